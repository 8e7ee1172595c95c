"""What a printer took apart: rows cut by the end of a page, and columns that go on on later pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.second_lines import names_fields
from matchweek.intake.pdf.pdf_cells import cells_of, heading_cells
from matchweek.intake.pdf.pdf_columns import body_columns
from matchweek.intake.pdf.pdf_page import Word
from matchweek.intake.pdf.pdf_rows import PageRows, Row, drawn_columns
from matchweek.intake.pdf.pdf_text import Text, joined, lines_in
from matchweek.intake.rows.cells import read_code

_SHORT_VALUE = re.compile(r"[0-9.,*+/ -]+|[A-Z]{2}")
_FITS = 0.8


def continued(pages: Sequence[PageRows]) -> Iterator[Row]:
    """All rows of all pages; a row that the end of a page cut is whole again, and a cell beside several."""
    spanned = _spanned([page.rows for page in pages])
    rows: list[Row] = []
    start = 0
    for page in pages:
        first = next((at for at, row in enumerate(page.rows) if not is_header(row.cells)), len(page.rows))
        body = page.rows[first:]
        if rows and body:
            body = _gone_on(rows[start:], body, spanned)
        start = len(rows)
        rows += page.rows[:first] + body
    yield from rows


def _spanned(pages: Iterable[Sequence[Row]]) -> set[int]:
    """The columns in which some cell stands beside several rows."""
    pairs = ((one, other) for rows in pages for one, other in pairwise(rows))
    return {
        column
        for one, other in pairs
        for column, (here, there) in enumerate(zip(one.begins, other.begins, strict=False))
        if here == there and one.cells[column]
    }


def _gone_on(above: Sequence[Row], body: list[Row], spanned: set[int]) -> list[Row]:
    """The rows of a page, the rest of the row above taken off and what their cells share given to each."""
    last, first = above[-1], body[0]
    rest = _is_rest(last, first)
    if not rest and not (last.coded and first.coded and len(last.cells) == len(first.cells)):
        return body
    for column in range(len(last.cells)) if rest else spanned:
        one, other = last.cells[column], first.cells[column]
        if column in spanned and one and not _is_value(one):
            # Of a name that ends in a number the number alone may stand beside the rows below.
            held = next((row.cells[column] for row in _sharing(body, column) if row.cells[column]), "")
            other = other or held if rest else held
        if not rest and (one != "") == (other != "") and not (other.isdigit() and not _is_value(one)):
            continue
        whole = _one_text(one, other)
        for row in (*_sharing(above[::-1], column), *_sharing(body, column)):
            row.cells[column] = whole
    return body[1:] if rest else body


def _sharing(rows: Sequence[Row], column: int) -> Iterator[Row]:
    """The first of the rows, and those after it whose cell in a column is the same."""
    begins = rows[0].begins
    yield rows[0]
    if begins:
        yield from takewhile(lambda row: row.begins and row.begins[column] == begins[column], rows[1:])


def _is_rest(above: Row, below: Row) -> bool:
    """Whether two rows are one: one of them alone has the code, and a text of one goes on in the other."""
    if len(above.cells) != len(below.cells) or len(above.cells) < 2:
        return False
    if above.coded == below.coded or is_header(above.cells):
        return False
    pairs = [(one, other) for one, other in zip(above.cells, below.cells, strict=True) if one and other]
    return bool(pairs) and not any(
        _is_value(one) or read_code(other) or (below.coded and _is_value(other)) for one, other in pairs
    )


def _is_value(text: str) -> bool:
    """A number, a state or a code: it does not wrap, so that two of them are of two rows."""
    return _SHORT_VALUE.fullmatch(text) is not None or read_code(text) is not None


def _one_text(one: str, other: str) -> str:
    if isinstance(one, Text) and isinstance(other, Text):
        return Text.of((*one.lines, *other.lines))
    return joined((one, other))


def wide_pages_joined(pages: Sequence[PageRows]) -> list[PageRows]:
    """A table wider than its paper: pages without codes beside those whose rows they go on with.

    Spreadsheets print the columns that find no room on pages of their own, with the rows at the same
    heights: all pages of the first columns and then all of the next, or each page beside its own.
    """
    coded = [page for page in pages if page.coded]
    bare = [page for page in pages if not page.coded and page.words]
    if not coded or not bare or len(bare) % len(coded):
        return list(pages)
    many = len(bare) // len(coded)
    beside = all(page.coded == (at % (many + 1) == 0) for at, page in enumerate(pages) if page.words)
    strips = [
        [bare[at * many + strip] if beside else bare[strip * len(coded) + at] for at in range(len(coded))]
        for strip in range(many)
    ]
    added = [_strip_cells(coded, strip) for strip in strips]
    if not all(added):
        return list(pages)
    for at, page in enumerate(coded):
        for place, row in enumerate(page.rows):
            for strip in added:
                row.cells = [*row.cells, *strip[at][place]]
    return coded


def _strip_cells(coded: Sequence[PageRows], strip: Sequence[PageRows]) -> list[list[list[str]]]:
    """The cells that a strip of pages adds to each row of each page; [] where the heights do not fit."""
    placed = [_by_height(page.rows, other.words) for page, other in zip(coded, strip, strict=True)]
    words = sum(len(other.words) for other in strip)
    inside = [word for rows in placed for held in rows for word in held]
    filled = sum(bool(held) for rows in placed for held in rows)
    rows = sum(len(page.rows) for page in coded)
    if len(inside) < _FITS * words or filled < _FITS * rows:
        return []
    lines = [line for rows_held in placed for held in rows_held for line in lines_in(held)]
    rules = [rule for other in strip for rule in other.down]
    # Headings stand to the left above numbers that stand to the right.
    body = [line for line in lines if not names_fields([word.text for word in line])]
    columns = drawn_columns(rules, lines) or body_columns(body)
    return [
        [
            (heading_cells if is_header(row.cells) else cells_of)(held, columns)
            for row, held in zip(page.rows, rows_held, strict=True)
        ]
        for page, rows_held in zip(coded, placed, strict=True)
    ]


def _by_height(rows: Sequence[Row], words: Sequence[Word]) -> list[list[Word]]:
    held: list[list[Word]] = [[] for _ in rows]
    for word in words:
        middle = word.middle[1]
        for at, row in enumerate(rows):
            if row.top - 1 <= middle <= row.bottom + 1:
                held[at].append(word)
                break
    return held
