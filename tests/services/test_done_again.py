"""What is done again is judged by the same gate as when it was done first (rules: contact)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from matchweek.domain.season.timetable import load_season
from matchweek.errors import RuleSaysNo
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.history import history
from matchweek.services.lists import applications
from matchweek.services.people import advocates, applicant, assignments
from tests.support.hand_clock import HandClock
from tests.support.weeks import listings, new_week

CODE = listings(1)[0].code
TUESDAY = load_season(2027).contact_opens + timedelta(hours=2)
DR_A = "Dr. A"


@pytest.fixture
def called(tmp_path: Path) -> Iterator[tuple[Week, Week]]:
    """A week in which a program that was applied to has called and was cleared; and another hand on it."""
    clock = HandClock(TUESDAY - timedelta(hours=20))
    week = new_week(tmp_path / "week.db", listings(1), clock=clock)
    advocates.add(week, DR_A, answer="yes")
    assignments.assign(week, DR_A, [CODE])
    applications.submit(week, [CODE])
    clock.at = TUESDAY
    calls.add(week, TUESDAY, program=CODE)
    assignments.clear(week, DR_A, CODE, by="J. Vance", authority="nrmp")
    other = open_week(tmp_path / "week.db", clock, actor="other")
    yield week, other
    other.close()
    week.close()


def heard_at(week: Week) -> datetime | None:
    (kept,) = load_board(week).kept.assignments.values()
    return kept.answered_at


def test_an_answer_is_recorded_again_also_with_a_place_since(called: tuple[Week, Week]) -> None:
    week, other = called
    assignments.sent(week, DR_A, CODE, "asked_by_program")
    assignments.answered(week, DR_A, CODE, "will look")
    history.undo(week)
    applicant.change(other, state="placed")
    history.redo(week)
    assert heard_at(week) == TUESDAY


def test_nothing_new_is_asked_again_with_a_place_since(called: tuple[Week, Week]) -> None:
    week, other = called
    assignments.told(week, DR_A, CODE)
    history.undo(week)
    applicant.change(other, state="placed")
    with pytest.raises(RuleSaysNo, match="Nothing more to ask"):
        history.redo(week)


def test_an_answer_is_not_recorded_again_once_the_program_is_held(called: tuple[Week, Week]) -> None:
    week, other = called
    assignments.sent(week, DR_A, CODE, "asked_by_program")
    assignments.answered(week, DR_A, CODE, "will look")
    history.undo(week)
    assignments.withdraw_clearance(other, 1)
    history.correct(other, "call", "1", {"confirmed": "no"}, "another program's number")
    with pytest.raises(RuleSaysNo, match="Wait for their call") as refused:
        history.redo(week)
    assert "call add" in refused.value.remedy


def test_that_an_advocate_spoke_is_not_recorded_again_for_a_reason_that_is_gone(
    called: tuple[Week, Week],
) -> None:
    week, other = called
    assignments.sent(week, DR_A, CODE, "cleared")
    history.undo(week)
    assignments.withdraw_clearance(other, 1)
    with pytest.raises(RuleSaysNo, match="Not to be sent like that"):
        history.redo(week)
