"""Killed at any moment: what was acknowledged is stored, and nothing is half stored."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.week import entries_since, open_week
from matchweek.store.presence import alive
from tests.support import writers
from tests.support.thorough import examples
from tests.support.weeks import CLOCK, codes_of, listings, new_week, rows_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL does not exist on Windows")

KILLS = examples(10)


def until(lines: Iterator[str], wanted: str) -> list[str]:
    """The lines before the one that begins so."""
    found: list[str] = []
    for line in lines:
        if line.startswith(wanted):
            return found
        found.append(line.strip())
    raise AssertionError(f"the writer ended before it said {wanted!r}: {found}")


def test_every_acknowledged_act_is_in_the_file(week_file: Path) -> None:
    new_week(week_file, listings(12)).close()
    dice = random.Random(20270318)
    writer = writers.start("forks", str(week_file))
    assert writer.stdin is not None and writer.stdout is not None
    said: list[str] = []
    for _ in range(KILLS):
        print("go", file=writer.stdin, flush=True)
        child = int(writer.stdout.readline().split()[1])
        for _ in range(dice.randrange(12)):
            said.append(writer.stdout.readline().strip())
        # A moment in the midst of an act: none takes much longer than these milliseconds.
        time.sleep(dice.random() * 0.004)
        os.kill(child, signal.SIGKILL)
        said += until(writer.stdout, "gone")
        week = open_week(week_file, CLOCK)
        stored = entries_since(week)
        marks = {entry.after["note"] for entry in stored if entry.after and "note" in entry.after}
        assert set(said) <= marks
        groups: dict[int, set[str]] = {}
        for entry in stored:
            groups.setdefault(entry.group, set()).add(entry.act)
        whole_notes = [group for group, names in groups.items() if names == {"triage.note"}]
        for group in whole_notes:
            assert sum(entry.group == group for entry in stored) == 12
        newest = {entry.key: entry.after for entry in stored if entry.entity == "triage"}
        for code, program in zip(codes_of(week), load_board(week).programs.programs, strict=True):
            assert program.note == (newest.get(code) or {"note": ""})["note"]
        week.close()
    writers.ends(writer)
    assert len(said) > KILLS


def test_a_killed_import_leaves_no_list_behind_and_no_half_list(week_file: Path) -> None:
    new_week(week_file, listings(12)).close()
    dice = random.Random(7)
    for _ in range(3):
        writer = writers.start("lists", str(week_file))
        assert writer.stdout is not None
        until(iter(writer.stdout.readline, ""), "begin 2")
        time.sleep(dice.random() * 0.1)
        writer.kill()
        writers.ends(writer)
        week = open_week(week_file, CLOCK)
        states = [row["state"] for row in rows_of(week, "list")]
        assert "loading" not in states
        counts = {row["id"]: row["row_count"] for row in rows_of(week, "list")}
        held: dict[int, int] = {}
        for row in rows_of(week, "listing"):
            held[row["list_id"]] = held.get(row["list_id"], 0) + 1
        assert held == counts
        assert alive(week_file, "import") == 0
        week.close()
