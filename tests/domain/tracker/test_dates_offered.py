"""Row 32 of the guides: what speaks against a date, and which one is the earliest good one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.season.rules import figures
from matchweek.domain.times.zones import EASTERN, at_wall, zone_named
from matchweek.domain.tracker.blocked import Blocked
from matchweek.domain.tracker.dates_offered import (
    Against,
    Beside,
    days_in_a_row,
    days_to_prepare,
    earliest_good,
    is_good,
    speaks_against,
)

KARACHI, CENTRAL, PACIFIC = map(zone_named, ("Asia/Karachi", "America/Chicago", "America/Los_Angeles"))
# Tuesday 10 November 2026, 10 in the morning in New York.
NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
ZONES = {"E": EASTERN, "C": CENTRAL, "P": PACIFIC, "?": None}


def at(text: str, zone: object = EASTERN) -> datetime:
    return at_wall(datetime.fromisoformat(text), zone)  # type: ignore[arg-type]


def held(number: int, text: str, where: str = "E", minutes: int = 60, status: str = "arranged") -> Interview:
    return Interview(number, where, at(text, ZONES[where] or EASTERN), minutes, status=status)


def beside(*interviews: Interview, blocked: tuple[Blocked, ...] = (), own: object = EASTERN) -> Beside:
    return Beside(
        interviews, blocked, NOW, own,  # type: ignore[arg-type]
        lambda each: f"House {each.id}",
    )  # fmt: skip


def said(wanted: Interview, known: Beside) -> list[tuple[Against, str]]:
    return [(each.against, each.words) for each in speaks_against(wanted, known)]


def test_the_figures_of_row_32() -> None:
    assert (figures.ANSWER_WITHIN, figures.ANSWER_WINDOWS, figures.PREPARE_DAYS) == (24, (48, 6), (10, 14))
    assert figures.DAYS_IN_A_ROW == 2


@pytest.mark.parametrize(
    ("day", "against", "words"),
    [
        ("2026-11-11", [Against.SHORT], "Only 1 day to prepare: 10 to 14 are wanted."),
        ("2026-11-19", [Against.SHORT], "Only 9 days to prepare: 10 to 14 are wanted."),
        ("2026-11-20", [Against.TIGHT], "10 days to prepare: enough, with none to spare."),
        ("2026-11-23", [Against.TIGHT], "13 days to prepare: enough, with none to spare."),
        ("2026-11-24", [], ""),
    ],
)
def test_row_32_ten_to_fourteen_days_are_wanted_to_prepare(
    day: str, against: list[Against], words: str
) -> None:
    found = said(held(0, f"{day}T11:00"), beside())
    assert [each for each, _ in found] == against
    assert [each for _, each in found] == ([words] if words else [])
    assert is_good(speaks_against(held(0, f"{day}T11:00"), beside())) is (Against.SHORT not in against)


def test_days_to_prepare_are_one_s_own_calendar_s() -> None:
    """At 22:00 in New York it is the next day in Karachi, where the interview's day begins earlier too."""
    late = at("2026-11-24T22:00")
    assert days_to_prepare(late, beside()) == 14
    assert days_to_prepare(late, beside(own=KARACHI)) == 15


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-12-01T10:30", "It overlaps House 1, Tue 10:00 to 11:00 ET."),
        ("2026-12-01T11:05", "Only 5 minutes between it and House 1, Tue 10:00 to 11:00 ET: keep 10."),
    ],
)
def test_row_32_a_clash_is_said(when: str, words: str) -> None:
    known = beside(held(1, "2026-12-01T10:00"), held(2, "2026-12-01T10:00", status="cancelled"))
    assert said(held(0, when), known) == [(Against.CLASH, words)]
    assert said(held(1, "2026-12-01T10:00"), known) == []


def test_a_third_day_in_a_row_is_said_also_in_the_middle_and_of_those_held() -> None:
    first = held(1, "2026-12-01T10:00", status="done")
    for wanted, others, count in (
        ("2026-12-03T10:00", ("2026-12-02T10:00",), 3),
        ("2026-12-02T15:00", ("2026-12-03T10:00", "2026-12-04T10:00"), 4),
        ("2026-12-03T10:00", ("2026-12-04T10:00",), 0),
    ):
        known = beside(first, *(held(place, each) for place, each in enumerate(others, 2)))
        words = [f"{count} days of interviews in a row: 2 are enough."] if count else []
        assert [each for kind, each in said(held(0, wanted), known) if kind is Against.IN_A_ROW] == words
    assert days_in_a_row(date(2026, 12, 1), [date(2026, 12, 1)]) == 1


def test_days_in_a_row_are_one_s_own() -> None:
    """20:00 in New York is the next morning in Manila: there it is the third day."""
    known = beside(held(1, "2026-12-01T20:00"), held(2, "2026-12-02T20:00"), own=zone_named("Asia/Manila"))
    found = said(held(0, "2026-12-03T20:00"), known)
    assert [each for each, _ in found] == [Against.IN_A_ROW]
    midday = said(held(0, "2026-12-03T20:00"), beside(held(1, "2026-12-01T20:00"), own=KARACHI))
    assert Against.IN_A_ROW not in [each for each, _ in midday]


def test_the_night_is_one_s_own_and_its_day_is_said() -> None:
    assert said(held(0, "2026-12-01T14:00"), beside(own=KARACHI)) == [
        (Against.NIGHT, "It is night where you are: Wed 2 Dec 00:00 to 01:00.")
    ]
    assert said(held(0, "2026-12-01T10:00"), beside(own=KARACHI)) == []
    assert said(held(0, "2026-12-01T14:00"), beside(own=None)) == []


@pytest.mark.parametrize("kind", ["exam", "visa", "travel", "rest"])
def test_a_blocked_day_speaks_against_it_in_one_s_own_zone(kind: str) -> None:
    """21:00 on the 1st in New York is the 2nd in Karachi: what is blocked there counts."""
    exam = Blocked(1, date(2026, 12, 2), date(2026, 12, 3), kind, "Step 3")
    words = f"You have blocked: {kind}, Wed 2 Dec to Thu 3 Dec (Step 3)."
    late = held(0, "2026-12-01T21:00")
    assert (Against.BLOCKED, words) in said(late, beside(blocked=(exam,), own=KARACHI))
    assert said(late, beside(blocked=(exam,))) == []
    over_midnight = held(0, "2026-12-01T23:30")
    assert said(over_midnight, beside(blocked=(exam,), own=EASTERN))[0] == (Against.BLOCKED, words)


def test_what_is_past_is_said_and_nothing_of_preparing() -> None:
    assert said(held(0, "2026-11-10T09:00"), beside()) == [(Against.PAST, "It lies in the past.")]


def test_row_32_the_earliest_good_date_is_marked_and_a_tight_one_is_good() -> None:
    known = beside(held(1, "2026-11-25T10:00"))
    offered = ("2026-11-25T10:30", "2026-11-30T10:00", "2026-11-21T10:00", "2026-11-12T10:00")
    judged = [(at(each), speaks_against(held(0, each), known)) for each in offered]
    assert earliest_good(judged) == 2
    assert earliest_good(judged[:2]) == 1
    assert earliest_good(judged[:1]) is None
    assert earliest_good([]) is None


def test_several_things_speak_against_one_date_and_each_is_said() -> None:
    exam = Blocked(1, date(2026, 11, 13), date(2026, 11, 13), "exam")
    known = beside(
        held(1, "2026-11-11T08:00"), held(2, "2026-11-12T08:00"), held(3, "2026-11-13T08:00", "P"),
        blocked=(exam,),
    )  # fmt: skip
    wanted = Interview(0, "E", at("2026-11-13T08:00"), 200)
    assert [each for each, _ in said(wanted, known)] == [
        Against.CLASH, Against.BLOCKED, Against.SHORT, Against.IN_A_ROW,
    ]  # fmt: skip
    assert wanted.ends - wanted.at == timedelta(minutes=200)
