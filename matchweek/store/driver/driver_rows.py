"""What an act of a shell command reads and changes, in SQLite's own words, with no model imported.

The same rows as `model_rows` reads and writes, in the same form; a test holds both to it act by act. What a
field is stands where it does for all: on the dataclass of its entity (domain/base/fields.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING
from datetime import date, datetime
from functools import cache
from typing import Any

from matchweek.domain.base.change import Change, Fields
from matchweek.domain.base.fields import described, instant
from matchweek.domain.board.entities import ENTITIES
from matchweek.store.driver.fetching import fetch, marks, moment, of_damage, quoted

# What the store keeps of a list for itself, with what a new one holds.
_OF_THE_STORE: dict[str, dict[str, tuple[type, Any]]] = {
    "list": {"state": (str, "loading"), "digest": (str, "")}
}


class DriverRows:
    """Values are given and returned as the journal keeps them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def by_key(self, entity: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
        name, kinds = ENTITIES[entity].key, _kinds(entity)
        wanted = [_key(entity, key) for key in keys]
        try:
            rows = [
                {column: _told(kinds[column], value) for column, value in zip(kinds, row, strict=True)}
                for row in fetch(self._connection, entity, tuple(kinds), where={name: wanted})
            ]
        except (ValueError, TypeError, sqlite3.OperationalError) as error:
            if not of_damage(error):
                raise
            from matchweek.store.damage.unreadable import refused

            # To act on half of it would overwrite what can still be mended.
            raise refused() from error
        return {str(row[name]): row for row in rows}

    def remove(self, entity: str, run: Sequence[Change]) -> None:
        self._connection.executemany(
            f'DELETE FROM "{entity}" WHERE "{ENTITIES[entity].key}" = ?',
            [(_key(entity, change.key),) for change in run],
        )

    def insert(self, entity: str, run: Sequence[Change]) -> None:
        for change in run:
            row = _kept(entity, {**defaults(entity), **(change.after or {})})
            self._connection.execute(
                f'INSERT INTO "{entity}" ({quoted(tuple(row))}) VALUES ({marks(row)})', tuple(row.values())
            )

    def update(self, entity: str, run: Sequence[Change]) -> None:
        for change in run:
            row = _kept(entity, change.after or {})
            columns = ", ".join(f'"{name}" = ?' for name in row)
            self._connection.execute(
                f'UPDATE "{entity}" SET {columns} WHERE "{ENTITIES[entity].key}" = ?',
                (*row.values(), _key(entity, change.key)),
            )

    def append(self, entries: Sequence[Mapping[str, Any]]) -> None:
        for entry in entries:
            row = {**entry, "at": moment(entry["at"])}
            self._connection.execute(
                f"INSERT INTO entry ({quoted(tuple(row))}) VALUES ({marks(row)})", tuple(row.values())
            )

    def key_of(self, entity: str, key: str) -> tuple[str, Any]:
        """The column of a key, and the key as it stands in it."""
        return ENTITIES[entity].key, _key(entity, key)

    def can_be_key(self, entity: str, key: str) -> bool:
        return _kinds(entity)[ENTITIES[entity].key] is not int or key.isdecimal()

    def defaults(self, entity: str) -> dict[str, Any]:
        """What a new row holds where the act says nothing."""
        return dict(defaults(entity))


@cache
def _kinds(entity: str) -> dict[str, type]:
    """The columns of an entity's table with their types, the key first."""
    known = ENTITIES[entity]
    fields = {each.column: each.kind for each in described(known.kind)}
    key = {known.key: fields.get(known.key) or (int if known.key == "id" else str)}
    own = {name: kind for name, (kind, _) in _OF_THE_STORE.get(entity, {}).items()}
    return key | fields | own


@cache
def defaults(entity: str) -> dict[str, Any]:
    """What a new row of an entity holds where an act says nothing."""
    known = ENTITIES[entity]
    key = {known.key: None}
    fields = {each.column: _default(each.default) for each in described(known.kind)}
    own = {name: default for name, (_, default) in _OF_THE_STORE.get(entity, {}).items()}
    return key | fields | own


def _default(value: Any) -> Any:
    return None if value is MISSING else str(value) if isinstance(value, str) else value


def _key(entity: str, key: str) -> Any:
    return int(key) if _kinds(entity)[ENTITIES[entity].key] is int else key


def _kept(entity: str, fields: Fields) -> dict[str, Any]:
    """The journal's values in SQLite's form."""
    kinds = _kinds(entity)
    return {name: _as_kept(kinds[name], value) for name, value in fields.items()}


def _as_kept(kind: type, value: Any) -> Any:
    if kind is datetime and value is not None:
        return moment(value if isinstance(value, datetime) else datetime.fromisoformat(value))
    if kind is bool and value is not None:
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


_TOLD: dict[type, Callable[[Any], Any]] = {datetime: lambda value: instant(value).isoformat(), bool: bool}


def _told(kind: type, value: Any) -> Any:
    """A value in SQLite's form as the journal has it."""
    told = _TOLD.get(kind)
    return value if told is None or value is None else told(value)
