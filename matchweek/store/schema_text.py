"""Whether the list of tables in a file can be read by those who write it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache


def flaw_in_schema(connection: sqlite3.Connection) -> str:
    """What SQLite says against the tables that a file lists; empty when all is well.

    A connection that only reads overlooks a condition that names a column that is not there, and finds the
    file whole; one that writes refuses all of it.
    """
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
    ).fetchall()
    return _flaw_among(tuple(text for (text,) in made))


@lru_cache(maxsize=8)
def _flaw_among(made: tuple[str, ...]) -> str:
    # Asked at each opening of a file, whose tables are hardly ever others.
    with closing(sqlite3.connect(":memory:")) as empty:
        try:
            for text in made:
                empty.execute(text)
        except sqlite3.Error as error:
            return f"its list of tables is damaged: {error}"
    return ""
