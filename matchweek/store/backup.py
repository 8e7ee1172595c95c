"""Backups through SQLite's own backup API, restore into the open file, and what a damaged one still holds."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from matchweek.errors import WeekFileError
from matchweek.store.database import titled_errors
from matchweek.store.schema_text import flaw_in_schema

# How many of each kind are kept: a day of hours, and the last imports and migrations.
KEPT = {"hourly": 24, "before-import": 12, "before-migration": 5, "before-restore": 5, "by-hand": 20}
# How long a lock that somebody else holds is waited for, in seconds.
PATIENCE = 10.0
# Pages copied at a time; between two portions a waiting lock is given up on when patience ends.
_PORTION = 1000
# How a backup's name begins.
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file and whether SQLite finds it whole."""

    path: Path
    reason: str
    size: int


def folder(path: Path) -> Path:
    """Where the backups of a week file stand: a folder of its own beside it."""
    return path.with_name(f"{path.name}.backups")


def back_up_file(path: Path, at: datetime, reason: str) -> Path:
    """Copy the week file as it is at this moment; written under another name and moved into place.

    Nobody who writes meanwhile waits for it. Raises WeekFileError when it cannot be made.
    """
    place = folder(path)
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        unfinished, target = _free_name(place, f"{at.astimezone(UTC):{_STAMP}}-{reason}")
        try:
            copy(path, unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        _rotate(place, reason)
        _clear_dead(place, target.stat().st_mtime)
    except OSError as error:
        raise WeekFileError(
            "The backup could not be made",
            f"{place}: {error.strerror}.",
            "Make room there and see that you may write in it. Nothing else was done.",
        ) from error
    return target


# A backup that is still being written is younger than this, in seconds.
_DEAD = 3600.0


def _clear_dead(place: Path, now: float) -> None:
    """Remove what backups that were killed left; `now` is the file system's time of one just made."""
    for left in place.glob("*.unfinished*"):
        with contextlib.suppress(FileNotFoundError):
            if now - left.stat().st_mtime > _DEAD:
                left.unlink()


def _free_name(place: Path, stem: str) -> tuple[Path, Path]:
    """A new file to write into, reserved for this process, and the name it will have at the end."""
    number = 1
    while True:
        target = place / (f"{stem}.db" if number == 1 else f"{stem}-{number}.db")
        unfinished = target.with_suffix(".unfinished")
        number += 1
        try:
            os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        if not target.exists():
            return unfinished, target
        unfinished.unlink()


def copy(source: Path, target: Path) -> None:
    """SQLite's backup API: one moment of the source, while others go on writing to it."""
    with (
        titled_errors(source),
        contextlib.closing(sqlite3.connect(source, timeout=PATIENCE)) as old,
        contextlib.closing(sqlite3.connect(target, timeout=PATIENCE)) as new,
    ):
        # An open read transaction pins the moment; without it every write from outside would make
        # the backup begin anew.
        old.isolation_level = None
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=_PORTION, progress=_Patience(), sleep=0.01)
        # A backup is one whole file, readable from a medium that cannot be written.
        new.execute("PRAGMA journal_mode = DELETE")


class _Patience:
    """Ends a copy that waits for a lock too long; the driver alone would wait for ever."""

    def __init__(self) -> None:
        self._since: float | None = None

    def __call__(self, status: int, remaining: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._since = None
        elif self._since is None:
            self._since = time.monotonic()
        elif time.monotonic() - self._since > PATIENCE:
            raise sqlite3.OperationalError("database is locked")


def backups(path: Path) -> list[Backup]:
    """Every backup of this file, newest first."""
    found: list[tuple[int, str, Backup]] = []
    # Another window may erase the week meanwhile: what is gone is no backup.
    with contextlib.suppress(FileNotFoundError):
        for file in folder(path).glob("*.db"):
            with contextlib.suppress(FileNotFoundError):
                known = file.stat()
                backup = Backup(file, _reason(file), known.st_size)
                found.append((known.st_mtime_ns, file.name, backup))
    return [backup for *_, backup in sorted(found, key=lambda each: each[:2], reverse=True)]


def is_good(path: Path) -> bool:
    """Whether SQLite can read the whole of it."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            whole = file.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            one_week = file.execute("SELECT count(*) FROM week").fetchone() == (1,)
            whole = whole and not flaw_in_schema(file)
    except sqlite3.DatabaseError:
        # Also where it may not be read.
        return False
    return bool(whole and one_week)


def newest_good(path: Path) -> Path:
    """The newest backup that can be read whole; raises WeekFileError when there is none."""
    for backup in backups(path):
        if is_good(backup.path):
            return backup.path
    raise WeekFileError(
        "There is no good backup",
        f"None stands in {folder(path)}.",
        "`matchweek restore --salvage` reads out what can still be read."
        if _holds_something(path)
        else "No week file is left to read out either. If you have a copy elsewhere, give its path: "
        "`matchweek restore PATH`. Else `matchweek` begins a new week.",
    )


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def restore_into(path: Path, backup: Path, epoch: str) -> None:
    """Put a backup's contents into the file that others may have open.

    By the backup API, never by replacing the file: a window that still holds the replaced file
    would write the discarded rows back. The new epoch tells every open window to read anew.
    Raises FileBusy, with nothing changed, when somebody else keeps the file locked.
    """
    with (
        titled_errors(path),
        contextlib.closing(sqlite3.connect(backup, timeout=PATIENCE)) as old,
        contextlib.closing(sqlite3.connect(":memory:")) as prepared,
        contextlib.closing(sqlite3.connect(path, timeout=0)) as live,
    ):
        old.backup(prepared)
        prepared.execute(
            "UPDATE week SET epoch = ?, undo_floor = (SELECT coalesce(max(seq), 0) FROM entry)", (epoch,)
        )
        prepared.commit()
        prepared.backup(live, pages=_PORTION, progress=_Patience(), sleep=0.01)


def set_aside(path: Path, at: datetime) -> Path:
    """Move a damaged file, with what SQLite keeps beside it, out of the way under a new name."""
    stem = f"{path.name}.damaged-{at:%Y%m%dT%H%M%S}Z"
    aside, number = path.with_name(stem), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}")
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def made_at(backup: Backup) -> datetime | None:
    """When a backup was made by the clock that was used then (aware UTC); None for a name of another's."""
    try:
        return datetime.strptime(backup.path.name[:16], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _reason(file: Path) -> str:
    return next((reason for reason in KEPT if f"-{reason}" in file.name), "by-hand")


def _rotate(place: Path, reason: str) -> None:
    same = sorted(
        (file for file in place.glob("*.db") if _reason(file) == reason),
        key=lambda file: (file.stat().st_mtime_ns, file.name),
    )
    for file in same[: -KEPT[reason]]:
        file.unlink(missing_ok=True)
