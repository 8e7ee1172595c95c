"""The times: every boundary moved while the week runs, shown in both zones before, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.domain.season.timetable import load_season
from matchweek.services.core.week import Week
from matchweek.tui.screens.days.change_times import ChangeTimes
from matchweek.tui.screens.days.timetable import TimetableScreen
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, rows_of


@pytest.fixture
def clock() -> HandClock:
    return HandClock(AT)


@pytest.fixture
def path(week: Week) -> Iterator[Path]:
    assert week.path is not None
    yield week.path


async def asked(opened: Opened, moment: str, *keys: str) -> ChangeTimes:
    """The dialog of a change, opened on a moment."""
    await opened.press("H")
    screen = opened.app.screen
    assert isinstance(screen, TimetableScreen)
    assert screen.grid.goto(moment)
    await opened.press(*(keys or ("enter",)))
    dialog = opened.app.screen
    assert isinstance(dialog, ChangeTimes)
    return dialog


async def type_into(opened: Opened, text: str) -> None:
    """Type into the line that has the keys, in place of what stands there."""
    opened.app.screen.focused.value = ""  # type: ignore[union-attr]
    await opened.press(*("space" if letter == " " else letter for letter in text))


def closes(opened: Opened, number: int = 1) -> datetime:
    return opened.app.board.timetable(AT).rounds[number - 1].closes


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_all_moments_stand_in_both_zones_with_their_weekday_and_mark(
    path: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, clock, size=size) as opened:
        await opened.press("H")
        lines = opened.text.splitlines()
        third = next(line for line in lines if "Round 3 opens" in line)
        assert "Thu 18 Mar 15:00" in third and "Fri 00:00" in third and "verify" in third
        assert not [line for line in lines if "Round" in line and "…" in line]
        assert "[S]" not in opened.text and "verify in R3" in opened.text
        assert "esc leave" in opened.text


async def test_a_boundary_is_moved_in_own_time_and_everything_follows(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        dialog = await asked(opened, "round_1_closes")
        await type_into(opened, "20:30 own")
        assert "Thu 18 Mar 11:30 ET · 20:30 Karachi" in dialog.said.plain
        assert "A reason is needed." in dialog.said.plain
        await opened.press("enter")
        await type_into(opened, "R3 says so")
        await opened.press("enter")
        assert isinstance(opened.app.screen, TimetableScreen)
        assert closes(opened) == datetime(2027, 3, 18, 15, 30, tzinfo=UTC)
        await opened.shows("moved")
        bar = opened.app.week_screen.round_bar.text
        assert "11:30" in bar
        assert "by Thu 11:30 ET · 20:30 Karachi" in opened.app.week_screen.agenda.text
        await opened.press("u")
        assert closes(opened) == load_season(2027).rounds[0].closes
        assert "by Thu 11:00 ET" in opened.app.week_screen.agenda.text


async def test_nothing_is_stored_without_a_reason_or_out_of_order(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        dialog = await asked(opened, "round_1_closes")
        await type_into(opened, "12:30")
        assert "does not come after" in dialog.said.plain
        await opened.press("enter", "x", "enter")
        assert opened.app.screen is dialog
        assert "does not come after" in opened.toasts
        dialog.fields[0].focus()
        await opened.pilot.pause()
        await type_into(opened, "11:15")
        await opened.press("enter", "backspace", "enter")
        assert opened.app.screen is dialog
        assert "A reason is needed." in opened.toasts
        await opened.press("escape")
        assert not opened.app.board.kept.moments


async def test_what_is_no_time_is_said_while_it_is_typed(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        dialog = await asked(opened, "round_1_closes")
        await type_into(opened, "soonish")
        assert "Not a time yet" in dialog.said.plain


async def test_the_rest_of_the_day_moves_with_it(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        dialog = await asked(opened, "round_1_closes", "m")
        assert "8 times move by as much." in dialog.said.plain
        await type_into(opened, "11:40")
        await opened.press("enter")
        await type_into(opened, "late")
        await opened.press("enter")
        own, packaged = opened.app.board.timetable(AT), load_season(2027)
        shift = own.rounds[0].closes - packaged.rounds[0].closes
        assert shift.total_seconds() == 40 * 60
        assert own.soap_ends - packaged.soap_ends == shift
        assert own.rounds[3].opens - packaged.rounds[3].opens == shift
        assert own.match_day == packaged.match_day
        assert own.rounds[0].opens == packaged.rounds[0].opens


async def test_a_round_is_added_and_dropped_and_all_is_reset(
    path: Path, clock: HandClock, week: Week
) -> None:
    async with open_dashboard(path, clock) as opened:
        await asked(opened, "round_1_opens", "plus")
        await type_into(opened, "20:15")
        await opened.press("enter")
        await type_into(opened, "20:45")
        await opened.press("enter")
        await type_into(opened, "a fifth")
        await opened.press("enter")
        assert len(opened.app.board.timetable(AT).rounds) == 5
        await opened.shows("Round 5 opens")
        await opened.press("escape")
        await asked(opened, "round_2_opens", "x")
        await type_into(opened, "cancelled")
        await opened.press("enter")
        rounds = opened.app.board.timetable(AT).rounds
        assert len(rounds) == 4 and rounds[1].opens.hour == 19
        await opened.press("escape")
        await asked(opened, "round_2_opens", "R")
        await type_into(opened, "all wrong")
        await opened.press("enter")
        assert opened.app.board.timetable(AT).rounds == load_season(2027).rounds
        await opened.press("u", "u", "u")
        assert not opened.app.board.kept.moments
        assert "all wrong" in str(rows_of(week, "entry"))


async def test_the_phase_follows_at_once_and_is_said(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        await asked(opened, "round_1_closes")
        await type_into(opened, "10:40")
        await opened.press("enter")
        await type_into(opened, "ended early")
        await opened.press("enter")
        assert "By these times it is now: between rounds." in opened.toasts
        assert "BETWEEN ROUNDS" in opened.app.week_screen.round_bar.text


async def test_what_cannot_be_changed_says_why(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("H")
        screen = opened.app.screen
        assert isinstance(screen, TimetableScreen)
        screen.grid.goto("season_ends")
        await opened.press("enter", "x", "R")
        assert "midnight after Match Day" in opened.toasts
        assert "No round is under the cursor" in opened.toasts
        assert "All times are as packaged" in opened.toasts
        assert opened.app.screen is screen


async def test_during_a_round_the_question_warns_that_a_service_may_refuse(
    path: Path, clock: HandClock
) -> None:
    warning = load_season(2027).in_round_warning
    async with open_dashboard(path, clock) as opened:
        await opened.press("A")
        await opened.shows("Round 1 is open:")
        assert warning[:30] in opened.text
        await opened.press("y")
        await until(opened.pilot, lambda: opened.app.board.applications)
        clock.to(15, 1)
        await opened.press("down", "A")
        await opened.shows("Between rounds: the next one opens soon:")
