"""Columns of a print by the rules that run down: on all pages, or on one only as Firefox draws them."""

from __future__ import annotations

import pytest

from matchweek.intake.pdf.pdf_page import Page, Rule, Word
from matchweek.intake.pdf.pdf_rows import drawn_columns, rows_of_pages

CELLS = ((40.0, 100.0), (110.0, 200.0), (210.0, 240.0))
RULES = (36.0, 104.0, 204.0, 260.0)


def _row(at: int, words: tuple[str, str, str] = ("9001140C0", "Larch", "2")) -> list[Word]:
    return [
        Word(text, x0, x1, 100.0 + 20 * at, 110.0 + 20 * at)
        for text, (x0, x1) in zip(words, CELLS, strict=True)
    ]


def _down(*places: float, start: float = 90.0, end: float = 200.0) -> list[Rule]:
    return [Rule(place, start, end) for place in places]


def test_rules_part_the_words_of_rows() -> None:
    found = drawn_columns(_down(*RULES), [_row(at) for at in range(4)])
    assert [(round(left), round(right)) for left, right in found] == [(36, 104), (104, 204), (204, 260)]


def test_rules_drawn_twice_and_cell_by_cell_are_one_each() -> None:
    twice = [rule for place in RULES for rule in _down(place, place + 0.6, end=110) + _down(place, start=110)]
    found = drawn_columns(twice, [_row(at) for at in range(4)])
    assert len(found) == 3


@pytest.mark.parametrize("places", [(), (36.0,), (36.0, 260.0)])
def test_a_frame_alone_parts_nothing(places: tuple[float, ...]) -> None:
    assert drawn_columns(_down(*places), [_row(at) for at in range(4)]) == []


def test_rules_through_words_are_no_columns() -> None:
    assert drawn_columns(_down(36.0, 70.0, 150.0, 225.0, 260.0), [_row(at) for at in range(4)]) == []


def test_without_rows_nothing_is_parted() -> None:
    assert drawn_columns(_down(*RULES), []) == []


# Cells that stand too close for a gap between them to tell.
CLOSE = ((40.0, 103.0), (105.0, 203.0), (205.0, 240.0))


def _page(first: int, *rules: float) -> Page:
    """Four rows with their codes counted from `first`, in cells close together."""
    words = [
        Word(text, x0, x1, 100.0 + 20 * at, 110.0 + 20 * at)
        for at in range(4)
        for text, (x0, x1) in zip(
            (f"90{first + at:02d}140C0", f"Larch-{first + at}", "2"), CLOSE, strict=True
        )
    ]
    return Page(800.0, words, down=_down(*rules))


@pytest.mark.parametrize("ruled", [0, 1, 2], ids=["the first", "a middle", "the last"])
def test_a_page_without_rules_has_those_of_another(ruled: int) -> None:
    """Firefox draws the rules that run down on some pages only."""
    pages = [_page(1, *(RULES if ruled == 0 else ()))]
    pages += [_page(4 + 3 * at, *(RULES if ruled == at else ())) for at in (1, 2)]
    for page in rows_of_pages(pages):
        assert [len(row.cells) for row in page.rows] == [3] * 4
        assert all(row.cells[1].startswith("Larch-") and row.cells[2] == "2" for row in page.rows)


def test_rules_of_another_page_that_cut_through_words_are_not_taken() -> None:
    wide = Page(800.0, [word for at in range(4) for word in _row(at)])
    for word in wide.words:
        word.x0, word.x1 = word.x0 + 30, word.x1 + 30
    other = rows_of_pages([_page(1, *RULES), wide])[1]
    assert all(row.cells.count("") == 0 for row in other.rows), [row.cells for row in other.rows]
