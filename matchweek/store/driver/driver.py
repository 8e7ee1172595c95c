"""A week file in order, used by SQLite's own driver: what a shell command does, which waits for no model.

Importing SQLModel and defining the tables takes longer than all else that such a command does. So it goes
around them as the first look of a window does, with the same settings of the file, the same lock and the same
one transaction an act; what an act may and writes is judged by the same code. A window goes through the
models, and so does a file that must be made, mended or brought up to date first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from matchweek.store.database import PATIENCE_MS, Database, refuse_schema, set_up, titled_errors
from matchweek.store.driver import listed, texts
from matchweek.store.driver.fetching import Driver
from matchweek.store.opening import file_version, make_private_place
from matchweek.store.schema import SCHEMA

if TYPE_CHECKING:
    from matchweek.store.database import Connection


class DriverDatabase(Database):
    """An open week file without an engine. Its connections are sqlite3's, which `fetching` and `Act` know."""

    def __init__(self, path: Path) -> None:
        # No engine is made: what needs one is not asked of a shell command that opens a file so.
        self.path: Path = path
        with titled_errors(path):
            self._driver = _connect(path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        if self._driver.in_transaction:
            # Asked from inside an act: what is stored is read, as the pool of the models gives it.
            beside = DriverDatabase(self.path)
            try:
                with beside.reading() as connection:
                    yield connection
            finally:
                beside.close()
            return
        with titled_errors(self.path):
            self._driver.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._driver.rollback()

    @contextmanager
    def writing(self, wait_ms: int = PATIENCE_MS) -> Iterator[Connection]:
        with titled_errors(self.path):
            self._driver.execute(f"PRAGMA busy_timeout = {int(wait_ms)}")
            self._driver.execute("BEGIN IMMEDIATE")
            try:
                refuse_schema(self._driver.execute(texts.FORMAT).fetchone()[0])
                yield self._connection
                self._driver.commit()
            except BaseException:
                self._driver.rollback()
                raise

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The rows met so far that could not be read: the models found them."""
        return () if self._driver.beside is None else self._driver.beside.unreadable

    def close(self) -> None:
        if self._driver.beside is not None:
            self._driver.beside.close()
        self._driver.close()

    @property
    def _connection(self) -> Connection:
        # Whoever reads by `fetching` takes both kinds; the models' own statements take only the other.
        return cast("Connection", cast(Any, self._driver))


def _connect(path: Path) -> Driver:
    connection: Driver = sqlite3.connect(path, timeout=PATIENCE_MS / 1000, factory=Driver)
    try:
        set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_by_driver(path: Path) -> DriverDatabase | None:
    """Open a week file that is in order; None for one that must be opened in the usual way first.

    Raises WeekFileError for what the usual way refuses too.
    """
    if file_version(path) != SCHEMA:
        return None
    make_private_place(path)
    database = DriverDatabase(path)
    try:
        with database.reading() as connection:
            left = listed.loading(connection)
    except BaseException:
        database.close()
        raise
    if left:
        database.close()
        return None
    return database
