"""Rows that the end of a printed page cut come in whole, and what cannot be mended is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF

from matchweek.intake import Reading, read_file
from tests.intake.browsers.long_pages import COUNT, LONG_PAGES, rows
from tests.intake.test_printed import lines, read

LONG = Path(__file__).parent / "browsers" / "fixtures" / "long"
WAYS = ("chromium-upright", "firefox-upright", "firefox-across")


def told(reading: Reading) -> list[tuple[str, ...]]:
    return [
        (one.code, one.institution, one.name, one.city, one.state, one.service, str(one.positions))
        for one in reading.rows
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("page", LONG_PAGES)
def test_long_pages_that_browsers_print_are_read_to_the_last_letter(page: str, way: str) -> None:
    reading = read_file(LONG / f"{page}.{way}.pdf")
    assert told(reading) == list(rows(COUNT))
    assert (reading.certain, reading.rejected) == (True, ())


Words = Sequence[tuple[float, str]]


def two_pages(last: Sequence[Words], then: Sequence[Words], *, ruled: bool = True) -> FPDF:
    """A table over two pages under the same headings: what stands last on the first, first on the second."""
    pdf = FPDF(format="A4")
    pdf.set_font("helvetica", size=8)
    pdf.add_page()
    lines(pdf, 20, [(0, "Code"), (40, "Institution"), (110, "Positions")], under=ruled)
    lines(pdf, 28, [(0, "9001140C0"), (40, "Larch Hospital"), (110, "2")], under=ruled)
    lines(pdf, 36, [(0, "9005140C0"), (40, "Larch Hospital"), (110, "2")], under=ruled)
    for at, words in enumerate(last):
        lines(pdf, 276 + 4 * at, words)
    pdf.add_page()
    lines(pdf, 20, [(0, "Code"), (40, "Institution"), (110, "Positions")], under=ruled)
    for at, words in enumerate(then):
        lines(pdf, 24 + 4 * at, words, under=ruled and at + 1 == len(then))
    lines(pdf, 34 + 4 * len(then), [(0, "9003140C0"), (40, "Elm Hospital"), (110, "1")], under=ruled)
    return pdf


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("rest", ["of the Valley", "13", "NY"])
def test_a_piece_close_below_the_repeated_heading_is_the_rest_of_the_row_above(
    rest: str, ruled: bool
) -> None:
    last = [(0, "9002140C0"), (40, "Quillstead Hospital"), (110, "3")]
    reading = read(two_pages([last], [[(40, rest)]], ruled=ruled))
    found = {one.code: (one.institution, one.positions) for one in reading.rows}
    assert found["9002140C0"] == (f"Quillstead Hospital {rest}", 3)
    assert found["9003140C0"] == ("Elm Hospital", 1)
    assert reading.certain


@pytest.mark.parametrize("piece", [[(40, "Elm Hospital"), (110, "4")], [(0, "Elm Hospital of the Valley")]])
def test_what_is_no_rest_joins_no_row_and_the_sentence_names_the_row_above(piece: Words) -> None:
    last = [(0, "9002140C0"), (40, "Quillstead Hospital"), (110, "3")]
    reading = read(two_pages([last], [piece]))
    found = {one.code: (one.institution, one.positions) for one in reading.rows}
    assert found["9002140C0"] == ("Quillstead Hospital", 3)
    assert not reading.certain
    said = next(words for words in reading.warnings if "end of a page" in words)
    assert "9002140C0" in said
    assert "ctrl+s" in said
