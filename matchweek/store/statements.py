"""The statements of every act, built once: building one anew takes longer than SQLite takes to run it.

Those given as text name no value from outside, so the driver gets them as they stand.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Column, Delete, Insert, Select, Table, Update, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from matchweek.store import tables

ENTRY: Table = tables.EntryRow.__table__  # type: ignore[attr-defined]
LIST: Table = tables.ListRow.__table__  # type: ignore[attr-defined]
LISTING: Table = tables.ListingRow.__table__  # type: ignore[attr-defined]

FORMAT = "SELECT version_num FROM alembic_version"
EPOCH = "SELECT epoch FROM week"
LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM entry"
CURRENT_LISTS = "SELECT id FROM list WHERE state = 'current' ORDER BY after_round, imported_at, id"

ENTRIES_AFTER = select(ENTRY).where(ENTRY.c.seq > bindparam("after")).order_by(ENTRY.c.seq)
ADD_ENTRY = ENTRY.insert()

KEY, KEYS, NEW = "its_key", "its_keys", "new_"


def key_column(table: Table) -> Column[Any]:
    """What the journal calls a row's key: the first column of the primary key."""
    return next(iter(table.primary_key.columns))


@cache
def rows_by_key(table: Table) -> Select[Any]:
    """The rows whose keys are among KEYS."""
    return select(table).where(key_column(table).in_(bindparam(KEYS, expanding=True)))


@cache
def insert_row(table: Table) -> Insert:
    return insert(table)


@cache
def update_by_key(table: Table, names: tuple[str, ...]) -> Update:
    """Set these columns, each from NEW and its name, in the row with the key KEY."""
    values: dict[str, Any] = {name: bindparam(f"{NEW}{name}") for name in names}
    return table.update().where(key_column(table) == bindparam(KEY)).values(values)


@cache
def delete_by_key(table: Table) -> Delete:
    return table.delete().where(key_column(table) == bindparam(KEY))
