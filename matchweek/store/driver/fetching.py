"""Rows of one table, through its model or in SQLite's own words: a test holds both to the same.

The dashboard reads through the models. A shell command that reads, and the first look at a file, do not wait
for them: importing them takes longer than all else that such a command does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
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
    order: str = "rowid",
    limit: int | None = None,
) -> Iterable[Any]:
    """The columns of the rows that are `where` says, as tuples.

    A list in `where` means any of its values, not more than SQLite takes in one statement. Table, columns and
    `order` are never from outside. Times, days and yes-or-no come as they are kept: decode them.
    """
    if not isinstance(connection, sqlite3.Connection):
        from matchweek.store.models.prepared_sql import select_rows

        return connection.execute(select_rows(table, columns, where or {}, order, limit))
    clauses, values = [], []
    for name, value in (where or {}).items():
        several = isinstance(value, Collection) and not isinstance(value, str)
        wanted = list(value) if several else [value]
        values += wanted
        clauses.append(f'"{name}" IN ({marks(wanted)})' if several else f'"{name}" IS ?')
    query = f'SELECT {quoted(columns)} FROM "{table}"'
    query += f" WHERE {' AND '.join(clauses)}" if clauses else ""
    query += f" ORDER BY {order}" + (f" LIMIT {limit}" if limit is not None else "")
    return connection.execute(query, values)


class Driver(sqlite3.Connection):
    """The connection of a shell command, which can read again through the models what is damaged."""

    beside: Database | None = None

    def through_models(self) -> Connection:
        """A connection of the models to the same file, as it is stored."""
        from matchweek.store.database import Database

        if self.beside is None:
            path = self.execute("PRAGMA database_list").fetchone()[2]
            self.beside = Database(Path(path))
        return self.beside.engine.connect()


def through_models(connection: sqlite3.Connection, error: Exception) -> Connection:
    """The models' connection to a file in which a damaged value was met: they leave its row out, and name it.

    Raises the error where it is none of damage, and for who looks only once: it opens the file anew.
    """
    if not isinstance(connection, Driver) or not of_damage(error):
        raise error
    return connection.through_models()


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
