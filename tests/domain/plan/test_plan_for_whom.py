"""What the plan shows to whom: four applicants over a year, as the guides of the field ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matchweek.domain.plan.plan import LATER, OPEN, OVER, State, plan
from matchweek.domain.plan.situation import CONDITIONS, Outcome, Situation, Way, folded
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.timetable import instants, load_season
from matchweek.domain.times.zones import EASTERN

MOMENTS = instants(load_season(2027))
NONE = Situation(interviews=0, visa=True, step3=False, us_months=1, bucket="C")
TWO = replace(NONE, interviews=2, bucket="B")
MANY = Situation(interviews=12, visa=False, step3=True, us_months=5, bucket="A")


def shown(situation: Situation, today: date, states: dict[str, TaskState] | None = None) -> set[str]:
    found = plan(2027, MOMENTS, situation, states or {}, (), today, EASTERN)
    return {each.key.removeprefix("plan.") for each in found if each.state in (State.OVERDUE, State.NOW)}


def why(situation: Situation, key: str, today: date = date(2026, 11, 2)) -> str:
    found = plan(2027, MOMENTS, situation, {}, (), today, EASTERN)
    return next(each.why_folded for each in found if each.key == f"plan.{key}")


def test_in_november_without_interviews_both_tracks_begin() -> None:
    found = shown(NONE, date(2026, 11, 16))
    assert {"audit", "stay_or_leave", "two_tracks", "outreach_list", "step3"} <= found
    assert not found & {"rank_entered", "folder", "soap_minimum"}


def test_with_many_interviews_nothing_of_outreach_or_rebuilding_is_asked() -> None:
    found = shown(MANY, date(2026, 11, 20))
    assert not found & {"outreach", "outreach_list", "two_tracks", "step3", "us_months", "research", "gap"}
    assert "8 interviews or more" in why(MANY, "outreach")
    assert why(MANY, "step3") and why(MANY, "soap_likely")


def test_an_interview_that_arrives_opens_what_hung_on_it_again() -> None:
    assert "nothing to rank" in why(NONE, "certified")
    assert not why(TWO, "certified")
    assert "certified" in shown(TWO, date(2027, 2, 28))
    assert "have an interview" in why(TWO, "january_decision")


def test_from_the_rank_deadline_on_outreach_is_closed_and_says_why() -> None:
    assert "contact.begin" in why(replace(NONE, rank_closed=True), "outreach")


def test_what_comes_after_waits_for_how_the_week_ends() -> None:
    assert why(NONE, "rest") == LATER == why(NONE, "folder")
    assert not why(NONE, "thanks")


@pytest.mark.parametrize("outcome", [Outcome.MATCHED, Outcome.PLACED])
def test_with_a_place_the_program_s_folder_and_no_debrief(outcome: Outcome) -> None:
    found = shown(replace(TWO, outcome=outcome), date(2027, 3, 22))
    assert "folder" in found and not found & {"rest", "debrief_asked", "rebuild_or_leave"}
    assert why(replace(TWO, outcome=outcome), "statement")


def test_without_a_place_rest_comes_first_then_the_debrief_then_the_decision() -> None:
    unplaced = replace(NONE, outcome=Outcome.UNPLACED)
    found = plan(2027, MOMENTS, unplaced, {}, (), date(2027, 3, 20), EASTERN)
    days = {each.key.removeprefix("plan."): each.first for each in found if each.first is not None}
    assert days["rest"] < days["debrief_asked"] < days["debrief"] < days["rebuild_or_leave"]
    assert "folder" not in shown(unplaced, date(2027, 3, 20))


def test_each_way_folds_the_other_one_away() -> None:
    rebuild = replace(NONE, outcome=Outcome.UNPLACED, way=Way.REBUILD)
    leave = replace(rebuild, way=Way.LEAVE)
    assert why(rebuild, "other_ways") and not why(rebuild, "letters")
    assert why(leave, "letters") and not why(leave, "other_ways")


def test_what_is_not_known_stays_in_sight() -> None:
    assert not any(folded([word], Situation()) for word in CONDITIONS)


def test_each_condition_says_why_both_ways() -> None:
    for word, condition in CONDITIONS.items():
        assert condition.otherwise.endswith((".", ").")), word


def test_what_can_help_no_more_is_not_called_overdue() -> None:
    assert "registered" in shown(TWO, date(2027, 1, 29)) and not why(TWO, "registered", date(2027, 1, 29))
    assert why(TWO, "registered", date(2027, 1, 30)) == OVER
    assert why(TWO, "certified", date(2027, 3, 3)) == "" and why(TWO, "certified", date(2027, 3, 4)) == OVER
    # In Match Week nothing of the cycle before it is left; what builds the next one is.
    assert not shown(TWO, date(2027, 3, 18)) & {"audit", "inbox", "outreach", "papers"}
    assert "step3" in shown(TWO, date(2027, 3, 18))


def test_done_put_off_and_laid_aside() -> None:
    key = "plan.audit"
    at = MOMENTS["list_opens"]
    for state, wanted in (
        (TaskState(done_at=at), State.DONE),
        (TaskState(dropped_at=at), State.NOT_FOR_ME),
        (TaskState(postponed_to=date(2026, 12, 24)), State.COMING),
    ):
        found = plan(2027, MOMENTS, NONE, {key: state}, (), date(2026, 11, 20), EASTERN)
        assert next(each.state for each in found if each.key == key) is wanted
    assert State.DONE not in OPEN


@pytest.mark.parametrize("interviews", [None, 0, 1, 7, 8, 12])
@pytest.mark.parametrize("visa", [None, True, False])
def test_everybody_prepares_for_soap_by_one_list_and_unknown_by_both(
    interviews: int | None, visa: bool | None
) -> None:
    one = Situation(interviews=interviews, visa=visa)
    shown = {key: not why(one, key, date(2027, 2, 10)) for key in ("soap_likely", "soap_minimum")}
    assert any(shown.values())
    likely = interviews == 0 or (interviews is not None and interviews < 8 and visa is True)
    if likely or visa is False or (interviews or 0) >= 8:
        assert shown == {"soap_likely": likely, "soap_minimum": not likely}


def test_who_had_many_interviews_and_no_place_builds_the_next_cycle_too() -> None:
    building = ("step3", "us_months", "research", "gap")
    many = replace(NONE, interviews=12)
    assert all("comes back" in why(many, key) for key in building)
    unplaced = replace(many, outcome=Outcome.UNPLACED)
    assert not any(why(unplaced, key, date(2027, 4, 20)) for key in building)
    assert all(why(replace(unplaced, way=Way.LEAVE), key, date(2027, 4, 20)) for key in building)
    placed = replace(many, outcome=Outcome.PLACED)
    assert all(why(placed, key, date(2027, 4, 20)) for key in building)
