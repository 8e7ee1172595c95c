"""The routine's acts: ticked by one's own day, taken back, silenced; each with undo."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.week.agenda import agenda
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.plan import routine
from matchweek.services.season import tracker
from tests.support.hand_clock import HandClock

NOW = datetime(2026, 12, 1, 15, tzinfo=UTC)
FEBRUARY = datetime(2027, 2, 10, 15, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture
def week(tmp_path: Path, clock: HandClock) -> Week:
    return open_week(tmp_path / "week.db", clock)


def counts(week: Week, own: str = "") -> dict[str, int]:
    return {each.routine.id: each.count for each in routine.standing(week, own).counted}


def test_each_tick_is_the_next_and_three_are_enough(week: Week) -> None:
    said = [routine.tick(week, "looks") for _ in range(4)]
    assert [each.changed for each in said] == [True, True, True, False]
    assert said[0].words.startswith("ticked: look, today. 1 of 3") and said[3].words == "look: enough, today"
    assert routine.tick(week, "practice").changed and not routine.tick(week, "practice").changed
    assert routine.tick(week, "day off", on=date(2026, 11, 30)).words.endswith("day off: had")
    assert counts(week) == {"looks": 3, "practice": 1, "reading": 0, "day_off": 1}
    assert routine.tick(week, "looks", back=True).changed and counts(week)["looks"] == 2
    assert routine.tick(week, "looks").changed and counts(week)["looks"] == 3
    assert not routine.tick(week, "reading", back=True).changed


def test_every_act_is_undone_and_done_again(week: Week) -> None:
    for act in (
        lambda: routine.tick(week, "looks"),
        lambda: routine.tick(week, "looks", back=True),
        lambda: routine.quiet(week),
        lambda: routine.quiet(week, False),
    ):
        before = routine.standing(week)
        assert act().changed
        after = routine.standing(week)
        assert after != before
        history.undo(week)
        assert routine.standing(week) == before
        history.redo(week)
        assert routine.standing(week) == after


def test_a_day_is_one_s_own_and_ends_at_one_s_own_midnight(week: Week, clock: HandClock) -> None:
    karachi = "Asia/Karachi"
    routine.tick(week, "looks", karachi)
    clock.at = datetime(2026, 12, 1, 18, 59, tzinfo=UTC)
    assert counts(week, karachi)["looks"] == 1
    clock.at = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
    assert counts(week, karachi)["looks"] == 0 and counts(week)["looks"] == 1


def test_it_is_silent_and_says_how_it_comes_back(week: Week) -> None:
    done = routine.quiet(week)
    assert done.words == "the routine is silent" and "routine quiet --not" in done.warnings[0]
    assert routine.standing(week).lines() == () and not routine.quiet(week).changed
    assert "brings it back" in routine.tick(week, "looks").warnings[0]
    assert routine.quiet(week, False).changed and routine.standing(week).lines()[0][1].startswith("1 of 3")


def test_it_ends_with_the_interviews_and_goes_on_while_one_lies_ahead(week: Week, clock: HandClock) -> None:
    clock.at = FEBRUARY
    with pytest.raises(BadInput) as error:
        routine.tick(week, "looks")
    assert error.value.title == "There is no routine now" and "31 Jan 2027" in error.value.detail
    tracker.add(week, institution="Harbor Hospital")
    assert counts(week)["looks"] == 0
    clock.at = datetime(2027, 3, 4, 15, tzinfo=UTC)
    assert counts(week) == {}


def test_what_is_none_is_refused_by_name(week: Week) -> None:
    with pytest.raises(BadInput) as error:
        routine.tick(week, "sport")
    assert "looks, practice, reading, day_off" in error.value.remedy
    with pytest.raises(BadInput) as error:
        routine.tick(week, "reading", on=date(2026, 12, 2))
    assert error.value.title == "That day is still to come"


@pytest.mark.parametrize(
    ("text", "day"),
    [("Mon", date(2026, 11, 30)), ("Tuesday", date(2026, 12, 1)), ("yesterday", date(2026, 11, 30)),
     ("29 Nov", date(2026, 11, 29)), ("tomorrow", date(2026, 12, 2)), ("Mon 7 Dec", date(2026, 12, 7))],
)  # fmt: skip
def test_a_day_that_is_named_is_one_gone_by(week: Week, text: str, day: date) -> None:
    assert routine.read_day_gone(week, text) == day


def test_nothing_of_it_stands_in_the_agenda(week: Week) -> None:
    def said() -> list[str]:
        board = load_board(week)
        found = agenda(board, board.timetable(NOW), NOW)
        return [each.title for each in found]

    before = said()
    routine.tick(week, "looks")
    week.clock = FixedClock(NOW + timedelta(seconds=1))
    assert said() == before and not any("look" in each for each in before)
