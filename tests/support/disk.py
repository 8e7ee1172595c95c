"""A disk in trouble: what an open window reads and writes meets it, until there is room again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from matchweek.services.core.week import Week
from matchweek.store.driver.driver import DriverDatabase
from matchweek.store.driver.fetching import ask

if TYPE_CHECKING:
    from matchweek.store.database import Connection

# What makes SQLite answer as on a full disk, and as on one that may only be read.
FULL = "PRAGMA max_page_count = 1"
READ_ONLY = "PRAGMA query_only = ON"


@contextmanager
def trouble(week: Week | None, pragma: str) -> Iterator[None]:
    """Every act of an open week is told so once it has the lock, and no connection is used again after it."""
    assert week is not None
    database = week.database
    assert isinstance(database, DriverDatabase)
    writing = database.writing

    @contextmanager
    def troubled(wait_ms: int) -> Iterator[Connection]:
        with writing(wait_ms) as connection:
            ask(connection, pragma)
            yield connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "writing", troubled)
        try:
            yield
        finally:
            for driver in database._idle:
                driver.close()
            database._idle.clear()
