"""Offers by keys in a real terminal, as on Thursday: recorded, accepted in time, ended by the clock."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from matchweek.services.core.week import Week
from matchweek.services.lists import applications
from tests.support.home import run_here
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.weeks import codes_of

pytestmark = NEEDS_PTY
IN_ROUND_1, AFTER_ROUND_1 = "2027-03-18T10:42:07-04:00", "2027-03-18T11:02:00-04:00"


def environment(path: Path) -> dict[str, str]:
    return {"MATCHWEEK_HOME": str(path.parent / "home")}


def dashboard(path: Path, now: str, cols: int = 120, rows: int = 36) -> Terminal:
    words: list[str | Path] = [sys.executable, "-m", "matchweek", "--file", path, "--now", now]
    terminal = Terminal.fork([*words, "--zone", "Asia/Karachi"], cols, rows, env=environment(path))
    terminal.wait_for(r"Programs +12")
    return terminal


def offers(path: Path, now: str) -> dict[str, str]:
    """What the shell says of every offer: its state by its program."""
    argv = ["--file", str(path), "--now", now, "offer", "list", "--json"]
    code, out, err = run_here(argv, environment(path), path.parent)
    assert code == 0, err
    return {each["program"]: each["state"] for each in json.loads(out)["offers"]}


def test_two_offers_are_recorded_and_one_accepted_in_time(week: Week, week_file: Path):
    codes = codes_of(week)
    applications.submit(week, codes[:3])
    week.close()
    with dashboard(week_file, IN_ROUND_1) as terminal:
        for _ in range(2):
            terminal.press("o")
            terminal.wait_for(r"Record an offer that you see in R3\. This answers nothing\.")
            terminal.wait_for(r"Round 1 ends Thu 11:00 ET · 20:00 Karachi")
            terminal.press("y")
            terminal.wait_gone(r"Record an offer that you see")
            terminal.press("j")
        terminal.wait_for(r"2 open offers F3")
        terminal.press("f3")
        terminal.wait_for(r"2 open in your order")
        terminal.wait_for(r"17:53 +1\. Emergency Med · Ficti")
    recorded = offers(week_file, IN_ROUND_1)
    assert sorted(recorded.values()) == ["open", "open"]
    assert set(offers(week_file, AFTER_ROUND_1).values()) == {"expired"}
    with dashboard(week_file, AFTER_ROUND_1, 80, 24) as terminal:
        terminal.press("f3")
        terminal.wait_for(r"none open")
        terminal.press("a")
        terminal.wait_for(r"Record that I accepted in R3\. This does not accept it\.")
        terminal.wait_for(r"This offer has expired")
        terminal.type("10:58")
        terminal.press("enter")
        terminal.wait_for(r"accepted at +Thu 18 Mar 10:58 ET")
        terminal.wait_gone(r"This offer has expired")
        terminal.press("y")
        terminal.wait_for(r"You have a place")
    assert sorted(offers(week_file, AFTER_ROUND_1).values()) == ["accepted", "released"]
    with dashboard(week_file, AFTER_ROUND_1) as terminal:
        terminal.press("u")
        terminal.wait_for(r"record an offer as accepted")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert set(offers(week_file, AFTER_ROUND_1).values()) == {"expired"}
