"""What the plan has due stands in the agenda before Match Week: two lines, calm; none in the week itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.week.agenda import agenda, headline
from matchweek.domain.week.agenda_order import Item, Kind, Urgency
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.plan import tasks

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
