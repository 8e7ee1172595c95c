"""Backups through SQLite's own backup API, restore into the open file, and what a damaged one still holds."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from matchweek.errors import WeekFileError
from matchweek.store.database import titled_errors

# How many of each kind are kept: a day of hours, and the last imports and migrations.
KEPT = {"hourly": 24, "before-import": 12, "before-migration": 5, "before-restore": 5, "by-hand": 20}


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
    """Copy the week file as it is at this moment; written under another name and moved into place."""
    place = folder(path)
    place.mkdir(mode=0o700, exist_ok=True)
    name = f"{at:%Y%m%dT%H%M%S}Z-{reason}.db"
    target, number = place / name, 1
    while target.exists():
        number += 1
        target = place / f"{at:%Y%m%dT%H%M%S}Z-{reason}-{number}.db"
    unfinished = target.with_suffix(".unfinished")
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        copy(path, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    _rotate(place, reason)
    return target


def copy(source: Path, target: Path) -> None:
    """SQLite's backup API: a consistent copy even while others write."""
    with (
        titled_errors(source),
        contextlib.closing(sqlite3.connect(source, timeout=10)) as old,
        contextlib.closing(sqlite3.connect(target, timeout=10)) as new,
    ):
        old.backup(new, pages=256, sleep=0.001)


def backups(path: Path) -> list[Backup]:
    """Every backup of this file, newest first."""
    found = sorted(folder(path).glob("*.db"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    return [Backup(file, _reason(file), file.stat().st_size) for file in reversed(found)]


def is_good(path: Path) -> bool:
    """Whether SQLite can read the whole of it."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            whole = file.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            return whole and file.execute("SELECT count(*) FROM week").fetchone()[0] == 1
    except sqlite3.DatabaseError:
        return False


def newest_good(path: Path) -> Path:
    """The newest backup that can be read whole; raises WeekFileError when there is none."""
    for backup in backups(path):
        if is_good(backup.path):
            return backup.path
    raise WeekFileError(
        "There is no good backup",
        f"None stands in {folder(path)}.",
        "`matchweek restore --salvage` reads out what can still be read.",
    )


def restore_into(path: Path, backup: Path, epoch: str) -> None:
    """Put a backup's contents into the file that others may have open.

    By the backup API, never by replacing the file: a window that still holds the replaced file
    would write the discarded rows back. The new epoch tells every open window to read anew.
    """
    with (
        titled_errors(path),
        contextlib.closing(sqlite3.connect(backup, timeout=10)) as old,
        contextlib.closing(sqlite3.connect(":memory:")) as prepared,
        contextlib.closing(sqlite3.connect(path, timeout=10)) as live,
    ):
        old.backup(prepared)
        prepared.execute(
            "UPDATE week SET epoch = ?, undo_floor = (SELECT coalesce(max(seq), 0) FROM entry)", (epoch,)
        )
        prepared.commit()
        prepared.backup(live)


def set_aside(path: Path, at: datetime) -> Path:
    """Move a damaged file, with what SQLite keeps beside it, out of the way under a new name."""
    aside = path.with_name(f"{path.name}.damaged-{at:%Y%m%dT%H%M%S}Z")
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def salvage(damaged: Path, target: Path) -> dict[str, int]:
    """Copy every row that can still be read into a fresh week file; returns rows by table.

    Reading goes row by row from both ends, so that one bad page costs only its own rows.
    """
    counts: dict[str, int] = {}
    with (
        contextlib.closing(sqlite3.connect(damaged, timeout=10)) as old,
        contextlib.closing(sqlite3.connect(target, timeout=10)) as new,
    ):
        new.execute("PRAGMA foreign_keys = OFF")
        tables = [row[0] for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table.startswith("sqlite_") or table == "alembic_version":
                continue
            width = len(new.execute(f"PRAGMA table_info({table})").fetchall())
            places = ", ".join("?" * width)
            counts[table] = 0
            for order in ("ASC", "DESC"):
                with contextlib.suppress(sqlite3.DatabaseError):
                    for row in old.execute(f"SELECT * FROM {table} ORDER BY rowid {order}"):
                        if len(row) == width:
                            done = new.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)
                            counts[table] += done.rowcount
        new.execute("DELETE FROM listing WHERE list_id NOT IN (SELECT id FROM list)")
        new.execute("DELETE FROM rejected_row WHERE list_id NOT IN (SELECT id FROM list)")
        new.commit()
    return counts


def _reason(file: Path) -> str:
    return next((reason for reason in KEPT if f"-{reason}" in file.name), "by-hand")


def _rotate(place: Path, reason: str) -> None:
    same = sorted(
        (file for file in place.glob("*.db") if _reason(file) == reason),
        key=lambda file: (file.stat().st_mtime_ns, file.name),
    )
    for file in same[: -KEPT[reason]]:
        file.unlink(missing_ok=True)
