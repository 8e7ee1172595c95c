"""The disk full or read-only while the dashboard is open: told, nothing half done, the dashboard alive."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.week import entries_since, open_week
from matchweek.services.lists import triage
from tests.cli.lists import HARBOR, fictional_csv
from tests.support.disk import FULL, READ_ONLY, trouble
from tests.support.home import PATIENCE, Home, at_cursor
from tests.support.pilot import open_dashboard, until
from tests.support.terminal import NEEDS_PTY
from tests.support.weeks import CLOCK, codes_of, contents, listings, new_week

LONG = "A note of many words. " * 4000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, listings(12)).close()
    return file


@pytest.mark.parametrize(
    ("pragma", "title"), [(FULL, "The disk is full"), (READ_ONLY, "The week file is read-only")]
)
async def test_an_act_that_the_disk_refuses_is_told_and_not_half_done(
    path: Path, pragma: str, title: str
) -> None:
    week = open_week(path, CLOCK)
    before, entries, codes = contents(week), len(entries_since(week)), codes_of(week)
    async with open_dashboard(path) as opened:
        grid = opened.app.week_screen.programs.grid
        cursor = grid.cursor
        with trouble(opened.app.session.week, pragma):
            await opened.press("space", "space", "space", "space")
            # Long enough that there is no room left in the pages that the file has.
            assert opened.app.session.do(lambda week: triage.set_note(week, codes, LONG)) is False
            await until(opened.pilot, lambda: title in opened.toasts, lambda: opened.toasts)
            assert contents(week) == before
            assert len(entries_since(week)) == entries
        assert cursor is not None
        # The marks stay, so the same key does it once there is room.
        await opened.press("2")
        await until(opened.pilot, lambda: "secondary 4" in opened.text, lambda: opened.toasts + opened.text)
    assert [program.lane for program in load_board(week).programs.programs].count("secondary") == 4
    week.close()


@NEEDS_PTY
@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit that can be set on another process")
def test_a_disk_that_takes_nothing_more_and_then_does_again(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    with home.opened("Harbor Point") as terminal:
        process = psutil.Process(terminal.pid)
        usual = process.rlimit(psutil.RLIMIT_FSIZE)
        process.rlimit(psutil.RLIMIT_FSIZE, (1, usual[1]))
        terminal.press("1")
        screen = terminal.wait_for("The disk did not answer", PATIENCE)
        assert "primary 0 " in screen
        terminal.press("down")
        terminal.wait_for(lambda screen: "Surgery" in at_cursor(screen)[1], PATIENCE)
        process.rlimit(psutil.RLIMIT_FSIZE, usual)
        terminal.press("3")
        terminal.wait_for("lane backup: ", PATIENCE)
        terminal.wait_for("primary 0 · secondary 0 · backup 1 ", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
    assert home.program(HARBOR)["lane"] is None
    assert home.json("check")["problems"] == []
    assert [entry["act"] for entry in home.entries()] == ["triage.lane", "list.import"]
