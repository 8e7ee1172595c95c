"""The plan's acts: done, put off, laid aside, decided, added from a line; each with undo."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.season_plan import DECISION, outcome
from matchweek.domain.plan.plan import State
from matchweek.domain.plan.situation import Outcome
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.people import applicant
from matchweek.services.plan import bars, tasks
from matchweek.services.season import tracker

NOVEMBER = datetime(2026, 11, 28, 15, tzinfo=UTC)
AFTER = datetime(2027, 4, 20, 15, tzinfo=UTC)


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return open_week(tmp_path / "week.db", FixedClock(NOVEMBER))


def state(week: Week, key: str) -> State:
    return next(each.state for each in tasks.everything(week) if each.key == key)


@pytest.mark.parametrize(
    ("line", "title", "first", "last"),
    [
        ("Step 3 exam 14 May", "Step 3 exam", date(2027, 5, 14), date(2027, 5, 14)),
        ("IM rotation 1 Mar to 30 Apr", "IM rotation", date(2027, 3, 1), date(2027, 4, 30)),
        ("12 Jan: ask Dr. Okafor", "ask Dr. Okafor", date(2027, 1, 12), date(2027, 1, 12)),
        ("FM rotation 1 May to 30 Jun", "FM rotation", date(2027, 5, 1), date(2027, 6, 30)),
        ("Poster 1 Aug", "Poster", date(2027, 8, 1), date(2027, 8, 1)),
        ("Poster 1 Jun to 31 Jul", "Poster", date(2027, 6, 1), date(2027, 7, 31)),
        ("Research 1 Jul to 31 Aug 2027", "Research", date(2027, 7, 1), date(2027, 8, 31)),
        ("Research 1 Oct to 31 Jan", "Research", date(2026, 10, 1), date(2027, 1, 31)),
        ("Visa form 20 Nov", "Visa form", date(2026, 11, 20), date(2026, 11, 20)),
        ("Research 1 Jul through 31 Aug", "Research", date(2027, 7, 1), date(2027, 8, 31)),
        ("Research 1 Jul-31 Aug", "Research", date(2027, 7, 1), date(2027, 8, 31)),
        ("Step 3 May 14", "Step 3", date(2027, 5, 14), date(2027, 5, 14)),
        ("Visa appointment tomorrow", "Visa appointment", date(2026, 11, 29), date(2026, 11, 29)),
        ("Step 3 exam by 14 May!", "Step 3 exam", date(2027, 5, 14), date(2027, 5, 14)),
        ("Friday clinic 14 May", "Friday clinic", date(2027, 5, 14), date(2027, 5, 14)),
        ("Ask Dr. Sun 14 May", "Ask Dr. Sun", date(2027, 5, 14), date(2027, 5, 14)),
        ("Step 3 exam 29 Feb 2028", "Step 3 exam", date(2028, 2, 29), date(2028, 2, 29)),
        ("Old exam 1 Jan 1999", "Old exam", date(1999, 1, 1), date(1999, 1, 1)),
    ],
)
def test_a_line_says_what_and_when(week: Week, line: str, title: str, first: date, last: date) -> None:
    assert tasks.read_line(week, line) == (title, first, last)
    assert title in tasks.add(week, line).words


@pytest.mark.parametrize("line", ["", "Step 3 exam", "14 May", "- 14 May", "14 May:"])
def test_a_line_without_a_day_or_a_task_is_refused(week: Week, line: str) -> None:
    with pytest.raises(BadInput) as error:
        tasks.add(week, line)
    assert error.value.title == "No day is in it" and "14 May" in error.value.remedy


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Step 3 exam 30 Feb", "There is no such day"),
        ("IM rotation 30 Feb to 1 Mar", "There is no such day"),
        ("Step 3 exam 5/6", "Day or month?"),
        ("Step 3 exam 14 May and 15 May", "Two days are in it"),
        ("Call 12 Jan or 14 May", "Two days are in it"),
        ("14 May exam 15 May", "Two days are in it"),
        ("14 May: exam, 15 May", "Two days are in it"),
        ("Step 3 May", "Which day is meant?"),
        ("Step 1 Jun to 30 Jun", "Which day is meant?"),
        ("Poster 5 Mar 26", "Which day is meant?"),
        ("Poster 29 Feb", "There is no such day"),
        # 14 May 2027 is a Friday.
        ("Step 3 exam Monday 14 May", "Two days are in it"),
        ("Step 3 exam Sat 14 May", "Two days are in it"),
    ],
)
def test_which_of_two_days_is_meant_is_asked_and_none_is_left_in_the_title(
    week: Week, line: str, title: str
) -> None:
    with pytest.raises(BadInput) as error:
        tasks.add(week, line)
    assert error.value.title == title and error.value.remedy


def test_a_day_that_is_over_or_far_away_is_said(week: Week) -> None:
    assert "14 May 2019 is over" in tasks.add(week, "Step 3 exam 14 May 2019").warnings[0]
    assert tasks.add(week, "Step 3 exam 14 May").warnings == ()
    for act in (
        lambda: tasks.postpone(week, "own.2", date(9999, 12, 31)),
        lambda: tasks.change(week, 2, last=date(9999, 12, 31)),
        lambda: [bars.move(week, "own.2", 3660) for _ in range(20)],
        lambda: [bars.stretch(week, "own.2", 3660) for _ in range(20)],
    ):
        with pytest.raises(BadInput) as error:
            act()
        assert error.value.title == "Too far"


def test_an_end_before_the_beginning_is_no_part_of_the_title(week: Week) -> None:
    with pytest.raises(BadInput) as error:
        tasks.add(week, "FM rotation 30 Jun 2027 to 1 May 2027")
    assert error.value.title == "The end is before the beginning"


def test_rebuilding_fills_the_next_plan_and_one_undo_takes_all_back(week: Week) -> None:
    week.clock = FixedClock(AFTER)
    before = load_board(week).kept
    proposed = tasks.rebuilt(week)
    done = tasks.decide(week, "rebuild", "Step 3 by June")
    assert done.words == "decided: you apply again; 9 bars in the next plan, to move as your year is"
    assert done.warnings == ("They lead to your submission on 10 Sep 2027.",)
    own = load_board(week).kept.own_tasks
    assert [(each.title, each.first, each.last) for each in own.values()] == [
        (each.title, each.first, each.last) for each in proposed.bars
    ]
    assert {each.track for each in own.values()} == {"next"} and all(each.why for each in own.values())
    bars.move(week, "own.2", 7)
    bars.stretch(week, "own.2", -7)
    # Said again with another reason it puts nothing in twice, nor what was taken out.
    tasks.remove(week, 9)
    assert tasks.decide(week, "rebuild", "and a new statement").keys == (DECISION,)
    for _ in range(5):
        history.undo(week)
    assert load_board(week).kept == before
    history.redo(week)
    assert len(load_board(week).kept.own_tasks) == 9


def test_rebuilding_without_bars_and_with_some_there_already(week: Week) -> None:
    week.clock = FixedClock(AFTER)
    assert tasks.decide(week, "rebuild", "we said so", bars=False).keys == (DECISION,)
    assert not load_board(week).kept.own_tasks
    history.undo(week)
    bars.begin(week)
    titles = [each.title for each in tasks.rebuilt(week).bars]
    assert "Step 3: exam" not in titles and "U.S. clinic, first block" in titles


def test_every_act_is_undone(week: Week) -> None:
    tasks.add(week, "Step 3 exam 14 May", why="they ask for it")
    before = tasks.everything(week)
    for act in (
        lambda: tasks.set_done(week, ["plan.audit", "own.1"]),
        lambda: tasks.postpone(week, "plan.audit", date(2026, 12, 20)),
        lambda: tasks.not_for_me(week, ["plan.inbox"]),
        lambda: tasks.set_note(week, "plan.january_decision", "family medicine too"),
        lambda: tasks.decide(week, "rebuild", "Step 3 can be done by June"),
        lambda: tasks.change(week, 1, title="Step 3", last=date(2027, 5, 15)),
        lambda: tasks.remove(week, 1),
    ):
        assert act().changed
        assert tasks.everything(week) != before
        history.undo(week)
        assert tasks.everything(week) == before


def test_done_and_opened_again(week: Week) -> None:
    tasks.postpone(week, "plan.audit", date(2026, 12, 20))
    tasks.set_done(week, ["plan.audit"])
    assert state(week, "plan.audit") is State.DONE
    tasks.set_done(week, ["plan.audit"], done=False)
    assert state(week, "plan.audit") is State.OVERDUE


def test_what_a_task_put_off_touches_is_told(week: Week) -> None:
    assert tasks.postpone(week, "plan.certified", date(2027, 2, 28)).warnings == ()
    assert "9 Nov 2026 is over" in tasks.postpone(week, "plan.audit", date(2026, 11, 9)).warnings[0]
    assert "until 10 Nov 2026" in tasks.postpone(week, "plan.audit", date(2026, 12, 1)).warnings[0]
    assert "too late" in tasks.postpone(week, "plan.certified", date(2027, 3, 9)).warnings[0]


@pytest.mark.parametrize("key", ["plan.nothing", "own.9", "ready.phone"])
def test_a_key_that_names_no_task_is_refused(week: Week, key: str) -> None:
    with pytest.raises(BadInput):
        tasks.set_done(week, [key])


def test_a_decision_needs_a_way_and_a_reason(week: Week) -> None:
    for way, because in (("stay", "so"), ("leave", " ")):
        with pytest.raises(BadInput):
            tasks.decide(week, way, because)
    tasks.decide(week, "Leave", "a post in research")
    assert state(week, "plan.letters") is State.FOLDED


def test_days_out_of_order_are_refused(week: Week) -> None:
    tasks.add(week, "IM rotation 1 Mar to 30 Apr")
    with pytest.raises(BadInput):
        tasks.change(week, 1, last=date(2027, 2, 1))


def test_an_interview_that_is_recorded_changes_the_plan(week: Week) -> None:
    applicant.change(week, season_interviews=0)
    assert state(week, "plan.certified") is State.FOLDED
    tracker.add(week, institution="Harbor Point Medical Center", status="scheduled")
    assert state(week, "plan.certified") is State.COMING


def test_how_the_week_ended_is_read_from_what_is_recorded(week: Week) -> None:
    def at(now: datetime) -> Outcome:
        board = load_board(week)
        return outcome(board, board.timetable(now), now)

    assert at(NOVEMBER) is Outcome.UNKNOWN
    applicant.change(week, state="unmatched")
    assert at(NOVEMBER) is Outcome.UNKNOWN and at(AFTER) is Outcome.UNPLACED
    applicant.change(week, state="placed")
    assert at(AFTER) is Outcome.MATCHED


def test_a_decision_is_done_by_deciding_and_open_once_it_is_put_off(week: Week) -> None:
    with pytest.raises(BadInput) as error:
        tasks.set_done(week, ["plan.audit", DECISION])
    assert "plan decide" in error.value.remedy and state(week, "plan.audit") is State.OVERDUE
    for act in (
        lambda: tasks.postpone(week, DECISION, date(2027, 5, 30)),
        lambda: tasks.not_for_me(week, [DECISION]),
    ):
        tasks.decide(week, "leave", "a post in research")
        assert state(week, "plan.letters") is State.FOLDED
        act()
        assert state(week, "plan.letters") is not State.FOLDED
        history.undo(week)
        assert state(week, "plan.letters") is State.FOLDED and state(week, DECISION) is State.DONE


def test_a_second_tick_keeps_the_moment_of_the_first(week: Week) -> None:
    tasks.set_done(week, ["plan.audit"])
    week.clock = FixedClock(AFTER)
    assert not tasks.set_done(week, ["plan.audit"]).changed
    assert load_board(week).kept.tasks["2027/plan.audit"].done_at == NOVEMBER


def test_a_task_s_name_is_one_line_and_there(week: Week) -> None:
    tasks.add(week, "Step 3 exam 14 May")
    tasks.change(week, 1, title="Step 3\nexam \t two")
    assert load_board(week).kept.own_tasks[1].title == "Step 3 exam two"
    for title in ("", " \n"):
        with pytest.raises(BadInput):
            tasks.change(week, 1, title=title)


def test_what_undo_takes_back_of_a_task_of_ones_own_has_its_title(week: Week) -> None:
    tasks.add(week, "Step 3 exam 14 May")
    tasks.postpone(week, "own.1", date(2027, 5, 20))
    assert history.undo(week).words == "took back: day of a task, Step 3 exam"
    tasks.not_for_me(week, ["own.1"])
    assert history.undo(week).words == "took back: task not for you, Step 3 exam"


def test_a_task_with_an_earlier_day_is_brought_forward(week: Week) -> None:
    tasks.add(week, "Step 3 exam 14 May")
    tasks.add(week, "IM rotation 1 Mar to 30 Apr")
    assert tasks.postpone(week, "own.1", date(2027, 1, 20)).words == "brought forward to 20 Jan 2027"
    assert tasks.postpone(week, "own.2", date(2027, 3, 20)).words == "brought forward to 20 Mar 2027"
    assert tasks.postpone(week, "own.1", date(2027, 5, 20)).words == "put off to 20 May 2027"
    assert tasks.postpone(week, "own.1", date(2027, 1, 20)).words == "brought forward to 20 Jan 2027"
    own = [each.moved_words for each in tasks.everything(week) if each.key in ("own.1", "own.2")]
    assert own == ["brought forward", "brought forward"]
