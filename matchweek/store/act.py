"""An act: every change to the week goes through here, with its entry in the journal, or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.change import Change, Fields
from matchweek.store.driver import texts
from matchweek.store.driver.fetching import value_of
from matchweek.store.schema import SCHEMA

if TYPE_CHECKING:
    from matchweek.store.driver.driver_rows import DriverRows
    from matchweek.store.driver.fetching import Either
    from matchweek.store.models.model_rows import ModelRows

_CHUNK = 500


class Act:
    """One act inside its transaction: what it reads is current, what it puts is journalled.

    Values are given and returned as the journal keeps them: dates and times as ISO 8601 text.
    """

    def __init__(self, connection: Any, name: str, at: datetime, actor: str) -> None:
        self.connection = connection
        self._rows = _rows_of(connection)
        self.name = name
        self.at = at
        self.actor = actor
        self.group = last_seq(connection) + 1
        self.changes: list[Change] = []

    def get(self, entity: str, key: str) -> dict[str, Any] | None:
        return self.get_many(entity, [key]).get(key)

    def get_many(self, entity: str, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The rows that exist, by key, as plain values."""
        wanted = [key for key in keys if self._rows.can_be_key(entity, key)]
        found: dict[str, dict[str, Any]] = {}
        for start in range(0, len(wanted), _CHUNK):
            found |= self._rows.by_key(entity, wanted[start : start + _CHUNK])
        return found

    def put(self, entity: str, key: str, **fields: Any) -> None:
        """Insert or change one row; fields that already have the value are not journalled."""
        self.put_many(entity, {key: fields})

    def put_many(self, entity: str, rows: Mapping[str, Fields]) -> None:
        """The same for several rows at once, in the order given.

        A row that would hold nothing but what its absence says is not made.
        """
        default = self._rows.defaults(entity)
        known = self.get_many(entity, rows)
        changes = []
        for key, fields in rows.items():
            old = known.get(key)
            if old is None:
                if any(default[field] != value for field, value in fields.items()):
                    name, value = self._rows.key_of(entity, key)
                    new = {**default, **fields, name: value}
                    changes.append(Change(entity, key, None, new))
                continue
            changed = {field for field, value in fields.items() if old.get(field) != value}
            if changed:
                before = {field: old.get(field) for field in sorted(changed)}
                after = {field: fields[field] for field in sorted(changed)}
                changes.append(Change(entity, key, before, after))
        self.apply(changes)

    def remove(self, entity: str, key: str) -> None:
        row = self.get(entity, key)
        if row is not None:
            self.apply([Change(entity, key, row, None)])

    def add(self, entity: str, **fields: Any) -> str:
        """Insert a row under the next free number and return its key. Numbers are never used twice."""
        used = value_of(self.connection, "SELECT seq FROM sqlite_sequence WHERE name = ?", (entity,))
        key = str(int(used or 0) + 1)
        self.put(entity, key, **fields)
        return key

    def apply(self, changes: Sequence[Change]) -> None:
        """Carry out changes as they stand; they are journalled when the act ends."""
        for entity, kind, run in _runs(changes):
            getattr(self._rows, kind)(entity, run)
        self.changes.extend(changes)

    def note(self, entity: str = "", key: str = "", **after: Any) -> None:
        """Journal something that happened without changing a row."""
        self.changes.append(Change(entity, key, None, after or None))

    def write_journal(self, undoes: int | None = None) -> None:
        """Append the entries of this act; the caller's transaction makes both durable together."""
        if not self.changes:
            return
        rows = [
            {
                "at": self.at.astimezone(UTC),
                "act": self.name,
                "group_no": self.group,
                "entity": change.entity,
                "key": change.key,
                "before": _to_json(change.before),
                "after": _to_json(change.after),
                "actor": self.actor,
                "schema_version": SCHEMA,
                "undoes": undoes,
            }
            for change in self.changes
        ]
        self._rows.append(rows)


def last_seq(connection: Either) -> int:
    return int(value_of(connection, texts.LAST_SEQ))


def _rows_of(connection: Either) -> ModelRows | DriverRows:
    if isinstance(connection, sqlite3.Connection):
        from matchweek.store.driver.driver_rows import DriverRows

        return DriverRows(connection)
    from matchweek.store.models.model_rows import ModelRows

    return ModelRows(connection)


def _to_json(fields: Fields | None) -> str | None:
    return None if fields is None else json.dumps(dict(fields), ensure_ascii=False)


def _runs(changes: Sequence[Change]) -> list[tuple[str, str, list[Change]]]:
    """Neighbouring changes of one kind to one entity, so that each run is one statement."""
    runs: list[tuple[str, str, list[Change]]] = []
    for change in changes:
        kind = "remove" if change.after is None else "insert" if change.before is None else "update"
        last = runs[-1] if runs else None
        if last and last[:2] == (change.entity, kind) and _same_fields(last[2][-1], change):
            last[2].append(change)
        else:
            runs.append((change.entity, kind, [change]))
    return runs


def _same_fields(one: Change, other: Change) -> bool:
    return one.after is None or other.after is None or one.after.keys() == other.after.keys()
