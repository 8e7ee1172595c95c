"""The hours of a week of the season: what an interview takes, what a week breaks, what one more would."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.times.zones import zone_named
from matchweek.domain.tracker.load import (
    DAY_MOST,
    STEPS,
    Activity,
    Breaks,
    Planned,
    load_remarks,
    monday_of,
    own_steps,
    planned,
    remarks,
    week_load,
)
from matchweek.domain.tracker.tracked import Tracked

NY, LA, KARACHI, LONDON = map(
    zone_named, ("America/New_York", "America/Los_Angeles", "Asia/Karachi", "Europe/London")
)
MONDAY = date(2026, 11, 9)


def one(number: int, day: int, hour: int, minutes: int = 240, zone: str = "America/New_York") -> Planned:
    """An interview in November 2026, by its program's clock."""
    clock = zone_named(zone or "America/New_York")
    at = datetime(2026, 11, day, hour, tzinfo=clock).astimezone(UTC)
    return Planned(number, at, minutes, f"Program {number}", zone)


def breaks(every: list[Planned], first: date = MONDAY) -> list[Breaks]:
    return [each.breaks for each in remarks(week_load(every, first, NY), every)]


def test_an_interview_takes_its_length_and_the_steps_before_it() -> None:
    week = week_load([one(1, 12, 10)], MONDAY, NY)
    by_day = {day.day.day: dict(day.minutes) for day in week.days if day.minutes}
    assert by_day == {
        9: {"practice": 60},
        11: {"preparation": 60, "logistics": 30},
        12: {"interviews": 240, "logistics": 90},
    }
    before = week_load([one(1, 12, 10)], date(2026, 11, 2), NY)
    assert {day.day.day: dict(day.minutes) for day in before.days if day.minutes} == {5: {"preparation": 90}}


def test_what_is_left_of_seven_days_of_nine_hours_is_rest() -> None:
    week = week_load([one(1, 12, 10)], MONDAY, NY)
    assert week.minutes("rest") == 7 * 9 * 60 - 480
    assert sum(week.share(each) for each in Activity) == pytest.approx(100)
    assert week_load([], MONDAY, NY).share("rest") == 100


def test_a_week_is_one_of_the_own_zone() -> None:
    late = one(1, 13, 17, 240)
    assert [d.day.day for d in week_load([late], MONDAY, KARACHI).days if d.minutes.get("interviews")] == [14]
    over = one(1, 13, 13, 120)
    karachi = week_load([over], MONDAY, KARACHI)
    assert {
        day.day.day: day.minutes["interviews"] for day in karachi.days if "interviews" in day.minutes
    } == {
        13: 60,
        14: 60,
    }
    assert [each.id for each in karachi.interviews] == [1], "it begins once"
    assert [[each.id for each in day.gone_on] for day in karachi.days[4:6]] == [[], [1]]
    sunday = Planned(2, datetime(2026, 11, 16, 2, tzinfo=UTC), 60)
    assert week_load([sunday], MONDAY, LA).interviews and not week_load([sunday], MONDAY, LONDON).interviews


@pytest.mark.parametrize("first", [date(2026, 10, 26), date(2027, 3, 8)])
def test_a_week_in_which_clocks_change_has_seven_days_and_every_minute(first: date) -> None:
    sunday = first + timedelta(days=6)
    all_day = Planned(1, datetime.combine(sunday, datetime.min.time(), tzinfo=NY).astimezone(UTC), 600)
    week = week_load([all_day], first, NY)
    assert [day.day for day in week.days] == [first + timedelta(days=n) for n in range(7)]
    assert week.days[6].minutes["interviews"] == 600


def test_what_was_known_late_is_prepared_from_then_on() -> None:
    late = Planned(1, one(1, 12, 10).at, 240, known=date(2026, 11, 10))
    week = week_load([late], MONDAY, NY)
    by_day = {day.day.day: dict(day.minutes) for day in week.days if day.minutes}
    assert by_day[10] == {"preparation": 90, "practice": 60} and 5 not in by_day
    after = Planned(1, late.at, 240, known=date(2026, 11, 20))
    assert sum(day.work for day in week_load([after], MONDAY, NY).days) == 240 + sum(s.minutes for s in STEPS)


def test_a_full_day_is_no_break_and_one_minute_more_is() -> None:
    rest_of_day = DAY_MOST - 90
    assert breaks([one(1, 12, 9, rest_of_day)]) == []
    assert breaks([one(1, 12, 9, rest_of_day + 1)]) == [Breaks.DAY]
    said = remarks(week_load([one(1, 12, 9, rest_of_day + 30)], MONDAY, NY))[0]
    assert (said.words, said.day) == ("Thu 12 Nov: 9.5 h, over the 9 h of a day", date(2026, 11, 12))


def test_rest_never_goes_under_a_fifth() -> None:
    week = [one(n, 9 + n, 9, 480) for n in range(5)]
    found = remarks(week_load(week, MONDAY, NY), week)
    rest = next(each for each in found if each.breaks is Breaks.REST)
    share = week_load(week, MONDAY, NY).share("rest")
    assert share < 20
    assert rest.words == f"rest in the week of 9 Nov: {share:.0f} %, and never under 20 %"


def test_one_day_stays_light() -> None:
    every = [one(n, 9 + n, 10, 180) for n in range(7)]
    assert Breaks.LIGHT in breaks(every)
    assert Breaks.LIGHT not in breaks([one(1, 12, 10)])


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (one(2, 13, 8, zone="America/Los_Angeles"), True),
        (one(2, 12, 8, zone="America/Chicago"), True),
        (one(2, 13, 8, zone="America/New_York"), False),
        (one(2, 13, 9, zone="America/Los_Angeles"), False),
        (one(2, 14, 8, zone="America/Los_Angeles"), False),
        (one(2, 13, 7, zone="America/Denver"), True),
        (one(2, 13, 8, zone=""), False),
    ],
)
def test_two_early_ones_in_different_zones_do_not_go_together(other: Planned, together: bool) -> None:
    assert (Breaks.EARLY in breaks([one(1, 12, 8), other])) is together


def test_two_early_ones_over_a_sunday_are_said_in_both_weeks() -> None:
    every = [one(1, 15, 8), one(2, 16, 8, zone="America/Los_Angeles")]
    for first in (MONDAY, date(2026, 11, 16)):
        found = [each for each in remarks(week_load(every, first, NY), every) if each.breaks is Breaks.EARLY]
        assert [each.words for each in found] == [
            "two at 08:00 in different zones: Program 1 (Sun 15 Nov) and Program 2 (Mon 16 Nov)"
        ]


# One more interview


def test_one_more_says_what_it_would_break_and_nothing_that_is_broken_without_it() -> None:
    every = [one(1, 10, 9, 460), one(2, 12, 8)]
    assert breaks(every) == [Breaks.DAY]
    assert load_remarks(every, one(3, 19, 10), NY) == []
    found = load_remarks(every, one(3, 12, 14, 240), NY)
    assert [(each.breaks, each.day) for each in found] == [(Breaks.DAY, date(2026, 11, 12))]


def test_one_more_is_judged_in_each_week_it_touches() -> None:
    busy = [one(n, 2 + n, 9, 480) for n in range(5)]
    found = load_remarks(busy, one(9, 13, 10), NY)
    assert [each.words for each in found if each.breaks is Breaks.REST]
    assert all("2 Nov" in each.words for each in found if each.breaks is Breaks.REST)


def test_one_that_moves_counts_once() -> None:
    every = [one(1, 12, 9, 450)]
    assert load_remarks(every, one(1, 13, 9, 450), NY) == []


def test_the_early_pair_that_it_would_make_is_said() -> None:
    found = load_remarks([one(1, 12, 8)], one(2, 13, 8, zone="America/Los_Angeles"), NY)
    assert [each.breaks for each in found] == [Breaks.EARLY]


# Where the figures come from


def test_own_hours_count_instead_of_the_usual_ones() -> None:
    own = own_steps({"preparation": 300, "logistics": 0})
    assert sum(step.minutes for step in own if step.activity == "preparation") == 300
    assert sum(step.minutes for step in own if step.activity == "logistics") == 0
    assert [step for step in own if step.activity == "practice"] == [
        s for s in STEPS if s.activity == "practice"
    ]
    assert own_steps({}) == STEPS


def test_interviews_of_the_season_count_and_no_others() -> None:
    at = datetime(2026, 11, 12, 15, tzinfo=UTC)
    rows = {
        7: Tracked(
            7, institution="Fern Hollow", city="Chicago", state="IL", invited_at=at - timedelta(days=9)
        ),
        8: Tracked(8, name="Nowhere"),
    }
    found = planned(
        [
            Interview(1, "", at, 300, tracked=7),
            Interview(2, "", at, 300, tracked=7, status="cancelled"),
            Interview(3, "9000140C0", at, 30),
            Interview(4, "", at - timedelta(days=1), 300, tracked=8, status="done"),
            Interview(5, "", at, 300, tracked=99),
        ],
        rows,
        NY,
    )
    assert [(each.id, each.zone, each.known) for each in found] == [
        (4, "", None),
        (1, "America/Chicago", date(2026, 11, 3)),
    ]


@pytest.mark.parametrize(("day", "monday"), [(9, 9), (15, 9), (16, 16)])
def test_a_week_begins_on_monday(day: int, monday: int) -> None:
    assert monday_of(date(2026, 11, day)) == date(2026, 11, monday)
