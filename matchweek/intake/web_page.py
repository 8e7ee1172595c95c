"""A saved web page, or its source pasted, to a table; spreadsheets saved as HTML are the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from matchweek.errors import BadInput
from matchweek.intake.cells import clean_text, read_code
from matchweek.intake.merged import may_repeat, note_of
from matchweek.intake.reading import Record, Table

_LOOK = 200_000
_TAG = re.compile(r"\s*<[!?a-zA-Z]")
_TABLE_TAG = re.compile(r"(?i)<(?:!doctype\s+html|html|table|tbody|tr|td)\b")
_SKIPPED = frozenset({"script", "style", "template"})
_APART = frozenset({"br", "p", "div", "li", "ul", "ol", "dd", "dt", "h1", "h2", "h3", "h4", "hr", "section"})
_CELLS_AND_ROWS = frozenset({"tr", "td", "th"})
_MOST_COLUMNS = 200

Row = list[str]


def is_web_page(text: str) -> bool:
    """True for the source of a page or of a table in one."""
    return _TAG.match(text) is not None and _TABLE_TAG.search(text[:_LOOK]) is not None


def table_of_page(text: str, *, pasted: bool = False) -> Table:
    """The table with the most program codes, with all others that have the same first row.

    Raises BadInput for a page without such a table.
    """
    reader = _Tables()
    try:
        # An end of our own: the parser's close() takes very long over a hostile page of unfinished tags.
        reader.feed(text + "\n</table>")
    except AssertionError as error:
        # The parser's word for a declaration that is none.
        raise _no_list() from error
    coded = [(grid, found) for grid in reader.grids() if (found := _codes(grid.rows))]
    if not coded:
        raise _no_list()
    best, _ = max(coded, key=lambda entry: entry[1])
    alike = [grid for grid, _ in coded if grid.rows[0] == best.rows[0]]
    records: list[Record] = []
    single: list[int] = []
    for grid in alike:
        single += [len(records) + row for row in grid.single]
        records += enumerate(grid.rows, len(records) + 1)
    others = len(coded) - len(alike)
    notes = (f"Tables with other headings that were not read: {others}.",) if others else ()
    return Table.of("pasted" if pasted else "html", records, (*notes, *note_of(single)))


def _no_list() -> BadInput:
    return BadInput(
        "The web page holds no list",
        "It is the source of a page, and no table in it has program codes.",
        "Open the page in the browser, select the whole table, copy it, and paste it; or print it to PDF.",
    )


def _codes(rows: list[Row]) -> int:
    return sum(any(read_code(cell) for cell in cells if 8 <= len(cell) < 60) for cells in rows)


class _Grid:
    """One table while it is read; a cell that spans rows is repeated in each where that may be."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.single: list[int] = []
        self._row: Row | None = None
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._below: dict[int, tuple[int, str]] = {}

    def begin_row(self) -> None:
        self.end_row()
        self._row = []

    def begin_cell(self, spans: tuple[int, int]) -> None:
        self.end_cell()
        if self._row is None:
            self._row = []
        self._text, self._spans = [], spans

    def add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        text = clean_text("".join(self._text))
        self._text = None
        self._fill(self._row)
        wide, tall = self._spans
        for place in range(wide):
            column = len(self._row)
            if column >= _MOST_COLUMNS:
                break
            # Only the first of several columns has the text: in another it would be a wrong value.
            own = text if place == 0 else ""
            self._row.append(own)
            if tall > 1:
                self._below[column] = (tall, own if may_repeat(own) else "")
                if own and not may_repeat(own):
                    self.single.append(len(self.rows) + 1)

    def end_row(self) -> None:
        self.end_cell()
        if self._row is None:
            return
        self._fill(self._row)
        if any(self._row):
            self.rows.append(self._row)
        self._row = None
        self._below = {at: (left - 1, text) for at, (left, text) in self._below.items() if left > 1}

    def _fill(self, row: Row) -> None:
        """Put in the cells that come down from the rows above."""
        while len(row) in self._below and len(row) < _MOST_COLUMNS:
            row.append(self._below[len(row)][1])


class _Tables(HTMLParser):
    """Collects the tables of a page; a table inside another is one of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Grid] = []
        self._closed: list[_Grid] = []
        self._skipped = 0

    def grids(self) -> list[_Grid]:
        """The tables read so far, those left open included."""
        while self._open:
            self._close_table()
        return self._closed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "table" or (tag in _CELLS_AND_ROWS and not self._open):
            self._open.append(_Grid())
        if not self._open:
            return
        if tag == "tr":
            self._open[-1].begin_row()
        elif tag in _CELLS_AND_ROWS:
            told = dict(attrs)
            self._open[-1].begin_cell((_span(told.get("colspan")), _span(told.get("rowspan"))))
        elif tag in _APART:
            self._open[-1].add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        if not self._open:
            return
        if tag == "table":
            self._close_table()
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in _CELLS_AND_ROWS:
            self._open[-1].end_cell()
        elif tag in _APART:
            self._open[-1].add(" ")

    def handle_data(self, data: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].add(data)

    def _close_table(self) -> None:
        grid = self._open.pop()
        grid.end_row()
        self._closed.append(grid)
        if self._open and not _codes(grid.rows):
            # A table only for the layout of a cell: its words are the cell's.
            self._open[-1].add(" " + " ".join(cell for row in grid.rows for cell in row) + " ")


def _span(told: str | None) -> int:
    """The number of columns or rows a cell takes; 1 where none or nonsense is told."""
    told = (told or "").strip()
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 6 else 1
