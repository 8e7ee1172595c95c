"""Printed lists to a table: what stands on the pages is put into rows and columns by its places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

from matchweek.errors import BadInput, MatchweekError
from matchweek.intake.cells import read_code
from matchweek.intake.columns import is_header
from matchweek.intake.pdf_joins import continued, wide_pages_joined
from matchweek.intake.pdf_page import Page, opened, page_of, texts
from matchweek.intake.pdf_rows import Row, rows_of_pages
from matchweek.intake.reading import Cancelled, Progress, Table, check_cancelled

_MOST_PAGES = 600
_MOST_LINES = 2000
_MAYBE_CODE = re.compile(r"[0-9]{3,4}[\s-]{0,2}[0-9]{3}[\s-]{0,2}[CMPARSFcmparsf][\s-]{0,2}[0-9A-Za-z]")


def table_of_pdf(data: bytes, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Table:
    """The rows of all tables of all pages, repeated headings included, page headers and footers not.

    A table with ruled cells is read by its rules, another by the gaps between its columns and rows. A
    row cut by the end of a page, and columns that go on on later pages, are put together again. Raises
    BadInput for an encrypted or damaged file and for one that holds pictures of text only.
    """
    from pypdfium2 import PdfiumError

    try:
        with opened(data) as document:
            rows = list(_rows(document, progress, cancelled))
    except MatchweekError:
        raise
    except PdfiumError as error:
        if "password" in str(error).lower():
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


def _rows(document: Any, progress: Progress | None, cancelled: Cancelled | None) -> Iterator[list[str]]:
    count = len(document)
    if count > _MOST_PAGES:
        raise BadInput(
            "The PDF is too long",
            f"It has {count} pages; a national list has less than a hundred.",
            "Print only the list.",
        )
    pages: list[str] = []
    coded = False
    for text in texts(document):
        check_cancelled(cancelled)
        pages.append(unicodedata.normalize("NFKC", text))
        coded = coded or _MAYBE_CODE.search(pages[-1]) is not None
    if not coded:
        # Nothing to put into columns: the words say what kind of paper it is.
        lines = (line.strip() for text in pages for line in text.splitlines())
        yield from ([line] for line in islice(filter(None, lines), _MOST_LINES))
        return
    found: list[Page] = []
    for number in range(count):
        check_cancelled(cancelled)
        found.append(page_of(document, number))
        if progress is not None:
            progress(number + 1, count)
    by_page = rows_of_pages(found)
    for row in continued(wide_pages_joined(by_page)):
        yield _cells(row)


def _cells(row: Row) -> list[str]:
    """The texts of a row; a line that is no row of a table comes as one cell."""
    cells = [" ".join(unicodedata.normalize("NFKC", cell).split()) for cell in row.cells]
    filled = [cell for cell in cells if cell]
    if not row.loose or is_header(cells) or len(filled) > max(2, len(cells) // 2):
        return cells
    return cells if any(read_code(cell) for cell in filled) else [" ".join(filled)]


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
