"""Printed lists to a table: what stands on the pages is put into rows and columns by its places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Any

from matchweek.errors import BadInput, MatchweekError
from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.contents import INSTITUTION
from matchweek.intake.headings.headers import header_field
from matchweek.intake.headings.second_lines import places_apart
from matchweek.intake.pdf.pdf_joins import continued, wide_pages_joined
from matchweek.intake.pdf.pdf_lines import with_second_lines
from matchweek.intake.pdf.pdf_page import Page, opened, page_of, texts
from matchweek.intake.pdf.pdf_rows import PageRows, Row, rows_of_pages
from matchweek.intake.pdf.pdf_text import is_cut, lines_in
from matchweek.intake.rows.cells import read_code
from matchweek.intake.rows.none_lost import codes_in
from matchweek.intake.rows.reading import Cancelled, Progress, Table, check_cancelled

_MOST_PAGES = 600
_MOST_LINES = 2000
_NAMED = 8
_FILE_ITSELF = "Of a spreadsheet bring in the file itself."
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
            said = _texts(document, cancelled)
            rows, open_ended, notes = _rows(document, said, progress, cancelled)
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
    rows, known = _with_labels(rows), any(map(is_header, rows))
    codes = frozenset().union(*map(codes_in, said))
    named = 0 if _labelled(rows) else _ran_together(rows)
    if named > 2:
        raise _too_close()
    records = list(enumerate(rows, 1))
    if any("\n" in cell for cells in rows for cell in cells):
        records = places_apart(records, max(len(cells) for cells in rows if any(map(read_code, cells))))
    table = Table.of("pdf", records, notes)
    doubtful = open_ended or bool(notes) or named > 1 or not (known or _labelled(rows))
    return replace(table, codes=codes, doubtful=doubtful)


def _with_labels(rows: list[list[str]]) -> list[list[str]]:
    """Tables of labels and values, one below the other, have columns of their own each: one value a label."""
    if not _labelled(rows):
        return rows
    return [
        [cells[0], " ".join(filter(None, cells[1:]))] if header_field(cells[0]) else cells for cells in rows
    ]


def _ran_together(rows: list[list[str]]) -> int:
    """How many headings above the rows share a cell: the gaps between columns were too narrow to see."""
    first = next((at for at, cells in enumerate(rows) if any(map(read_code, cells))), 0)
    counts = (sum(count for cell in cells if (count := _names_of(cell)) > 1) for cells in rows[:first])
    return max(counts, default=0)


def _names_of(cell: str) -> int:
    """How many headings one after the other a cell is made of; 0 where it is one, or other words."""
    words = cell.split()
    if header_field(cell) or not 1 < len(words) < 40:
        return 0
    at = count = 0
    while at < len(words):
        end = next((end for end in range(at + 4, at, -1) if header_field(" ".join(words[at:end]))), 0)
        count, at = count + (end > 0), end or at + 1
    return count if count * 2 >= len(words) or count > 2 else 0


def _labelled(rows: list[list[str]]) -> bool:
    filled = [cells for cells in rows if any(cells)]
    labels = sum(header_field(cells[0]) != "" and not is_header(cells) for cells in filled)
    return labels * 2 > len(filled)


def _texts(document: Any, cancelled: Cancelled | None) -> list[str]:
    """The words of each page, without places."""
    count = len(document)
    if count > _MOST_PAGES:
        raise BadInput(
            "The PDF is too long",
            f"It has {count} pages; a national list has less than a hundred.",
            "Print only the list.",
        )
    pages: list[str] = []
    for text in texts(document):
        check_cancelled(cancelled)
        pages.append(unicodedata.normalize("NFKC", text))
    return pages


def _rows(
    document: Any, pages: list[str], progress: Progress | None, cancelled: Cancelled | None
) -> tuple[list[list[str]], bool, tuple[str, ...]]:
    """The rows as cells, whether some left open what stands in them, what is said of words that were cut."""
    count = len(pages)
    if not any(map(_MAYBE_CODE.search, pages)):
        # Nothing to put into columns: the words say what kind of paper it is.
        lines = (line.strip() for text in pages for line in text.splitlines())
        return [[line] for line in islice(filter(None, lines), _MOST_LINES)], False, ()
    found: list[Page] = []
    for number in range(count):
        check_cancelled(cancelled)
        found.append(page_of(document, number))
        if progress is not None:
            progress(number + 1, count)
    by_page = rows_of_pages(found)
    rows = list(continued(wide_pages_joined(by_page)))
    doubtful = with_second_lines(rows)
    return [_cells(row) for row in rows], doubtful, (*_cut_note(_pieces_between(rows)), *_under_note(by_page))


def _cells(row: Row) -> list[str]:
    """The texts of a row; a line that is no row of a table comes as one cell."""
    cells = ["\n".join(" ".join(line.split()) for line in _normal(cell).split("\n")) for cell in row.cells]
    filled = [cell for cell in cells if cell]
    if not row.loose or is_header(cells) or len(filled) > max(2, len(cells) // 2):
        return cells
    if len(filled) == 2 and header_field(cells[0]):
        return cells
    if any(read_code(cell) for cell in filled):
        return cells
    # An institution and its city, far apart on one line, stay two; other words are one sentence.
    placed = len(filled) == 2 and INSTITUTION.search(filled[0]) and not any(map(str.isdigit, filled[1]))
    return [(", " if placed else " ").join(filled)]


def _pieces_between(rows: Sequence[Row]) -> list[str]:
    """The programs beside what is no row and stands between rows, cut off one by the end of a page."""
    coded = [at for at, row in enumerate(rows) if row.coded]
    heading = next((row.cells for row in rows if is_header(row.cells)), [])
    fields = [header_field(cell) for cell in heading]
    if not coded or not {"code", "institution"} <= set(fields):
        return []
    column = fields.index("institution")
    found: list[str] = []
    code = ""
    for at in range(coded[0], coded[-1] + 1):
        cells = rows[at].cells
        if rows[at].coded:
            code = next(filter(None, map(read_code, cells)), "")
            # On a later page a cell that spans rows may be blank.
            cut = len(cells) <= column or not cells[column]
        else:
            cut = any(cells) and (not is_header(cells) or cells != heading)
        if cut and code not in found:
            found.append(code)
    return found


def _cut_note(codes: Sequence[str]) -> tuple[str, ...]:
    if not codes:
        return ()
    named = ", ".join(codes[:_NAMED])
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    said = (
        f"The end of a page cut the table, and words beside {named}{more} may be missing or in another row:"
    )
    return (f"{said} look at these programs. Or save the page with ctrl+s and bring that file in.",)


def _under_note(pages: Sequence[PageRows]) -> tuple[str, ...]:
    # Where rules part the columns, only words of rows that stand close overlap.
    lines = (line for page in pages if not page.down for line in lines_in(page.words))
    cut = sum(any(is_cut(one, other) for one, other in pairwise(line)) for line in lines)
    if not cut:
        return ()
    many = f"In {cut} lines words run" if cut > 1 else "In 1 line words run"
    return (f"{many} under those of the next column, and were cut when it was printed. {_FILE_ITSELF}",)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _too_close() -> BadInput:
    return BadInput(
        "The columns cannot be told apart",
        "On these pages they stand so close that words of several columns run together.",
        "Copy the table from the browser and paste it, or save the page with ctrl+s and bring that file in."
        f" {_FILE_ITSELF}",
    )


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
