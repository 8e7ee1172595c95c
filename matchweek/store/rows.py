"""From rows to the domain's plain values: everything read leaves the store through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime
from sys import intern
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select, text

from matchweek.domain.advocates import Advocate
from matchweek.domain.applicant import Applicant
from matchweek.domain.calls import Call
from matchweek.domain.interviews import Interview
from matchweek.domain.kept import KINDS, NUMBERED, Cap, Kept, OwnTime
from matchweek.domain.lists import ListInfo
from matchweek.domain.offers import Offer
from matchweek.domain.program import Listing, codes_among
from matchweek.domain.triage import Application, Triage
from matchweek.store import tables
from matchweek.store.journal import ENTITIES
from matchweek.store.lists import REJECTED
from matchweek.store.statements import LIST, LISTING

T = TypeVar("T")
WEEK: Table = tables.WeekRow.__table__  # type: ignore[attr-defined]
_LISTING_FIELDS = tuple(field.name for field in fields(Listing))
# Words that repeat down a list: one copy each keeps a list of 100,000 rows small.
_SHARED = ("institution", "specialty", "type", "city", "state", "service", "visa", "name")


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
    row = connection.execute(select(ENTITIES["me"])).mappings().first()
    if row is None:
        return Applicant()
    return Applicant(**{name: value for name, value in row.items() if name != "id"})


def triage(connection: Connection) -> dict[str, Triage]:
    table = ENTITIES["triage"]
    return {
        code: Triage(lane, tier, refused, note, zone)
        for code, lane, tier, refused, note, zone in connection.execute(
            select(table.c.code, table.c.lane, table.c.tier, table.c.refused, table.c.note, table.c.zone)
        )
    }


def applications(connection: Connection) -> dict[str, Application]:
    table = ENTITIES["application"]
    return {
        code: Application(planned, at, via, because)
        for code, planned, at, via, because in connection.execute(
            select(table.c.code, table.c.planned, table.c.submitted_at, table.c.via, table.c.because)
        )
    }


def calls(connection: Connection) -> list[Call]:
    """All calls, newest first."""
    table = ENTITIES["call"]
    query = select(table).order_by(table.c.at.desc(), table.c.id.desc())
    return [Call(**row) for row in connection.execute(query).mappings()]


def advocates(connection: Connection) -> list[Advocate]:
    """All advocates by tier, then name; those without a tier last."""
    table = ENTITIES["advocate"]
    query = select(table).order_by(table.c.tier.is_(None), table.c.tier, table.c.name, table.c.id)
    return [Advocate(**row) for row in connection.execute(query).mappings()]


def kept(connection: Connection) -> Kept:
    """What is kept by key (own times, caps, tasks and the like), and by number: offers, interviews."""
    found = Kept()
    for entity, (field, kind) in KINDS.items():
        getattr(found, field).update(_by_key(connection, entity, kind))
    for entity, (field, kind) in NUMBERED.items():
        getattr(found, field).update(_by_number(connection, entity, kind))
    return found


def offers(connection: Connection) -> dict[int, Offer]:
    """The offers recorded, by number."""
    return _by_number(connection, "offer", Offer)


def interviews(connection: Connection) -> dict[int, Interview]:
    """The interviews, by number."""
    return _by_number(connection, "interview", Interview)


def own_times(connection: Connection) -> dict[str, OwnTime]:
    """One's own times for moments of the timetable, by keys such as “2027/round_2_closes”."""
    return _by_key(connection, "moment", OwnTime)


def caps(connection: Connection) -> dict[str, Cap]:
    """The corrected caps, by service."""
    return _by_key(connection, "budget_cap", Cap)


def _by_key(connection: Connection, entity: str, kind: Callable[..., T]) -> dict[str, T]:
    rows = connection.execute(select(ENTITIES[entity]).order_by(text("rowid")))
    return {key: kind(*values) for key, *values in rows}


def _by_number(connection: Connection, entity: str, kind: Callable[..., T]) -> dict[int, T]:
    table = ENTITIES[entity]
    rows = connection.execute(select(table).order_by(table.c.id)).mappings()
    return {row["id"]: kind(**row) for row in rows}


def current_lists(connection: Connection) -> list[ListInfo]:
    """The lists in force, in the order in which they were brought in."""
    query = select(LIST).where(LIST.c.state == "current").order_by(LIST.c.imported_at, LIST.c.id)
    return [
        ListInfo(
            id=row.id,
            after_round=row.after_round,
            whole=row.whole,
            imported_at=row.imported_at,
            source=row.source,
            rows=row.row_count,
            rejected=row.rejected_count,
            unread=_unread(connection, row.id) if row.rejected_count else frozenset(),
        )
        for row in connection.execute(query).all()
    ]


def _unread(connection: Connection, list_id: int) -> frozenset[str]:
    texts = connection.execute(select(REJECTED.c.text).where(REJECTED.c.list_id == list_id)).scalars()
    return frozenset().union(*map(codes_among, texts))


def listings(connection: Connection, list_id: int, codes: Sequence[str] | None = None) -> dict[str, Listing]:
    """One list's rows by program code, in the order of the list; with `codes` only those."""
    columns = [LISTING.c[name] for name in _LISTING_FIELDS]
    query = select(*columns).where(LISTING.c.list_id == list_id).order_by(text("rowid"))
    if codes is not None:
        query = query.where(LISTING.c.code.in_(codes))
    shared = [name in _SHARED for name in _LISTING_FIELDS]
    found = {}
    for row in connection.execute(query):
        values: list[Any] = [
            intern(value) if share else value for value, share in zip(row, shared, strict=True)
        ]
        found[row[0]] = Listing(*values)
    return found


def rejected(connection: Connection, list_id: int) -> list[tuple[int, str, str]]:
    query = select(REJECTED.c.row, REJECTED.c.reason, REJECTED.c.text).where(REJECTED.c.list_id == list_id)
    return [(row, reason, text) for row, reason, text in connection.execute(query.order_by(REJECTED.c.row))]
