"""The journal read: entries, acts, and what changed since; `act` writes it.

Statements are built where they are asked for, so that who only imports this waits for no model.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.change import Change, Entry, GroupHead
from matchweek.domain.base.fields import instant
from matchweek.domain.board.entities import ENTITIES as KNOWN
from matchweek.errors import BadInput
from matchweek.store.act import Act, last_seq
from matchweek.store.driver.driver_rows import defaults
from matchweek.store.driver.fetching import fetch, through_models, value_of
from matchweek.store.schema import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Select, Table

    from matchweek.store.driver.fetching import Either

    ENTITIES: dict[str, Table]

__all__ = ["ENTITIES", "Act", "last_seq"]

_KIND_WORDS = {
    bool: "yes or no",
    int: "a whole number",
    datetime: "an instant with its offset, such as 2027-03-18T10:58-04:00",
    date: "a date, such as 2027-03-18",
}
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_COLUMNS = (
    "seq", "at", "act", "group_no", "entity", "key", "before", "after", "actor", "schema_version", "undoes",
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "ENTITIES":
        from matchweek.store.models.prepared_sql import TABLES

        return TABLES
    raise AttributeError(name)


_HEADS = 100


def entries(connection: Connection, after: int = 0, limit: int | None = None) -> list[Entry]:
    """Entries with a higher number than `after`, oldest first."""
    from matchweek.store.models import prepared_sql

    query = prepared_sql.ENTRIES_AFTER if limit is None else prepared_sql.ENTRIES_AFTER.limit(limit)
    return _entries(connection, query, {"after": after})


def newest(connection: Either, limit: int | None = None) -> list[Entry]:
    """The newest entries, newest first."""
    if isinstance(connection, sqlite3.Connection):
        try:
            return [
                _entry(row) for row in fetch(connection, "entry", _COLUMNS, order="seq DESC", limit=limit)
            ]
        except (ValueError, TypeError, sqlite3.OperationalError) as error:
            with through_models(connection, error) as models:
                return newest(models, limit)
    from sqlalchemy import select

    from matchweek.store.models.prepared_sql import ENTRY

    return _entries(connection, select(ENTRY).order_by(ENTRY.c.seq.desc()).limit(limit))


def count_groups(connection: Either) -> int:
    """How many acts there are."""
    return int(value_of(connection, "SELECT count(DISTINCT group_no) FROM entry"))


def group_entries(connection: Connection, group: int) -> list[Entry]:
    """The entries of one act, in their order."""
    from sqlalchemy import func, select

    from matchweek.store.damage import unreadable
    from matchweek.store.models.prepared_sql import ENTRY

    found = _entries(connection, select(ENTRY).where(ENTRY.c.group_no == group).order_by(ENTRY.c.seq))
    count = select(func.count()).select_from(ENTRY).where(ENTRY.c.group_no == group)
    if connection.execute(count).scalar_one() != len(found):
        # A part of an act is never taken back.
        raise unreadable.refused()
    return found


def group_heads(connection: Connection, actor: str, floor: int) -> Iterator[GroupHead]:
    """An actor's groups since `floor`, newest first; read as they are asked for, since undo needs few."""
    from sqlalchemy import func, select

    from matchweek.store.models.prepared_sql import ENTRY

    query = (
        select(ENTRY.c.group_no, func.min(ENTRY.c.act), func.min(ENTRY.c.undoes))
        .where(ENTRY.c.actor == actor, ENTRY.c.seq > floor, ENTRY.c.schema_version == SCHEMA)
        .group_by(ENTRY.c.group_no)
        .order_by(ENTRY.c.group_no.desc())
        .limit(_HEADS)
    )
    found = connection.execute(query).all()
    while found:
        yield from (GroupHead(group, act, undoes) for group, act, undoes in found)
        found = connection.execute(query.where(ENTRY.c.group_no < found[-1][0])).all()


def later_entries(connection: Connection, entry: Entry) -> list[Entry]:
    """The entries that changed the same row after this one, whoever made them, newest first."""
    from sqlalchemy import select

    from matchweek.store.models.prepared_sql import ENTRY

    query = select(ENTRY).where(
        ENTRY.c.entity == entry.entity, ENTRY.c.key == entry.key, ENTRY.c.seq > entry.seq
    )
    return _entries(connection, query.order_by(ENTRY.c.seq.desc()))


def later_of(connection: Connection, entity: str, seq: int) -> list[Entry]:
    """The entries that changed any row of one entity after an entry, newest first."""
    from sqlalchemy import select

    from matchweek.store.models.prepared_sql import ENTRY

    query = select(ENTRY).where(ENTRY.c.entity == entity, ENTRY.c.seq > seq).order_by(ENTRY.c.seq.desc())
    return _entries(connection, query)


def changed_since(connection: Connection, changes: Iterable[Change], seq: int) -> bool:
    """Whether a field that one of the changes overwrites was changed by an entry after `seq` already."""
    from sqlalchemy import select

    from matchweek.store.models.prepared_sql import ENTRY

    for change in changes:
        if change.before is None or change.after is None:
            continue
        rows = connection.execute(
            select(ENTRY.c.before, ENTRY.c.after).where(
                ENTRY.c.entity == change.entity, ENTRY.c.key == change.key, ENTRY.c.seq > seq
            )
        )
        for before, after in rows:
            if before is None or after is None or not change.after.keys().isdisjoint(json.loads(after)):
                return True
    return False


def entries_about(connection: Connection, rows: Mapping[str, Sequence[str]]) -> list[Entry]:
    """The entries that changed some rows, given as keys by entity, newest first."""
    from sqlalchemy import and_, false, or_, select

    from matchweek.store.models.prepared_sql import ENTRY

    wanted = [and_(ENTRY.c.entity == entity, ENTRY.c.key.in_(keys)) for entity, keys in rows.items()]
    return _entries(connection, select(ENTRY).where(or_(false(), *wanted)).order_by(ENTRY.c.seq.desc()))


def _entries(
    connection: Connection, query: Select[Any], parameters: Mapping[str, Any] | None = None
) -> list[Entry]:
    """The entries of a query; those that cannot be read are left out, and named."""
    from matchweek.store.damage import unreadable
    from matchweek.store.models.prepared_sql import ENTRY

    try:
        return [_entry(row) for row in connection.execute(query, parameters)]
    except unreadable.WRONG_VALUES as error:
        if not unreadable.is_damage(error):
            raise
    rows = unreadable.readable(connection, query, ENTRY, parameters)
    return [_entry(tuple(row.values())) for row in rows]


def _entry(row: Sequence[Any]) -> Entry:
    seq, at, act, group, entity, key, before, after, actor, schema, undoes = row
    return Entry(
        seq=seq,
        at=instant(at),
        act=act,
        group=group,
        entity=entity,
        key=key,
        before=json.loads(before) if before is not None else None,
        after=json.loads(after) if after is not None else None,
        actor=actor,
        schema=schema,
        undoes=undoes,
    )


def _emptied(entity: str, column: Column[Any]) -> Any:
    """What a field holds once it is cleared. Raises BadInput for one that is never empty."""
    from matchweek.store.damage.sound import column_default

    default = column_default(column)
    if not column.nullable and default is None:
        raise BadInput(
            f"“{column.name}” cannot be empty",
            f"{_ARTICLE.get(entity[:1], 'A')} {entity} is not kept without it.",
            f"Give what is right: {column.name}=VALUE. Nothing was changed.",
        )
    return None if column.nullable else default


_ARTICLE = dict.fromkeys("aeio", "An")


def read_text(entity: str, field: str, text: str) -> Any:
    """A field's value from text a person typed, as the journal keeps it; empty text clears it.

    Raises BadInput for an unknown field or a value of the wrong kind.
    """
    from matchweek.store.damage.sound import kind_of
    from matchweek.store.models.prepared_sql import TABLES

    table = TABLES[entity]
    column = table.columns.get(field)
    if column is None or column.primary_key:
        known = ", ".join(name.name for name in table.columns if not name.primary_key)
        raise BadInput(f"No such field of {entity}", f"“{field}” was given.", f"Known: {known}.")
    if text == "":
        return _emptied(entity, column)
    kind = kind_of(column)
    try:
        if kind is bool:
            return _YES_NO[text.lower()]
        if kind is int:
            return int(text)
        if kind is datetime:
            return _aware(text).isoformat()
        if kind is date:
            return date.fromisoformat(text).isoformat()
    except (KeyError, ValueError) as error:
        raise BadInput(
            f"Not a value for {field}",
            f"“{text}” does not read as {_KIND_WORDS[kind]}.",
            "Nothing was changed.",
        ) from error
    return text


def defaults_of(entity: str) -> Mapping[str, Any]:
    """What a new row of an entity holds where an act says nothing."""
    return defaults(entity) if entity in KNOWN else {}


def _aware(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("no offset")
    return at.astimezone(UTC)
