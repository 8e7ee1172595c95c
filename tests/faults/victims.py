"""Processes to be killed: `python -m tests.faults.victims`.

For every line `KIND FILE` on standard input a child is forked that does acts of that kind until it is killed,
and says each one once it is answered.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from matchweek.services.core.week import open_week
from matchweek.services.file import keeping
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.services.lists.lists import bring_in_listings
from tests.support.weeks import CLOCK, codes_of, listings
from tests.support.writers import act_for_ever, say

ROWS = 700


def undo(path: Path, number: int) -> None:
    week = open_week(path, CLOCK)
    codes = codes_of(week)
    for count in itertools.count():
        mark = f"mark {number}.{count}"
        triage.set_note(week, codes[:3], mark)
        say(mark)
        history.undo(week)
        say(f"undone {mark}")


def imports(path: Path, number: int) -> None:
    week = open_week(path, CLOCK)
    for count in itertools.count():
        name = f"mark {number}.{count}"
        rows = listings(ROWS, first=9000 + (number * 7 + count) % 50)
        bring_in_listings(week, rows, name, after_round=count % 5)
        say(name)


def backups(path: Path, number: int) -> None:
    week = open_week(path, CLOCK)
    codes = codes_of(week)
    for count in itertools.count():
        mark = f"mark {number}.{count}"
        triage.set_note(week, codes[:1], mark)
        say(mark)
        keeping.back_up(week)


def restores(path: Path, number: int) -> None:
    copy = keeping.copies(path)[-1].path
    for _ in itertools.count():
        keeping.restore(path, CLOCK, copy)
        say("restored")


def migrations(path: Path, number: int) -> None:
    """Brings an old file to the present format; the old one stands beside it under “old.db”."""
    old = path.with_name("old.db")
    for _ in itertools.count():
        for part in path.parent.glob("week.db*"):
            if part.is_file():
                part.unlink()
        shutil.copy(old, path)
        say("begin")
        open_week(path, CLOCK).close()
        say("brought")


KINDS: dict[str, Callable[[Path, int], None]] = {
    "acts": act_for_ever,
    "undo": undo,
    "imports": imports,
    "backups": backups,
    "restores": restores,
    "migrations": migrations,
}


def main() -> None:
    for number, line in enumerate(sys.stdin):
        kind, _, file = line.strip().partition(" ")
        child = os.fork()
        if child == 0:
            say(f"child {os.getpid()}")
            try:
                KINDS[kind](Path(file), number)
            except BaseException as error:  # noqa: BLE001
                say(f"failed {error!r}")
            os._exit(1)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
