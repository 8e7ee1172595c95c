"""kill -9 in the midst of acts, undo, imports, backups, restores and migrations."""

from __future__ import annotations

import atexit
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine

from matchweek.services.core.board import load_board
from matchweek.services.core.week import entries_since, open_week
from matchweek.services.file import keeping
from matchweek.store import backup, migrate
from matchweek.store.schema import FORMATS
from tests.faults.counted import Count, timed
from tests.support.weeks import CLOCK, listings, new_week, rows_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
Told = set[str]


class Victims:
    """The process that forks those who are killed, and what they said."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victims"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._held = b""

    def kill_one(self, kind: str, path: Path, after: int, later: float) -> list[str]:
        """Let one act until it said so many lines and so many seconds more, kill it; what it said."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{kind} {path}\n".encode())
        self._process.stdin.flush()
        child = int(self._line().split()[1])
        said = [line for line in (self._line() for _ in range(after)) if line != "gone"]
        time.sleep(later)
        os.kill(child, signal.SIGKILL)
        while (line := self._line()) != "gone":
            said.append(line)
        return said

    def _line(self) -> str:
        assert self._process.stdout is not None
        end = time.monotonic() + PATIENCE
        while b"\n" not in self._held:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._process.stdout], [], [], left)[0]:
                raise TimeoutError("the one to be killed says nothing")
            some = os.read(self._process.stdout.fileno(), 65536)
            if not some:
                raise EOFError("the process that forks them has ended")
            self._held += some
        line, _, self._held = self._held.partition(b"\n")
        return line.decode()

    def end(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


_running: list[Victims] = []


@contextmanager
def victims() -> Iterator[Victims]:
    """The process that forks them: one for all kinds, since it takes a second to start."""
    if not _running:
        _running.append(Victims())
        atexit.register(_running[0].end)
    try:
        yield _running[0]
    except BaseException:
        # Nobody knows what it is at.
        _running.pop().end()
        raise


Check = Callable[[Count, Path, list[str], str], None]


def _killed(
    count: Count, kind: str, path: Path, dice: random.Random, tries: int, check: Check, *, seconds: float
) -> Count:
    with timed(count), victims() as some:
        for number in range(tries):
            said = some.kill_one(kind, path, dice.randrange(6), dice.random() * seconds)
            what = f"{count.name} {number}"
            count.tried += 1
            failed = [line for line in said if line.startswith("failed")]
            count.tracebacks += len(failed)
            count.told += [f"{what}: {line}" for line in failed]
            with count.words_only(what):
                check(count, path, said, what)
    return count


def _marks(path: Path) -> tuple[Told, dict[int, set[str]]]:
    """The notes that the history holds, and the rows of each act of several."""
    week = open_week(path, CLOCK)
    try:
        load_board(week)
        entries = entries_since(week)
    finally:
        week.close()
    acts: dict[int, set[str]] = {}
    for entry in entries:
        acts.setdefault(entry.group, set()).add(entry.key)
    return {str(entry.after["note"]) for entry in entries if entry.after and "note" in entry.after}, acts


def _all_there(count: Count, path: Path, said: list[str], what: str) -> None:
    marks, _ = _marks(path)
    count.misses(what, {line for line in said if line.startswith("mark")} - marks)
    if keeping.check(path).problems:
        count.is_not_in_order(f"{what}: {keeping.check(path).problems}")


def in_acts(folder: Path, dice: random.Random, tries: int) -> Count:
    path = folder / "week.db"
    new_week(path, listings(12)).close()
    return _killed(Count("killed in acts"), "acts", path, dice, tries, _all_there, seconds=0.02)


def in_undo(folder: Path, dice: random.Random, tries: int) -> Count:
    path = folder / "week.db"
    new_week(path, listings(12)).close()
    return _killed(Count("killed in undo"), "undo", path, dice, tries, _all_there, seconds=0.02)


def in_imports(folder: Path, dice: random.Random, tries: int) -> Count:
    path = folder / "week.db"
    new_week(path, listings(12)).close()

    def check(count: Count, path: Path, said: list[str], what: str) -> None:
        week = open_week(path, CLOCK)
        load_board(week)
        lists = rows_of(week, "list")
        held: dict[int, int] = {}
        for row in rows_of(week, "listing"):
            held[row["list_id"]] = held.get(row["list_id"], 0) + 1
        week.close()
        count.misses(
            what, {line for line in said if line.startswith("mark")} - {row["source"] for row in lists}
        )
        whole = all(held.get(row["id"], 0) == row["row_count"] and row["state"] != "loading" for row in lists)
        if not whole or keeping.check(path).problems:
            count.is_not_in_order(what)

    return _killed(Count("killed in imports"), "imports", path, dice, tries, check, seconds=0.3)


def in_backups(folder: Path, dice: random.Random, tries: int) -> Count:
    path = folder / "week.db"
    new_week(path, listings(700)).close()

    def check(count: Count, path: Path, said: list[str], what: str) -> None:
        _all_there(count, path, said, what)
        if not all(backup.is_good(copy.path) for copy in keeping.copies(path)):
            count.is_not_in_order(f"{what}: a backup")

    return _killed(Count("killed in backups"), "backups", path, dice, tries, check, seconds=0.1)


def in_restores(folder: Path, dice: random.Random, tries: int) -> Count:
    path = folder / "week.db"
    week = new_week(path, listings(700))
    keeping.back_up(week)
    week.close()

    def check(count: Count, path: Path, said: list[str], what: str) -> None:
        found = keeping.check(path).problems
        week = open_week(path, CLOCK)
        programs = len(load_board(week).programs)
        week.close()
        if found or programs not in (0, 700):
            count.is_not_in_order(f"{what}: {programs} programs, {found}")

    return _killed(Count("killed in restores"), "restores", path, dice, tries, check, seconds=0.2)


def in_migrations(folder: Path, dice: random.Random, tries: int) -> Count:
    """From every past format; with one try from the first, the last and one between."""
    from tests.store.test_second_format import ROWS, first_format

    count = Count("killed in migrations, from every format")
    past = FORMATS[:-1]
    if tries == 1:
        past = tuple(dict.fromkeys((past[0], dice.choice(past), past[-1])))
    for old in past:
        place = folder / old
        place.mkdir()
        first_format(place / "old.db", ROWS)
        _bring_to(place / "old.db", old)

        def check(count: Count, path: Path, said: list[str], what: str) -> None:
            if not path.exists() or not path.stat().st_size:
                # It was killed while the old file was put there for the next time.
                return
            week = open_week(path, CLOCK)
            board = load_board(week)
            week.close()
            if board.applicant.name != "Zoë Kareem" or len(board.calls) != 1 or len(board.programs) != 2:
                count.misses(what, ["a row of the old file"])
            if keeping.check(path).problems:
                count.is_not_in_order(f"{what}: {keeping.check(path).problems}")

        path = place / "week.db"
        _killed(count, "migrations", path, dice, tries, check, seconds=0.15)
    return count


def _bring_to(path: Path, target: str) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)))
    from sqlalchemy import event

    event.listen(engine, "connect", migrate._autocommit)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection, connection.begin():
        migrate.upgrade(connection, target)
    engine.dispose()
    path.chmod(0o600)
