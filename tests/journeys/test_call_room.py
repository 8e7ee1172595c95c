"""A whole call by keys in a real terminal: found, noted, ended, interrupted by another and by a kill."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from matchweek.services.core.week import Week
from matchweek.services.days import aliases
from matchweek.services.lists import applications
from matchweek.services.people import me
from tests.support.home import run_here
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.weeks import codes_of

pytestmark = NEEDS_PTY
NOW = "2027-03-16T13:42:07-04:00"
MONDAY = datetime(2027, 3, 15, 16, 0, tzinfo=UTC)
NOTES = ("asked about Step 3", "wants a transcript", "clinic on two days")


def dashboard(path: Path) -> Terminal:
    words: list[str | Path] = [sys.executable, "-m", "matchweek", "--file", path, "--now", NOW]
    words += ["--zone", "Asia/Karachi"]
    return Terminal.fork(words, 120, 36, env={"MATCHWEEK_HOME": str(path.parent / "home")})


def shell(path: Path, *words: str) -> dict:
    argv = ["--file", str(path), "--now", NOW, *words, "--json"]
    code, out, err = run_here(argv, {"MATCHWEEK_HOME": str(path.parent / "home")}, path.parent)
    assert code == 0, err
    return json.loads(out)


def kept_as_draft(terminal: Terminal, path: Path, words: str) -> None:
    """Wait until words lie in the file, read past all of our own code."""
    end = time.monotonic() + 10
    while True:
        with closing(sqlite3.connect(path)) as file:
            drafts = file.execute("SELECT \"values\" FROM draft WHERE form LIKE 'call:1%'").fetchall()
        if any(words in json.loads(row[0])["note"] for row in drafts):
            return
        assert time.monotonic() < end, terminal.text()
        terminal.pump(0.05)


def the_call_comes(terminal: Terminal) -> None:
    terminal.press("c")
    terminal.wait_for(r"─ Call 1")
    # Two letters of the nickname stand the wrong way round, one is missing.
    terminal.type("Mrecy on the Hil")
    terminal.wait_for(r"› .*9000120C0")
    terminal.press("enter")
    terminal.wait_for(r"y yes +n no")
    terminal.press("y")
    terminal.wait_for(r"confirmed")
    for line in NOTES:
        terminal.type(line)
        terminal.press("enter")
        terminal.wait_for(rf"\d\d:\d\d ET: {line}")
    terminal.press("escape")
    terminal.wait_for(r"interview set")
    terminal.press("p")
    terminal.wait_for(r"I am Farah")
    terminal.press("p")
    terminal.wait_gone(r"I am Farah")


def interview_rule_question_and_another_call(terminal: Terminal) -> None:
    terminal.press("i")
    terminal.wait_for(r"─ New interview")
    terminal.type("wed 2:30pm CT")
    terminal.wait_for(r"Wed 17 Mar")
    terminal.keys("escape", "escape")
    terminal.wait_gone(r"─ New interview")
    terminal.wait_for(r"─ Call 1")
    terminal.press("r")
    terminal.wait_for(r"Rule\?")
    terminal.type("w")
    terminal.wait_for(r"Asked where else you applied")
    terminal.press("ctrl+n")
    terminal.wait_for(r"─ Call 2")
    terminal.wait_for(r"call 1 waits")
    terminal.type("somebody else")
    terminal.press("escape")
    terminal.wait_for(r"space other call")
    terminal.press("space")
    terminal.wait_for(r"─ Call 1")
    terminal.wait_for(r"call 2 waits")


def test_a_whole_call_is_there_again_after_a_kill(week: Week, week_file: Path):
    code = codes_of(week)[0]
    applications.submit(week, [code], at=MONDAY)
    aliases.set_names(week, code, "Mercy on the Hill")
    me.change(week, pitch="I am Farah and I love the wards.")
    week.close()
    with dashboard(week_file) as terminal:
        terminal.wait_for(r"Programs +12")
        the_call_comes(terminal)
        interview_rule_question_and_another_call(terminal)
        terminal.press("escape")
        terminal.wait_for(r"n notes")
        terminal.press("n")
        terminal.wait_for(r"esc end typing")
        terminal.type("in the middle of a wo")
        kept_as_draft(terminal, week_file, "in the middle of a wo")
        terminal.kill()
        terminal.wait_exit()
    with dashboard(week_file) as terminal:
        terminal.wait_for(r"Programs +12")
        terminal.wait_for(r"2 unfinished call notes were found")
        terminal.press("shift+tab")
        terminal.settle()
        terminal.keys("home", "down", "enter")
        screen = terminal.wait_for(r"in the middle of a wo")
        for line in NOTES:
            assert re.search(rf"\d\d:\d\d ET: {line}", screen), screen
        assert "confirmed" in screen and "Asked where else you applied" in screen
        terminal.keys("escape", "escape")
        terminal.wait_gone(r"─ Call 1")
        terminal.keys("home", "enter")
        terminal.wait_for(r"─ Call 2")
        terminal.wait_for(r"somebody else")
    first = next(call for call in shell(week_file, "call", "list")["calls"] if call["id"] == 1)
    assert (first["program"], first["outcome"], first["incident"]) == (code, "interview_set", "where_else")
    lines = first["note"].splitlines()
    assert [line.partition(" ET: ")[2] for line in lines[:3]] == list(NOTES)
    assert lines[3] == "in the middle of a wo"
    interviews = shell(week_file, "interview", "list")["interviews"]
    assert [(each["program"], each["at"]) for each in interviews] == [(code, "2027-03-17T15:30:00-04:00")]
