"""Two processes on one file at once: every act is there, and the cap holds."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from matchweek.domain.programs.budget import CAP
from matchweek.domain.programs.triage import Lane
from matchweek.errors import FileBusy
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import calls
from matchweek.services.lists import applications, triage
from matchweek.services.people import advocates, assignments
from tests.support import writers
from tests.support.weeks import AT, CLOCK, codes_of, contents, listings, new_week

EACH = 500
EACH_ASKED = 8
HANDS = ((("opens",), ()), (("asks",), (str(EACH_ASKED),)))


def at_once(*started: subprocess.Popen[str]) -> list[str]:
    """Let the writers go when all are ready; what each of them said after that, when all have ended."""
    for writer in started:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in started:
        assert writer.stdin is not None
        print("go", file=writer.stdin, flush=True)
    said = writers.ends(*started)
    assert [writer.returncode for writer in started] == [0, 0]
    return said


def test_a_thousand_acts_of_two_processes_are_all_there(week_file: Path) -> None:
    new_week(week_file, listings(3)).close()
    names = ("one", "other")
    started = [writers.start("many", str(week_file), name, str(EACH)) for name in names]
    assert at_once(*started) == ["done\n", "done\n"]
    week = open_week(week_file, CLOCK)
    acts = [entry for entry in entries_since(week) if entry.actor in names]
    assert len(acts) == 2 * EACH == len({entry.group for entry in acts})
    assert [entry.seq for entry in acts] == list(range(acts[0].seq, acts[0].seq + 2 * EACH))
    notes = [entry.after["note"] for entry in acts if entry.act == "call.add" and entry.after]
    assert sorted(notes) == sorted(f"{name} {number}" for name in names for number in range(0, EACH, 2))
    # A lost update would show as two neighbours that both refused, or both took back.
    turns = [entry.after["refused"] for entry in acts if entry.act == "triage.refuse" and entry.after]
    assert turns == [True, False] * (EACH // 2)
    board = load_board(week)
    assert len(board.calls) == EACH
    assert not board.programs.programs[0].refused
    week.close()


def test_two_processes_racing_to_the_cap_never_pass_it(week_file: Path) -> None:
    new_week(week_file, listings(2 * CAP + 10, only="ERAS")).close()
    started = [writers.start("cap", str(week_file), str(offset), "2") for offset in range(2)]
    assert at_once(*started) == ["refused\n", "refused\n"]
    week = open_week(week_file, CLOCK)
    assert load_board(week).budgets()["ERAS"].used == CAP
    week.close()


def test_an_ask_of_one_process_never_slips_through_a_gate_that_another_closes(week_file: Path) -> None:
    week = new_week(week_file, listings(3))
    code = codes_of(week)[0]
    applications.submit(week, [code], at=AT)
    calls.add(week, AT)
    advocates.add(week, "Dr. A", answer="yes")
    assignments.assign(week, "1", [code])
    week.close()
    assert at_once(*(writers.start(*what, str(week_file), *rest) for what, rest in HANDS)) == ["done\n"] * 2
    week = open_week(week_file, CLOCK)
    named, asked = None, 0
    for entry in entries_since(week):
        after = entry.after or {}
        if entry.entity == "call" and "program" in after:
            named = after["program"]
        elif entry.actor == "asker" and entry.undoes is None and entry.entity in ("assignment", "letter"):
            asked += 1
            assert named == code, entry
    assert asked >= 2 * EACH_ASKED
    week.close()


def test_a_lock_held_elsewhere_is_told_soon_and_nothing_is_lost(week: Week) -> None:
    assert week.path is not None
    code = codes_of(week)[0]
    before = contents(week)
    week.wait_ms = 50
    with closing(sqlite3.connect(week.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        for _ in range(30):
            with pytest.raises(FileBusy):
                triage.set_lane(week, [code], Lane.PRIMARY)
        # The usual patience is ten seconds for each of them.
        assert time.monotonic() - began < 30
        assert load_board(week).programs.programs[0].lane is None
        other.execute("ROLLBACK")
    assert contents(week) == before
    triage.set_lane(week, [code], Lane.PRIMARY)
    assert load_board(week).programs.programs[0].lane == "primary"
