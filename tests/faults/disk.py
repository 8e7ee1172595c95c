"""A full disk, rights that are missing, locks held by others, and clocks that jump."""

from __future__ import annotations

import contextlib
import io
import os
import random
import signal
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from matchweek.cli.main import main
from matchweek.clock import FixedClock
from matchweek.errors import FileBusy, MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import calls
from matchweek.services.file import keeping
from matchweek.services.lists import triage
from matchweek.services.lists.lists import bring_in_listings
from tests.faults.counted import Count, timed
from tests.support.weeks import AT, CLOCK, codes_of, listings, new_week

NOBODY = 65534


def in_child(act: Callable[[], list[str]], seconds: int = 120) -> list[str]:
    """What an act says that changes its process for good; a child that dies says so."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        signal.alarm(seconds)
        try:
            said = act()
        except BaseException as error:  # noqa: BLE001
            said = [f"traceback {error!r}"]
        with os.fdopen(write_end, "w", encoding="utf-8") as out:
            out.write("\n".join(line.replace("\n", " ") for line in said))
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as told:
        said = told.read().splitlines()
    _, status = os.waitpid(child, 0)
    return said if not status else [*said, f"traceback: it ended with {status}"]


# Full


def full(folder: Path, dice: random.Random, tries: int) -> Count:
    """The system lets no file grow beyond some size: acts, imports, backups; then it does again."""
    with timed(Count("the disk full")) as count:
        for number in range(tries):
            path = folder / f"week{number}.db"
            new_week(path, listings(60)).close()
            room = dice.randrange(0, 400_000)
            said = in_child(lambda path=path, room=room: _fill(path, room))  # type: ignore[misc]
            count.tried += 1
            _judge(count, path, said, f"full after {room}")
    return count


def _fill(path: Path, room: int) -> list[str]:
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    week = open_week(path, CLOCK)
    codes = codes_of(week)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, usual[1]))
    acts: list[Callable[[str], object]] = [
        lambda mark: triage.set_note(week, codes, mark + " and many words" * 40),
        lambda mark: calls.add(week, note=mark),
        lambda mark: keeping.back_up(week),
        lambda mark: bring_in_listings(week, listings(300, first=9200), mark, after_round=0),
    ]
    said = _act(acts, "mark full")
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    said += _act(acts, "mark again", must=True)
    week.close()
    return said


def _act(acts: list[Callable[[str], object]], begins: str, *, must: bool = False) -> list[str]:
    said = []
    for number, act in enumerate(acts * 4):
        mark = f"{begins} {number}."
        try:
            act(mark)
        except MatchweekError as error:
            if must or not error.detail:
                said.append(f"traceback: {mark} {error}")
        except Exception as error:  # noqa: BLE001
            said.append(f"traceback: {mark} {error!r}")
        else:
            said.append(mark)
    return said


def _judge(count: Count, path: Path, said: list[str], what: str) -> None:
    wrong = [line for line in said if line.startswith("traceback")]
    count.tracebacks += len(wrong)
    count.told += [f"{what}: {line}" for line in wrong]
    with count.words_only(what):
        week = open_week(path, CLOCK)
        load_board(week)
        notes = {
            str(value).partition(".")[0] + "."
            for entry in entries_since(week)
            for value in (entry.after or {}).values()
            if str(value).startswith("mark")
        }
        week.close()
        kept = {line for line in said if line.startswith("mark") and not _leaves_no_mark(line)}
        count.misses(what, kept - notes)
        if keeping.check(path).problems:
            count.is_not_in_order(f"{what}: {keeping.check(path).problems}")


def _leaves_no_mark(line: str) -> bool:
    """Backups and lists are looked at by themselves."""
    number = int(line.rsplit(" ", 1)[1].rstrip("."))
    return number % 4 in (2, 3)


# Rights

COMMANDS = (
    ("now",), ("call", "add", "--note", "x"), ("list", "show"), ("check",), ("backup",), ("restore", "--yes"),
    ("restore", "--salvage", "--yes"), ("journal",), ("undo",), ("export", "csv", "--yes"),
    ("erase", "--yes"),
)  # fmt: skip


def closed(folder: Path, dice: random.Random, tries: int) -> Count:
    """The file or a folder that may not be read, written or entered; also what is no file at all."""
    warm = folder / "warm"
    warm.mkdir()
    # What is imported late is imported now: who may read little may not read the modules either.
    for command in COMMANDS:
        _said(warm / "week.db", command)
    with timed(Count("rights that are missing, files that are none")) as count:
        for number in range(tries):
            for what in ("file 0o000", "file 0o400", "folder 0o500", "folder 0o000", "folder 0o100", "fifo",
                         "directory", "circle of links", "backups 0o000", "folder gone"):  # fmt: skip
                place = folder / f"{number}-{what.replace(' ', '-')}"
                said = in_child(lambda place=place, what=what: _closed(place, what, COMMANDS))  # type: ignore[misc]
                count.tried += len(COMMANDS)
                wrong = [line for line in said if line.startswith("traceback")]
                count.tracebacks += len(wrong)
                count.told += [f"{what}: {line}" for line in wrong]
                place.chmod(0o700)
    return count


def _closed(place: Path, what: str, commands: tuple[tuple[str, ...], ...]) -> list[str]:
    place.parent.chmod(0o755)
    place.parent.parent.chmod(0o755)
    place.mkdir()
    inner = place / "inner"
    inner.mkdir()
    path = inner / "week.db"
    new_week(path, listings(12)).close()
    week = open_week(path, CLOCK)
    keeping.back_up(week)
    week.close()
    for each in (place, inner, *inner.rglob("*")):
        if os.geteuid() == 0:
            os.chown(each, NOBODY, NOBODY)
    _close(path, what)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    said = []
    for command in commands:
        code, words = _said(path, command)
        if "unexpected" in words or "Traceback" in words or (code and not words):
            said.append(f"traceback: {' '.join(command)}: {code} {words}")
        _close(path, what)
    with contextlib.suppress(OSError):
        path.parent.chmod(0o700)
    return said


def _said(path: Path, command: tuple[str, ...]) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(["--file", str(path), "--now", AT.isoformat(), *command])
    return code, out.getvalue()


def _close(path: Path, what: str) -> None:
    kind, _, mode = what.partition(" ")
    with contextlib.suppress(OSError):
        if kind == "file":
            path.chmod(int(mode, 8))
        elif kind == "folder" and mode != "gone":
            path.parent.chmod(int(mode, 8))
        elif kind == "backups":
            path.with_name("week.db.backups").chmod(int(mode, 8))
        elif what == "folder gone" or path.exists() or path.is_symlink():
            _replace(path, what)


def _replace(path: Path, what: str) -> None:
    import shutil

    if what == "folder gone":
        shutil.rmtree(path.parent)
        return
    if path.is_file():
        path.unlink()
        if what == "fifo":
            os.mkfifo(path)
        elif what == "directory":
            path.mkdir()
        else:
            other = path.with_name("other.db")
            other.unlink(missing_ok=True)
            other.symlink_to(path)
            path.symlink_to(other)


# Locks


def locked(folder: Path, dice: random.Random, tries: int) -> Count:
    """Another program holds the file's lock for a moment, or longer than an act waits."""
    path = folder / "week.db"
    new_week(path, listings(12)).close()
    with timed(Count("locked by another program")) as count:
        week = open_week(path, CLOCK)
        for number in range(tries):
            week.wait_ms = dice.choice((50, 300))
            _lock(count, week, path, dice, number)
        week.close()
        if keeping.check(path).problems:
            count.is_not_in_order("locked")
    return count


def _lock(count: Count, week: Week, path: Path, dice: random.Random, number: int) -> None:
    mark, seconds = f"locked {number}", dice.choice((0.01, 0.1, 1.0))
    held = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            held.set()
            threading.Event().wait(seconds)
            other.execute("ROLLBACK")

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(60)
    count.tried += 1
    stored = False
    with count.words_only(mark):
        try:
            calls.add(week, note=mark)
            stored = True
        except FileBusy as error:
            assert error.remedy
    holder.join(60)
    there = any(call.note == mark for call in load_board(week).calls)
    if stored is not there:
        count.misses(mark, ["an act that was answered" if stored else "an act done all the same"])


# Clocks


def clock_jumps(folder: Path, dice: random.Random, tries: int) -> Count:
    """The clock goes back an hour or on a day between acts, and the zone of the shell changes."""
    path = folder / "week.db"
    new_week(path, listings(12)).close()
    marks = set()
    with timed(Count("clock set back and on")) as count:
        at, last = AT, None
        for number in range(tries * 5):
            at += timedelta(minutes=dice.choice((-1440, -61, -60, -1, 0, 1, 60, 1440)))
            count.tried += 1
            with count.words_only(f"clock {number}"):
                week = open_week(path, FixedClock(at))
                mark = f"clock {number}"
                calls.add(week, note=mark)
                marks.add(mark)
                last = keeping.back_up_hourly(week, last)
                load_board(week)
                week.close()
        with count.words_only("clock"):
            week = open_week(path, FixedClock(at))
            count.misses("clock", marks - {call.note for call in load_board(week).calls})
            week.close()
        if keeping.check(path).problems:
            count.is_not_in_order(f"clock: {keeping.check(path).problems}")
    return count
