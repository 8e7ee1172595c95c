"""What now: the line and the list behind it, from which one goes to each thing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.domain.season.ticked import mark_key
from matchweek.domain.week.agenda import SWEEP, Item
from matchweek.domain.week.agenda_order import Kind
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import width_of
from matchweek.tui.panes.agenda import command_of
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.days.timetable import TimetableScreen
from matchweek.tui.screens.lists.open_list import OpenList
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, codes_of

SWEPT = mark_key(2027, SWEEP)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(AT)


@pytest.fixture
def path(week: Week) -> Path:
    """A week with a call-back due at 11:15 Eastern and one planned application."""
    calls.add(week, AT, caller="Dr. Quill", missed=True, call_back="due", next_due=AT + timedelta(minutes=33))
    applications.toggle_plan(week, codes_of(week)[:1])
    assert week.path is not None
    return week.path


def screen_of(opened: Opened) -> AgendaScreen:
    assert isinstance(opened.app.screen, AgendaScreen)
    return opened.app.screen


async def opened_at(opened: Opened, words: str) -> AgendaScreen:
    """The list, the cursor on the item that has some words."""
    await opened.press("w")
    screen = screen_of(opened)
    await until(opened.pilot, lambda: screen.lines.rows)
    keys = [key for key, item in screen.items.items() if words in item.title]
    assert keys, [item.title for item in screen.items.values()]
    screen.lines.goto(keys[0])
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_the_list_shows_each_item_with_its_time_in_both_zones_and_its_key(
    path: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, clock, size=size) as opened:
        await opened.press("w")
        await opened.shows("Now, what is lost first at the top")
        lines = opened.text.splitlines()
        look = next(line for line in lines if "look in R3: Round 1 is open" in line)
        assert "Thu 11:00 ET · 20:00 Karachi" in look
        assert look.split("Karachi")[1].split()[0] == "r"
        order = ["look in R3", "call back Dr. Quill", "submit the 1 planned", "look through mail"]
        found = [next(y for y, line in enumerate(lines) if words in line) for words in order]
        assert found == sorted(found)
        assert "none in R3" in opened.text and "esc leave" in opened.text


async def test_the_line_says_now_next_then(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, size=(200, 45)) as opened:
        words = opened.app.week_screen.agenda.text
        assert words.startswith(
            "NOW look in R3: Round 1 is open by Thu 11:00 ET · 20:00 Karachi r    NEXT call back"
        )
        assert "THEN" in words


async def test_none_in_r3_in_the_list_takes_the_look_away(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("w", "r")
        screen = screen_of(opened)
        await until(
            opened.pilot, lambda: not any("look in R3" in item.title for item in screen.items.values())
        )
        await opened.shows("Round 1 is open; R3 was looked at")
        await opened.press("u")
        await until(opened.pilot, lambda: any("look in R3" in item.title for item in screen.items.values()))


async def test_the_sweep_is_ticked_off_and_comes_back_half_an_hour_later(
    path: Path, clock: HandClock
) -> None:
    async with open_dashboard(path, clock) as opened:
        screen = await opened_at(opened, "look through mail")
        await opened.press("space")
        await until(opened.pilot, lambda: opened.app.board.kept.tasks[SWEPT].done_at == clock.at)
        assert "looked through" in opened.app.week_screen.foot.text
        clock.to(15, 5)
        screen.load()
        await opened_again(opened, "look through mail")
        await opened.press("space")
        await until(opened.pilot, lambda: opened.app.board.kept.tasks[SWEPT].done_at == clock.at)
        await opened.press("u", "u")
        await until(opened.pilot, lambda: opened.app.board.kept.tasks.get(SWEPT) is None)


async def opened_again(opened: Opened, words: str) -> None:
    screen = screen_of(opened)
    screen.lines.goto(next(key for key, item in screen.items.items() if words in item.title))


async def test_enter_opens_the_call(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened_at(opened, "call back Dr. Quill")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))


async def test_enter_opens_the_import_of_the_refreshed_list(path: Path, clock: HandClock) -> None:
    clock.to(15, 1)
    async with open_dashboard(path, clock) as opened:
        await opened_at(opened, "bring in the list")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenList))


async def test_enter_on_a_moment_opens_the_times(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened_at(opened, "Round 2 opens")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TimetableScreen))


async def test_the_list_follows_the_clock(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("w")
        await opened.shows("look in R3: Round 1 is open")
        clock.to(14, 50)
        await opened.shows("Within a quarter of an hour")
        clock.to(15, 0)
        await opened.shows("between rounds")


async def test_names_are_masked_in_the_list(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await opened.press("P", "w")
        await opened.shows("call back Caller")
        assert "Quill" not in opened.text


def test_a_time_of_another_week_has_its_date() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    at = datetime(2027, 3, 15, 14, tzinfo=UTC)
    assert due_words(at, "Asia/Karachi", now) == "15 Mar, Mon 10:00 ET · 19:00 Karachi"
    assert due_words(at, "Asia/Karachi", at) == "Mon 10:00 ET · 19:00 Karachi"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
@pytest.mark.parametrize("zone", ["Asia/Karachi", "America/Argentina/ComodRivadavia"])
async def test_the_line_names_the_key_of_now_and_cuts_no_time(
    path: Path, clock: HandClock, size: tuple[int, int], zone: str
) -> None:
    async with open_dashboard(path, clock, size=size, zone=zone) as opened:
        await opened.shows("NOW look in R3")
        line = opened.app.week_screen.agenda.text
        now = line.split("    ")[0]
        assert now.endswith(" r") and " by Thu 11:00 ET" in now
        assert "…" not in line
        assert width_of(line) <= size[0] - 2


async def test_only_what_is_to_be_done_now_is_cut_before_its_key(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock, size=(80, 24)) as opened:
        agenda = opened.app.week_screen.agenda
        long = Item("look in R3 " + "and again " * 9, clock.now(), command="none_in_r3")
        agenda.tell([long, long], "Asia/Karachi", clock.now())
        assert agenda.text.startswith("NOW look in R3") and agenda.text.endswith("… r")
        assert "NEXT" not in agenda.text


@pytest.mark.parametrize("kind", [Kind.INVITATION, Kind.PREPARE, Kind.RANKING])
def test_what_the_season_asks_for_names_the_key_of_its_screen(kind: Kind) -> None:
    assert command_of(Item("an interview of the season", None, kind=kind)) == "season"
