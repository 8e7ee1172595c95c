"""Who may apply to what (rules: eligibility.types)."""

from __future__ import annotations

import pytest

from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.eligibility import (
    ALL_TYPES,
    folded_words,
    is_open,
    open_types,
    rule_of,
    why_closed,
)


@pytest.mark.parametrize(
    ("state", "without", "with_training"),
    [
        ("unknown", "CMPAR", "CMPAR"),
        ("unmatched", "CMPA", "CMPAR"),
        ("advanced_only", "P", "P"),
        ("preliminary_only", "A", "A"),
        ("placed", "", ""),
        ("ineligible", "", ""),
    ],
)
def test_the_table_of_section_3(state: str, without: str, with_training: str) -> None:
    assert open_types(state, False) == frozenset(without)
    assert open_types(state, True) == frozenset(with_training)
    assert frozenset("CMPAR") == ALL_TYPES
    for kind in "CMPAR":
        assert is_open(kind, state) == (kind in without)
        assert bool(why_closed(kind, state)) == (kind not in without)
        assert bool(why_closed(kind, state, True)) == (kind not in with_training)


def test_every_state_has_its_row() -> None:
    closing = {state for state in ApplicantState if open_types(state) != ALL_TYPES}
    assert closing == set(ApplicantState) - {ApplicantState.UNKNOWN}
    assert all(why_closed("R", state).count(".") == 1 for state in closing)


def test_what_nobody_knows_closes_nothing() -> None:
    assert open_types("something newer") == ALL_TYPES
    assert is_open("", "placed")
    assert why_closed("Z", "placed") == ""


@pytest.mark.parametrize(
    ("kind", "state", "sentence"),
    [
        (
            "R",
            "unmatched",
            (
                "Reserved programs are closed to you: a reserved program needs graduate medical education "
                "before this Match."
            ),
        ),
        (
            "C",
            "advanced_only",
            (
                "Categorical programs are closed to you: whoever holds an advanced place may apply to "
                "preliminary programs only."
            ),
        ),
    ],
)
def test_the_reason_names_the_rule(kind: str, state: str, sentence: str) -> None:
    assert why_closed(kind, state) == sentence


@pytest.mark.parametrize(
    ("kinds", "state", "begins"),
    [
        ("", "unmatched", ""),
        ("CCMP", "unmatched", ""),
        ("R", "unmatched", "1 reserved program folded away: a reserved program needs "),
        ("A" * 200 + "R" * 12 + "P", "advanced_only", "212 advanced and reserved programs folded away: "),
        ("CMPAR" * 240, "placed", "1,200 categorical, primary, preliminary, advanced and reserved programs "),
    ],
)
def test_the_line_of_what_is_folded_away(kinds: str, state: str, begins: str) -> None:
    lines = folded_words(kinds, state)
    assert bool(lines) == bool(begins)
    assert all(line.startswith(begins) for line in lines[:2])
    assert not lines or (lines[0].endswith(". R3 decides.") and rule_of(state) in lines[0])


@pytest.mark.parametrize("shown", [False, True])
def test_shorter_lines_of_what_is_folded_keep_count_and_reason(shown: bool) -> None:
    lines = folded_words("CMPAR" * 240, "placed", shown=shown)
    assert sorted(lines, key=len, reverse=True) == list(lines)
    assert all(line.startswith("1,200 ") for line in lines)
    said = "greyed: not open to you" if shown else "folded away: not open to you"
    assert lines[-1] == f"1,200 programs {said}" and len(lines[-1]) < 64
