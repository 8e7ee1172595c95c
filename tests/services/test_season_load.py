"""What an interview takes, by one's own figures: stored, undone, refused; the agenda of a season."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.board.season_sayings import sayings_of, soap_to_prepare
from matchweek.domain.board.season_weeks import interview_steps, invitations_of, planned_interviews
from matchweek.domain.times.zones import zone_named
from matchweek.domain.tracker.load import STEPS, Breaks, monday_of, remarks, week_load
from matchweek.domain.week.agenda import Kind, agenda
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.history import history
from matchweek.services.people import applicant
from matchweek.services.season import load
from tests.support.autumn import NOW, autumn

KARACHI = zone_named("Asia/Karachi")


def test_own_hours_are_one_act_and_count_until_they_are_undone(tmp_path: Path) -> None:
    week = autumn(tmp_path / "week.db")
    done = load.set_hours(week, {"preparation": 4, "logistics": 0.5})
    assert done.words == "preparation 4 h, practice 1 h, logistics 0.5 h for each interview"
    steps = interview_steps(load_board(week), NOW)
    assert sum(each.minutes for each in steps if each.activity == "preparation") == 240
    assert not load.set_hours(week, {"preparation": 4}).changed
    more = load.set_hours(week, {"practice": 2})
    assert more.words == "preparation 4 h, practice 2 h, logistics 0.5 h for each interview"
    history.undo(week)
    history.undo(week)
    assert interview_steps(load_board(week), NOW) == STEPS
    load.set_hours(week, {"preparation": 4})
    assert load.set_hours(week, {}, usual=True).changed
    assert interview_steps(load_board(week), NOW) == STEPS
    week.close()


@pytest.mark.parametrize("hours", [-0.5, 24.5, float("nan"), float("inf")])
def test_hours_that_cannot_be_are_refused(tmp_path: Path, hours: float) -> None:
    week = autumn(tmp_path / "week.db")
    with pytest.raises(BadInput, match="Not a number of hours"):
        load.set_hours(week, {"practice": hours})
    week.close()


def test_the_board_tells_the_week_and_the_agenda_offers_what_soap_needs(tmp_path: Path) -> None:
    week = autumn(tmp_path / "week.db")
    board = load_board(week)
    every = planned_interviews(board, KARACHI)
    assert len(every) == 7
    this_week = week_load(every, monday_of(NOW.astimezone(KARACHI).date()), KARACHI)
    assert [each.breaks for each in remarks(this_week, every)] == [Breaks.EARLY]
    assert invitations_of(board, NOW, KARACHI).so_far == 8
    said = soap_to_prepare(board)
    assert said is not None and said.words.startswith("Under 8 interviews and a visa needed")
    ready = next(each for each in agenda(board, board.timetable(NOW), NOW) if each.kind is Kind.READY)
    assert ready.title.startswith("prepare for SOAP: ") and said.words in ready.detail
    assert ready.ref == "readiness"
    applicant.change(week, visa_need="none")
    board = load_board(week)
    assert soap_to_prepare(board) is None
    ready = next(each for each in agenda(board, board.timetable(NOW), NOW) if each.kind is Kind.READY)
    assert ready.title.startswith("get ready: ")
    week.close()


def test_a_week_without_a_season_says_nothing_of_it(tmp_path: Path) -> None:
    from tests.support.weeks import new_week

    week = new_week(tmp_path / "week.db")
    applicant.change(week, visa_need="j1")
    assert sayings_of(load_board(week)) is None
    week.close()
