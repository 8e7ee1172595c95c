"""IDs and numbers in groups, and figures three lines high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.read_aloud import groups, numbers_of
from matchweek.tui.look.large import WIDE, large


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("99123456", "9912 3456"), ("(330) 555-0108", "330 555 0108"), ("3305550108", "330 555 0108"),
        ("N9912345", "N 991 2345"), ("9-123-456-7", "9 123 456 7"), ("+92 300 5550108", "+92 300 555 0108"),
        ("9802", "9802"), ("", ""), ("12345", "12345"), ("123456789", "12 345 6789"),
    ],
)  # fmt: skip
def test_numbers_are_said_in_groups(text: str, said: str) -> None:
    assert " ".join(groups(text)) == said


@given(st.text("0123456789", min_size=1, max_size=20))
def test_no_figure_is_lost_and_no_group_is_long(figures: str) -> None:
    found = groups(figures)
    assert "".join(found) == figures and max(map(len, found)) <= 5


@given(st.lists(st.text("0123456789+-ABCN", min_size=1, max_size=5), max_size=4))
def test_large_figures_are_three_lines_of_one_width(found: list[str]) -> None:
    rows = large(found)
    width = sum(map(len, found)) * WIDE + 3 * max(0, len(found) - 1)
    assert [len(row) for row in rows] == [width] * 3


def test_what_is_asked_most_stands_first() -> None:
    me = Applicant(aamc_id="99123456", phone="(330) 555-0108", nrmp_id="N9912345", school_code="9802")
    assert [label for label, _ in numbers_of(me)] == ["AAMC ID", "Phone", "NRMP ID", "School code"]
