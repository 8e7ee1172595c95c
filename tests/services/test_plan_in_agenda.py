"""What the plan has due stands in the agenda before Match Week: two lines, calm; none in the week itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.week.agenda import agenda, headline
from matchweek.domain.week.agenda_order import Item, Kind, Urgency
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.people import advocates, applicant
from matchweek.services.plan import outreach, tasks
from matchweek.services.season import ranking

NOVEMBER = datetime(2026, 11, 28, 15, tzinfo=UTC)


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return open_week(tmp_path / "week.db", FixedClock(NOVEMBER))


def of_plan(week: Week, now: datetime = NOVEMBER) -> list[Item]:
    board = load_board(week)
    return [each for each in agenda(board, board.timetable(now), now) if each.kind is Kind.PLAN]


def test_two_lines_at_most_what_can_be_in_time_first(week: Week) -> None:
    found = of_plan(week)
    assert [each.ref for each in found] == ["plan:plan.stay_or_leave", "plan:plan.step3"]
    assert all(each.command == "year_plan" and each.detail and each.urgency is Urgency.NOW for each in found)
    now = [each.key for each in tasks.everything(week) if each.state == "this week"]
    tasks.set_done(week, now)
    late = [each.ref for each in of_plan(week)]
    assert late == ["plan:plan.outreach", "plan:plan.outreach_list"]
    tasks.not_for_me(week, [each.key for each in tasks.everything(week) if each.state == "overdue"])
    assert of_plan(week) == []


def test_it_is_calm_it_waits_behind_all_that_is_lost_by_waiting(week: Week) -> None:
    board = load_board(week)
    found = agenda(board, board.timetable(NOVEMBER), NOVEMBER)
    assert headline(found)[0].kind is not Kind.PLAN
    kinds = [each.kind for each in found if each.urgency is Urgency.NOW]
    assert kinds[-2:] == [Kind.PLAN, Kind.PLAN]


@pytest.mark.parametrize("now", [
    datetime(2027, 3, 15, 13, tzinfo=UTC),
    datetime(2027, 3, 15, 14, 30, tzinfo=UTC),
    datetime(2027, 3, 18, 13, 30, tzinfo=UTC),
    datetime(2027, 3, 19, 17, tzinfo=UTC),
    datetime(2027, 5, 1, 17, tzinfo=UTC),
])  # fmt: skip
def test_in_match_week_and_after_it_the_agenda_has_nothing_of_the_plan(week: Week, now: datetime) -> None:
    assert of_plan(week, now) == []


CLOSES = datetime(2027, 3, 4, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "first"),
    [
        (timedelta(days=6), "plan:plan.rank_entered"),
        (timedelta(days=4), "plan:plan.rank_checked"),
        (timedelta(days=2, hours=12), "plan:plan.certified"),
        # Its own last day is over, but R3 still takes it: it is not lost behind what can wait.
        (timedelta(days=1), "plan:plan.certified"),
        (timedelta(hours=1), "plan:plan.certified"),
    ],
)
def test_what_is_soon_too_late_for_good_is_named_first(week: Week, before: timedelta, first: str) -> None:
    applicant.change(week, season_interviews=3)
    found = [each.ref for each in of_plan(week, CLOSES - before)]
    assert first in found and "plan:plan.frozen" not in found
    assert not {"plan:plan.certified", "plan:plan.frozen"} & {
        each.ref for each in of_plan(week, CLOSES + timedelta(hours=1))
    }


def test_a_certified_list_is_done_in_the_plan_and_left_alone(week: Week) -> None:
    applicant.change(week, season_interviews=3)
    ranking.add(week, "main", ["9010140C0", "9020140C0"])
    certified = CLOSES - timedelta(days=2, hours=12)
    week.clock = FixedClock(certified)
    ranking.certify(week)
    # Without its proof it is not all done.
    assert next(each.ref for each in of_plan(week, certified)) == "plan:plan.certified"
    ranking.certify(week, proof="mail of 1 March")
    states = {each.key: each for each in tasks.everything(week)}
    assert all(
        states[f"plan.{key}"].recorded and states[f"plan.{key}"].state == "done"
        for key in ("rank_entered", "rank_checked", "certified")
    )
    assert states["plan.frozen"].is_open
    ranking.move(week, "main", "9020140C0", -1)
    states = {each.key: each for each in tasks.everything(week)}
    assert states["plan.certified"].is_open and states["plan.frozen"].state == "folded away"


def test_a_campaign_that_is_all_sent_is_done_in_the_plan(week: Week) -> None:
    outreach.add(week, [f"Clinic {number}" for number in range(20)])
    states = {each.key: each.state for each in tasks.everything(week)}
    assert (states["plan.outreach_list"], states["plan.outreach"]) == ("done", "overdue")
    outreach.sent(week, list(range(1, 21)))
    advocates.add(week, name="Dr. Ruth Okafor", answer="yes", phone="555-0101", best_time="mornings")
    applicant.change(week, soap_lead="Lena Brandt", soap_lead_phone="555-0102")
    states = {each.key: each.state for each in tasks.everything(week)}
    done = {key for key, state in states.items() if state == "done"}
    again = tasks.set_done(week, ["plan.outreach"], done=False)
    assert "stays done" in again.words and "the outreach" not in again.words and "stays" in again.warnings[0]
    assert done == {"plan.outreach_list", "plan.outreach", "plan.network", "plan.soap_lead"}
