"""A terminal says between keys whether its window is looked at: who had the keys has them again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size
from textual.widgets import Input

from matchweek.services.core.week import Week
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.dialogs.command_palette import Palette
from matchweek.tui.screens.own.zone import AskZone
from matchweek.tui.screens.week.missed_alarms import Missed
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import listings, new_week
from tests.tui.test_fast_keys import burst, form, holds, path_of


def looks_away(opened: Opened) -> None:
    opened.app.post_message(events.AppBlur())


def looks_back(opened: Opened) -> None:
    opened.app.post_message(events.AppFocus())


async def is_away(opened: Opened) -> None:
    looks_away(opened)
    await until(opened.pilot, lambda: not opened.app.app_focus)
    await opened.pilot.pause()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, listings(12)).close()
    return file


@pytest.mark.parametrize("told", [True, False], ids=["told", "by a key alone"])
async def test_a_dialog_that_came_behind_another_window_has_its_line(week: Week, told: bool) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await is_away(opened)
        opened.app.ask_zone()
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AskZone))
        await opened.pilot.pause()
        if told:
            looks_back(opened)
        burst(opened, *"kar")
        line = opened.app.screen.query_one(Input)
        await until(opened.pilot, lambda: line.value == "kar", lambda: opened.text)


@pytest.mark.parametrize("told", [True, False], ids=["told", "by a key alone"])
async def test_behind_a_dialog_that_came_meanwhile_the_same_pane_has_the_keys(week: Week, told: bool) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("tab")
        pane = opened.app.week_screen.pane
        assert pane is not opened.app.week_screen.programs
        await is_away(opened)
        opened.app.push_screen(Missed((), "Asia/Karachi"))
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Missed))
        if told:
            looks_back(opened)
        await opened.press("escape")
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
        assert opened.app.week_screen.pane is pane and opened.app.focused is pane.grid


async def test_words_in_a_line_behind_a_dialog_go_on_where_they_were(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("ctrl+p", *"ca")
        await is_away(opened)
        opened.app.push_screen(Ask("A question", "of its own"), lambda _: None)
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Ask))
        looks_back(opened)
        await opened.press("n")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Palette))
        await opened.press("l")
        line = opened.app.screen.query_one(Input)
        await until(opened.pilot, lambda: line.value == "cal", lambda: line.value)


@pytest.mark.parametrize("resized", [False, True], ids=["", "and made narrow meanwhile"])
async def test_what_is_being_found_goes_on_and_its_letters_do_not_act(path: Path, resized: bool) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("slash", "f")
        find = opened.app.week_screen.programs.find_line
        assert find is not None and find.value == "f"
        await is_away(opened)
        assert find.display
        if resized:
            size = Size(90, 30)
            opened.app.post_message(events.Resize(size, size))
            await opened.pilot.pause()
            await opened.pilot.pause()
        looks_back(opened)
        await opened.press("t", "1")
        await until(opened.pilot, lambda: find.value == "ft1", lambda: opened.text)
        assert not [each for each in opened.app.board.programs if each.tier or each.lane]
        await opened.press("escape")
        assert not find.display and opened.app.focused is opened.app.week_screen.programs.grid


async def test_no_dialog_opens_by_itself_over_what_is_being_found_behind_another_window(path: Path) -> None:
    async with open_dashboard(path) as opened:
        may_ask = opened.app.alerts._may_ask_for_keys
        await is_away(opened)
        assert may_ask()
        looks_back(opened)
        await opened.press("slash", "f")
        assert not may_ask()
        await is_away(opened)
        assert not may_ask()


async def test_a_report_does_not_take_the_focus_from_under_a_key_on_its_way(path: Path) -> None:
    async with open_dashboard(path) as opened:
        busy, done = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            busy.set()
            await done.wait()

        opened.app.week_screen.programs.grid.call_later(work)
        await busy.wait()
        burst(opened, "1")
        looks_away(opened)
        for _ in range(100):
            await asyncio.sleep(0)
        done.set()
        await until(opened.pilot, lambda: not opened.app.app_focus)
        await until(opened.pilot, lambda: [each for each in opened.app.board.programs if each.lane])


async def test_keys_that_waited_do_not_say_that_a_window_is_looked_at_which_was_left_since(
    week: Week,
) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("c")
        opened.app.opening()
        burst(opened, "k")
        looks_away(opened)
        await opened.pilot.pause()
        await opened.app.opened()
        await until(opened.pilot, lambda: holds(opened, "k"), lambda: opened.text)
        await opened.pilot.pause()
        assert not opened.app.app_focus, "an alarm now comes as a notification too"
        looks_back(opened)
        burst(opened, "t")
        await until(opened.pilot, lambda: holds(opened, "kt"), lambda: f"{form(opened).values()}")


async def test_a_paste_into_a_window_that_does_not_have_the_focus_is_in_its_line(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("ctrl+p")
        await is_away(opened)
        opened.app.post_message(events.Paste("call"))
        line = opened.app.screen.query_one(Input)
        await until(opened.pilot, lambda: line.value == "call", lambda: opened.text)
