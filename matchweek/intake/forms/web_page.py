"""A saved web page, or its source pasted, to a table; spreadsheets saved as HTML are the same."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Protocol

from matchweek.errors import BadInput
from matchweek.intake.headings.headers import header_field
from matchweek.intake.headings.merged import may_repeat, note_of
from matchweek.intake.headings.second_lines import places_apart
from matchweek.intake.rows.cells import SHORTEST_CODE, clean_text, read_code
from matchweek.intake.rows.reading import Record, Table

_LOOK = 200_000
_TAG = re.compile(r"\s*<[!?a-zA-Z]")
_TABLE_TAG = re.compile(r"(?i)<(?:!doctype\s+html|html|table|tbody|tr|td)\b")
_SKIPPED = frozenset({"script", "style", "template"})
_APART = frozenset(
    {
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "section",
        "article",
        "header",
        "tr",
        "dl",
    }
)
_CELLS_AND_ROWS = frozenset({"tr", "td", "th"})
# Grids made of other elements say by their roles what they are (WAI-ARIA).
_ROLES = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
_VOID = frozenset(
    {"br", "hr", "img", "input", "wbr", "col", "meta", "link", "source", "area", "base", "embed"}
)
_NOT_SHOWN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_MOST_COLUMNS = 200
_DEEPEST = 200
# A code or two in running words is no list.
_FEWEST_BLOCKS = 3

Row = list[str]


class OfText(Protocol):
    """What reads the table that a text holds."""

    def __call__(self, text: str, *, pasted: bool) -> Table: ...


def is_web_page(text: str) -> bool:
    """True for the source of a page or of a table in one."""
    return _TAG.match(text) is not None and _TABLE_TAG.search(text[:_LOOK]) is not None


_LEFT = (
    "Tables with other headings that were not read: {}. If they hold programs of the list, copy each alone"
    " and paste it as a part."
)


def table_of_page(text: str, of_text: OfText, *, pasted: bool = False) -> Table:
    """The table with the most program codes, with all others that have the same first row.

    A page without tables is read by `of_text`, as if what it shows was copied.

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
        return _of_blocks(reader.lines(), of_text)
    best, _ = max(coded, key=lambda entry: entry[1])
    pairs = _is_of_pairs(best)
    alike = [grid for grid, _ in coded if grid.rows[0] == best.rows[0] or (pairs and _is_of_pairs(grid))]
    records: list[Record] = []
    single: list[int] = []
    for grid in alike:
        single += [len(records) + row for row in grid.single]
        records += enumerate(grid.rows, len(records) + 1)
    records = places_apart(records, max(len(cells) for _, cells in records))
    others = len(coded) - len(alike)
    table = Table.of("pasted" if pasted else "html", records, note_of(single))
    return replace(table, left=(_LEFT.format(others),)) if others else table


def _is_of_pairs(grid: _Grid) -> bool:
    """Whether a table has labels and values in its rows: one such table tells of one program."""
    labels = [row[0].rstrip(" :") for row in grid.rows if len(row) == 2]
    return len(labels) > 1 and sum(map(bool, map(header_field, labels))) * 2 > len(grid.rows)


def _of_blocks(lines: list[str], of_text: OfText) -> Table:
    """A page without a table: its blocks are read as lines one below the other, and called doubtful."""
    if sum(_codes([[line]]) for line in lines) < _FEWEST_BLOCKS:
        raise _no_list()
    return replace(of_text("\n".join(lines), pasted=True), kind="html", doubtful=True)


def _no_list() -> BadInput:
    return BadInput(
        "The web page holds no list",
        "It is the source of a page, and no table in it has program codes.",
        "Open the page in the browser, select the whole table, copy it, and paste it; or print it to PDF.",
    )


def _codes(rows: list[Row]) -> int:
    return sum(any(read_code(cell) for cell in cells if SHORTEST_CODE <= len(cell) < 60) for cells in rows)


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
        # The lines of a cell stay apart: a place below an institution is a column of its own.
        lines = map(clean_text, "".join(self._text).split("\n"))
        text = "\n".join(line for line in lines if line)
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
    """Collects the tables of a page as it is shown; a table inside another is one of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Grid] = []
        self._closed: list[_Grid] = []
        self._blocks: list[str] = []
        # The elements that are open now: what each one is for us, and whether it is shown.
        self._within: list[tuple[str, str, bool]] = []
        self._options = 0

    def grids(self) -> list[_Grid]:
        """The tables read so far, those left open included."""
        while self._open:
            self._close_table()
        return self._closed

    def lines(self) -> list[str]:
        """The words outside of tables, a line for each block."""
        return [line for line in map(clean_text, "".join(self._blocks).split("\n")) if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        kind = tag if tag in _CELLS_AND_ROWS else _ROLES.get((told.get("role") or "").lower(), tag)
        if tag not in _VOID:
            self._enter(tag, kind, told)
        if kind == "table" or (kind in _CELLS_AND_ROWS and not self._open):
            self._open.append(_Grid())
        if kind == "input" and (told.get("type") or "text").lower() in ("text", "number", "tel"):
            self.handle_data(told.get("value") or "")
        if not self._open:
            self._apart(tag)
        elif kind == "tr":
            self._open[-1].begin_row()
        elif kind in _CELLS_AND_ROWS:
            spans = (told.get("colspan") or told.get("aria-colspan"), told.get("rowspan"))
            self._open[-1].begin_cell((_span(spans[0]), _span(spans[1])))
        else:
            self._apart(tag)

    def _enter(self, tag: str, kind: str, told: dict[str, str | None]) -> None:
        if tag == "select":
            self._options = 0
        shown = (
            tag not in _SKIPPED and "hidden" not in told and not _NOT_SHOWN.search(told.get("style") or "")
        )
        if tag == "option":
            # Of a list to choose from only what is chosen is shown.
            shown = shown and ("selected" in told or self._options == 0)
            self._options += 1
        if tag in ("option", "li", "p", "td", "th", "tr"):
            self._leave_unclosed(tag)
        above = self._within[-1][2] if self._within else True
        self._within.append((tag, kind, above and shown))

    def _leave_unclosed(self, tag: str) -> None:
        """Elements that a page may leave open end where the next of their kind begins."""
        ends = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr")}.get(tag, (tag,))
        while self._within and self._within[-1][0] in ends:
            self._within.pop()

    def handle_endtag(self, tag: str) -> None:
        kind = self._leave(tag)
        if not self._open:
            self._apart(tag)
        elif kind == "table":
            self._close_table()
        elif kind == "tr":
            self._open[-1].end_row()
        elif kind in _CELLS_AND_ROWS:
            self._open[-1].end_cell()
        else:
            self._apart(tag)

    def _leave(self, tag: str) -> str:
        """Leave the newest element of that name, with all left open inside it; what it was for us."""
        for at in range(len(self._within) - 1, max(-1, len(self._within) - _DEEPEST), -1):
            if self._within[at][0] == tag:
                kind = self._within[at][1]
                del self._within[at:]
                return kind
        return tag if tag in (*_CELLS_AND_ROWS, "table") else ""

    def _apart(self, tag: str) -> None:
        if tag in _APART:
            self.handle_data("\n", always=True)

    def handle_data(self, data: str, always: bool = False) -> None:
        if not always and self._within and not self._within[-1][2]:
            return
        # A line end in the source is a blank; only an element sets lines apart.
        text = data if always else data.replace("\n", " ").replace("\r", " ")
        if self._open:
            self._open[-1].add(text)
        else:
            self._blocks.append(text)

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
