"""From rows to the domain's plain values: everything read leaves the store through here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, select, text

from matchweek.domain.advocates import Advocate
from matchweek.domain.applicant import Applicant
from matchweek.domain.calls import Call
from matchweek.domain.entities import ENTITIES as KNOWN
from matchweek.domain.fields import decoder
from matchweek.domain.interviews import Interview
from matchweek.domain.kept import KINDS, NUMBERED, Cap, Kept
from matchweek.domain.lists import ListInfo
from matchweek.domain.offers import Offer
from matchweek.domain.own_times import OwnTime
from matchweek.domain.program import Listing, codes_among
from matchweek.domain.triage import Application, Triage
from matchweek.store import tables, unreadable
from matchweek.store.journal import ENTITIES
from matchweek.store.kinds import other_kinds
from matchweek.store.lists import REJECTED
from matchweek.store.statements import LIST, LISTING

T = TypeVar("T")
WEEK: Table = tables.WeekRow.__table__  # type: ignore[attr-defined]


def epoch(connection: Connection) -> str:
    return str(connection.execute(select(WEEK.c.epoch)).scalar_one())


def week_kind(connection: Connection) -> str:
    return str(connection.execute(select(WEEK.c.kind)).scalar_one())


def season(connection: Connection) -> int:
    """The year of the Match Week whose file this is."""
    return int(connection.execute(select(WEEK.c.season)).scalar_one())


def created_at(connection: Connection) -> datetime:
    """When the file was made, by the clock of the window that made it (aware UTC)."""
    at: datetime = connection.execute(select(WEEK.c.created_at)).scalar_one()
    return at


def undo_floor(connection: Connection) -> int:
    return int(connection.execute(select(WEEK.c.undo_floor)).scalar_one())


def applicant(connection: Connection) -> Applicant:
    return next((one for _, one in _by_key(connection, "me", Applicant)), Applicant())


def triage(connection: Connection) -> dict[str, Triage]:
    return dict(_by_key(connection, "triage", Triage))


def applications(connection: Connection) -> dict[str, Application]:
    return dict(_by_key(connection, "application", Application))


def calls(connection: Connection) -> list[Call]:
    """All calls, newest first."""
    table = ENTITIES["call"]
    return [call for _, call in _by_key(connection, "call", Call, table.c.at.desc(), table.c.id.desc())]


def advocates(connection: Connection) -> list[Advocate]:
    """All advocates by tier, then name; those without a tier last."""
    by = ENTITIES["advocate"].c
    order = (by.tier.is_(None), by.tier, by.name, by.id)
    return [advocate for _, advocate in _by_key(connection, "advocate", Advocate, *order)]


def kept(connection: Connection) -> Kept:
    """What is kept by key (own times, caps, tasks and the like), and by number: offers, interviews."""
    found = Kept()
    for entity, held in (KINDS | NUMBERED).items():
        getattr(found, held.field).update(_by_key(connection, entity, held.kind))
    return found


def offers(connection: Connection) -> dict[int, Offer]:
    """The offers recorded, by number."""
    return dict(_by_key(connection, "offer", Offer))


def interviews(connection: Connection) -> dict[int, Interview]:
    """The interviews, by number."""
    return dict(_by_key(connection, "interview", Interview))


def own_times(connection: Connection) -> dict[str, OwnTime]:
    """One's own times for moments of the timetable, by keys such as “2027/round_2_closes”."""
    return dict(_by_key(connection, "moment", OwnTime))


def caps(connection: Connection) -> dict[str, Cap]:
    """The corrected caps, by service."""
    return dict(_by_key(connection, "budget_cap", Cap))


def _by_key(connection: Connection, entity: str, kind: type[T], *order: Any) -> Iterator[tuple[Any, T]]:
    """Every row of an entity with its key, in the order given, else in that in which they were made."""
    query = _query(entity, kind).order_by(*(order or [text("rowid")]))
    return iter(_read(connection, query, entity, kind))


def _read(connection: Connection, query: Select[Any], entity: str, kind: type[T]) -> list[tuple[Any, T]]:
    """The rows of a query with their keys; those that cannot be read are left out, and named."""
    try:
        if connection.exec_driver_sql(other_kinds(entity)).first() is None:
            return list(decoder(kind).keyed(connection.execute(query).fetchall()))
    except unreadable.WRONG_VALUES as error:
        if not unreadable.is_damage(error):
            raise
    return _readable(connection, query, ENTITIES[entity], kind)


def _readable(connection: Connection, query: Select[Any], table: Table, kind: type[T]) -> list[tuple[Any, T]]:
    rows = unreadable.readable(connection, query, table)
    return list(decoder(kind).keyed(tuple(row.values()) for row in rows))


def _query(entity: str, kind: type) -> Select[Any]:
    """The key of each row, then its fields in the order of their dataclass."""
    table = ENTITIES[entity]
    return select(
        table.c[KNOWN[entity].key].label("its_key"), *(table.c[name] for name in decoder(kind).columns)
    )


def current_lists(connection: Connection) -> list[ListInfo]:
    """The lists in force, in the order in which they were brought in."""
    order = (LIST.c.imported_at, LIST.c.id)
    query = _query("list", ListInfo).where(LIST.c.state == "current").order_by(*order)
    infos = [info for _, info in _read(connection, query, "list", ListInfo)]
    return [replace(each, unread=_unread(connection, each.id)) if each.rejected else each for each in infos]


def _unread(connection: Connection, list_id: int) -> frozenset[str]:
    texts = connection.execute(select(REJECTED.c.text).where(REJECTED.c.list_id == list_id)).scalars()
    return frozenset().union(*map(codes_among, texts))


def listings(connection: Connection, list_id: int, codes: Sequence[str] | None = None) -> dict[str, Listing]:
    """One list's rows by program code, in the order of the list; with `codes` only those."""
    made = decoder(Listing)
    columns = [LISTING.c[name] for name in made.columns]
    query = (
        select(LISTING.c.code.label("its_key"), *columns)
        .where(LISTING.c.list_id == list_id)
        .order_by(text("rowid"))
    )
    if codes is not None:
        query = query.where(LISTING.c.code.in_(codes))
    try:
        return dict(made.keyed(connection.execute(query)))
    except unreadable.WRONG_VALUES as error:
        if not unreadable.is_damage(error):
            raise
    return dict(_readable(connection, query, LISTING, Listing))


def rejected(connection: Connection, list_id: int) -> list[tuple[int, str, str]]:
    query = select(REJECTED.c.row, REJECTED.c.reason, REJECTED.c.text).where(REJECTED.c.list_id == list_id)
    return [(row, reason, text) for row, reason, text in connection.execute(query.order_by(REJECTED.c.row))]
