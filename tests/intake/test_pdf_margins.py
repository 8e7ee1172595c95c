"""What stands above and below a table on every page is dropped by its place, and nothing of the table."""

from __future__ import annotations

import pytest

from matchweek.intake.pdf.pdf_margins import without_margins
from matchweek.intake.pdf.pdf_page import Page, Word

HEAD = ("Program Code", "Institution", "Positions")
TALL = 10.0
APART = 16.0


def _line(text: str, top: float) -> list[Word]:
    return [
        Word(part, 40.0 + 90 * at, 120.0 + 90 * at, top, top + TALL)
        for at, part in enumerate(text.split("|"))
    ]


def _page(
    number: int,
    above: str = "List of Programs|{} of 3",
    below: str = "https://x.example/list",
    *,
    gap: float = APART,
) -> Page:
    """A header, the headings, three rows and a footer `gap` points below the last row."""
    words = _line(above.format(number), 20) if above else []
    words += _line("|".join(HEAD), 60)
    for row in range(3):
        words += _line(f"900{number}{row}40C0|Larch {number}{row}|{row + 1}", 80 + APART * row)
    words += _line(below.format(number), 80 + APART * 2 + TALL + gap) if below else []
    return Page(800, words)


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def _table(number: int) -> list[str]:
    rows = [(f"900{number}{row}40C0", f"Larch {number}{row}", str(row + 1)) for row in range(3)]
    return [*HEAD, *(cell for row in rows for cell in row)]


def test_a_header_and_a_footer_go_and_headings_and_rows_stay() -> None:
    kept = without_margins([_page(number) for number in (1, 2, 3)])
    assert [_texts(words) for words in kept] == [_table(number) for number in (1, 2, 3)]


def test_the_number_of_a_page_and_the_hour_it_was_printed_make_no_difference() -> None:
    above = ("3/15/27, 9:58 AM|1/3", "3/15/27, 9:59 AM|2/3", "3/15/27, 10:00 AM|3/3")
    kept = without_margins([_page(number, words) for number, words in enumerate(above, 1)])
    assert [_texts(words) for words in kept] == [_table(number) for number in (1, 2, 3)]


def test_one_page_has_no_margin_to_know_it_by() -> None:
    page = _page(1)
    assert without_margins([page]) == [page.words]


def test_what_stands_on_one_page_only_stays() -> None:
    pages = [_page(1, "A remark"), _page(2, ""), _page(3, "")]
    kept = without_margins(pages)
    assert _texts(kept[0])[0] == "A remark"
    assert _texts(kept[1]) == _table(2)


def test_the_same_words_at_another_height_are_no_margin() -> None:
    pages = [_page(1, below=""), _page(2, below=""), _page(3, below="")]
    for page, top in zip(pages, (300.0, 420.0, 540.0), strict=True):
        page.words += _line("Larch", top)
    assert [_texts(words)[-1] for words in without_margins(pages)] == ["Larch"] * 3


@pytest.mark.parametrize(("gap", "there"), [(2.0, True), (9.0, False)])
def test_what_stands_as_close_as_the_lines_of_a_cell_is_the_last_line_of_one(gap: float, there: bool) -> None:
    """“University Hospital” may end the last row of every page at the same height."""
    pages = [_page(number, below="University Hospital", gap=gap) for number in (1, 2, 3)]
    assert [("University Hospital" in _texts(words)) for words in without_margins(pages)] == [there] * 3


def test_a_row_at_the_same_place_on_every_page_is_never_a_margin() -> None:
    """Codes of which only the figures differ look alike once figures are set aside."""
    pages = [
        Page(800, [*_line("9001140C0|Larch|2", 20), *_line(f"900{n}140C0|Elm|3", 60)]) for n in (2, 3, 4)
    ]
    kept = without_margins(pages)
    assert [_texts(words) for words in kept] == [_texts(page.words) for page in pages]


def test_lines_below_each_other_in_a_margin_all_go() -> None:
    pages = [_page(number) for number in (1, 2, 3)]
    for page in pages:
        page.words += _line("Printed for the applicant", 200) + _line("Not for the public", 220)
    assert [_texts(words) for words in without_margins(pages)] == [_table(number) for number in (1, 2, 3)]


def test_other_words_at_the_same_place_on_each_page_stay() -> None:
    """A page may begin with the institution whose programs stand on it."""
    names = ("Larch Hospital", "Elm Clinic", "Oak Center")
    kept = without_margins([_page(number, name) for number, name in enumerate(names, 1)])
    assert [_texts(words)[0] for words in kept] == list(names)
