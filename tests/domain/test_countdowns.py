"""Every boundary of 2026 and 2027 to the second, in ten zones: wall time with weekday, countdown, crossing
(rules: timetable)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from matchweek.domain.season.timetable import crossings, load_season, phase_at
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import countdown_text, in_both, wall

SECOND = timedelta(seconds=1)
# The offsets of Match Week: Eastern has changed its clocks, Europe has not yet.
OFFSETS = {
    "Asia/Kolkata": (5, 30), "Asia/Karachi": (5, 0), "Asia/Kathmandu": (5, 45), "Asia/Manila": (8, 0),
    "Africa/Lagos": (1, 0), "Europe/London": (0, 0), "America/Phoenix": (-7, 0),
    "America/Los_Angeles": (-7, 0), "Pacific/Honolulu": (-10, 0), "UTC": (0, 0),
}  # fmt: skip
# Days after Monday, and the Eastern time; what was going on until then, for how long.
BOUNDARIES = {
    "list_opens": (0, "10:00", "before", None),
    "applications_open": (0, "11:00", "list_open", "1:00:00"),
    "contact_opens": (1, "08:00", "applications_open", "21:00:00"),
    "round_1_opens": (3, "09:00", "review", "2 d 01:00"),
    "round_1_closes": (3, "11:00", "round", "2:00:00"),
    "round_2_opens": (3, "12:00", "between_rounds", "1:00:00"),
    "round_2_closes": (3, "14:00", "round", "2:00:00"),
    "round_3_opens": (3, "15:00", "between_rounds", "1:00:00"),
    "round_3_closes": (3, "17:00", "round", "2:00:00"),
    "round_4_opens": (3, "18:00", "between_rounds", "1:00:00"),
    "round_4_closes": (3, "20:00", "round", "2:00:00"),
    "soap_ends": (3, "21:00", "rounds_over", "1:00:00"),
    "match_day": (4, "12:00", "soap_over", "15:00:00"),
    "season_ends": (5, "00:00", "match_day", "12:00:00"),
}
MONDAYS = {2026: datetime(2026, 3, 16, tzinfo=UTC), 2027: datetime(2027, 3, 15, tzinfo=UTC)}
LEFT = [
    (timedelta(0), "0:00"),
    (SECOND, "0:01"),
    (timedelta(milliseconds=1), "0:01"),
    (timedelta(seconds=59), "0:59"),
    (timedelta(minutes=1), "1:00"),
    (timedelta(minutes=17, seconds=53), "17:53"),
    (timedelta(minutes=59, seconds=59), "59:59"),
]


def instant(year: int, key: str) -> datetime:
    days, clock, _, _ = BOUNDARIES[key]
    hours, minutes = map(int, clock.split(":"))
    return MONDAYS[year] + timedelta(days=days, hours=hours + 4, minutes=minutes)


@pytest.mark.parametrize("year", MONDAYS)
@pytest.mark.parametrize("key", BOUNDARIES)
@pytest.mark.parametrize("zone", OFFSETS)
def test_each_second_around_a_boundary_on_ones_own_clock(year: int, key: str, zone: str) -> None:
    hours, minutes = OFFSETS[zone]
    own = timezone(timedelta(hours=hours, minutes=minutes))
    at = instant(year, key)
    for now in (at - SECOND, at, at + SECOND):
        local = now.astimezone(own)
        assert wall(now, read_zone(zone), seconds=True) == f"{local:%a} {local.day} {local:%b %H:%M:%S}"
        shown = in_both(now, read_zone(zone), seconds=True)
        assert (shown.own_weekday, shown.own_time) == (f"{local:%a}", f"{local:%H:%M:%S}")
        eastern = now.astimezone(timezone(timedelta(hours=-4)))
        assert shown.eastern == f"{eastern:%a %H:%M:%S}"
        assert shown.other_day == (f"{local:%a}" != f"{eastern:%a}")


@pytest.mark.parametrize("year", MONDAYS)
@pytest.mark.parametrize("key", BOUNDARIES)
def test_the_countdown_to_each_boundary(year: int, key: str) -> None:
    timetable, at = load_season(year), instant(year, key)
    _, _, phase, whole = BOUNDARIES[key]
    for left, words in LEFT[1:]:
        present = phase_at(timetable, at - left)
        assert (str(present.phase), present.closes_at) == (phase, at)
        assert present.closes_at is not None
        assert countdown_text(present.closes_at - (at - left)) == words
    opened = phase_at(timetable, at - SECOND).opens_at
    assert (countdown_text(at - opened) if opened else None) == whole
    assert str(phase_at(timetable, at).phase) != phase


@pytest.mark.parametrize(("left", "words"), LEFT)
def test_what_a_countdown_says(left: timedelta, words: str) -> None:
    assert countdown_text(left) == words
    assert countdown_text(-left) == "0:00"


@pytest.mark.parametrize("year", MONDAYS)
@pytest.mark.parametrize("key", BOUNDARIES)
def test_each_boundary_is_crossed_by_its_own_second_alone(year: int, key: str) -> None:
    timetable, at = load_season(year), instant(year, key)
    assert crossings(timetable, at - 2 * SECOND, at - SECOND) == ()
    assert [moment.key for moment in crossings(timetable, at - SECOND, at)] == [key]
    assert crossings(timetable, at, at + SECOND) == ()


@pytest.mark.parametrize("year", MONDAYS)
def test_a_week_ticked_through_by_odd_steps_crosses_each_boundary_once_in_order(year: int) -> None:
    timetable = load_season(year)
    at, end = MONDAYS[year], MONDAYS[year] + timedelta(days=6)
    seen: list[str] = []
    while at < end:
        step = timedelta(minutes=41, seconds=13)
        seen += [moment.key for moment in crossings(timetable, at, at + step) if moment.is_boundary]
        at += step
    assert seen == list(BOUNDARIES)
