"""A week file in order, used by SQLite's own driver: by a window, and by a shell command that is quick.

Importing SQLModel and defining the tables takes longer than all else that such a command does, and twice the
memory of the rest of a window. So both go around them, with the same settings of the file, the same lock and
the same one transaction an act; what an act may and writes is judged by the same code. A file that must be
made, mended or brought up to date goes through the models, and so does a list that is brought in.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from matchweek.store.database import PATIENCE_MS, Database, refuse_schema, set_up, titled_errors, unguarded
from matchweek.store.driver import listed, texts
from matchweek.store.driver.fetching import Driver
from matchweek.store.opening import file_version, make_private_place
from matchweek.store.schema import SCHEMA

if TYPE_CHECKING:
    from matchweek.store.database import Connection

_KEPT = 5
"""Connections that stay open while nobody uses them: a window has as many threads at most."""


class DriverDatabase(Database):
    """An open week file without an engine. Its connections are sqlite3's, which `fetching` and `Act` know.

    Each block has a connection to itself, in whatever thread: what is read within an act, beside it, is what
    is stored.
    """

    def __init__(self, path: Path) -> None:
        # No engine is made: what needs one asks for `models`.
        self.path: Path = path
        self.guard = unguarded
        self._lock = threading.Lock()
        self._models: Database | None = None
        self._closed = False
        self._idle: list[Driver] = []
        with titled_errors(path):
            self._idle.append(connect(path, self.models))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with titled_errors(self.path), self._connected() as driver:
            driver.execute("BEGIN")
            yield _as_connection(driver)

    @contextmanager
    def writing(self, wait_ms: int = PATIENCE_MS) -> Iterator[Connection]:
        self.guard()
        with titled_errors(self.path), self._connected() as driver:
            driver.execute(f"PRAGMA busy_timeout = {int(wait_ms)}")
            driver.execute("BEGIN IMMEDIATE")
            refuse_schema(driver.execute(texts.FORMAT).fetchone()[0])
            yield _as_connection(driver)
            driver.commit()

    def models(self) -> Database:
        with self._lock:
            if self._models is None:
                self._models = Database(self.path)
                self._models.guarded_by(lambda: self.guard())
            return self._models

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The rows met so far that could not be read: the models found them."""
        return () if self._models is None else self._models.unreadable

    def close(self) -> None:
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            models = self._models
        for driver in idle:
            driver.close()
        if models is not None:
            models.close()

    @contextmanager
    def _connected(self) -> Iterator[Driver]:
        """A connection that nobody else has; what of a transaction is left at the end is undone."""
        with self._lock:
            driver = self._idle.pop() if self._idle else None
        if driver is None:
            driver = connect(self.path, self.models)
        try:
            yield driver
        finally:
            self._give_back(driver)

    def _give_back(self, driver: Driver) -> None:
        kept = False
        try:
            driver.rollback()
            with self._lock:
                kept = not self._closed and len(self._idle) < _KEPT
                if kept:
                    self._idle.append(driver)
        finally:
            if not kept:
                driver.close()


def _as_connection(driver: Driver) -> Connection:
    # Whoever reads by `fetching` takes both kinds; the models' own statements take only the other.
    return cast("Connection", cast(Any, driver))


def connect(path: Path, models: Callable[[], Database]) -> Driver:
    """A connection to a file that is in order, for one thread at a time; `models` for what is damaged."""
    connection: Driver = sqlite3.connect(
        path, timeout=PATIENCE_MS / 1000, factory=Driver, check_same_thread=False
    )
    connection.models = models
    try:
        set_up(connection, path)
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
