"""An emptied file's log put over its newest backup: the whole week, where one goes on where the other ends.

A log holds the pages that were changed since SQLite moved it into the file last. Where that was before the
backup was made, both are the week; where it was after it, what was changed in between is in neither, and
the history has a gap or tells of rows that are not as it says.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from matchweek.errors import MatchweekError
from matchweek.store.damage.checking import problems_in
from matchweek.store.database import log_of
from matchweek.store.file_image import take_out_spoilt
from matchweek.store.opening import file_version
from matchweek.store.schema import SCHEMA

_HISTORY = "SELECT count(*), coalesce(min(seq), 1), coalesce(max(seq), 0) FROM entry"
_SHORT_LISTS = (
    "SELECT count(*) FROM list WHERE state <> 'loading' "
    "AND row_count <> (SELECT count(*) FROM listing WHERE list_id = list.id)"
)


def join(emptied: Path, backup: Path, target: Path) -> bool:
    """Make `target` of a backup and the log of an emptied file; whether it is the whole week.

    It is left as it is where it is not. Raises OSError where one of them cannot be read.
    """
    if not take_out_spoilt(backup.read_bytes(), log_of(emptied).read_bytes(), target):
        return False
    try:
        return file_version(target) == SCHEMA and _goes_on(backup, target) and not problems_in(target)
    except (MatchweekError, sqlite3.DatabaseError):
        return False


def _goes_on(backup: Path, joined: Path) -> bool:
    """Whether the history has no gap, begins as the backup's and can be compared with the rows from there
    on; and whether each list has all of its programs."""
    with _read_only(backup) as before, _read_only(joined) as after:
        ended = int(before.execute(_HISTORY).fetchone()[2])
        count, first, newest = after.execute(_HISTORY).fetchone()
        same_week = before.execute("SELECT epoch, undo_floor FROM week").fetchone()
        gapless = count == newest - first + 1 and newest >= ended
        alike = after.execute("SELECT epoch, undo_floor FROM week").fetchone() == same_week
        return bool(gapless and alike and after.execute(_SHORT_LISTS).fetchone() == (0,))


def _read_only(path: Path) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True))
