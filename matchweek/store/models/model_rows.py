"""What an act reads and changes, through the models of the tables; `driver_rows` does it without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table

from matchweek.domain.base.change import Change, Fields
from matchweek.store.damage import unreadable
from matchweek.store.damage.sound import column_default, kind_of
from matchweek.store.models import prepared_sql
from matchweek.store.models.prepared_sql import KEY, KEYS, NEW, TABLES, key_column

if TYPE_CHECKING:
    from sqlalchemy import Connection


class ModelRows:
    """Values are given and returned as the journal keeps them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_key(self, entity: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
        table = TABLES[entity]
        column = key_column(table)
        query = prepared_sql.rows_by_key(table)
        wanted = [read_key(table, key) for key in keys]
        try:
            rows = self._connection.execute(query, {KEYS: wanted}).mappings()
            return {str(row[column]): {name: plain(value) for name, value in row.items()} for row in rows}
        except unreadable.WRONG_VALUES as error:
            if not unreadable.is_damage(error):
                raise
            # To act on half of it would overwrite what can still be mended.
            raise unreadable.refused() from error

    def remove(self, entity: str, run: Sequence[Change]) -> None:
        table = TABLES[entity]
        keys = [{KEY: read_key(table, change.key)} for change in run]
        self._connection.execute(prepared_sql.delete_by_key(table), keys)

    def insert(self, entity: str, run: Sequence[Change]) -> None:
        table = TABLES[entity]
        rows = [read_fields(table, change.after) for change in run]
        self._connection.execute(prepared_sql.insert_row(table), rows)

    def update(self, entity: str, run: Sequence[Change]) -> None:
        table = TABLES[entity]
        statement = prepared_sql.update_by_key(table, tuple(run[0].after or ()))
        self._connection.execute(statement, [_update_values(table, change) for change in run])

    def append(self, entries: Sequence[Mapping[str, Any]]) -> None:
        self._connection.execute(prepared_sql.ADD_ENTRY, entries)

    def key_of(self, entity: str, key: str) -> tuple[str, Any]:
        """The column of a key, and the key as it stands in it."""
        table = TABLES[entity]
        return key_column(table).name, plain(read_key(table, key))

    def can_be_key(self, entity: str, key: str) -> bool:
        return kind_of(key_column(TABLES[entity])) is not int or key.isdecimal()

    def defaults(self, entity: str) -> dict[str, Any]:
        """What a new row holds where the act says nothing."""
        return {column.name: column_default(column) for column in TABLES[entity].columns}


def plain(value: Any) -> Any:
    """A column's value as it stands in the journal: dates and times as ISO 8601 text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def read_key(table: Table, key: str) -> Any:
    return int(key) if kind_of(key_column(table)) is int else key


def read_fields(table: Table, fields: Fields | None) -> dict[str, Any]:
    """Journal values as the columns want them: ISO text becomes dates and times again."""
    return {name: _read_value(table.columns[name], value) for name, value in (fields or {}).items()}


def _read_value(column: Column[Any], value: Any) -> Any:
    if isinstance(value, str):
        kind = kind_of(column)
        if kind is datetime:
            return datetime.fromisoformat(value).astimezone(UTC)
        if kind is date:
            return date.fromisoformat(value)
    return value


def _update_values(table: Table, change: Change) -> dict[str, Any]:
    values = read_fields(table, change.after)
    return {KEY: read_key(table, change.key), **{f"{NEW}{name}": values[name] for name in values}}
