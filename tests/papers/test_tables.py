"""Tables: cells that a spreadsheet would run are text, and what was text comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.papers.tables import csv_text, defused


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-2", "@here", "\t=1", "\r=1", "  =1"])
def test_formulas_become_text(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Harbor Point", "9010140C0", "a=b", "’twas"])
def test_other_text_stays(text: str) -> None:
    assert defused(text) == text


def test_values_are_written_as_words_and_numbers() -> None:
    text = csv_text(["a", "b", "c", "d"], [[None, True, False, -2], ["x,y", 'say "no"', "two\nlines", 0]])
    assert text == 'a,b,c,d\r\n,yes,no,-2\r\n"x,y","say ""no""","two\nlines",0\r\n'


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=2)))
def test_what_was_written_can_be_read_again(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["a", "b"], rows), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@")) for row in read for cell in row)
