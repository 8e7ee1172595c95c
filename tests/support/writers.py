"""Processes that write to a week file and say what is stored: `python -m tests.support.writers`.

`forks FILE` makes, for every line on standard input, a child that acts until it is killed. `many FILE NAME
COUNT` and `cap FILE OFFSET STEP` do a fixed piece of work. `lists FILE` brings in one list after another.
`opens FILE` names a call's program and takes that back until a file says stop; `asks FILE COUNT` asks then.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from matchweek.domain.programs.triage import Lane
from matchweek.errors import FileBusy, MatchweekError, RuleSaysNo
from matchweek.services.core.week import open_week
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import applications, lists, triage
from matchweek.services.people import advocates, assignments, letters
from tests.support.forks import Forked
from tests.support.weeks import CLOCK, codes_of, listings

ROOT = Path(__file__).resolve().parents[2]
TRIES_AT_MOST = 2000
PATIENCE = 300.0
"""How long the end of writers is waited for, in seconds: long enough for a machine that does much else."""


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start a writer; what it says can be read line by line."""
    return Forked(
        [sys.executable, "-m", "tests.support.writers", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ends(*writers: subprocess.Popen[str]) -> list[str]:
    """Wait until all have ended; what each said. Raises TimeoutExpired for one that goes on; none is left."""
    try:
        return [writer.communicate(timeout=PATIENCE)[0] for writer in writers]
    finally:
        for writer in writers:
            writer.kill()


def say(words: str) -> None:
    # One write a line, so that a kill never leaves half of one.
    os.write(1, f"{words}\n".encode())


def forks(path: Path) -> None:
    """Read a line, fork a child that acts for ever, say when it is gone; until input ends."""
    for number, _ in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            act_for_ever(path, number)
        say(f"child {child}")
        os.waitpid(child, 0)
        say("gone")


def act_for_ever(path: Path, number: int) -> None:
    """Acts of several kinds, each with a mark of its own that is said once it is stored."""
    week = open_week(path, CLOCK)
    codes = codes_of(week)
    for count in itertools.count():
        mark = f"mark {number}.{count}"
        code = codes[count % len(codes)]
        match count % 4:
            case 0:
                triage.set_note(week, codes, mark)
            case 1:
                triage.sort_program(week, code, changes={"lane": str(list(Lane)[number % 3]), "note": mark})
            case 2:
                calls.add(week, note=mark, program=code)
            case 3:
                advocates.add(week, f"Dr. {number}", note=mark)
        say(mark)


def many(path: Path, name: str, count: int) -> None:
    """So many acts: one program refused and taken back in turn, and calls logged."""
    week = open_week(path, CLOCK, actor=name)
    code = codes_of(week)[0]
    say("ready")
    sys.stdin.readline()
    for number in range(count):
        if number % 2:
            triage.toggle_refused(week, [code])
        else:
            calls.add(week, note=f"{name} {number}")
    say("done")
    week.close()


def cap(path: Path, offset: int, step: int) -> None:
    """Record one application after another as submitted until the rule says no."""
    week = open_week(path, CLOCK)
    codes = codes_of(week)[offset::step]
    say("ready")
    sys.stdin.readline()
    for code in codes:
        try:
            applications.submit(week, [code])
        except RuleSaysNo:
            say("refused")
            break
    week.close()


def stop_file(path: Path) -> Path:
    return path.with_name("stop")


def opens(path: Path) -> None:
    """The first call is of the first program or of none, by chance, till the asker has stopped."""
    week = open_week(path, CLOCK, actor="opener")
    code = codes_of(week)[0]
    say("ready")
    sys.stdin.readline()
    # By chance, not by turns: two processes that take turns in step would meet the same state each time.
    chance = random.Random(1)
    while not stop_file(path).exists():
        # A turn that found no free moment in the file is only one turn less.
        with contextlib.suppress(FileBusy):
            calls.change(week, 1, program=chance.choice((code, None)))
        # Each has to come to its turn: whoever asks again at once keeps the file.
        time.sleep(0.002)
    say("done")
    week.close()


def asks(path: Path, count: int) -> None:
    """Tell the advocate and write the note, taken back at once, till each was so often done and refused.

    However the two processes' turns fall, it stops, and lets the opener stop, after a while.
    """
    week = open_week(path, CLOCK, actor="asker")
    code = codes_of(week)[0]
    did = {(what, how): 0 for what in ("told", "note") for how in ("done", "refused")}
    say("ready")
    sys.stdin.readline()
    try:
        for _ in range(TRIES_AT_MOST):
            for what in ("told", "note"):
                try:
                    if what == "told":
                        assignments.told(week, "1", code)
                    else:
                        letters.make(week, "note", "1", code)
                except MatchweekError:
                    did[what, "refused"] += 1
                    time.sleep(0.002)
                    continue
                did[what, "done"] += 1
                history.undo(week)
            if min(did.values()) >= count:
                break
    finally:
        stop_file(path).touch()
    say("done")
    week.close()


def lists_for_ever(path: Path) -> None:
    week = open_week(path, CLOCK)
    for number in itertools.count(1):
        say(f"begin {number}")
        rows = listings(1500, first=9000 + number)
        lists.bring_in_listings(week, rows, f"list {number}", after_round=number % 5)
        say(f"stored {number}")


if __name__ == "__main__":
    what, file, *rest = sys.argv[1:]
    match what, rest:
        case "forks", []:
            forks(Path(file))
        case "many", [name, count]:
            many(Path(file), name, int(count))
        case "cap", [offset, step]:
            cap(Path(file), int(offset), int(step))
        case "opens", []:
            opens(Path(file))
        case "asks", [count]:
            asks(Path(file), int(count))
        case "lists", []:
            lists_for_ever(Path(file))
        case _:
            raise SystemExit(f"unknown: {sys.argv[1:]}")
