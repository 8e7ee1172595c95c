"""Whether an interview fits: ten minutes between two, one's own night, and the free times near it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.contacts.interviews import BETWEEN, Interview, InterviewStatus, clashes
from matchweek.domain.contacts.slots import Wanted, at_night, free, remarks
from matchweek.domain.times.zones import EASTERN, zone_named
from tests.support.offers import FM, IM, et

KARACHI = zone_named("Asia/Karachi")
MANILA = zone_named("Asia/Manila")


def one(number: int, at: str, minutes: int = 30, program: str = IM, status: str = "arranged") -> Interview:
    return Interview(number, program, et(at), minutes, status=status)


@pytest.mark.parametrize(
    ("at", "minutes", "said"),
    [
        ("14:30", 30, f"No minute between it and {IM}, Thu 14:00 to 14:30 ET: keep 10."),
        ("14:39", 30, f"Only 9 minutes between it and {IM}, Thu 14:00 to 14:30 ET: keep 10."),
        ("13:29", 30, f"Only 1 minute between it and {IM}, Thu 14:00 to 14:30 ET: keep 10."),
        ("14:29", 30, f"It overlaps {IM}, Thu 14:00 to 14:30 ET."),
        ("13:00", 120, f"It overlaps {IM}, Thu 14:00 to 14:30 ET."),
        ("14:40", 30, ""),
        ("13:20", 30, ""),
    ],
)
def test_ten_minutes_are_kept_between_two(at: str, minutes: int, said: str) -> None:
    found = remarks(Wanted(one(0, at, minutes, FM), [one(1, "14:00")], et("09:00")))
    assert found == ([said] if said else [])


def test_what_is_over_or_cancelled_is_in_nobody_s_way() -> None:
    for status in (InterviewStatus.DONE, InterviewStatus.CANCELLED):
        assert not clashes([one(1, "14:00", status=status)], one(0, "14:00"))
    assert not clashes([one(1, "14:00")], one(1, "14:05"))


@pytest.mark.parametrize(
    ("at", "night"),
    [("12:59", True), ("12:30", False), ("12:31", True), ("22:00", False), ("21:59", True), ("17:00", True)],
)
def test_the_night_is_one_s_own(at: str, night: bool) -> None:
    """Karachi is nine hours ahead: 13:00 Eastern is ten at night there, 22:00 is seven in the morning."""
    begins = et(at)
    assert at_night(begins, begins + timedelta(minutes=30), KARACHI) is night
    assert not at_night(begins, begins + timedelta(minutes=30), None)


def test_the_night_is_said_with_the_hour_there() -> None:
    assert remarks(Wanted(one(0, "15:00"), [], et("09:00"), own=KARACHI)) == [
        "It is night where you are: Fri 00:00."
    ]


def test_free_times_are_near_by_day_and_apart() -> None:
    found = free(Wanted(one(0, "15:00"), [one(1, "10:00")], et("09:00"), own=KARACHI))
    assert [at.astimezone(EASTERN).strftime("%a %H:%M") for at in found] == [
        "Thu 12:30",
        "Thu 12:00",
        "Thu 11:30",
    ]


def test_where_every_office_hour_is_night_the_nearest_are_offered_all_the_same() -> None:
    late = Wanted(one(0, "11:00"), [one(1, "11:00", program=FM)], et("10:45"), own=MANILA)
    found = free(late)
    assert len(found) == 3
    assert all(at >= et("10:45") for at in found)


def test_nothing_is_offered_before_programs_may_call_nor_at_the_week_s_end() -> None:
    opens = et("08:00") - timedelta(days=2)
    early = Wanted(one(0, "09:00"), [], opens - timedelta(hours=5), contact_opens=opens)
    before = Wanted(
        Interview(0, IM, opens - timedelta(hours=1)), [], early.now, theirs=EASTERN, contact_opens=opens
    )
    assert min(free(before)) == opens
    friday = Wanted(one(0, "41:30"), [one(1, "41:30", program=FM)], et("41:00"))
    assert all(at.astimezone(EASTERN).weekday() < 5 for at in free(friday))


@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(5, 120)), max_size=6),
    st.integers(0, 1200),
    st.integers(5, 120),
)
def test_a_free_time_is_free(taken: list[tuple[int, int]], at: int, minutes: int) -> None:
    start: datetime = et("08:00") - timedelta(days=1)
    others = [
        Interview(number, FM, start + timedelta(minutes=begins), long)
        for number, (begins, long) in enumerate(taken, 1)
    ]
    wish = Interview(0, IM, start + timedelta(minutes=at), minutes)
    for slot in free(Wanted(wish, others, start, own=KARACHI)):
        ends = slot + timedelta(minutes=minutes)
        assert slot >= start
        assert all(ends + BETWEEN <= each.at or each.ends + BETWEEN <= slot for each in others)
