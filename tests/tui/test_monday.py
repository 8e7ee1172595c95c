"""Readiness, Monday's screen and the comparison with the portals, by keys."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta

import pytest

from matchweek.clock import RunningClock
from matchweek.domain.week.monday import HOUR_ENDED
from matchweek.domain.week.readiness import READINESS
from matchweek.domain.week.tasks_done import tasks_done
from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.lists import applications
from matchweek.services.people import applicant
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.days.monday import MondayScreen
from matchweek.tui.screens.days.readiness import Readiness
from matchweek.tui.screens.days.whom_to_call import PeopleForm
from matchweek.tui.screens.programs.reconcile import Reconcile
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import codes_of


def at(hour: int, minute: int = 0, day: int = 15) -> datetime:
    """An Eastern time of Match Week 2027; Monday is the 15th."""
    return datetime(2027, 3, day, minute=minute, tzinfo=UTC) + timedelta(hours=hour + 4)


@asynccontextmanager
async def opened_at(week: Week, when: datetime, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Opened]:
    assert week.path is not None
    async with open_dashboard(week.path, RunningClock(when, 0), size) as opened:
        yield opened


async def move_to(opened: Opened, when: datetime) -> None:
    """The clock shows another time, and the week screen ticks."""
    opened.app.session.clock.jump_to(when)  # type: ignore[attr-defined]
    opened.app.week_screen.tick()
    await opened.pilot.pause()


def on_top(opened: Opened) -> type:
    return type(opened.app.screen)


def on_monday(opened: Opened) -> bool:
    return isinstance(opened.app.screen, MondayScreen)


def done(opened: Opened) -> frozenset[str]:
    return tasks_done(opened.app.board, opened.app.board.timetable(at(9)))


def state_of(opened: Opened) -> str:
    return opened.app.board.applicant.state


# Readiness


async def test_points_are_ticked_and_undone(week: Week) -> None:
    async with opened_at(week, at(9, day=12)) as opened:
        await opened.press("R")
        assert isinstance(opened.app.screen, Readiness)
        assert READINESS[0].why[:30] in opened.text
        await opened.press("space")
        assert done(opened) == {READINESS[0].key}
        assert f"1 of {len(READINESS)}" in opened.text
        assert "✓ Registered" in opened.text
        assert READINESS[1].why[:30] in opened.text, "the cursor went on"
        await opened.pilot.resize_terminal(80, 24)
        await opened.press("escape", "R")
        assert READINESS[1].why[:30] in opened.text, "what is open stands first"
        assert all(opened.text.count(point.title) == 1 for point in READINESS[1:4])
        await opened.press("u")
        assert not done(opened)
        assert "✓" not in opened.text


async def test_whom_to_call_is_typed_as_one_act(week: Week) -> None:
    async with opened_at(week, at(9, day=12)) as opened:
        await opened.press("R", "e")
        assert on_top(opened) is PeopleForm
        await opened.press(*"Dr. Lead", "enter", *"555", "enter", *"Ana", "escape", "escape")
        me = opened.app.board.applicant
        assert (me.soap_lead, me.soap_lead_phone, me.friend) == ("Dr. Lead", "555", "Ana")
        assert on_top(opened) is Readiness
        assert "Dr. Lead 555" in opened.text
        assert unsaved_text.forms(week) == []
        await opened.press("u")
        assert opened.app.board.applicant.soap_lead == ""


async def test_whom_to_call_stays_a_draft_until_the_act_is_stored(week: Week) -> None:
    async with opened_at(week, at(9, day=12)) as opened:
        await opened.press("R", "e", *"Dr. Lead", "tab")
        await until(opened.pilot, lambda: unsaved_text.forms(week) == ["me:people"])
        with closing(sqlite3.connect(str(week.path), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await opened.press("escape", "escape")
            await until(opened.pilot, lambda: on_top(opened) is Readiness)
            assert opened.app.session.waiting
            assert unsaved_text.forms(week) == ["me:people"]
            other.execute("ROLLBACK")
        await until(opened.pilot, lambda: opened.app.board.applicant.soap_lead == "Dr. Lead")
        assert unsaved_text.forms(week) == []


async def test_a_form_put_back_as_it_was_leaves_no_draft(week: Week) -> None:
    async with opened_at(week, at(9, day=12)) as opened:
        await opened.press("R", "e", "x", "tab")
        await until(opened.pilot, lambda: unsaved_text.forms(week) == ["me:people"])
        await opened.press("shift+tab", "backspace", "escape", "escape")
        await until(opened.pilot, lambda: unsaved_text.forms(week) == [])
        assert opened.app.board.applicant.soap_lead == ""


# Monday


async def test_it_opens_by_itself_once_and_asks_at_ten(week: Week) -> None:
    async with opened_at(week, at(9, 54)) as opened:
        assert not on_monday(opened)
        await move_to(opened, at(9, 55))
        assert on_monday(opened)
        await opened.shows("R3 tells whether you matched")
        assert "988" in opened.text
        await opened.press("escape")
        await move_to(opened, at(9, 57))
        assert not on_monday(opened), "only once"
        await move_to(opened, at(10, 0))
        assert on_monday(opened)
        assert "What did the notice in R3 say?" in opened.text


async def test_the_quiet_becomes_the_question_where_it_stands(week: Week) -> None:
    async with opened_at(week, at(9, 55)) as opened:
        await until(opened.pilot, lambda: on_monday(opened))
        opened.app.session.clock.jump_to(at(10, 0))  # type: ignore[attr-defined]
        screen = opened.app.screen
        assert isinstance(screen, MondayScreen)
        screen.tick()
        await opened.pilot.pause()
        assert "What did the notice in R3 say?" in opened.text
        assert len(opened.app.screen_stack) == 2


async def test_a_window_opened_later_is_left_alone(week: Week) -> None:
    async with opened_at(week, at(10, 42)) as opened:
        await move_to(opened, at(10, 43))
        assert not on_monday(opened)


async def test_it_never_comes_over_what_is_typed(week: Week) -> None:
    async with opened_at(week, at(9, 54)) as opened:
        await opened.press("slash", "a")
        await move_to(opened, at(9, 55))
        assert not on_monday(opened)
        await opened.press("escape")
        await opened.press("c")
        assert isinstance(opened.app.screen, CallForm)
        await move_to(opened, at(10, 0))
        assert isinstance(opened.app.screen, CallForm)
        await opened.press("escape", "escape")
        await move_to(opened, at(10, 1))
        assert on_monday(opened)


async def test_the_call_key_works_in_it(week: Week) -> None:
    async with opened_at(week, at(9, 55)) as opened:
        await until(opened.pilot, lambda: on_monday(opened))
        await opened.press("c")
        assert isinstance(opened.app.screen, CallForm)
        assert len(opened.app.board.calls) == 1
        await opened.press("escape", "escape")
        assert on_monday(opened)


async def test_enter_alone_records_nothing(week: Week) -> None:
    async with opened_at(week, at(10, 5)) as opened:
        await opened.press("N", "enter")
        assert state_of(opened) == "unknown"
        assert not on_monday(opened)


async def test_not_matched_one_sentence_an_hour_then_the_steps(week: Week) -> None:
    applicant.change(week, soap_lead="Dr. Lead", soap_lead_phone="555-0101", crisis_line="Ours 123")
    async with opened_at(week, at(10, 5)) as opened:
        await opened.press("N", "j", "enter")
        assert state_of(opened) == "unmatched"
        await opened.shows("it is not a verdict on you")
        assert all(words in opened.text for words in ("Dr. Lead", "555-0101", "Ours 123", "988"))
        assert "55 minutes of it left" in opened.text
        await opened.press("e")
        assert HOUR_ENDED in done(opened)
        await opened.shows("Call your school's SOAP lead")
        assert "Mon 11:00 ET · 20:00 Karachi" in opened.text
        await opened.press("enter")
        assert "monday.notice" in done(opened)
        await opened.press("u", "u")
        await opened.shows("of it left")
        await opened.press("u")
        await opened.shows("What did the notice in R3 say?")
        assert state_of(opened) == "unknown"


async def test_the_hour_ends_by_itself(week: Week) -> None:
    applicant.change(week, state="unmatched")
    async with opened_at(week, at(11, 0)) as opened:
        await opened.press("N")
        assert "of it left" not in opened.text
        assert "Lanes and tiers" in opened.text


@pytest.mark.parametrize(
    ("downs", "state", "words"),
    [
        (2, "advanced_only", "One of the two places is yours"),
        (3, "preliminary_only", "One of the two places is yours"),
        (4, "placed", "Congratulations"),
        (5, "ineligible", "not eligible for SOAP"),
    ],
)
@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["120x36", "80x24"])
async def test_every_other_answer(
    week: Week, downs: int, state: str, words: str, size: tuple[int, int]
) -> None:
    async with opened_at(week, at(10, 5), size) as opened:
        await opened.press("N", *["j"] * downs, "enter")
        assert state_of(opened) == state
        await opened.shows(words)
        if state == "placed":
            assert "Do not apply in SOAP" in opened.text
        await opened.press("s")
        await opened.shows("What did the notice in R3 say?")
        await opened.press("escape")
        await opened.shows(words)


# The portals


async def test_what_is_missing_is_recorded(week: Week) -> None:
    codes = codes_of(week)
    eras = [code for code in codes if load_board(week).programs[code].service == "ERAS"]
    applications.submit(week, eras[:2], at=at(15))
    applications.plan(week, eras[2:4])
    async with opened_at(week, at(20)) as opened:
        await opened.press("B")
        assert isinstance(opened.app.screen, Reconcile)
        await opened.press("3")
        assert "ERAS says 3 sent, here 2: which one is missing here?" in opened.text
        await opened.press("j", "A")
        await opened.press("y")
        assert opened.app.board.budgets()["ERAS"].used == 3
        await opened.shows("the same here")
        await opened.press("space")
        assert "monday.reconcile" in done(opened)


async def test_the_count_is_corrected_with_a_reason(week: Week) -> None:
    async with opened_at(week, at(20)) as opened:
        await opened.press("B", "4", "3", "r")
        await opened.press("enter")
        assert "A reason is needed" in opened.text
        await opened.press(*"tracks", "enter")
        assert opened.app.board.budgets()["ERAS"].left == 2
        await opened.shows("counted as the portal does: tracks")
        await opened.press("u")
        assert opened.app.board.budgets()["ERAS"].left == 45
        await opened.press("backspace", "backspace")
        assert "type its number" in opened.text
