"""An interview of the season by keys in a real terminal: its room is killed in mid-note and loses nothing."""

from __future__ import annotations

import signal
from pathlib import Path

from matchweek.services.core.board import load_board
from tests.support.home import PATIENCE, Home
from tests.support.season import season_week
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY

# 42 minutes before the interview with Lakeside.
NOW = "2026-12-03T08:18:00-05:00"


def opened(home: Home) -> Terminal:
    return home.opened("the day's room: Lakeside", "--now", NOW)


def test_the_days_room_is_killed_in_mid_note_and_loses_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    season_week(home.file).close()
    with opened(home) as terminal:
        terminal.press("w")
        terminal.wait_for("What now")
        terminal.press("enter")
        terminal.wait_for("Begins in 4")
        terminal.type("asked about visas\nand the cl")
        terminal.wait_for(r"and the cl\b")
        terminal.wait_for("kept as you type")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit(PATIENCE)
    with opened(home) as terminal:
        terminal.press("w")
        terminal.wait_for("notes of the interview with Lakeside")
        terminal.press("enter")
        screen = terminal.wait_for("what was typed before is here again")
        assert "ET: asked about visas" in screen and "and the cl" in screen
        terminal.type("inic\n")
        terminal.wait_for(r"ET: and the clinic")
        terminal.keys("escape", "escape")
        terminal.wait_gone("The day:")
        terminal.press("q")
        terminal.wait_exit(PATIENCE)
    week = season_week_again(home)
    assert [line[10:] for line in week.splitlines()] == ["asked about visas", "and the clinic"]


def season_week_again(home: Home) -> str:
    """The notes of the interview as the file has them."""
    from matchweek.clock import SystemClock
    from matchweek.services.core.week import open_week

    week = open_week(home.file, SystemClock(), create=False)
    try:
        return load_board(week).kept.interviews[1].note
    finally:
        week.close()
