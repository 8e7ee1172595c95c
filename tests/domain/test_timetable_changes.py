"""A timetable changed while the week runs: moved, added, dropped, checked, kept and rebuilt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.season.timetable import (
    Phase,
    RoundTimes,
    check,
    instants,
    last_round_ended,
    load_season,
    moments,
    phase_at,
    round_at,
)
from matchweek.domain.season.timetable_changes import differences, with_differences
from matchweek.domain.times.spoken import read_instant
from matchweek.errors import BadInput

minutes = st.integers(1, 300).map(lambda n: timedelta(minutes=n))


@given(st.sampled_from((2026, 2027)), st.lists(st.tuples(minutes, minutes), min_size=1, max_size=6))
def test_what_differs_rebuilds_the_timetable(year: int, lengths: list[tuple[timedelta, timedelta]]) -> None:
    packaged = load_season(year)
    at, rounds = packaged.contact_opens, []
    for pause, length in lengths:
        rounds.append(RoundTimes(at + pause, at + pause + length))
        at = rounds[-1].closes
    own = replace(packaged, rounds=tuple(rounds), soap_ends=max(at, packaged.soap_ends))
    own = replace(own, match_day=max(own.soap_ends, packaged.match_day))
    rebuilt = with_differences(packaged, differences(packaged, own))
    assert instants(rebuilt) == instants(own)
    assert rebuilt.moved_keys == {
        key for key, at in instants(own).items() if instants(packaged).get(key) != at
    }


@pytest.mark.parametrize("key", list(instants(load_season(2027))))
def test_any_single_moment_can_be_moved(key: str) -> None:
    timetable = load_season(2027)
    moved = timetable.moved(key, instants(timetable)[key] + timedelta(minutes=7))
    check(moved)
    assert {k for k, at in instants(moved).items() if at != instants(timetable)[k]} == {key}
    assert moved.moved_keys == {key}
    moment = next(moment for moment in moments(moved) if moment.key == key)
    assert (moment.mark, moment.day_only) == ("", False)
    assert load_season(2027) == timetable
    assert with_differences(timetable, differences(timetable, moved)) == moved


def test_a_deadline_moved_live_moves_the_phase() -> None:
    timetable = load_season(2027).moved("round_2_closes", read_instant("2027-03-18T14:30"))
    assert round_at(timetable, read_instant("2027-03-18T14:29:59")) == 2
    assert round_at(timetable, read_instant("2027-03-18T14:30")) is None
    assert last_round_ended(timetable, read_instant("2027-03-18T14:15")) == 1


def test_the_end_of_the_season_follows_match_day() -> None:
    timetable = load_season(2027).moved("match_day", read_instant("2027-03-20T09:00"))
    assert timetable.ends == read_instant("2027-03-21T00:00")


def test_rounds_can_be_added_and_dropped() -> None:
    timetable = load_season(2027)
    opens, closes = read_instant("2027-03-17T09:00"), read_instant("2027-03-17T11:00")
    five = timetable.with_round(opens, closes)
    check(five)
    assert round_at(five, opens) == 1
    assert round_at(five, timetable.rounds[0].opens) == 2
    three = timetable.without_round(4)
    check(three)
    assert phase_at(three, read_instant("2027-03-18T17:00")).phase is Phase.ROUNDS_OVER
    assert with_differences(timetable, differences(timetable, five)) == replace(
        five, moved_keys=frozenset(differences(timetable, five))
    )
    for number in (0, 5):
        with pytest.raises(BadInput, match="Rounds are 1 to 4"):
            timetable.without_round(number)


@pytest.mark.parametrize(
    ("key", "at", "named"),
    [
        ("list_opens", "2027-03-15T11:30", "applications_open"),
        ("round_2_opens", "2027-03-18T10:30", "round_1_closes"),
        ("round_2_closes", "2027-03-18T11:59", "round_2_opens"),
        ("round_2_closes", "2027-03-18T12:00", "round_2_opens"),
        ("round_4_closes", "2027-03-18T21:30", "soap_ends"),
        ("soap_ends", "2027-03-19T12:30", "match_day"),
        ("eligibility_notice", "2027-03-16T00:00", "list_opens"),
    ],
)
def test_boundaries_out_of_order_are_refused_naming_both(key: str, at: str, named: str) -> None:
    moved = load_season(2027).moved(key, read_instant(at))
    with pytest.raises(BadInput, match="out of order") as refused:
        check(moved)
    assert key in refused.value.detail
    assert named in refused.value.detail


def test_a_week_without_a_round_is_refused() -> None:
    with pytest.raises(BadInput, match="No round is left"):
        check(replace(load_season(2027), rounds=()))


def test_an_unknown_moment_is_refused_with_the_nearest_name() -> None:
    timetable, at = load_season(2027), read_instant("2027-03-18T12:00")
    for key, near in (
        ("round_2_close", "round_2_closes"),
        ("soap_end", "soap_ends"),
        ("round_9_opens", "round_"),
    ):
        with pytest.raises(BadInput) as refused:
            timetable.moved(key, at)
        assert near in refused.value.remedy


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2027, 3, 18, 12, tzinfo=UTC).replace(tzinfo=None)
    timetable = load_season(2027)
    with pytest.raises(BadInput, match="without a zone"):
        timetable.moved("soap_ends", naive)
    with pytest.raises(BadInput, match="without a zone"):
        timetable.with_round(naive, naive)
    with pytest.raises(BadInput, match="without a zone"):
        with_differences(timetable, {"round_1_opens": naive, "round_1_closes": naive})


def test_kept_changes_are_checked_when_they_come_back() -> None:
    timetable, noon = load_season(2027), read_instant("2027-03-18T12:00")
    with pytest.raises(BadInput, match="needs both"):
        with_differences(timetable, {"round_1_opens": noon})
    with pytest.raises(BadInput, match="out of order"):
        with_differences(timetable, {"soap_ends": noon})
