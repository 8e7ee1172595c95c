"""Our own tables come back as they went out, whatever stands in their cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.programs.program import Listing
from matchweek.intake import read_bytes
from matchweek.intake.advocates import read_advocates
from matchweek.papers.tables import csv_text
from matchweek.services.lists.program_table import COLUMNS
from tests.intake.forms import separated

HOSTILE = st.text("=+-@'\",;|\n\r\t :.#*/()09aZbé\u2028", max_size=24)
NOTE = st.text("=+-@'\",;\n\r\t 0aZ", max_size=60) | st.sampled_from(
    ["see\n9001140C0, 9002140C0, and\n9003140C0, too", '"', '"\n"', "'=1", "a,\nb,\nc", "\n" * 60]
)
TEXTS = ("institution", "name", "specialty", "city", "state", "phone", "website", "visa")
CODES = ("9001140C0", "9002120P1", "9003999P0")


def _first_read(texts: list[dict[str, str]]) -> tuple[Listing, ...]:
    """Listings as they come of some list, so that their texts are as the house keeps them."""
    headings = ["code", "positions", *TEXTS]
    rows = [
        [code, str(at + 1), *(said[name] for name in TEXTS)]
        for at, (code, said) in enumerate(zip(CODES, texts, strict=True))
    ]
    return read_bytes(separated([headings, *rows]).encode(), "list.csv").rows


def _exported(rows: tuple[Listing, ...], notes: list[str]) -> bytes:
    def cell(row: Listing, note: str, name: str) -> object:
        return note if name in ("note", "fit") else getattr(row, name, "none")

    cells = [[cell(row, note, name) for name in COLUMNS] for row, note in zip(rows, notes, strict=True)]
    return csv_text(COLUMNS, cells).encode()


@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(TEXTS, HOSTILE)), min_size=3, max_size=3),
    st.lists(NOTE, min_size=3, max_size=3),
)
def test_every_field_of_a_list_comes_back(texts: list[dict[str, str]], notes: list[str]) -> None:
    rows = _first_read(texts)
    assert len(rows) == 3
    back = read_bytes(_exported(rows, notes), "export.csv")
    assert back.rejected == ()
    assert back.rows == tuple(replace(row, service_derived=False) for row in rows)


@pytest.mark.parametrize(
    "text",
    ["+1 202-555-0142", "=1+1", "-2", "@here", "'=1", "''+1", '"quoted"', "two\nlines", "'twas", "=", "'"],
)
def test_a_cell_of_each_kind_comes_back(text: str) -> None:
    rows = (
        Listing(
            "9001140C0", text, "Internal Medicine", "Internal Medicine", "C", "Erie", "PA", 3, "ERAS",
            phone=text, website=text, visa=text,
        ),
    )  # fmt: skip
    (row,) = read_bytes(_exported(rows, ["a,\nb,\nc"]), "export.csv").rows
    kept = " ".join(text.split())
    assert (row.institution, row.phone, row.website, row.visa) == (kept,) * 4


PERSON = ("institution", "specialty", "best_time", "relation", "note")


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(PERSON, HOSTILE)), min_size=2, max_size=2))
def test_every_text_of_people_comes_back(texts: list[dict[str, str]]) -> None:
    headings = ("name", *PERSON)
    cells = [
        [f"Dana {word}", *(said[name] for name in PERSON)] for word, said in zip("AB", texts, strict=True)
    ]
    first = read_advocates(separated([headings, *cells]).encode(), "people.csv").rows
    again = [[row.name, *(getattr(row, name) for name in PERSON)] for row in first]
    back = read_advocates(csv_text(headings, again).encode(), "people.csv").rows
    assert [replace(row, row=0) for row in back] == [replace(row, row=0) for row in first]
