"""Words on pages to rows and columns: by drawn rules where there are some, else by the gaps between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.merged import may_repeat
from matchweek.intake.pdf.pdf_cells import (
    cells_of,
    column_of,
    heading_cells,
    line_across,
    names_one,
    over,
    text_of,
)
from matchweek.intake.pdf.pdf_columns import Span, body_columns, columns_between
from matchweek.intake.pdf.pdf_heads import led, repeated_head
from matchweek.intake.pdf.pdf_margins import without_margins
from matchweek.intake.pdf.pdf_page import Page, Rule, Word
from matchweek.intake.pdf.pdf_text import Line, holds_code, is_coded, lines_in, runs
from matchweek.intake.rows.cells import read_code

_ROW_GAP = 0.55
_TITLE = 1.5
_SAME_PLACE = 2.0
_COVERED = 0.5
_OFTEN = 0.25
_TABLE = 3


@dataclass(slots=True)
class Row:
    """One row: its texts by column, from where to where it stands, and whether nothing drawn bounds it.

    `begins` says by column where on the page its cell begins: rows that have it in common share a cell.
    """

    cells: list[str]
    top: float
    bottom: float
    loose: bool = False
    begins: tuple[int, ...] = ()

    @property
    def coded(self) -> bool:
        return any(read_code(cell) for cell in self.cells if cell)


@dataclass(slots=True)
class PageRows:
    """The rows of one page from the top down, its words less its header and footer, its rules down."""

    words: list[Word]
    down: list[Rule] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    coded: bool = False


def rows_of_pages(pages: Sequence[Page]) -> list[PageRows]:
    """Each page's rows. All pages without drawn columns share theirs: where no coded line has a word."""
    words_of = without_margins(pages)
    lines_of = [lines_in(words) for words in words_of]
    coded_of = [[line for line in lines if is_coded(line)] for lines in lines_of]
    shared = _all_columns(lines_of, coded_of)
    gap = _row_gap(lines_of)
    head = repeated_head(lines_of)
    # Firefox draws the rules that run down on some pages only: those of another page are the same.
    drawn = next(filter(None, (drawn_columns(p.down, c) for p, c in zip(pages, coded_of, strict=True))), [])
    elsewhere = [Rule(place, 0.0, 0.0) for column in drawn for place in column]
    found = []
    for at, (page, words, lines, coded) in enumerate(zip(pages, words_of, lines_of, coded_of, strict=True)):
        own = drawn_columns(page.down, coded) or drawn_columns(elsewhere, coded)
        columns = own or shared
        heights = _drawn_rows(page.across, columns) if coded and columns else []
        done = PageRows(words, page.down, coded=bool(coded))
        if heights:
            if at + 1 < len(pages) and coded_of[at + 1]:
                heights = _closed(heights, lines)
            done.rows = list(_banded(lines, columns, heights, page, gap, head))
        else:
            done.rows = list(_by_gaps(lines, columns, gap, head))
        found.append(done)
    return found


def _all_columns(pages: Sequence[Sequence[Line]], coded_of: Sequence[Sequence[Line]]) -> list[Span]:
    """The columns of lines with a code, and those that only other lines of the rows have words in.

    In a tall row the code stands in its middle, and a column of two lines a cell has none beside it.
    """
    columns = body_columns([line for coded in coded_of for line in coded])
    if len(columns) < _TABLE:
        return columns
    beside = []
    for lines in pages:
        at = [place for place, line in enumerate(lines) if is_coded(line)]
        rest = (line for line in lines[at[0] : at[-1]] if not is_coded(line)) if at else iter(())
        beside += [run for line in rest for run in runs(line) if not over(run, columns)]
    enough = _OFTEN * sum(map(len, coded_of))
    more = [
        span
        for span in columns_between(word for run in beside for word in run)
        if sum(span[0] <= run[0].x0 <= span[1] for run in beside) >= enough
    ]
    return sorted([*columns, *more])


# --- drawn rules


def drawn_columns(down: Sequence[Rule], coded: Sequence[Line]) -> list[Span]:
    """The columns between rules that run down; [] where they do not part the words of lines of rows."""
    places = _grouped(rule.at for rule in down)
    columns = list(pairwise(places))
    words = [word for line in coded for word in line]
    if len(columns) < 2 or not words:
        return []
    crossed = sum(any(word.x0 + 2 < place < word.x1 - 2 for place in places) for word in words)
    outside = sum(not places[0] - 2 <= word.middle[0] <= places[-1] + 2 for word in words)
    parted = sum(len({column_of(word, columns) for word in line}) > 1 for line in coded)
    fits = crossed + outside <= 0.02 * len(words) and parted >= 0.8 * len(coded)
    return columns if fits else []


def _drawn_rows(across: Sequence[Rule], columns: Sequence[Span]) -> list[float]:
    """The heights of rules that run across half of the table at least."""
    left, right = columns[0][0], columns[-1][1]
    heights = _grouped(rule.at for rule in across)
    return [
        height
        for height in heights
        if _covered(_at(across, height), left, right) >= _COVERED * (right - left)
    ]


def _grouped(places: Iterable[float]) -> list[float]:
    """Places in order, those of one thick or doubled line as one."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= _SAME_PLACE:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) for group in groups]


def _at(rules: Sequence[Rule], place: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - place) <= _SAME_PLACE]


def _covered(rules: Iterable[Rule], start: float, end: float) -> float:
    """How much of a stretch the rules cover together."""
    total, reached = 0.0, start
    for rule in sorted(rules, key=lambda one: one.start):
        begin, stop = max(rule.start, reached), min(rule.end, end)
        if stop > begin:
            total += stop - begin
            reached = stop
    return total


def _banded(
    lines: Sequence[Line],
    columns: Sequence[Span],
    heights: Sequence[float],
    page: Page,
    row_gap: float,
    head: Sequence[str],
) -> Iterator[Row]:
    """Rows between rules that run across; what stands above the first and below the last goes by gaps."""
    edges = [float("-inf"), *heights, float("inf")]
    bands: list[list[Line]] = [[] for _ in pairwise(edges)]
    for line in lines:
        for word in line:
            middle = word.middle[1]
            place = next(at for at, (_, below) in enumerate(pairwise(edges)) if middle <= below)
            bands[place].append([word])
    grid, begins = _spread(bands, columns, heights, page.across)
    for at, pieces in enumerate(bands):
        inside = lines_in(word for piece in pieces for word in piece)
        bounded = 0 < at < len(bands) - 1
        if not inside and not (bounded and any(grid[at])):
            continue
        if not bounded or sum(map(is_coded, inside)) > 1 or _heads(inside, columns) or led(inside, head):
            yield from _by_gaps(inside, columns, row_gap, head)
        elif not any(map(is_coded, inside)) and _undivided(inside, page.down, columns):
            alone = text_of(word for line in inside for word in line)
            yield Row([alone, *[""] * (len(columns) - 1)], edges[at], edges[at + 1])
        else:
            yield Row(grid[at], edges[at], edges[at + 1], begins=tuple(begins[at]))


def _undivided(lines: Sequence[Line], down: Sequence[Rule], columns: Sequence[Span]) -> bool:
    """Whether lines stand in one cell from side to side: no rule runs down beside them inside the table."""
    middle = lines[0][0].middle[1] if lines else 0.0
    crossing = [rule.at for rule in down if rule.start < middle < rule.end]
    return bool(crossing) and not any(
        left[1] - _SAME_PLACE <= place <= right[0] + _SAME_PLACE
        for place in crossing
        for left, right in pairwise(columns)
    )


def _heads(lines: Sequence[Line], columns: Sequence[Span]) -> bool:
    """Whether headings stand above the first coded line, with no rule between."""
    coded = next((at for at, line in enumerate(lines) if is_coded(line)), 0)
    return coded > 0 and is_header(cells_of((word for line in lines[:coded] for word in line), columns))


def _spread(
    bands: Sequence[Sequence[Line]],
    columns: Sequence[Span],
    heights: Sequence[float],
    across: Sequence[Rule],
) -> tuple[list[list[str]], list[list[int]]]:
    """By band and column the texts, and in which band the cell begins; what spans bands stands in each.

    A heading does not reach into rows: Firefox draws no rule above what goes on from the page before.
    """
    held: list[list[list[Word]]] = [[[] for _ in columns] for _ in bands]
    for at, pieces in enumerate(bands):
        for piece in pieces:
            for word in piece:
                held[at][column_of(word, columns)].append(word)
    heads = [is_header([text_of(words) for words in row]) for row in held]
    texts = [["" for _ in columns] for _ in bands]
    begins = [[at for _ in columns] for at in range(len(bands))]
    for column, (left, right) in enumerate(columns):
        at = 0
        while at < len(bands):
            end = at + 1
            # The first and the last band reach beyond the table.
            while at > 0 and end < len(bands) - 1 and heads[end] == heads[end - 1]:
                if _parts(across, heights[end - 1], left, right):
                    break
                end += 1
            _fill(texts, held, column, range(at, end))
            for band in range(at, end):
                begins[band][column] = at
            at = end
    return texts, begins


def _parts(across: Sequence[Rule], height: float, left: float, right: float) -> bool:
    return _covered(_at(across, height), left, right) >= _COVERED * (right - left)


def _fill(texts: list[list[str]], held: list[list[list[Word]]], column: int, bands: range) -> None:
    words = [word for at in bands for word in held[at][column]]
    whole = text_of(words)
    if len(bands) == 1 or sum(map(holds_code, words)) > 1 or not may_repeat(whole):
        for at in bands:
            texts[at][column] = text_of(held[at][column])
        return
    for at in bands:
        texts[at][column] = whole


# --- gaps


def _closed(heights: list[float], lines: Sequence[Line]) -> list[float]:
    """The heights of rules, the end of the page as one more where the last row goes on behind it."""
    end = max((word.bottom for line in lines for word in line), default=0.0) + 1
    below = sum(is_coded(line) for line in lines if line[0].middle[1] > heights[-1])
    return [*heights, end] if below == 1 else heights


def _less_headings(block: list[Line], columns: Sequence[Span], head: Sequence[str]) -> Iterator[list[Line]]:
    """Headings are no part of the row below, however close it stands: parted at the widest gap between.

    A heading that stands on every page ends where it ends on the others: below it may stand a piece of a row.
    """
    if led(block, head):
        yield block[: len(head)]
        yield block[len(head) :]
        return
    if not columns or not _heads(block, columns):
        yield block
        return
    coded = next(at for at, line in enumerate(block) if is_coded(line))
    at = max(range(1, coded + 1), key=lambda i: block[i][0].top - block[i - 1][0].bottom)
    yield block[:at]
    yield block[at:]


def _row_gap(pages: Sequence[Sequence[Line]]) -> float:
    """The smallest gap that parts two rows: what is less parts only the lines of a wrapped cell."""
    parting = []
    for lines in pages:
        widest, bottom, coded = 0.0, 0.0, False
        for line in lines:
            widest = max(widest, line[0].top - bottom)
            if is_coded(line):
                if coded:
                    parting.append(widest)
                widest, coded = -1e9, True
            bottom = max(bottom, *(word.bottom for word in line))
    usual = max((line[0].height for lines in pages for line in lines), default=0.0) * _ROW_GAP
    return max(0.0, min(parting, default=usual) * 0.98)


def _by_gaps(
    lines: Sequence[Line], columns: Sequence[Span], row_gap: float, head: Sequence[str]
) -> Iterator[Row]:
    """Rows by the gaps between their lines."""
    blocks = _blocks(lines, row_gap, len(columns) // 2)
    for block in (part for whole in blocks for part in _less_headings(whole, columns, head)):
        words = [word for line in block for word in line]
        # Words of rows may be names of fields too.
        fill = cells_of if any(is_coded(line) or names_one(line) for line in block) else heading_cells
        cells = fill(words, columns) if columns else [text_of(words)]
        if len(block) == 1 and not is_coded(block[0]) and (names_one(block[0]) or not is_header(cells)):
            cells = line_across(block[0], columns) or cells
        yield Row(cells, min(word.top for word in words), max(word.bottom for word in words), loose=True)


def _blocks(lines: Sequence[Line], row_gap: float, few: int) -> Iterator[list[Line]]:
    """The lines of each row.

    Where rows stand no further apart than the lines of a cell, a line without a code and of `few`
    words at most goes with the row above it. A title in large letters is no part of what is below.
    """
    gaps = [after[0].top - before[0].bottom for before, after in pairwise(lines)]
    tight = not any(0 <= gap < row_gap for gap in gaps)
    block: list[Line] = []
    bottom = 0.0
    for line in lines:
        gap = line[0].top - bottom
        joins = tight and not is_coded(line) and gap <= row_gap * 1.1 and len(line) <= few
        apart = gap >= row_gap and not (block and joins and is_coded(block[0]))
        if block and (apart or _is_title(block, line)):
            yield block
            block, bottom = [], 0.0
        block.append(line)
        bottom = max(bottom, *(word.bottom for word in line))
    if block:
        yield block


def _is_title(block: Sequence[Line], line: Line) -> bool:
    """True when the line above is in letters much larger than those of `line`, and no code is near."""
    if any(map(is_coded, block)):
        return False
    smallest, tallest = min(word.height for word in block[-1]), max(word.height for word in line)
    return bool(smallest > _TITLE * tallest)
