"""A season without a packaged timetable (84): the dashboard asks for its times and holds meanwhile."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.tui.screens.days.change_times import ChangeTimes
from matchweek.tui.screens.days.timetable import TimetableScreen
from tests.cli.lists import HARBOR
from tests.support.lived import rows, typed
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import new_week

GIVEN = (
    "13 Mar 2028 10:00", "13 Mar 2028 11:00", "14 Mar 2028 08:00", "16 Mar 2028 09:00",
    "16 Mar 2028 11:00", "16 Mar 2028 21:00", "17 Mar 2028 12:00",
)  # fmt: skip


def clock(text: str) -> FixedClock:
    return FixedClock(datetime.fromisoformat(text))


@pytest.fixture
def path(week_file: Path) -> Path:
    new_week(week_file, rows(), clock=clock("2028-03-13T10:30-04:00")).close()
    return week_file


def dialog(opened: Opened) -> ChangeTimes:
    screen = opened.app.screen
    assert isinstance(screen, ChangeTimes)
    return screen


async def give(opened: Opened, text: str) -> None:
    asked = dialog(opened)
    asked.fields[0].value = ""
    await typed(opened, text)
    await opened.press("enter", "enter")
    await until(opened.pilot, lambda: opened.app.screen is not asked, lambda: opened.text + opened.toasts)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_84_it_asks_for_each_time_and_holds_meanwhile(path: Path, size: tuple[int, int]) -> None:
    async with open_dashboard(path, clock("2028-03-13T10:30-04:00"), size=size) as opened:
        await opened.shows("2028")
        assert opened.app.board.programs[HARBOR].contact == "held"
        await opened.press("w")
        await opened.shows("give the times of Match Week 2028")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TimetableScreen))
        await opened.shows("not given yet")
        await opened.press("enter")
        for count, text in enumerate(GIVEN):
            assert opened.app.board.timetable(datetime.fromisoformat("2028-03-13T10:30-04:00")).known is False
            assert f"{7 - count} are asked for" in " ".join(opened.text.split())
            await give(opened, text)
        assert isinstance(opened.app.screen, TimetableScreen)
        timetable = opened.app.board.timetable(datetime.fromisoformat("2028-03-13T10:30-04:00"))
        assert timetable.known and timetable.season == 2028
        assert "THE LIST IS OPEN" in opened.app.week_screen.round_bar.text
        await opened.press("u")
        await until(opened.pilot, lambda: not opened.app.board.timetable(timetable.list_opens).known)
        await opened.shows("not given yet")


async def test_84_after_the_times_all_follows(path: Path) -> None:
    async with open_dashboard(path, clock("2028-03-13T10:30-04:00")) as opened:
        await opened.press("H", "enter")
        for text in GIVEN:
            await give(opened, text)
    for at, held in (("2028-03-16T20:59-04:00", "held"), ("2028-03-16T21:00-04:00", "unlocked")):
        async with open_dashboard(path, clock(at)) as opened:
            await until(opened.pilot, lambda: opened.app.week_screen.gates_now is not None)
            assert opened.app.week_screen.gates_now.gates.program(HARBOR).state == held


async def test_84_what_cannot_be_is_refused_and_leaving_keeps_what_was_given(path: Path) -> None:
    async with open_dashboard(path, clock("2027-10-01T10:30-04:00")) as opened:
        await opened.press("H", "enter")
        await give(opened, GIVEN[0])
        await give(opened, GIVEN[1])
        asked = dialog(opened)
        asked.fields[0].value = ""
        await typed(opened, "13 Mar 2028 09:00")
        assert "does not come after" in asked.said.plain
        asked.fields[0].value = ""
        await typed(opened, "15 Mar 2027 10:00")
        assert "another season" in asked.said.plain or "is not in the season of 2028" in asked.said.plain
        await opened.press("escape")
        assert isinstance(opened.app.screen, TimetableScreen)
        await opened.shows("not given yet")
    week = open_week(path, clock("2027-10-01T10:30-04:00"))
    assert len(load_board(week).kept.moments) == 2
    week.close()


async def test_the_dates_before_match_week_are_given_there_too(week_file: Path) -> None:
    autumn = clock("2028-11-17T10:00-05:00")
    open_week(week_file, autumn).close()
    async with open_dashboard(week_file, autumn, size=(120, 36)) as opened:
        opened.app.do_timetable()
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TimetableScreen))
        screen = opened.app.screen
        assert isinstance(screen, TimetableScreen)
        await until(opened.pilot, lambda: screen.grid.goto("ranking_closes"), lambda: opened.text)
        await opened.press("enter")
        await until(
            opened.pilot,
            lambda: isinstance(opened.app.screen, ChangeTimes),
            lambda: opened.text + opened.toasts,
        )
        await opened.shows("The plan, the rank list")
        await give(opened, "28 Feb 2029 21:00")
        await until(opened.pilot, lambda: "ranking_closes" in opened.app.board.timetable(autumn.now()).given)
        # Nothing asks for the next one: none of these is needed.
        assert opened.app.screen is screen
