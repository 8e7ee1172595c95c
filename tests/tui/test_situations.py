"""Situations that have to be right, 51 to 75, each by its number, as a person meets them in the dashboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.services.days import calls
from matchweek.services.lists import applications
from matchweek.services.offers import offers
from matchweek.services.people import applicant
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.cli.lists import BRENDAN_TY, HARBOR, PENA
from tests.support.lived import MON, THU, TUE, Lived, moment, monday, on_program, typed, words
from tests.support.pilot import Opened, until

PRELIM, ADVANCED, OTHER = "9010440P1", "9060420A0", "9017140C0"


@pytest.fixture
def lived(week_file: Path) -> Lived:
    return monday(week_file)


def submitted(opened: Opened, code: str) -> bool:
    found = opened.app.board.applications.get(code)
    return found is not None and found.status is ApplicationStatus.SUBMITTED


async def agenda_at(opened: Opened, title: str) -> None:
    """The list of what waits, its cursor on the line that has some words."""
    await opened.press("w")
    screen = opened.app.screen
    assert isinstance(screen, AgendaScreen)
    await until(opened.pilot, lambda: screen.lines.rows)
    keys = [key for key, item in screen.items.items() if title in item.title]
    assert keys, [item.title for item in screen.items.values()]
    screen.lines.goto(keys[0])


async def form(opened: Opened) -> CallForm:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm))
    screen = opened.app.screen
    assert isinstance(screen, CallForm)
    await until(opened.pilot, lambda: screen.is_filled)
    return screen


async def leave(opened: Opened) -> None:
    await opened.press("escape", "escape")
    await until(opened.pilot, lambda: not isinstance(opened.app.screen, CallForm))


async def test_51_who_accepted_a_preliminary_place_is_asked_for_nothing_more(lived: Lived) -> None:
    lived.do(f"{MON}11:40", lambda week: applicant.change(week, state="advanced_only"))
    lived.do(f"{THU}09:10", lambda week: offers.record(week, PRELIM))
    async with lived.at(f"{THU}09:20") as opened:
        await opened.press("f3")
        await opened.shows("Surgery prelim")
        await opened.press("a", "y")
        await until(opened.pilot, lambda: opened.app.board.state == "placed")
    async with lived.at(f"{THU}12:10") as opened:
        await opened.press("w")
        await opened.shows("you are placed")
        assert "look in R3" not in opened.text
        await opened.press("escape")
        await on_program(opened, BRENDAN_TY)
        await opened.press("A", "y")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Because))
        assert "Rule:" in words(opened)
        await opened.press("escape")
        assert not submitted(opened, BRENDAN_TY)


async def test_53_plans_of_closed_types_fall_away_by_name(week_file: Path) -> None:
    lived = Lived(week_file)
    lived.bring(f"{MON}10:05")
    lived.do(f"{MON}10:06", lambda week: applications.plan(week, [HARBOR, PENA, PRELIM]))
    async with lived.at(f"{MON}10:10") as opened:
        await opened.press("N")
        await opened.shows("advanced")
        screen: Any = opened.app.screen
        screen.lines.goto(next(row.key for row in screen.lines.rows if row.key.endswith("advanced_only")))
        await opened.press("enter")
        await until(opened.pilot, lambda: "2 plans count no longer" in opened.toasts)
        assert "Harbor Point" in opened.toasts and HARBOR in opened.toasts
    async with lived.at(f"{MON}12:00") as opened:
        await agenda_at(opened, "submit the 1 planned in ERAS")


async def test_73_recorded_after_the_call_is_asked_and_enter_goes_to_its_line(lived: Lived) -> None:
    lived.do(f"{TUE}09:00", lambda week: calls.add(week, program=PENA))
    lived.do(f"{TUE}09:30", lambda week: applications.submit(week, [PENA]))
    async with lived.at(f"{TUE}09:40") as opened:
        assert opened.app.board.programs[PENA].contact == "held"
        await agenda_at(opened, "is its time right?")
        await opened.press("enter")
        screen = await form(opened)
        assert screen.form.active.id == "counts"
        await opened.press("right")
        await leave(opened)
        await until(opened.pilot, lambda: opened.app.board.programs[PENA].contact == "unlocked")
        assert opened.app.board.calls[0].incident == "not_applied"
        await opened.press("u")
        await until(opened.pilot, lambda: opened.app.board.programs[PENA].contact == "held")


async def test_73_its_time_was_wrong_and_is_corrected_in_the_call(lived: Lived) -> None:
    lived.do(f"{TUE}09:00", lambda week: calls.add(week, program=PENA))
    lived.do(f"{TUE}09:30", lambda week: applications.submit(week, [PENA]))
    async with lived.at(f"{TUE}09:40") as opened:
        await agenda_at(opened, "is its time right?")
        await opened.press("enter")
        screen = await form(opened)
        screen.form.go("applied_at")
        await typed(opened, "Mon 11:30")
        await leave(opened)
        await until(opened.pilot, lambda: opened.app.board.programs[PENA].contact == "unlocked")
        assert not opened.app.board.calls[0].incident
        sent = opened.app.board.applications[PENA].submitted_at
        assert sent == moment(f"{MON}11:30")


async def test_74_the_dean_was_called_and_nothing_was_sent(lived: Lived) -> None:
    lived.do(f"{TUE}09:00", lambda week: calls.add(week, program=PENA, to="school"))
    async with lived.at(f"{TUE}09:05") as opened:
        assert opened.app.board.programs[PENA].contact == "held"
        await agenda_at(opened, "did you apply?")
        await opened.press("enter")
        screen = await form(opened)
        assert screen.form.active.id == "applied"
        await opened.press("escape", "N")
        await leave(opened)
        assert opened.app.board.calls[0].incident == "not_applied"
        assert opened.app.board.programs[PENA].contact == "held"


@pytest.mark.parametrize("at", ["14:00", "23:00"])
async def test_64_an_early_call_stays_a_question_until_somebody_says_that_it_counts(
    lived: Lived, at: str
) -> None:
    lived.do(f"{MON}{at}", lambda week: calls.add(week, program=HARBOR))
    async with lived.at(f"{TUE}08:30") as opened:
        assert opened.app.board.programs[HARBOR].contact == "held"
        await agenda_at(opened, "who says that it counts?")
        await opened.press("enter")
        screen = await form(opened)
        assert screen.form.active.id == "counts"
        await opened.press("right", "right")
        await leave(opened)
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].contact == "unlocked")
        assert opened.app.board.calls[0].counts == "school"
