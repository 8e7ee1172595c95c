"""Calls by keys in a real terminal, as on Tuesday morning: nothing that was typed is lost."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from matchweek.services.core.week import Week
from matchweek.services.lists import applications
from tests.support.home import run_here
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.weeks import codes_of, rows_of

pytestmark = NEEDS_PTY
NOW = "2027-03-16T13:42:07-04:00"


def dashboard(path: Path, cols: int = 120, rows: int = 36) -> Terminal:
    words: list[str | Path] = [sys.executable, "-m", "matchweek", "--file", path, "--now", NOW]
    words += ["--zone", "Asia/Karachi"]
    return Terminal.fork(words, cols, rows, env={"MATCHWEEK_HOME": str(path.parent / "home")})


def ready(terminal: Terminal) -> None:
    terminal.wait_for(r"Programs +12")


def shell(path: Path, *words: str) -> dict:
    argv = ["--file", str(path), "--now", NOW, *words, "--json"]
    code, out, err = run_here(argv, {"MATCHWEEK_HOME": str(path.parent / "home")}, path.parent)
    assert code == 0, err
    return json.loads(out)


def draft_note(path: Path) -> str:
    """The note as it lies in the file, read past all of our own code."""
    with closing(sqlite3.connect(path)) as file:
        # A draft stands under its form and the window it was typed in.
        row = file.execute(
            "SELECT \"values\" FROM draft WHERE form LIKE 'call:1%' ORDER BY typed_at DESC"
        ).fetchone()
    return json.loads(row[0])["note"] if row else ""


def test_a_call_is_found_confirmed_noted_killed_and_all_is_there(week: Week, week_file: Path):
    code = codes_of(week)[0]
    applications.submit(week, [code])
    week.close()
    with dashboard(week_file) as terminal:
        ready(terminal)
        terminal.press("c")
        terminal.wait_for(r"─ Call 1")
        # Stored before a letter is typed, by the key's own instant, without a program.
        assert [call["program"] for call in shell(week_file, "call", "list")["calls"]] == [None]
        terminal.type("9000 fictonal famly")
        terminal.wait_for(r"› .*9000120C0")
        terminal.press("enter")
        terminal.wait_for(r"y yes +n no")
        terminal.press("y")
        terminal.wait_for(r"confirmed")
        # The notes come right after the program; ctrl+l breaks their line, enter would go on.
        terminal.type("asked about Step 3\x0cand the first of July")
        deadline = time.monotonic() + 10
        while draft_note(week_file) != "asked about Step 3\nand the first of July":
            assert time.monotonic() < deadline, terminal.text()
            terminal.pump(0.05)
        terminal.type(" x")
        terminal.kill()
        terminal.wait_exit()
    with dashboard(week_file) as terminal:
        ready(terminal)
        terminal.wait_for(r"unfinished call note was found")
        terminal.press("shift+tab")
        # The pane's own key answers once it has the keys.
        terminal.settle()
        terminal.press("enter")
        screen = terminal.wait_for(r"and the first of July")
        assert "asked about Step 3" in screen and "confirmed" in screen
        terminal.keys("escape", "escape")
        terminal.wait_gone(r"─ Call 1")
    call = shell(week_file, "call", "list")["calls"][0]
    assert call["program"] == code
    assert call["note"].startswith("asked about Step 3\nand the first of July")


def test_a_missed_call_waits_and_is_done(week: Week, week_file: Path):
    week.close()
    with dashboard(week_file, 80, 24) as terminal:
        ready(terminal)
        terminal.press("M")
        terminal.wait_for(r"─ Missed call 1")
        terminal.type("(419) 555-0142")
        terminal.keys("tab")
        terminal.type("Dr. Osei")
        terminal.keys("escape", "escape")
        terminal.wait_gone(r"─ Missed call 1")
        terminal.wait_for(r"call back Dr. Osei")
        terminal.press("shift+tab")
        terminal.wait_for(r"1 to call back")
        terminal.press("b")
        terminal.wait_gone(r"call back")
        terminal.press("u")
        terminal.wait_for(r"1 to call back")


def test_two_calls_at_once_are_both_stored(week: Week, week_file: Path):
    with dashboard(week_file) as terminal:
        ready(terminal)
        terminal.press("c")
        terminal.wait_for(r"─ Call 1")
        terminal.type("the first")
        terminal.press("ctrl+n")
        terminal.wait_for(r"─ Call 2")
        terminal.type("the second")
        terminal.keys("escape", "escape")
        terminal.wait_for(r"─ Call 1")
        terminal.wait_for(r"the first")
        terminal.keys("escape", "escape")
        terminal.wait_gone(r"─ Call 1")
    notes = [row["note"] for row in rows_of(week, "call")]
    assert notes == ["Program, not confirmed: the first", "Program, not confirmed: the second"]


def test_a_call_pressed_while_the_file_is_locked_keeps_its_instant(week: Week, week_file: Path):
    with dashboard(week_file) as terminal:
        ready(terminal)
        with closing(sqlite3.connect(week_file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            terminal.press("c")
            terminal.wait_for(r"Came in")
            terminal.type("typed while it waits")
            terminal.wait_for(r"typed while it waits")
            terminal.keys("escape", "escape")
            terminal.wait_gone(r"Came in")
            other.execute("ROLLBACK")
        deadline = time.monotonic() + 15
        while [row["note"] for row in rows_of(week, "call")] != [
            "Program, not confirmed: typed while it waits"
        ]:
            assert time.monotonic() < deadline, terminal.text()
            terminal.pump(0.05)
    assert rows_of(week, "call")[0]["at"].startswith("2027-03-16 17:42:0")
