"""The matrix and the buckets at every edge of every threshold; what is unknown widens and never lowers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.audit import (
    FACTORS,
    LETTERS,
    READING,
    audit,
    bucket,
    bucket_words,
    change_words,
)

YEAR = 2027
BEST: dict[str, Any] = {
    "step1": "pass", "step1_attempts": 1, "step2": 250, "step2_attempts": 1, "graduation_year": "2026",
    "us_months": 6, "season_programs": 200, "season_first": 150, "season_late": False,
}  # fmt: skip


def standing(name: str, **facts: Any) -> tuple[str, str]:
    """The level and the letters of one factor, everything else at its best."""
    found = audit(Applicant(**(BEST | facts)), YEAR)
    one = next(each for each in found.standings if each.factor.id == name)
    return " or ".join(one.levels), one.letters


@pytest.mark.parametrize(
    ("name", "facts", "level", "letters"),
    [
        ("step2", {"step2": 300}, "strong", "A"),
        ("step2", {"step2": 240}, "strong", "A"),
        ("step2", {"step2": 239}, "middle", "B"),
        ("step2", {"step2": 225}, "middle", "B"),
        ("step2", {"step2": 224}, "weak", "C"),
        ("step2", {"step2": 1}, "weak", "C"),
        ("years", {"graduation_year": "2027"}, "strong", "A"),
        ("years", {"graduation_year": "2025"}, "strong", "A"),
        ("years", {"graduation_year": "2024"}, "strong", "AB"),
        ("years", {"graduation_year": "2023"}, "middle", "AB"),
        ("years", {"graduation_year": "2022"}, "middle", "B"),
        ("years", {"graduation_year": "2021"}, "middle", "B"),
        ("years", {"graduation_year": "2020"}, "weak", "C"),
        ("years", {"graduation_year": "1999"}, "weak", "C"),
        ("months", {"us_months": 4}, "strong", "A"),
        ("months", {"us_months": 3}, "strong", "AB"),
        ("months", {"us_months": 2}, "middle", "B"),
        ("months", {"us_months": 1}, "middle or weak", "B"),
        ("months", {"us_months": 0}, "weak", "C"),
        ("failures", {}, "strong", "A"),
        ("failures", {"step1_attempts": 2}, "middle", "C"),
        ("failures", {"step1_attempts": 2, "step2_attempts": 2}, "weak", "C"),
        ("failures", {"step3": "failed"}, "middle", "C"),
        ("first", {"season_first": 121}, "strong", ""),
        ("first", {"season_first": 120}, "strong or middle", ""),
        ("first", {"season_first": 119}, "middle", ""),
        ("first", {"season_first": 80}, "middle", ""),
        ("first", {"season_first": 79}, "weak", ""),
        ("programs", {"season_programs": 100}, "", "A"),
        ("programs", {"season_programs": 99}, "", "B"),
        ("programs", {"season_programs": 80}, "", "B"),
        ("programs", {"season_programs": 79}, "", "C"),
        ("late", {"season_late": True}, "", "C"),
        ("late", {"season_late": False}, "", "A"),
    ],
)  # fmt: skip
def test_every_threshold_at_its_edges(name: str, facts: dict[str, Any], level: str, letters: str) -> None:
    assert standing(name, **facts) == (level, letters)


@pytest.mark.parametrize(
    ("facts", "letters"),
    [
        ({}, "A"), ({"step2": 239}, "B"), ({"step2": 224}, "C"), ({"graduation_year": "2023"}, "AB"),
        ({"graduation_year": "2023", "step2": 230}, "B"), ({"season_late": True}, "C"),
        ({"us_months": 0}, "C"),
        ({"step2": None}, "ABC"), ({"step2": None, "us_months": 2}, "BC"),
        ({"step2": None, "us_months": 0}, "C"),
        ({"step1_attempts": None}, "AC"), ({"season_programs": None}, "A"),
        ({"season_programs": None, "season_first": 85}, "AB"),
    ],
)  # fmt: skip
def test_the_bucket_is_the_worst_of_its_factors_and_widens(facts: dict[str, Any], letters: str) -> None:
    assert audit(Applicant(**(BEST | facts)), YEAR).letters == letters


def test_of_nothing_known_everything_may_be_and_is_said_unknown() -> None:
    found = audit(Applicant(), YEAR)
    assert found.letters == LETTERS and len(found.unknown) == len(FACTORS)
    assert {value for _, value in found.facts} == {"unknown", "none written down"}
    # Nothing is read into it, and nothing is to be changed before it is filled in.
    assert found.blank and not found.readings and not found.question
    assert not any(change_words(each, found.letters) for each in found.standings)
    little = audit(Applicant(us_months=2), YEAR)
    assert not little.blank and [letter for letter, _ in little.readings] == list(READING)[1:]
    weak = audit(Applicant(step2=224), YEAR)
    assert weak.question.endswith("not an answer.") and "?" in weak.question
    assert audit(Applicant(**BEST), YEAR).question == ""


def test_what_one_factor_would_change() -> None:
    found = audit(Applicant(**(BEST | {"step2": 230, "us_months": 0})), YEAR)
    said = {each.factor.id: change_words(each, found.letters) for each in found.standings}
    assert said["step2"] == "With 240 or more it would still be C."
    assert said["months"] == "With 3 or more it would be B."
    assert said["failures"] == said["first"] == ""
    late = audit(Applicant(**(BEST | {"season_late": True})), YEAR)
    said = {each.factor.id: change_words(each, late.letters) for each in late.standings}
    assert said["late"] == "Sent on the first day it would be A."


def test_letters_in_words() -> None:
    assert [bucket_words(each) for each in ("A", "AB", "ABC")] == ["A", "A or B", "A, B or C"]


OPTIONS: dict[str, Any] = {
    "step1_attempts": st.integers(1, 4), "step2": st.integers(1, 300), "step2_attempts": st.integers(1, 4),
    "graduation_year": st.integers(2000, 2027).map(str), "us_months": st.integers(0, 12),
    "season_programs": st.integers(0, 300), "season_late": st.booleans(),
}  # fmt: skip


@given(st.fixed_dictionaries(OPTIONS), st.sets(st.sampled_from(sorted(OPTIONS))))
def test_making_an_unknown_known_only_narrows(facts: dict[str, Any], hidden: set[str]) -> None:
    """Whatever the unknown turns out to be, the bucket is one of those that were said before."""
    whole = audit(Applicant(step1="pass", **facts), YEAR).letters
    less: dict[str, Any] = {name: value for name, value in facts.items() if name not in hidden}
    assert set(whole) <= set(audit(Applicant(step1="pass", **less), YEAR).letters)


@given(st.lists(st.sets(st.sampled_from(LETTERS), min_size=1), min_size=1))
def test_a_bucket_is_one_of_its_factors(letters: list[set[str]]) -> None:
    found = bucket(letters)
    assert found and found[-1] == max(letter for each in letters for letter in each)
