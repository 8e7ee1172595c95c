"""Rows of one table, through its model or in SQLite's own words: a test holds both to the same.

Neither a window nor a quick shell command waits for the models: importing them takes longer, and holds more
memory, than all else that either does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from matchweek.store.database import Database

    Either: TypeAlias = Connection | sqlite3.Connection

Wanted = Mapping[str, Any]


def fetch(
    connection: Either,
    table: str,
    columns: Sequence[str],
    *,
    where: Wanted | None = None,
    above: Mapping[str, int] | None = None,
    order: str = "rowid",
    limit: int | None = None,
) -> Iterable[Any]:
    """The columns of the rows that are `where` says, and greater than `above` does, as tuples.

    A list in `where` means any of its values, not more than SQLite takes in one statement. Table, columns and
    `order` are never from outside. Times, days and yes-or-no come as they are kept: decode them.
    """
    if not isinstance(connection, sqlite3.Connection):
        from matchweek.store.models.prepared_sql import select_rows

        return connection.execute(*select_rows(table, columns, where or {}, order, limit, above=above))
    clauses, values = [], []
    for name, value in (where or {}).items():
        several = isinstance(value, Collection) and not isinstance(value, str)
        wanted = list(value) if several else [value]
        values += wanted
        clauses.append(f'"{name}" IN ({marks(wanted)})' if several else f'"{name}" IS ?')
    for name, least in (above or {}).items():
        clauses.append(f'"{name}" > ?')
        values.append(least)
    query = f'SELECT {quoted(columns)} FROM "{table}"'
    query += f" WHERE {' AND '.join(clauses)}" if clauses else ""
    query += f" ORDER BY {order}" + (f" LIMIT {limit}" if limit is not None else "")
    return connection.execute(query, values)


class Driver(sqlite3.Connection):
    """A connection without the models, which can read again through them what is damaged."""

    models: Callable[[], Database]
    """The same file through its models, as it is stored."""


def through_models(connection: sqlite3.Connection, error: Exception) -> Connection:
    """The models' connection to a file in which a damaged value was met: they leave its row out, and name it.

    Raises the error where it is none of damage, and for who looks only once: it opens the file anew.
    """
    if not isinstance(connection, Driver) or not of_damage(error):
        raise error
    return connection.models().engine.connect()


def of_damage(error: Exception) -> bool:
    """Whether what reading raised comes from a damaged value; SQLite says much else by the same error."""
    return not isinstance(error, sqlite3.OperationalError) or "decode" in str(error).lower()


def value_of(connection: Either, statement: str, values: tuple[Any, ...] = ()) -> Any:
    """The first value that a statement in SQLite's own words gives; None where it gives no row."""
    if isinstance(connection, sqlite3.Connection):
        row: Any = connection.execute(statement, values).fetchone()
    else:
        row = connection.exec_driver_sql(statement, values).first()
    return None if row is None else row[0]


def ask(connection: Either, statement: str, values: tuple[Any, ...] = ()) -> Iterable[Any]:
    """The rows that a statement in SQLite's own words gives."""
    if isinstance(connection, sqlite3.Connection):
        return connection.execute(statement, values)
    return connection.exec_driver_sql(statement, values)


def quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))


def moment(at: datetime) -> str:
    """An instant as SQLite keeps it: UTC without an offset."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
