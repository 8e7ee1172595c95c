"""Keeping the week file: backup, restore, check, erase."""

from __future__ import annotations

import glob
import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from matchweek.clock import Clock
from matchweek.errors import Failed, WeekFileError
from matchweek.paths import real
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, open_week
from matchweek.store import backup as backups
from matchweek.store import rows
from matchweek.store.backup import Backup
from matchweek.store.database import SCHEMA, was_emptied
from matchweek.store.opening import (
    REMEDY,
    DamagedFile,
    NewerFile,
    file_version,
    is_missing,
    make_private_place,
    new_epoch,
)
from matchweek.store.presence import alive

HOURLY = timedelta(hours=1)
# The folder in which a damaged file is read out, beside it.
_READING = ".reading-"


@dataclass(frozen=True, slots=True)
class Check:
    """What looking through a week file found; `problems` is empty when all is well.

    `exists` is False for a week that was not begun yet; `usable` is False when the file cannot be
    opened.
    """

    path: Path
    problems: tuple[str, ...]
    backups: tuple[Backup, ...]
    exists: bool = True
    usable: bool = True

    @property
    def good(self) -> bool:
        return not self.problems


def back_up(week: Week, reason: str = "by-hand") -> Path:
    """Copy the week file into its folder of backups; returns the copy."""
    if week.path is None:
        raise WeekFileError("There is nothing to back up", "No week file exists yet.", "Open matchweek once.")
    return backups.back_up_file(week.path, week.clock.now(), reason)


def copies(path: Path) -> list[Backup]:
    """Every backup of a week file, newest first."""
    return backups.backups(path)


def back_up_hourly(week: Week, last: datetime | None) -> datetime | None:
    """Back up when an hour of use has passed since `last`; returns when the last one was made."""
    now = week.clock.now()
    # A clock that was set back must not put the next one off.
    if week.path is None or (last is not None and timedelta(0) <= now - last < HOURLY):
        return last
    back_up(week, "hourly")
    return now


def last_hourly(week: Week) -> datetime:
    """The instant of the newest hourly backup; where there is none, when the week was begun.

    Those of the future (a clock that was set back since) do not count.
    """
    now = week.clock.now()
    hourly = [copy for copy in copies(week.path) if copy.reason == "hourly"] if week.path else []
    past = [at for at in map(backups.made_at, hourly) if at is not None and at <= now]
    if past:
        return max(past)
    with week.reading() as connection:
        return min(rows.created_at(connection), now)


def restore(path: Path, clock: Clock, backup: Path | None = None) -> Done:
    """Put a backup (by default the newest good one) in the place of the week file.

    What is replaced is kept: a good file as a backup, a damaged one beside it under a new name.
    Open windows read anew. Undo does not reach back past a restore.
    """
    path = real(path)
    try:
        return _restored(path, clock, backup)
    except OSError as error:
        raise _cannot_keep(path, error) from error


def _restored(path: Path, clock: Clock, backup: Path | None) -> Done:
    chosen = backup if backup is not None else backups.newest_good(path)
    if not chosen.exists() or not backups.is_good(chosen):
        raise WeekFileError(
            "This backup cannot be used",
            f"{chosen} is missing or damaged.",
            "See `matchweek backup --list` for the others. Nothing was changed.",
        )
    file_version(chosen)
    aside = ""
    if alive(path, "import"):
        _refuse_in_use(path, "replaced")
    if path.exists():
        aside = _keep_what_is_there(path, clock)
    make_private_place(path)
    backups.restore_into(path, chosen, new_epoch())
    open_week(path, clock).close()
    return Done(f"restored: {chosen.name}{aside}", keys=(str(chosen),))


def salvage(path: Path, clock: Clock) -> Done:
    """Read what can still be read of a damaged week file into a fresh one; the damaged one is kept.

    What came out is opened and read through before it takes the file's place. Raises WeekFileError, with the
    file left in its place, when not one row can be read.
    """
    path = real(path)
    if is_missing(path):
        raise Failed("There is nothing to read out", f"{path} does not exist.")
    try:
        return _read_out(path, clock)
    except OSError as error:
        raise _cannot_keep(path, error) from error


def _read_out(path: Path, clock: Clock) -> Done:
    from matchweek.store.damage.joined import join
    from matchweek.store.damage.salvage import salvage as read_out

    _refuse_in_use(path, "read out")
    if not path.is_file():
        raise _nothing_left(path)
    with TemporaryDirectory(dir=path.parent, prefix=f"{path.name}{_READING}") as place:
        fresh = Path(place) / "week.db"
        empty, beside = was_emptied(path), _newest_beside(path)
        if empty and beside is not None and join(path, beside, fresh):
            _must_be_good(fresh, clock)
            aside = backups.set_aside(path, clock.now())
            fresh.replace(path)
            return Done(f"put together again: {beside.name}, and the log of {aside.name}", keys=(str(aside),))
        fresh.unlink(missing_ok=True)
        open_week(fresh, clock).close()
        found = read_out(path, fresh)
        if not found.anything:
            raise _nothing_left(path)
        _must_be_good(fresh, clock)
        aside = backups.set_aside(path, clock.now())
        fresh.replace(path)
    told = found.warnings()
    if empty:
        told = (_only_its_log(beside), *told)
    return Done(f"read out of {aside.name}: {found.words()}", told, keys=(str(aside),))


def _newest_beside(path: Path) -> Path | None:
    try:
        return backups.newest_good(path)
    except (WeekFileError, OSError):
        return None


def _only_its_log(beside: Path | None) -> str:
    """What to say of a file that was empty, where its log and the newest backup are not the whole week."""
    said = "The file was empty: only what its log held is here, which is what was done last."
    if beside is None:
        return f"{said} No good backup stands beside it."
    return (
        f"{said} What was before it stands in the newest backup: `matchweek restore {beside}` goes back to "
        "that, and keeps this as a backup."
    )


def _must_be_good(fresh: Path, clock: Clock) -> None:
    """Open and read what was read out as any window would."""
    week = open_week(fresh, clock)
    try:
        load_board(week)
    finally:
        week.close()
    wrong = check(fresh).problems
    if wrong:
        raise WeekFileError(
            "What was read out is not in order", " ".join(wrong), "The damaged file was left in its place."
        )


def _cannot_keep(path: Path, error: OSError) -> WeekFileError:
    return WeekFileError(
        "The week file cannot be used",
        f"{error.filename or path}: {error.strerror or error}.",
        "See that the folder is there, that you may read and write in it, and that it has room.",
    )


def _nothing_left(path: Path) -> WeekFileError:
    if any(backups.is_good(copy.path) for copy in copies(path)):
        remedy = "`matchweek restore` puts the newest good backup in its place."
    else:
        remedy = (
            "No good backup stands beside it. Look for a copy in a system backup or a cloud folder and give "
            "its path: `matchweek restore PATH`. To begin a new week, move this file away first."
        )
    return WeekFileError(
        "Nothing could be read out of this file", f"{path} was left as it is, in its place.", remedy
    )


def check(path: Path) -> Check:
    """Read all of the week file: its format, every page, every value, every reference, the journal against
    the tables, and its permissions. Changes nothing.
    """
    from matchweek.store.damage.checking import problems_in

    path = real(path)
    problems: list[str] = []
    usable = exists = True
    try:
        exists = not is_missing(path)
        version = file_version(path) if exists else None
        if version not in (None, SCHEMA):
            problems.append(f"Its format {version} is older; opening it brings it up to date.")
        elif version is not None:
            if not backups.is_good(path):
                usable = False
                problems.append(f"SQLite finds damage in it. {REMEDY}")
            problems += problems_in(path)
    except WeekFileError as error:
        usable = False
        problems.append(f"{error.headline} {error.detail} {error.remedy}")
    if exists and usable and os.name == "posix" and path.stat().st_mode & 0o077:
        problems.append("Others on this machine may read it: run `chmod 600` on it.")
    return Check(path, tuple(problems), _found_beside(path), exists, usable)


def _found_beside(path: Path) -> tuple[Backup, ...]:
    try:
        return tuple(backups.backups(path))
    except OSError:
        # A folder that may not be looked into.
        return ()


def erase(path: Path) -> Done:
    """Delete the week file, its backups and all that was ever kept beside it, also behind a link.

    Refused while a window has it open or a list comes in. `keys` of the answer are the names removed.
    """
    link, path = path, real(path)
    try:
        _refuse_in_use(path, "erased")
        found = [part for part in _all_of(path) if part.exists() or part.is_symlink()]
        if link.is_symlink():
            found.append(link)
        if not found:
            raise Failed("There was nothing to erase", f"{path} does not exist.")
        for part in found:
            _remove(part)
    except OSError as error:
        raise Failed(
            "Not everything could be erased",
            f"{error.filename}: {error.strerror}.",
            f"Delete what is left of {path} and {backups.folder(path)} by hand.",
        ) from error
    names = tuple(part.name for part in found)
    return Done(
        f"erased: the week file and its backups ({', '.join(names)})",
        warnings=("Copies made by a system backup or a cloud folder remain.",),
        keys=names,
    )


def _all_of(path: Path) -> list[Path]:
    """Everything that matchweek or SQLite ever puts beside a week file under a name of its own."""
    name, stem, suffix = (glob.escape(part) for part in (path.name, path.stem, path.suffix))
    kept = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
    patterns = (
        f"{name}.damaged-*",
        f"{name}{_READING}*",
        f".{name}.back-*",
        f"{stem}-kept-{kept}{suffix}*",
        f"{name}.window-*",
        f"{name}.import-*",
    )
    parts = [path.with_name(path.name + ending) for ending in ("", "-wal", "-shm", "-journal")]
    parts += (part for pattern in patterns for part in sorted(path.parent.glob(pattern)))
    return [*parts, backups.folder(path)]


def _remove(part: Path) -> None:
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part)
    else:
        part.unlink()


def _keep_what_is_there(path: Path, clock: Clock) -> str:
    try:
        file_version(path)
    except (DamagedFile, NewerFile) as error:
        if isinstance(error, NewerFile) and not error.same_tables:
            raise
        _refuse_in_use(path, "replaced")
        aside = backups.set_aside(path, clock.now())
        return f"; the damaged file is kept as {aside.name}"
    if not path.stat().st_size:
        return ""
    kept = backups.back_up_file(path, clock.now(), "before-restore")
    return f"; what it replaced is kept as {kept.name}"


def _refuse_in_use(path: Path, what: str) -> None:
    if alive(path, "window") or alive(path, "import"):
        raise WeekFileError(
            "The week file is open",
            f"It cannot be {what} while a window shows it or a list is being brought in.",
            "Close every window of matchweek first.",
        )
