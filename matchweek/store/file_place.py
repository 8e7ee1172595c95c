"""Whether the file that a window writes to is still the one at its path, and how it gets back there.

A file that was deleted or moved can be written to as long as it is open, and is gone with the last who has it
open. SQLite says nothing of that in WAL mode.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from matchweek.errors import Failed
from matchweek.store.database import titled_errors
from matchweek.store.feed import Feed

Identity = tuple[int, int]


def identity(path: Path) -> Identity | None:
    """Which file is at a path now; None when there is none or it cannot be told."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def take_out(feed: Feed, path: Path) -> Path:
    """Write what an open window has in hand into a new file beside `path`, which may be gone.

    Raises Failed when that cannot be written, and WeekFileError when the file in hand cannot be read.
    """
    unfinished = path.with_name(f".{path.name}.back-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with titled_errors(path), contextlib.closing(sqlite3.connect(unfinished)) as new:
            feed.copy_into(new)
            new.execute("PRAGMA journal_mode = DELETE")
    except OSError as error:
        raise not_put_back(path, error) from error
    return unfinished


def put_in_place(unfinished: Path, path: Path, name: str) -> Path:
    """Move it to `path`, or where another file is by now, beside it under `name`; returns where it is.

    Nobody may have the lost file open any more: SQLite removes its log by name when the last one closes it.
    """
    try:
        for end in ("-wal", "-shm"):
            if identity(path) is None:
                # What is left of the lost file's log would be taken for the new one's.
                path.with_name(path.name + end).unlink(missing_ok=True)
        target = path if identity(path) is None else path.with_name(name)
        unfinished.replace(target)
    except OSError as error:
        raise not_put_back(path, error) from error
    return target


def not_put_back(path: Path, error: OSError) -> Failed:
    return Failed(
        "The week file could not be put back",
        f"{path}: {error.strerror or error}.",
        "Leave this window open: what is in it is safe as long as it is. Make room, or the folder anew.",
    )
