"""The timetables of 2026 and 2027, their phases, and what is crossed while time passes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.season import timetable as timetables
from matchweek.domain.season.season_years import season_for
from matchweek.domain.season.timetable import (
    MomentKind,
    Phase,
    RoundTimes,
    Timetable,
    check,
    crossings,
    last_round_ended,
    load_season,
    moments,
    next_boundary,
    next_moments,
    phase_at,
    phases,
    round_at,
    seasons,
)
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import read_instant
from matchweek.domain.times.zones import wall, weekday
from matchweek.errors import BadInput

SECOND = timedelta(seconds=1)
YEARS = (2026, 2027)
SEASONS = Path(timetables.__file__).parent / "seasons"

# Day of the week from the Monday of Match Week, and the UTC time: the whole week is UTC-4.
MONDAY = {2026: datetime(2026, 3, 16, tzinfo=UTC), 2027: datetime(2027, 3, 15, tzinfo=UTC)}
BOUNDARIES = [
    ("list_opens", 0, "14:00", Phase.LIST_OPEN, None),
    ("applications_open", 0, "15:00", Phase.APPLICATIONS_OPEN, None),
    ("contact_opens", 1, "12:00", Phase.REVIEW, None),
    ("round_1_opens", 3, "13:00", Phase.ROUND, 1),
    ("round_1_closes", 3, "15:00", Phase.BETWEEN_ROUNDS, None),
    ("round_2_opens", 3, "16:00", Phase.ROUND, 2),
    ("round_2_closes", 3, "18:00", Phase.BETWEEN_ROUNDS, None),
    ("round_3_opens", 3, "19:00", Phase.ROUND, 3),
    ("round_3_closes", 3, "21:00", Phase.BETWEEN_ROUNDS, None),
    ("round_4_opens", 3, "22:00", Phase.ROUND, 4),
    ("round_4_closes", 4, "00:00", Phase.ROUNDS_OVER, None),
    ("soap_ends", 4, "01:00", Phase.SOAP_OVER, None),
    ("match_day", 4, "16:00", Phase.MATCH_DAY, None),
    ("season_ends", 5, "04:00", Phase.AFTER, None),
]
ZONES = (
    "Asia/Kolkata", "Asia/Karachi", "Asia/Kathmandu", "Asia/Manila", "Africa/Lagos", "Europe/London",
    "America/Phoenix", "America/Los_Angeles", "Pacific/Honolulu", "UTC", "America/New_York",
)  # fmt: skip
# What clocks show, Kathmandu, Manila, UTC and Eastern among them; columns as ZONES (rules: zones.eastern).
SHOWN = {
    "list_opens": (
        "Mon 19:30 | Mon 19:00 | Mon 19:45 | Mon 22:00 | Mon 15:00 | Mon 14:00 | "
        "Mon 07:00 | Mon 07:00 | Mon 04:00 | Mon 14:00 | Mon 10:00"
    ),
    "contact_opens": (
        "Tue 17:30 | Tue 17:00 | Tue 17:45 | Tue 20:00 | Tue 13:00 | Tue 12:00 | "
        "Tue 05:00 | Tue 05:00 | Tue 02:00 | Tue 12:00 | Tue 08:00"
    ),
    "round_1_opens": (
        "Thu 18:30 | Thu 18:00 | Thu 18:45 | Thu 21:00 | Thu 14:00 | Thu 13:00 | "
        "Thu 06:00 | Thu 06:00 | Thu 03:00 | Thu 13:00 | Thu 09:00"
    ),
    "round_2_opens": (
        "Thu 21:30 | Thu 21:00 | Thu 21:45 | Fri 00:00 | Thu 17:00 | Thu 16:00 | "
        "Thu 09:00 | Thu 09:00 | Thu 06:00 | Thu 16:00 | Thu 12:00"
    ),
    "round_3_opens": (
        "Fri 00:30 | Fri 00:00 | Fri 00:45 | Fri 03:00 | Thu 20:00 | Thu 19:00 | "
        "Thu 12:00 | Thu 12:00 | Thu 09:00 | Thu 19:00 | Thu 15:00"
    ),
    "round_4_closes": (
        "Fri 05:30 | Fri 05:00 | Fri 05:45 | Fri 08:00 | Fri 01:00 | Fri 00:00 | "
        "Thu 17:00 | Thu 17:00 | Thu 14:00 | Fri 00:00 | Thu 20:00"
    ),
    "soap_ends": (
        "Fri 06:30 | Fri 06:00 | Fri 06:45 | Fri 09:00 | Fri 02:00 | Fri 01:00 | "
        "Thu 18:00 | Thu 18:00 | Thu 15:00 | Fri 01:00 | Thu 21:00"
    ),
    "match_day": (
        "Fri 21:30 | Fri 21:00 | Fri 21:45 | Sat 00:00 | Fri 17:00 | Fri 16:00 | "
        "Fri 09:00 | Fri 09:00 | Fri 06:00 | Fri 16:00 | Fri 12:00"
    ),
}


def expected_at(year: int, days: int, hours: str) -> datetime:
    hour, minute = map(int, hours.split(":"))
    return MONDAY[year] + timedelta(days=days, hours=hour, minutes=minute)


def at_key(timetable: Timetable, key: str) -> datetime:
    return next(moment.at for moment in moments(timetable) if moment.key == key)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("key", "days", "hours", "phase", "number"), BOUNDARIES)
def test_each_phase_begins_to_the_second(year, key, days, hours, phase, number) -> None:
    timetable, at = load_season(year), expected_at(year, days, hours)
    assert at_key(timetable, key) == at
    now, just_before = phase_at(timetable, at), phase_at(timetable, at - SECOND)
    assert (now.phase, now.round, now.opens_at) == (phase, number, at)
    assert round_at(timetable, at) == number
    assert just_before.closes_at == at
    assert (just_before.phase, just_before.round) != (phase, number)
    assert phase_at(timetable, at + SECOND) == now


@pytest.mark.parametrize("year", YEARS)
def test_the_phases_have_the_words_of_the_contract_in_order(year: int) -> None:
    words = [str(each.phase) for each in phases(load_season(year))]
    assert list(dict.fromkeys(words)) == [
        "before", "list_open", "applications_open", "review", "round", "between_rounds", "rounds_over",
        "soap_over", "match_day", "after",
    ]  # fmt: skip
    assert {*words} == {str(phase) for phase in Phase}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("key", SHOWN)
@pytest.mark.parametrize("zone_at", range(len(ZONES)), ids=ZONES)
def test_each_zone_sees_weekday_and_time(year: int, key: str, zone_at: int) -> None:
    at, zone = at_key(load_season(year), key), read_zone(ZONES[zone_at])
    expected = SHOWN[key].split(" | ")[zone_at]
    assert f"{weekday(at, zone)} {wall(at, zone, seconds=True).split()[-1]}" == f"{expected}:00"


@pytest.mark.parametrize(
    ("key", "at"),
    [
        ("registration_opens", "2026-09-15T16:00Z"),
        ("registration_closes", "2027-01-30T04:59Z"),
        ("ranking_opens", "2027-02-01T17:00Z"),
        ("ranking_closes", "2027-03-04T02:00Z"),
        ("eligibility_notice", "2027-03-12T05:00Z"),
        ("interviews_go_on", "2027-03-17T04:00Z"),
    ],
)
def test_dates_of_2027_on_both_sides_of_the_clock_changes(key: str, at: str) -> None:
    assert at_key(load_season(2027), key) == read_instant(at)


def test_the_clock_change_before_match_week_2027_moves_eastern_only() -> None:
    karachi = read_zone("Asia/Karachi")
    friday, monday = read_instant("2027-03-12T10:00"), read_instant("2027-03-15T10:00")
    assert wall(friday, karachi) == "Fri 12 Mar 20:00"
    assert wall(monday, karachi) == "Mon 15 Mar 19:00"
    assert monday - friday == timedelta(hours=71)


def test_only_2026_is_verified_and_2027_says_so() -> None:
    verified, unverified = load_season(2026), load_season(2027)
    assert (verified.verified, verified.caution) == (True, "")
    assert (unverified.verified, unverified.caution) == (False, "verify in R3")
    assert {moment.mark for moment in moments(verified) if moment.key != "season_ends"} == {"V"}
    assert {moment.mark for moment in moments(unverified) if moment.key != "season_ends"} == {"S", "?"}
    assert unverified.marks["eligibility_notice"] == "?"


@pytest.mark.parametrize("year", YEARS)
def test_fill_shares_are_rules_of_thumb(year: int) -> None:
    shares = load_season(year).fill_shares
    assert [(each.after_round, each.per_cent, each.mark) for each in shares] == [(1, 60, "S"), (2, 80, "S")]


@pytest.mark.parametrize("year", YEARS)
def test_days_without_a_published_hour_are_marked(year: int) -> None:
    day_only = [moment.key for moment in moments(load_season(year)) if moment.day_only]
    assert day_only == ["eligibility_notice", "interviews_go_on"]


@pytest.mark.parametrize("year", seasons())
def test_a_season_s_file_has_all_that_is_read_of_it(year: int) -> None:
    data = tomllib.loads((SEASONS / f"{year}.toml").read_text(encoding="utf-8"))
    newest = tomllib.loads((SEASONS / f"{YEARS[-1]}.toml").read_text(encoding="utf-8"))
    for part in ("", "dates", "rules_of_thumb"):
        here, there = (file[part] if part else file for file in (data, newest))
        missing = there.keys() - here.keys() - {"others"}
        assert not missing, f"{year}.toml lacks {part} {missing}: write it as {YEARS[-1]}.toml has it"
    assert data["season"] == year and data["zone"] == "America/New_York"
    marked = [*data["dates"].values(), *data["rounds"], *data.get("others", ())]
    unknown = {each["mark"] for each in (*marked, *data["rules_of_thumb"].values())} - {"V", "S", "?"}
    assert not unknown, f"{year}.toml: a mark is V, S or ?, as its head says, not {unknown}"


def test_the_packaged_years() -> None:
    assert seasons() == YEARS, (
        "put the new year into YEARS here; tests that take it for unknown take the next"
    )
    with pytest.raises(BadInput, match="2026 or 2027"):
        load_season(2031)


@pytest.mark.parametrize(
    ("at", "year"),
    [
        ("2020-01-01T00:00Z", 2026),
        ("2026-03-21T03:59:59Z", 2026),
        ("2026-03-21T04:00:00Z", 2027),
        ("2026-11-22T00:00Z", 2027),
        ("2027-03-20T03:59:59Z", 2027),
        ("2027-03-20T04:00:00Z", 2027),
        ("2040-01-01T00:00Z", 2027),
    ],
)
def test_the_season_is_the_first_that_has_not_ended(at: str, year: int) -> None:
    assert season_for(read_instant(at)).season == year


@pytest.mark.parametrize(
    ("at", "ended"),
    [
        ("2027-03-15T10:00", 0),
        ("2027-03-18T10:59:59", 0),
        ("2027-03-18T11:00:00", 1),
        ("2027-03-18T13:59:59", 1),
        ("2027-03-18T17:00:00", 3),
        ("2027-03-18T20:00:00", 4),
        ("2027-04-01T00:00:00", 4),
    ],
)
def test_how_many_rounds_are_over(at: str, ended: int) -> None:
    assert last_round_ended(load_season(2027), read_instant(at)) == ended


def test_what_comes_next() -> None:
    timetable, at = load_season(2027), read_instant("2027-03-18T10:42")
    coming = next_moments(timetable, at, 3)
    assert [moment.key for moment in coming] == ["round_1_closes", "round_2_opens", "round_2_closes"]
    assert coming[0].title == "Round 1 ends; the list is refreshed"
    assert next_moments(timetable, coming[0].at, 1) == coming[1:2]
    assert next_moments(timetable, timetable.ends, 3) == ()
    assert next_moments(timetable, at, 0) == next_moments(timetable, at, -1) == ()


def test_the_next_boundary_passes_over_other_dates() -> None:
    timetable = load_season(2027)
    before = next_boundary(timetable, read_instant("2027-01-01T00:00"))
    assert before is not None
    assert before.key == "list_opens"
    assert next_boundary(timetable, timetable.ends) is None


def test_a_laptop_that_slept_crosses_each_moment_once() -> None:
    timetable = load_season(2027)
    crossed = crossings(timetable, read_instant("2027-03-18T11:00"), read_instant("2027-03-18T15:00"))
    assert [moment.key for moment in crossed] == [
        "round_2_opens", "round_2_closes", "round_3_opens",
    ]  # fmt: skip
    assert [moment.round for moment in crossed] == [2, 2, 3]


WEEK = st.integers(-220 * 86_400, 40 * 86_400).map(lambda seconds: MONDAY[2027] + timedelta(seconds=seconds))


@given(st.lists(WEEK, min_size=3, max_size=3).map(sorted))
def test_crossings_compose(times: list[datetime]) -> None:
    timetable = load_season(2027)
    a, b, c = times
    assert crossings(timetable, a, c) == crossings(timetable, a, b) + crossings(timetable, b, c)
    assert crossings(timetable, c, a) == ()


@given(st.lists(st.sampled_from(moments(load_season(2027))), min_size=3, max_size=3))
def test_crossings_compose_on_the_boundaries_themselves(chosen) -> None:
    timetable = load_season(2027)
    a, b, c = sorted(moment.at for moment in chosen)
    assert crossings(timetable, a, c) == crossings(timetable, a, b) + crossings(timetable, b, c)


@given(WEEK)
def test_the_phase_holds_between_its_bounds(at: datetime) -> None:
    timetable = load_season(2027)
    now = phase_at(timetable, at)
    assert now.opens_at is None or now.opens_at <= at
    assert now.closes_at is None or at < now.closes_at
    assert (now.round is not None) == (now.phase is Phase.ROUND)
    coming = next_boundary(timetable, at)
    assert (coming.at if coming else None) == now.closes_at


@st.composite
def any_timetable(draw) -> Timetable:
    """A Match Week of another shape: one to six rounds, at any distance from each other."""
    base = load_season(draw(st.sampled_from(YEARS)))
    at = base.contact_opens + timedelta(minutes=draw(st.integers(0, 2000)))
    rounds = []
    for _ in range(draw(st.integers(1, 6))):
        closes = at + timedelta(minutes=draw(st.integers(1, 300)))
        rounds.append(RoundTimes(at, closes))
        at = closes + timedelta(minutes=draw(st.integers(0, 300)))
    soap_ends = at + timedelta(minutes=draw(st.integers(0, 300)))
    match_day = soap_ends + timedelta(minutes=draw(st.integers(0, 2000)))
    return replace(base, rounds=tuple(rounds), soap_ends=soap_ends, match_day=match_day)


@given(any_timetable())
def test_phases_cover_all_time_without_a_gap(timetable: Timetable) -> None:
    check(timetable)
    covered = phases(timetable)
    assert covered[0].opens_at is None
    assert covered[-1].closes_at is None
    for earlier, later in pairwise(covered):
        assert earlier.closes_at == later.opens_at
        assert earlier.closes_at is not None
        assert phase_at(timetable, earlier.closes_at) == later
        assert phase_at(timetable, earlier.closes_at - timedelta(microseconds=1)) == earlier
    assert [each.round for each in covered if each.round] == list(range(1, len(timetable.rounds) + 1))


def test_kinds_tell_boundaries_from_other_dates() -> None:
    kinds = {moment.kind for moment in moments(load_season(2027)) if moment.is_boundary}
    assert kinds == set(MomentKind) - {MomentKind.DATE}
