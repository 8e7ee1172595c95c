"""What changed in the week file since one last looked, whoever changed it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, cast

from matchweek.domain.base.change import Entry
from matchweek.store import journal
from matchweek.store.database import Database, titled_errors
from matchweek.store.driver import texts
from matchweek.store.driver.driver import connect
from matchweek.store.driver.fetching import value_of


@dataclass(frozen=True, slots=True)
class News:
    """Entries since the last look; `reload` when a restored backup makes them meaningless."""

    entries: tuple[Entry, ...] = ()
    reload: bool = False


class Feed:
    """Follows one file through one connection of its own, outside any transaction.

    PRAGMA data_version tells in microseconds whether another connection wrote.
    """

    def __init__(self, database: Database, seen: int, epoch: str) -> None:
        self._database = database
        self._connection = _connection(database)
        # Of no version yet: what was written since `seen` is news at the first look.
        self._version = -1
        self.seen = seen
        self.epoch = epoch

    def poll(self) -> News:
        """News if anything was written since the last look; cheap when nothing was."""
        with titled_errors(self._database.path):
            version = self._data_version()
            if version == self._version:
                return News()
            news = self.pull()
            self._version = version
            return news

    def pull(self) -> News:
        """News without asking first whether there are any: after an act of one's own."""
        with titled_errors(self._database.path):
            if value_of(self._connection, texts.EPOCH) != self.epoch:
                return News(reload=True)
            found = tuple(journal.entries(self._connection, after=self.seen))
        if found:
            self.seen = found[-1].seq
        return News(found)

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy the whole file as it is now, also where it is no longer at its path."""
        self._connection.backup(target)

    def close(self) -> None:
        if self._database.path is not None:
            self._connection.close()

    def _data_version(self) -> int:
        return int(value_of(self._connection, "PRAGMA data_version"))


def _connection(database: Database) -> sqlite3.Connection:
    if database.path is not None:
        return connect(database.path, database.models)
    # A week that exists only in memory has one connection for all.
    driver: Any = database.engine.raw_connection().driver_connection
    return cast("sqlite3.Connection", driver)
