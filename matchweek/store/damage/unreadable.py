"""Rows that cannot be read: left out, named, and all others read all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Select, Table
from sqlalchemy.exc import OperationalError

from matchweek.errors import WeekFileError
from matchweek.store.damage.sound import as_it_is, flaw, named

_FOUND: WeakKeyDictionary[Engine, dict[str, None]] = WeakKeyDictionary()

WRONG_VALUES = (ValueError, TypeError, OperationalError)
"""What a damaged value raises when it is read; `is_damage` tells which OperationalError is one."""


def is_damage(error: Exception) -> bool:
    """Whether an error of WRONG_VALUES comes from a damaged value; SQLite says much else by the same one."""
    return not isinstance(error, OperationalError) or "decode" in str(error).lower()


def found(engine: Engine) -> tuple[str, ...]:
    """The rows met so far that could not be read, such as “call 3: its at is no time”."""
    return tuple(_FOUND.get(engine, ()))


def readable(
    connection: Connection, query: Select[Any], table: Table, parameters: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The rows of a query on one table that every reader can take, as SQLite has them, by column."""
    compiled = query.params(parameters or {}).compile(
        connection.engine, compile_kwargs={"literal_binds": True}
    )
    kept = []
    with _raw(connection) as driver:
        cursor = driver.execute(str(compiled))
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        wrong = "its key is damaged" if isinstance(row.get("its_key"), bytes) else flaw(table, row)
        if wrong:
            _FOUND.setdefault(connection.engine, {})[f"{_name(table, row)}: {wrong}"] = None
        else:
            kept.append(row)
    return kept


def _name(table: Table, row: Mapping[str, Any]) -> str:
    key = next(iter(table.primary_key.columns)).name
    return named(table, {key: row.get("its_key"), **row} if key not in row else row)


@contextmanager
def _raw(connection: Connection) -> Iterator[Any]:
    """The driver's own connection, which gives what is no text as bytes."""
    driver: Any = connection.connection.driver_connection
    before, driver.text_factory = driver.text_factory, as_it_is
    try:
        yield driver
    finally:
        driver.text_factory = before


def refused(rows: Sequence[str] = ()) -> WeekFileError:
    """What to say where an act needs a row that cannot be read."""
    what = "; ".join(rows) or "A value that this needs"
    return WeekFileError(
        "This row of the week file is damaged",
        f"{what[:1].upper()}{what[1:]} cannot be read.",
        "Nothing was changed. Leave matchweek; `matchweek restore --salvage` mends what the history tells.",
    )
