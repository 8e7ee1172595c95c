"""The routine of every day and week: from when to when, counted by day, never late."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from matchweek.domain.plan.routine import counted, is_quiet, lines, open_on, routines, tick_key
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.timetable import instants, load_season
from matchweek.domain.times.zones import EASTERN

MOMENTS = instants(load_season(2027))
TUESDAY = date(2026, 12, 1)
DONE = TaskState(datetime(2026, 12, 1, 15, tzinfo=UTC))
ALL = ["looks", "practice", "reading", "day_off"]


def told(states: dict[str, TaskState], today: date = TUESDAY) -> list[str]:
    return [words for _, words in lines(counted(routines(), states, today))]


def ticks(*done: tuple[str, date, int]) -> dict[str, TaskState]:
    return {tick_key(*each): DONE for each in done}


def test_the_rows_are_there_with_their_figures() -> None:
    found = {each.id: (each.least, each.most, each.minutes, each.rows) for each in routines()}
    assert found == {
        "looks": (3, 3, (15, 30), (34, 36)),
        "practice": (2, 3, None, (38,)),
        "reading": (2, 2, None, (38,)),
        "day_off": (1, 1, None, (38,)),
    }
    assert ticks(("looks", TUESDAY, 1)).keys() == {"routine.looks.2026-12-01.1"}


def test_two_lines_say_how_it_stands() -> None:
    assert told({}) == [
        "0 of 3 looks: mail, portals, Season, 15–30 min each",
        "practice 0 of 2–3 · reading 0 of 2 · day off: none yet",
    ]
    sunday = date(2026, 12, 6)
    states = ticks(
        ("looks", TUESDAY, 1), ("practice", date(2026, 11, 30), 1), ("practice", TUESDAY, 1),
        ("reading", sunday, 1), ("day_off", sunday, 1),
    )  # fmt: skip
    assert told(states)[0].startswith("1 of 3 looks")
    assert told(states, sunday)[1] == "practice 2 of 2–3 · reading 1 of 2 · day off: had"


def test_where_there_is_little_room_they_are_shorter() -> None:
    found = counted(routines(), {}, TUESDAY)
    assert [words for _, words in lines(found, 46)] == [
        "0 of 3 looks: mail, portals, Season",
        "practice 0/2–3 · reading 0/2 · day off 0/1",
    ]


def test_what_was_not_ticked_is_gone_with_its_day_and_its_week() -> None:
    sunday, monday = date(2026, 11, 29), date(2026, 11, 30)
    states = ticks(("looks", sunday, 1), ("practice", sunday, 1), ("day_off", sunday, 1))
    assert "practice 1 of 2–3" in told(states, sunday)[1] and told(states, sunday)[0].startswith("1 of 3")
    assert told(states, monday) == told({})


def test_a_tick_taken_back_and_a_key_that_is_none_count_nothing() -> None:
    states = {
        tick_key("looks", TUESDAY, 1): TaskState(),
        "routine.looks.2026-13-01.1": DONE,
        "routine.looks": DONE,
        "plan.audit": DONE,
    }
    assert told(states) == told({})


@pytest.mark.parametrize(
    ("day", "ahead", "open_then"),
    [
        (date(2026, 9, 30), True, []),
        (date(2026, 10, 1), False, ALL),
        (date(2027, 1, 31), False, ALL),
        (date(2027, 2, 1), False, []),
        (date(2027, 2, 1), True, ALL),
        (date(2027, 3, 3), True, ALL),
        (date(2027, 3, 4), True, []),
    ],
)
def test_it_goes_while_interviews_are_open(day: date, ahead: bool, open_then: list[str]) -> None:
    assert [each.id for each in open_on(day, 2027, MOMENTS, ahead, EASTERN)] == open_then


def test_it_moves_with_the_timetable_and_knows_a_day_without_one() -> None:
    moved = MOMENTS | {"ranking_opens": datetime(2027, 1, 20, 17, tzinfo=UTC)}
    assert not open_on(date(2027, 1, 20), 2027, moved, False, EASTERN)
    # Neither the file of 2026 nor a season without one says when ranking opens.
    for season, known in ((2026, instants(load_season(2026))), (2031, {})):
        assert open_on(date(season, 1, 31), season, known, False, EASTERN)
        assert not open_on(date(season, 2, 1), season, known, False, EASTERN)
        assert open_on(date(season, 2, 28), season, known, True, EASTERN)


def test_it_is_silent_until_it_is_told_otherwise() -> None:
    assert not is_quiet({}) and not is_quiet({"routine": TaskState()})
    assert is_quiet({"routine": TaskState(dropped_at=DONE.done_at)})
