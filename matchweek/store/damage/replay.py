"""What the journal tells of each row: its fields as the newest entries left them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table

from matchweek.store.damage.sound import kind_of

QUERY = "SELECT seq, entity, key, before, after FROM entry ORDER BY seq"
_WALL = "%Y-%m-%d %H:%M:%S.%f"


class Told(NamedTuple):
    """One entry, as plain values."""

    seq: int
    entity: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Row(NamedTuple):
    """A row as the journal tells it: its fields, None where it was removed.

    `whole` says that its making is told, so that no field is missing.
    """

    fields: dict[str, Any] | None
    whole: bool


def told_by(entries: Iterable[Told]) -> dict[tuple[str, str], Row]:
    """The rows that some entries tell of, by entity and key; the entries are in their order."""
    rows: dict[tuple[str, str], Row] = {}
    for entry in entries:
        place = entry.entity, entry.key
        known = rows.get(place)
        if entry.after is None:
            rows[place] = Row(None, True)
        elif entry.before is None:
            rows[place] = Row(dict(entry.after), True)
        elif known is None or known.fields is None:
            rows[place] = Row(dict(entry.after), False)
        else:
            rows[place] = Row({**known.fields, **entry.after}, known.whole)
    return rows


def told(row: tuple[Any, ...]) -> Told:
    """One row of QUERY. Raises ValueError or TypeError for one that cannot be read."""
    seq, entity, key, before, after = row
    return Told(seq, entity, key, _record(before), _record(after))


def _record(text: str | None) -> dict[str, Any] | None:
    record = None if text is None else json.loads(text)
    if not isinstance(record, dict | None):
        raise TypeError("a record is no object")
    return record


def as_kept(table: Table, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The journal's values as SQLite has them in the table; what is no field of it is left away."""
    return {
        name: _as_kept(kind_of(table.columns[name]), value)
        for name, value in fields.items()
        if name in table.columns
    }


def _as_kept(kind: type, value: Any) -> Any:
    if kind is bool and isinstance(value, bool):
        return int(value)
    if not isinstance(value, str) or kind not in (datetime, date):
        return value
    try:
        if kind is date:
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(value).astimezone(UTC).strftime(_WALL)
    except (ValueError, OverflowError):
        return value
