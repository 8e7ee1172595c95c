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
from matchweek.store.driver.fetching import ask, fetch, through_models, value_of
from matchweek.store.schema import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

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
_KEYS = 500


def entries(connection: Either, after: int = 0, limit: int | None = None) -> list[Entry]:
    """Entries with a higher number than `after`, oldest first."""
    return _entries(connection, above=after, order="seq", limit=limit)


def newest(connection: Either, limit: int | None = None) -> list[Entry]:
    """The newest entries, newest first."""
    return _entries(connection, limit=limit)


def count_groups(connection: Either) -> int:
    """How many acts there are."""
    return int(value_of(connection, "SELECT count(DISTINCT group_no) FROM entry"))


def group_entries(connection: Either, group: int) -> list[Entry]:
    """The entries of one act, in their order."""
    found = _entries(connection, {"group_no": group}, order="seq")
    if value_of(connection, "SELECT count(*) FROM entry WHERE group_no = ?", (group,)) != len(found):
        from matchweek.store.damage import unreadable

        # A part of an act is never taken back.
        raise unreadable.refused()
    return found


_GROUPS = """
SELECT group_no, min(act), min(undoes) FROM entry
WHERE actor = ? AND seq > ? AND schema_version = ? AND group_no < ?
GROUP BY group_no ORDER BY group_no DESC LIMIT ?
"""
_NO_GROUP_YET = 2**63 - 1


def group_heads(connection: Either, actor: str, floor: int) -> Iterator[GroupHead]:
    """An actor's groups since `floor`, newest first; read as they are asked for, since undo needs few."""
    before = _NO_GROUP_YET
    while found := list(ask(connection, _GROUPS, (actor, floor, SCHEMA, before, _HEADS))):
        yield from (GroupHead(group, act, undoes) for group, act, undoes in found)
        before = found[-1][0]


def later_entries(connection: Either, entry: Entry) -> list[Entry]:
    """The entries that changed the same row after this one, whoever made them, newest first."""
    return _entries(connection, {"entity": entry.entity, "key": entry.key}, above=entry.seq)


def later_of(connection: Either, entity: str, seq: int) -> list[Entry]:
    """The entries that changed any row of one entity after an entry, newest first."""
    return _entries(connection, {"entity": entity}, above=seq)


def changed_since(connection: Either, changes: Iterable[Change], seq: int) -> bool:
    """Whether a field that one of the changes overwrites was changed by an entry after `seq` already."""
    for change in changes:
        if change.before is None or change.after is None:
            continue
        row = {"entity": change.entity, "key": change.key}
        for before, after in fetch(
            connection, "entry", ("before", "after"), where=row, above={"seq": seq}, order="seq"
        ):
            if before is None or after is None or not change.after.keys().isdisjoint(json.loads(after)):
                return True
    return False


def entries_about(connection: Either, rows: Mapping[str, Sequence[str]]) -> list[Entry]:
    """The entries that changed some rows, given as keys by entity, newest first."""
    found = [
        entry
        for entity, keys in rows.items()
        for start in range(0, len(keys), _KEYS)
        for entry in _entries(connection, {"entity": entity, "key": list(keys[start : start + _KEYS])})
    ]
    return sorted(found, key=lambda entry: entry.seq, reverse=True)


def _entries(
    connection: Either,
    where: Mapping[str, Any] | None = None,
    above: int | None = None,
    order: str = "seq DESC",
    limit: int | None = None,
) -> list[Entry]:
    """The entries that are `where` says, after the one `above`; those that cannot be read are left out, and
    named."""
    after = {} if above is None else {"seq": above}
    try:
        rows = fetch(connection, "entry", _COLUMNS, where=where, above=after, order=order, limit=limit)
        return [_entry(row) for row in rows]
    except Exception as error:
        if isinstance(connection, sqlite3.Connection):
            if not isinstance(error, ValueError | TypeError | sqlite3.OperationalError):
                raise
            with through_models(connection, error) as models:
                return _entries(models, where, above, order, limit)
        from matchweek.store.damage import unreadable
        from matchweek.store.models.prepared_sql import ENTRY, select_rows

        if not isinstance(error, unreadable.WRONG_VALUES) or not unreadable.is_damage(error):
            raise
        query, values = select_rows("entry", _COLUMNS, where or {}, order, limit, above=after)
        return [_entry(tuple(row.values())) for row in unreadable.readable(connection, query, ENTRY, values)]


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
