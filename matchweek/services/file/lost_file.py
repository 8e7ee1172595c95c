"""A week file that was deleted, moved or spoilt under an open window: noticed, and put back."""

from __future__ import annotations

import contextlib
from datetime import UTC
from pathlib import Path

from matchweek.errors import Failed, MatchweekError
from matchweek.services.core.week import Feed, Week
from matchweek.store import backup as backups
from matchweek.store.file_image import Image, newest_entry, take_out_spoilt
from matchweek.store.file_place import identity, not_put_back, put_in_place, take_out

STAMP = "%Y%m%dT%H%M%SZ"


def is_lost(week: Week) -> bool:
    """Whether what this window writes goes into a file that is no longer at its path, or is no week file."""
    if week.path is None or week.identity is None:
        return False
    return identity(week.path) != week.identity or is_spoilt(week)


def is_replaced(week: Week) -> bool:
    """Whether another file is at the path now."""
    return week.path is not None and identity(week.path) not in (None, week.identity)


def is_spoilt(week: Week) -> bool:
    """Whether the file at the path is the one that was opened, and was emptied, cut or written over, also
    with an older copy of the week."""
    if week.path is None or identity(week.path) != week.identity:
        return False
    if week.image is None:
        try:
            week.image = Image(week.path)
            week.database.guarded_by(week.image.require)
        except OSError:
            return False
    return week.image.is_spoilt()


def is_older(week: Week) -> bool:
    """Whether it was written over with an older copy: acts are refused then, and it is kept as it is."""
    return week.image is not None and week.image.is_older()


def put_back(week: Week, feed: Feed) -> tuple[Path, str]:
    """Write the whole week, as this window has it, to its path again; where it is, and what is to be said.

    Where another file is at the path by now that one stays, and the week goes beside it under a name with
    the time; a spoilt one is kept as a damaged one is. Week and feed are closed then, and have to be opened
    anew. Raises MatchweekError, with both still open, when it cannot be written.
    """
    assert week.path is not None
    path = week.path
    spoilt = is_spoilt(week)
    unfinished, said = _out_of_spoilt(week, feed) if spoilt else (take_out(feed, path), "")
    feed.close()
    week.close()
    now = week.clock.now().astimezone(UTC)
    if spoilt:
        try:
            backups.set_aside(path, now)
        except OSError as error:
            raise not_put_back(path, error) from error
    return put_in_place(unfinished, path, f"{path.stem}-kept-{now:{STAMP}}{path.suffix}"), said


def _out_of_spoilt(week: Week, feed: Feed) -> tuple[Path, str]:
    """The week in a file beside the spoilt one: from the pages kept in memory, else from the newest backup,
    with what the log holds since."""
    from matchweek.store.damage.checking import problems_in
    from matchweek.store.damage.salvage import salvage

    assert week.path is not None and week.image is not None
    path = week.path
    target = path.with_name(f".{path.name}.back-spoilt")
    read = target.with_name(f"{target.name}-read")
    pages, log = week.image.pages() or _of_backup(path), week.image.log()
    said = ""
    try:
        if not take_out_spoilt(pages, log, target) or problems_in(target):
            # Row by row: the pages are older than what the log begins with.
            take_out_spoilt(pages, log, read)
            target.unlink()
            _fresh(target, week)
            found = salvage(read, target)
            if not newest_entry(target):
                raise Failed(
                    "The week could not be put back",
                    f"{path} was emptied, and neither its log nor a backup holds anything of it.",
                    "Write down what this window shows, call by call, before you leave it.",
                )
            said = " ".join(found.warnings())
        missing = feed.seen - newest_entry(target)
    except OSError as error:
        raise not_put_back(path, error) from error
    except MatchweekError:
        target.unlink(missing_ok=True)
        raise
    finally:
        for ending in ("", "-wal", "-shm"):
            read.with_name(read.name + ending).unlink(missing_ok=True)
            if ending:
                target.with_name(target.name + ending).unlink(missing_ok=True)
    return target, _lacks(missing, said)


def _of_backup(path: Path) -> bytes:
    with contextlib.suppress(MatchweekError, OSError):
        return backups.newest_good(path).read_bytes()
    return b""


def _fresh(target: Path, week: Week) -> None:
    from matchweek.services.core.week import open_week

    open_week(target, week.clock).close()


def _lacks(missing: int, said: str) -> str:
    if missing <= 0:
        return said
    return f"The newest {missing:,} lines of the history are missing: compare with R3 and your phone. {said}"
