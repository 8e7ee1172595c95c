"""Times typed in a form: how they are read stands under them, on their clock, Eastern and one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.programs.program_zone import AskProgramZone
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard
from tests.support.weeks import codes_of

# 09:00 Eastern.
TUESDAY = datetime(2027, 3, 16, 13, 0, tzinfo=UTC)
SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def clock() -> HandClock:
    return HandClock(TUESDAY)


@pytest.fixture
def path(week: Week) -> Iterator[Path]:
    assert week.path is not None
    yield week.path


def one_line(opened: Opened) -> str:
    return " ".join(opened.text.replace("│", " ").split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("wed 2:30pm CT", "Wed 17 Mar 14:30 Central · 15:30 ET · Thu 00:30 Karachi"),
        ("tomorrow 9", "Wed 17 Mar 08:00 Central · 09:00 ET · 18:00 Karachi"),
        ("wed 10am your time", "Wed 17 Mar 10:00 Central · 11:00 ET · 20:00 Karachi"),
        ("8 pm own", "Tue 16 Mar 10:00 Central · 11:00 ET · 20:00 Karachi"),
        ("wed 10am EST", "Wed 17 Mar 09:00 Central · 10:00 ET · 19:00 Karachi"),
    ],
)
async def test_a_reading_stands_on_three_clocks(
    week: Week, path: Path, clock: HandClock, size: tuple[int, int], typed: str, told: str
) -> None:
    triage.set_zone(week, codes_of(week), "CT")
    async with open_dashboard(path, clock, size=size) as opened:
        await opened.press("i", *typed)
        assert isinstance(opened.app.screen, InterviewForm)
        assert told in one_line(opened)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("5", "Morning or evening"),
        ("3/4 10am", "Day or month"),
        ("wed 10am IST", "Which zone"),
        ("14 mar 02:30", "does not exist"),
        ("tue 8am", "That is past already."),
        ("fri 10am", "That is after SOAP ends, Thu 18 Mar 21:00 ET."),
        ("17 mar 2028 10am", "That is in 2028."),
        ("wed 2-2:30pm", "it ends at 14:30"),
        ("wed 10am est", "EDT"),
        ("wed", "Not a time yet. The time of day is missing."),
    ],
)
async def test_what_is_odd_or_may_be_two_things_is_told_before_it_is_kept(
    path: Path, clock: HandClock, size: tuple[int, int], typed: str, told: str
) -> None:
    async with open_dashboard(path, clock, size=size) as opened:
        await opened.press("i", *typed)
        assert told in one_line(opened)


async def test_what_has_to_be_asked_is_not_kept_as_a_time(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("i", *"wed 10am IST", "escape", "escape")
        assert isinstance(opened.app.screen, InterviewForm), "it stays, and says why"
        await opened.press("escape", "escape")
        assert not opened.app.board.kept.interviews


async def test_a_call_back_on_their_clock(week: Week, path: Path, clock: HandClock) -> None:
    code = codes_of(week)[0]
    triage.set_zone(week, [code], "MT")
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        await opened.press("c")
        form = opened.app.screen
        assert isinstance(form, CallForm)
        form.finder.picked = code
        form.form.go("next_due")
        await opened.press(*"4pm theirs")
        assert "Tue 16 Mar 16:00 Mountain · 18:00 ET · Wed 03:00 Karachi" in one_line(opened)
        await opened.press("escape", "escape")
    (call,) = load_board(week).calls
    assert call.next_due == datetime(2027, 3, 16, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("size", SIZES)
async def test_a_call_that_would_be_still_to_come_says_so(
    path: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, clock, size=size) as opened:
        await opened.press("c")
        form = opened.app.screen
        assert isinstance(form, CallForm)
        form.form.go("at")
        form.form.by_id["at"].value = ""
        await opened.press(*"11am")
        assert "Tue 16 Mar 11:00 ET · 20:00 Karachi" in one_line(opened)
        assert "That is still to come." in one_line(opened)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("14 mar 02:30", "02:30 does not exist on Sun 14 Mar in Eastern"),
        ("12 mar 9am ct", "Fri 12 Mar 09:00 Central · 10:00 ET · 20:00 Karachi"),
        ("5", "Morning or evening"),
        ("12 mar 2028 9am", "That is in 2028."),
    ],
)
async def test_a_moment_of_the_timetable_is_read_the_same(
    path: Path, clock: HandClock, size: tuple[int, int], typed: str, told: str
) -> None:
    async with open_dashboard(path, clock, size=size) as opened:
        await opened.press("H")
        screen: Any = opened.app.screen
        assert screen.grid.goto("eligibility_notice")
        await opened.press("enter")
        dialog: Any = opened.app.screen
        dialog.fields[0].value = ""
        await opened.press(*typed, "enter", *"R3 says so")
        assert told in " ".join(dialog.said.plain.split())
        if "does not exist" in told or typed == "5":
            await opened.press("enter")
            assert opened.app.screen is dialog
            assert not opened.app.board.kept.moments


async def test_their_clock_is_set_shown_and_undone(week: Week, path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        code = opened.app.week_screen.programs.grid.cursor
        assert code is not None
        await opened.press("Z")
        dialog = opened.app.screen
        assert isinstance(dialog, AskProgramZone)
        await opened.press(*"IST")
        assert "may be" in dialog.said.plain
        await opened.press("enter")
        assert opened.app.screen is dialog
        dialog.line.value = ""
        await opened.press(*"central")
        assert "Central" in dialog.said.plain and "Tue 16 Mar 08:00 Central · 09:00 ET" in dialog.said.plain
        await opened.press("enter")
        assert opened.app.screen is not dialog
        assert opened.app.board.programs[code].triage.zone == "America/Chicago"
        await opened.press("enter")
        assert "Central, set by hand" in one_line(opened)
        await opened.press("u")
        assert opened.app.board.programs[code].triage.zone == ""
    assert history.entries(week)[0].undoes is not None
