"""When the week file cannot be opened: whether a backup helps, and which one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from matchweek.errors import MatchweekError, WeekFileError
from matchweek.store import backup as backups
from matchweek.store.opening import DamagedFile


def is_damaged(error: MatchweekError) -> bool:
    """Whether the file's contents cannot be trusted, so that a backup may take its place."""
    return isinstance(error, DamagedFile)


def newest_good(path: Path) -> Path | None:
    """The newest backup of a week file that SQLite can read whole; None when there is none.

    Reads whole files: call it in a thread.
    """
    try:
        return backups.newest_good(path)
    except (WeekFileError, OSError):
        return None


def newest_readable(path: Path) -> Path | None:
    """The newest backup of which every row can be read; None when there is none. Call it in a thread."""
    from matchweek.store.damage.checking import problems_in

    try:
        found = [copy.path for copy in backups.backups(path)]
    except OSError:
        return None
    return next((copy for copy in found if backups.is_good(copy) and not problems_in(copy.resolve())), None)


def made_at(backup: Path) -> datetime:
    """When a backup was made (aware UTC)."""
    return datetime.fromtimestamp(backup.stat().st_mtime, UTC)
