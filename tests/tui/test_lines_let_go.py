"""A screen that was left leaves nothing of what it drew: the window is open for days."""

from __future__ import annotations

import asyncio
import gc
import heapq
import os
from pathlib import Path
from typing import Any

import pytest
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets._toast import ToastHolder

from matchweek.services.people import advocates
from matchweek.tui.textual_private.checked import PLAIN
from tests.support.pilot import Opened, open_dashboard
from tests.support.weeks import listings, new_week

pytestmark = pytest.mark.skipif(bool(os.environ.get(PLAIN)), reason="Textual keeps them")
KEYS = ("f4", "f3", "h")
OPENINGS = 12
# What may still be on its way out.
A_FEW = 3


async def open_and_leave(opened: Opened, key: str, times: int) -> None:
    for _ in range(times):
        await opened.press(key)
        assert opened.app.screen is not opened.app.week_screen, key
        for _ in range(3):
            if opened.app.screen is not opened.app.week_screen:
                await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen, key


def forget() -> None:
    """The pilot waits for each key with a limit of half a minute, and the loop keeps limits that were called
    off, each with what was the screen then: a window has none of them."""
    loop: Any = asyncio.get_running_loop()
    loop._scheduled = [each for each in loop._scheduled if not each.cancelled()]
    heapq.heapify(loop._scheduled)
    loop._timer_cancelled_count = 0
    gc.collect()


def lines() -> int:
    forget()
    return sum(isinstance(each, Strip) for each in gc.get_objects())


@pytest.mark.parametrize("key", KEYS)
async def test_opening_a_screen_again_and_again_keeps_no_more_lines(tmp_path: Path, key: str) -> None:
    week = new_week(tmp_path / "week.db", listings(60))
    advocates.add(week, "Dr. M. Okafor", answer="yes")
    week.close()
    async with open_dashboard(tmp_path / "week.db") as opened:
        await open_and_leave(opened, key, 2)
        before = lines()
        await opened.press(key)
        # What a screen draws while it stands, by which what is on its way out is measured.
        one = lines() - before
        assert one > 0
        await opened.press("escape")
        await open_and_leave(opened, key, OPENINGS)
        more = lines() - before
        assert more < A_FEW * one, f"{more} lines more, {one} of one screen"


async def test_a_screen_that_was_left_is_not_kept_by_what_waited_for_it(tmp_path: Path) -> None:
    from matchweek.tui.screens.own.me import MeScreen

    new_week(tmp_path / "week.db", listings(12)).close()
    async with open_dashboard(tmp_path / "week.db") as opened:
        await open_and_leave(opened, "f4", OPENINGS)
        forget()
        assert sum(isinstance(each, MeScreen) for each in gc.get_objects()) <= A_FEW


async def test_a_note_that_was_left_goes_with_all_that_was_typed(tmp_path: Path) -> None:
    """A text area watches the app's theme, and the app would keep it for that: a thousand notes of a week."""
    new_week(tmp_path / "week.db", listings(12)).close()
    async with open_dashboard(tmp_path / "week.db") as opened:
        await open_and_leave(opened, "n", OPENINGS)
        forget()
        assert sum(isinstance(each, TextArea) for each in gc.get_objects()) <= A_FEW


@pytest.mark.parametrize("elsewhere", [False, True], ids=["taken back", "gone on another screen"])
async def test_a_toast_that_went_leaves_no_widget(tmp_path: Path, elsewhere: bool) -> None:
    new_week(tmp_path / "week.db", listings(5)).close()
    async with open_dashboard(tmp_path / "week.db") as opened:
        for number in range(OPENINGS):
            opened.app.notify(f"toast {number}")
            await opened.pilot.pause()
            if elsewhere:
                await opened.press("f1")
            for toast in opened.app.standing_toasts():
                opened.app.take_back(toast)
            if elsewhere:
                await opened.press("escape")
            await opened.pilot.pause()
        assert len(opened.app.week_screen.query(ToastHolder)) <= A_FEW
