"""Fit: each thing it counts, the range that an unknown makes of it, the sentence that tells all of it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.fit.acceptability import acceptability
from matchweek.domain.fit.factors import FACTORS, GOES_BY
from matchweek.domain.fit.fit import NO_CHANCE, Fit, Judge, Point
from matchweek.domain.fit.inputs import HEARD, NOT_INTERESTED, Known, Seeker, Voice
from matchweek.domain.fit.weights import (
    DEFAULT_WEIGHTS,
    WHOLE,
    Factor,
    FitWeight,
    most_points,
    read_factor,
    require_weights,
    weights_of,
)
from matchweek.domain.programs.wishes import Kind
from matchweek.errors import BadInput

MEDICINE = Known("140C", "Internal Medicine", "TX", 3)
IM, FM, PEDS, SURGERY = Kind("140"), Kind("120"), Kind("320"), Kind("440")


def judged(factor: Factor, known: dict[str, Any], seeker: dict[str, Any]) -> tuple[int, int]:
    part = FACTORS[factor](MEDICINE._replace(**known), replace(Seeker(), **seeker))
    return part.low, part.high


@pytest.mark.parametrize(
    ("factor", "known", "seeker", "range_"),
    [
        (Factor.SPECIALTY, {}, {}, (0, 100)),
        (Factor.SPECIALTY, {}, {"specialties": (IM,)}, (100, 100)),
        (Factor.SPECIALTY, {}, {"specialties": (PEDS, IM)}, (85, 85)),
        (Factor.SPECIALTY, {}, {"specialties": (PEDS,)}, (20, 20)),
        (Factor.SPECIALTY, {}, {"specialties_refused": (IM,)}, (0, 0)),
        (Factor.SPECIALTY, {}, {"specialties_refused": (PEDS,)}, (20, 100)),
        (Factor.SPECIALTY, {"kind": "440P"}, {"specialties_refused": (SURGERY,)}, (0, 0)),
        (
            Factor.SPECIALTY,
            {"kind": "440P"},
            {"specialties_refused": (SURGERY,), "specialties": (Kind("440", "P"),)},
            (100, 100),
        ),
        (Factor.EXPERIENCE, {}, {}, (0, 100)),
        (Factor.EXPERIENCE, {"score": 220}, {"score": 220}, (33, 100)),
        (Factor.EXPERIENCE, {"score": 220}, {"score": 219}, (0, 66)),
        (Factor.EXPERIENCE, {"years": 5}, {"years": 5, "letters": (IM,)}, (66, 100)),
        (
            Factor.EXPERIENCE,
            {"score": 220, "years": 5},
            {"score": 230, "years": 6, "letters": ()},
            (33, 33),
        ),
        (Factor.EXPERIENCE, {"score": 0, "years": 99}, {"letters": (PEDS, None)}, (86, 86)),
        (Factor.TYPE, {}, {}, (0, 100)),
        (Factor.TYPE, {}, {"types": frozenset("C")}, (100, 100)),
        (Factor.TYPE, {}, {"types": frozenset("P")}, (30, 30)),
        (Factor.TYPE, {}, {"types_refused": frozenset("P")}, (30, 100)),
        (Factor.TYPE, {}, {"types": frozenset("C"), "closed": frozenset("C")}, (0, 0)),
        (Factor.VISA, {}, {}, (0, 100)),
        (Factor.VISA, {}, {"visa_need": "none"}, (100, 100)),
        (Factor.VISA, {}, {"visa_need": "j1"}, (0, 100)),
        (Factor.VISA, {"visa": "j1"}, {"visa_need": "j1"}, (100, 100)),
        (Factor.VISA, {"visa": "h1b"}, {"visa_need": "j1"}, (0, 0)),
        (Factor.VISA, {"visa": "none"}, {"visa_need": "either"}, (0, 0)),
        (Factor.VISA, {"visa": "j1 h1b"}, {"visa_need": "h1b"}, (100, 100)),
        (Factor.VISA, {"visa": "h1b inside"}, {"visa_need": "h1b"}, (0, 100)),
        (Factor.VISA, {"visa": "h1b inside"}, {"visa_need": "h1b", "inside_us": True}, (100, 100)),
        (Factor.VISA, {"visa": "h1b inside"}, {"visa_need": "h1b", "inside_us": False}, (0, 0)),
        (Factor.VISA, {"visa": "j1 h1b inside"}, {"visa_need": "either", "inside_us": False}, (100, 100)),
        (Factor.VISA, {"visa": "j1 h1b inside"}, {"visa_need": "h1b", "inside_us": False}, (0, 0)),
        (Factor.VISA, {"visa": "j1"}, {"visa_need": ""}, (0, 100)),
        (Factor.IMG, {}, {}, (0, 100)),
        (Factor.IMG, {}, {"img": False}, (100, 100)),
        (Factor.IMG, {}, {"img": True}, (0, 100)),
        (Factor.IMG, {"img": "yes"}, {"img": True}, (100, 100)),
        (Factor.IMG, {"img": "no"}, {"img": True}, (0, 0)),
        (Factor.IMG, {"img": "0 %"}, {"img": True}, (0, 0)),
        (Factor.IMG, {"img": "25 %"}, {"img": True}, (70, 70)),
        (Factor.IMG, {"img": "80 %"}, {"img": True}, (100, 100)),
        (Factor.REGION, {}, {}, (0, 100)),
        (Factor.REGION, {}, {"states_wanted": frozenset({"TX"})}, (100, 100)),
        (Factor.REGION, {}, {"states_wanted": frozenset({"NY"})}, (30, 30)),
        (Factor.REGION, {}, {"states_refused": frozenset({"TX"})}, (0, 0)),
        (Factor.REGION, {"state": ""}, {"states_wanted": frozenset({"TX"})}, (0, 100)),
        (Factor.TIES, {}, {}, (0, 100)),
        (Factor.TIES, {}, {"home_states": frozenset({"TX"})}, (100, 100)),
        (Factor.TIES, {}, {"near_partner": frozenset({"TX"})}, (100, 100)),
        (Factor.TIES, {}, {"near_matched": frozenset({"TX"})}, (100, 100)),
        # Near a partner, or the year one matched to, is a wish; a refusal goes before it.
        (Factor.REGION, {}, {"near_partner": frozenset({"TX"})}, (100, 100)),
        (Factor.REGION, {}, {"near_matched": frozenset({"TX"})}, (100, 100)),
        (Factor.REGION, {}, {"near_partner": frozenset({"OH"})}, (0, 100)),
        (
            Factor.REGION,
            {},
            {"near_partner": frozenset({"TX"}), "states_wanted": frozenset({"NY"})},
            (100, 100),
        ),
        (
            Factor.REGION,
            {},
            {"near_partner": frozenset({"OH"}), "states_wanted": frozenset({"NY"})},
            (30, 30),
        ),
        (
            Factor.REGION,
            {},
            {"near_partner": frozenset({"TX"}), "states_refused": frozenset({"TX"})},
            (0, 0),
        ),
        (
            Factor.REGION,
            {},
            {"near_partner": frozenset({"OH"}), "states_refused": frozenset({"NY"})},
            (30, 100),
        ),
        # It may still be the home institution: that nobody said so is no no.
        (Factor.TIES, {}, {"home_states": frozenset({"NY"})}, (0, 100)),
        (Factor.TIES, {"home": True}, {"home_states": frozenset({"NY"})}, (100, 100)),
        (Factor.ADVOCATE, {}, {}, (0, 0)),
        (Factor.ADVOCATE, {"voice": Voice(50, 100, "Dr. X")}, {}, (50, 100)),
        (Factor.POSITIONS, {"positions": 0}, {}, (0, 0)),
        (Factor.POSITIONS, {"positions": 2}, {}, (40, 40)),
        (Factor.POSITIONS, {"positions": 17}, {}, (100, 100)),
        (Factor.CALLS, {}, {}, (0, 100)),
        (Factor.CALLS, {"interest": HEARD}, {}, (50, 100)),
        (Factor.CALLS, {"interest": NOT_INTERESTED}, {}, (0, 0)),
        (Factor.CALLS, {"interest": 1}, {}, (50, 50)),
        (Factor.CALLS, {"interest": 5}, {}, (100, 100)),
    ],
)
def test_what_each_factor_counts(
    factor: Factor, known: dict[str, Any], seeker: dict[str, Any], range_: tuple[int, int]
) -> None:
    assert judged(factor, known, seeker) == range_


@pytest.mark.parametrize(
    ("seeker", "region", "ties"),
    [
        (
            {"near_partner": frozenset({"TX"})},
            "Texas is near your partner: you wish to be there",
            "Texas is near your partner",
        ),
        (
            {"near_matched": frozenset({"TX"})},
            "Texas is near the place you matched to: you wish to be there",
            "Texas is near the place you matched to",
        ),
        (
            {"near_matched": frozenset({"TX"}), "near_partner": frozenset({"TX"})},
            "Texas is near your partner and the place you matched to: you wish to be there",
            "Texas is near your partner and the place you matched to",
        ),
        (
            {"no_state": "your partner's place"},
            "you have not said which states you want",
            "your partner's place names no state: write it like Cleveland, OH",
        ),
    ],
)
def test_near_a_partner_or_a_matched_place_is_said(seeker: dict[str, Any], region: str, ties: str) -> None:
    found = [
        FACTORS[each](MEDICINE, replace(Seeker(), **seeker)).reason for each in (Factor.REGION, Factor.TIES)
    ]
    assert found == [region, ties]


def test_every_factor_is_judged_and_says_what_it_looks_at() -> None:
    assert list(FACTORS) == list(Factor) == list(GOES_BY)
    assert {name for names in GOES_BY.values() for name in names} == set(Known._fields)
    assert sum(DEFAULT_WEIGHTS.values()) == WHOLE


def test_it_says_that_it_is_no_probability() -> None:
    assert "no probability of matching" in NO_CHANCE


# Weights

WEIGHTS = st.fixed_dictionaries({factor.value: st.integers(0, 100) for factor in Factor})


@given(WEIGHTS)
def test_the_most_of_all_points_is_a_hundred(weights: dict[str, int]) -> None:
    most = most_points(weights)
    assert sum(most.values()) == (WHOLE if any(weights.values()) else 0)
    assert all(not most[factor] for factor, weight in weights.items() if not weight)
    heavier = sorted(weights, key=lambda factor: weights[factor])
    assert all(most[one] <= most[other] + 1 for one, other in pairwise(heavier))


def test_ones_own_weight_goes_before_the_usual_one() -> None:
    weights = weights_of({"visa": FitWeight(40)})
    assert weights["visa"] == 40
    assert weights["img"] == DEFAULT_WEIGHTS["img"]


def test_refusals_of_weights() -> None:
    assert read_factor(" Visa ") == "visa"
    with pytest.raises(BadInput, match="counts no such thing"):
        read_factor("luck")
    with pytest.raises(BadInput, match="possible weight"):
        require_weights({"visa": 101})
    with pytest.raises(BadInput, match="Nothing would count"):
        require_weights(dict.fromkeys(Factor, 0))


# The sentence and the number

STATES = st.sampled_from(["", "TX", "NY", "CA"])
KINDS = st.sampled_from([IM, FM, PEDS, SURGERY, Kind("440", "P")])
VISAS = st.sampled_from(["", "j1", "h1b", "j1 h1b", "h1b inside", "j1 h1b inside", "none"])
RANGES = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda one: Voice(min(one), max(one), "x"))
KNOWN = st.builds(
    Known,
    st.sampled_from(["140C", "140P", "120C", "320M", "440P", "440C", "400A", "140R"]),
    st.just("its field"),
    STATES,
    st.integers(0, 9),
    VISAS,
    st.sampled_from(["", "yes", "no", "0 %", "12 %", "34.5 %", "90 %"]),
    st.none() | st.integers(190, 260),
    st.none() | st.integers(0, 20),
    st.booleans(),
    st.sampled_from([None, -1, 0, 1, 2, 3, 4, 5]),
    RANGES,
)
SOME_STATES = st.frozensets(STATES.filter(bool))
SOME_TYPES = st.frozensets(st.sampled_from("CMPAR"))
SEEKERS = st.builds(
    Seeker,
    specialties=st.lists(KINDS, unique=True).map(tuple),
    specialties_refused=st.lists(KINDS, unique=True).map(tuple),
    types=SOME_TYPES,
    types_refused=SOME_TYPES,
    closed=SOME_TYPES,
    visa_need=st.sampled_from(["", "none", "j1", "h1b", "either"]),
    inside_us=st.none() | st.booleans(),
    img=st.none() | st.booleans(),
    score=st.none() | st.integers(190, 260),
    years=st.none() | st.integers(0, 20),
    letters=st.none() | st.lists(st.none() | KINDS).map(tuple),
    home_states=SOME_STATES,
    states_wanted=SOME_STATES,
    states_refused=SOME_STATES,
    near_matched=SOME_STATES,
    near_partner=SOME_STATES,
    no_state=st.sampled_from(["", "your partner's place"]),
)

_SAID = re.compile(r"(\w+) (\d+)(?: to (\d+))? of (\d+)(?=[,.])")


@given(KNOWN, SEEKERS, WEIGHTS)
def test_the_sentence_and_the_number_agree(known: Known, seeker: Seeker, weights: dict[str, int]) -> None:
    fit = Judge(seeker, weights).fit(known)
    whole, said = fit.sentence().split(": ", 1)
    points = [(name, int(low), int(high or low), int(most)) for name, low, high, most in _SAID.findall(said)]
    # Every point stated is counted, none that counts is missing, and they sum to the number.
    assert [(one.factor, one.low, one.high, one.most) for one in fit.points] == points
    assert {name for name, *_ in points} == {name for name, most in most_points(weights).items() if most}
    low, high = sum(point[1] for point in points), sum(point[2] for point in points)
    assert (fit.low, fit.high) == (low, high)
    assert whole == f"Fit {low} to {high} of 100" if low != high else whole == f"Fit {low} of 100"
    assert fit.words == (f"{low}-{high}" if low != high else f"{low}")
    assert 0 <= low <= fit.number <= high <= 100
    assert all(0 <= one.low <= one.high <= one.most and one.reason for one in fit.points)


@given(st.lists(KNOWN, max_size=30), SEEKERS, WEIGHTS)
def test_many_are_judged_as_each_is(programs: list[Known], seeker: Seeker, weights: dict[str, int]) -> None:
    ranges = Judge(seeker, weights).ranges(programs)
    if any(weights.values()):
        assert ranges == [(fit.low, fit.high) for fit in map(Judge(seeker, weights).fit, programs)]


UNKNOWN: dict[str, Any] = {"visa": "", "img": "", "score": None, "years": None, "home": False, "state": ""}


@given(KNOWN, KNOWN, SEEKERS, st.sampled_from(sorted(UNKNOWN)))
def test_what_becomes_known_of_a_program_narrows_its_range_alone(
    known: Known, other: Known, seeker: Seeker, name: str
) -> None:
    before = known._replace(**{name: UNKNOWN[name]})
    judge = Judge(seeker)
    was, is_, of_other = judge.fit(before), judge.fit(known), judge.fit(other)
    assert was.low <= is_.low <= is_.high <= was.high
    assert judge.fit(other) == of_other == Judge(seeker).fit(other)
    assert judge.ranges([known, other])[1] == judge.ranges([before, other])[1]


@given(KNOWN.map(lambda one: one._replace(interest=HEARD)), SEEKERS, st.integers(1, 5))
def test_an_interest_that_is_noted_later_narrows_it(known: Known, seeker: Seeker, interest: int) -> None:
    was, is_ = (Judge(seeker).fit(each) for each in (known, known._replace(interest=interest)))
    assert was.low <= is_.low <= is_.high <= was.high


NOT_SAID: dict[str, Any] = {
    "visa_need": "",
    "inside_us": None,
    "img": None,
    "score": None,
    "years": None,
    "letters": None,
}


@given(KNOWN, SEEKERS, st.sampled_from(sorted(NOT_SAID)))
def test_what_one_says_of_oneself_narrows_every_range(known: Known, seeker: Seeker, name: str) -> None:
    was = Judge(replace(seeker, **{name: NOT_SAID[name]})).fit(known)
    is_ = Judge(seeker).fit(known)
    assert was.low <= is_.low <= is_.high <= was.high


def test_nothing_said_tells_nothing() -> None:
    assert not Seeker().told
    assert not Seeker(closed=frozenset("R"), score=230, years=2, letters=(None,)).told
    tells_nothing = {"closed", "inside_us", "score", "years", "letters", "no_state"}
    empty = {each.name for each in fields(Seeker)} - tells_nothing
    said: dict[str, Any] = {"visa_need": "j1", "img": False}
    assert all(replace(Seeker(), **{name: said.get(name, ("TX",))}).told for name in empty)


# In how many readings a program is among the first


def ranged(low: int, high: int, *, own: bool = False) -> Fit:
    return Fit.of([Point("visa", low, high, 100, "x", own)])


def test_what_is_certain_is_certain_in_every_reading() -> None:
    fits = {"a": ranged(90, 95), "b": ranged(60, 80), "c": ranged(50, 70), "d": ranged(0, 10)}
    found = acceptability(fits, 2)
    assert found["a"] == 1.0
    assert found["d"] == 0.0
    assert 0.5 < found["b"] < 1.0
    assert 0.0 < found["c"] < 0.5
    assert sum(found.values()) == pytest.approx(2)
    assert found == acceptability(dict(reversed(fits.items())), 2)


def test_places_for_all_and_for_none() -> None:
    fits = {"a": ranged(0, 100), "b": ranged(0, 100)}
    assert acceptability(fits, 2) == {"a": 1.0, "b": 1.0}
    assert acceptability(fits, 0) == {"a": 0.0, "b": 0.0}
    assert acceptability({}, 45) == {}


def test_those_that_are_alike_share_a_place() -> None:
    fits = {name: ranged(40, 40) for name in "abcd"}
    assert acceptability(fits, 1) == dict.fromkeys("abcd", 0.25)


def test_ones_own_unknown_is_the_same_for_all_in_a_reading() -> None:
    """It cannot lift one program over another: both have it alike."""
    fits = {"a": ranged(20, 90, own=True), "b": ranged(10, 80, own=True)}
    assert acceptability(fits, 1) == {"a": 1.0, "b": 0.0}


@given(st.lists(KNOWN, min_size=1, max_size=12), SEEKERS, st.integers(0, 12))
def test_there_are_as_many_places_as_there_are(programs: list[Known], seeker: Seeker, places: int) -> None:
    judge = Judge(seeker)
    fits = {str(place): judge.fit(known) for place, known in enumerate(programs)}
    found = acceptability(fits, places, readings=20)
    assert sum(found.values()) == pytest.approx(min(places, len(fits)))
    assert all(0.0 <= share <= 1.0 for share in found.values())
