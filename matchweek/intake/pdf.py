"""Printed lists to a table, through pdfplumber, which is imported when one is read."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from matchweek.errors import BadInput, MatchweekError
from matchweek.intake.cells import read_code
from matchweek.intake.columns import is_header
from matchweek.intake.reading import Cancelled, Progress, Table, check_cancelled

_MOST_PAGES = 600
_GUTTER = 0.4
_ROW_GAP = 0.55
_TITLE = 1.5

Cells = list[str]
Word = dict[str, Any]
Line = list[Word]


def table_of_pdf(data: bytes, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Table:
    """The rows of all tables of all pages, repeated headings and page lines included.

    A table with ruled cells is read by its rules, another by the gaps between its columns. Raises
    BadInput for an encrypted or damaged file and for one that holds pictures of text only.
    """
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            rows = list(_rows(document.pages, progress, cancelled))
    except MatchweekError:
        raise
    except PdfminerException as error:
        if any("Password" in type(cause).__name__ for cause in (*error.args, error.__context__)):
            raise _encrypted() from error
        raise _unreadable() from error
    except Exception as error:
        raise _unreadable() from error
    if not any(any(cells) for cells in rows):
        raise BadInput(
            "The PDF holds no text",
            "Its pages are pictures, or empty.",
            "Print the web page to PDF rather than scanning it, or copy the table and paste it.",
        )
    return Table.of("pdf", list(enumerate(rows, 1)))


def _rows(pages: list[Any], progress: Progress | None, cancelled: Cancelled | None) -> Iterator[Cells]:
    if len(pages) > _MOST_PAGES:
        raise BadInput(
            "The PDF is too long",
            f"It has {len(pages)} pages; a national list has less than a hundred.",
            "Print only the list.",
        )
    loose: list[Line] = []
    for number, page in enumerate(pages, 1):
        check_cancelled(cancelled)
        words = page.extract_words(extra_attrs=["height"])
        ruled = [[_joined(cell) for cell in row] for table in page.extract_tables() for row in table]
        if _coded_rows(ruled) >= 0.8 * max(1, sum(_holds_code(word) for word in words)):
            yield from ruled
        else:
            loose.append(words)
        page.close()
        if progress is not None:
            progress(number, len(pages))
    yield from _by_gutters(loose)


def _joined(cell: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).split()) if cell else ""


def _coded_rows(rows: list[Cells]) -> int:
    return sum(len(row) > 1 and any(read_code(cell) for cell in row if cell) for row in rows)


def _holds_code(word: Word) -> bool:
    return 8 <= len(word["text"]) < 40 and read_code(word["text"]) is not None


def _by_gutters(pages: list[Line]) -> Iterator[Cells]:
    """Rows of tables without rules: columns are where no coded line has a word between."""
    lines_of_pages = [_lines(words) for words in pages]
    coded = [line for lines in lines_of_pages for line in lines if any(map(_holds_code, line))]
    columns = _columns([word for line in coded for word in line])
    row_gap = _row_gap(lines_of_pages)
    for lines in lines_of_pages:
        for block in _blocks(lines, row_gap, len(columns) // 2):
            yield _cells(block, columns)


def _lines(words: list[Word]) -> list[Line]:
    """Words on one height, from the top down and from the left."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda one: (one["top"], one["x0"])):
        if lines and word["top"] - lines[-1][0]["top"] < 0.3 * word["height"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one["x0"]) for line in lines]


def _columns(words: list[Word]) -> list[tuple[float, float]]:
    """The horizontal spans of the columns, from left to right."""
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda one: one["x0"]):
        if spans and word["x0"] - spans[-1][1] < _GUTTER * word["height"]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word["x1"]))
        else:
            spans.append((word["x0"], word["x1"]))
    return spans


def _row_gap(pages: list[list[Line]]) -> float:
    """The smallest gap that parts two rows: what is less parts only the lines of a wrapped cell."""
    parting = []
    for lines in pages:
        widest, bottom, coded = 0.0, 0.0, False
        for line in lines:
            widest = max(widest, line[0]["top"] - bottom)
            if any(map(_holds_code, line)):
                if coded:
                    parting.append(widest)
                widest, coded = -1e9, True
            bottom = max(bottom, *(word["bottom"] for word in line))
    usual = max((line[0]["height"] for lines in pages for line in lines), default=0.0) * _ROW_GAP
    return max(0.0, min(parting, default=usual) * 0.98)


def _blocks(lines: list[Line], row_gap: float, few: int) -> Iterator[list[Line]]:
    """The lines of each row.

    Where rows stand no further apart than the lines of a cell, a line without a code and of `few`
    words at most goes with the row above it. A title in large letters is no part of what is below.
    """
    gaps = [after[0]["top"] - before[0]["bottom"] for before, after in pairwise(lines)]
    tight = not any(0 <= gap < row_gap for gap in gaps)
    block: list[Line] = []
    bottom = 0.0
    for line in lines:
        gap = line[0]["top"] - bottom
        coded = any(map(_holds_code, line))
        joins = tight and not coded and gap <= row_gap * 1.1 and len(line) <= few
        apart = gap >= row_gap and not (block and joins and any(map(_holds_code, block[0])))
        if block and (apart or _is_title(block, line)):
            yield block
            block, bottom = [], 0.0
        block.append(line)
        bottom = max(bottom, *(word["bottom"] for word in line))
    if block:
        yield block


def _is_title(block: list[Line], line: Line) -> bool:
    """True when the line above is in letters much larger than those of `line`, and no code is near."""
    if any(_holds_code(word) for above in block for word in above):
        return False
    smallest, tallest = min(word["height"] for word in block[-1]), max(word["height"] for word in line)
    return bool(smallest > _TITLE * tallest)


def _cells(block: list[Line], columns: list[tuple[float, float]]) -> Cells:
    """The text of a row by column; a page line that is no row comes as one cell."""
    cells = [""] * len(columns)
    for line in block:
        for word in line:
            middle = (word["x0"] + word["x1"]) / 2
            place = min(range(len(columns)), key=lambda i: _distance(columns[i], middle), default=-1)
            if place >= 0:
                cells[place] = f"{cells[place]} {word['text']}".strip()
    cells = [_joined(cell) for cell in cells]
    if is_header(cells) or sum(cell != "" for cell in cells) > max(2, len(columns) // 2):
        return cells
    if any(read_code(cell) for cell in cells if cell):
        return cells
    return [_joined(" ".join(word["text"] for line in block for word in line))]


def _distance(span: tuple[float, float], middle: float) -> float:
    return max(span[0] - middle, middle - span[1], 0.0)


def _encrypted() -> BadInput:
    return BadInput(
        "The PDF is encrypted",
        "It cannot be read without its password.",
        "Open it, print it to a new PDF, and bring in that one.",
    )


def _unreadable() -> BadInput:
    return BadInput(
        "The PDF cannot be read",
        "It is damaged, or it is another kind of file.",
        "Print the page again, or copy the table and paste it.",
    )
