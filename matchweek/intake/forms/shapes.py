"""Text to a table: separated by a character, by runs of spaces, or one cell to a line (stacks.py)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from matchweek.domain.programs.program import codes_among
from matchweek.intake.forms.blocks import table_of_blocks
from matchweek.intake.forms.stacks import stack
from matchweek.intake.forms.too_large import refuse_beyond, refuse_page_beyond
from matchweek.intake.headings.headers import header_field
from matchweek.intake.headings.labels import rows_of_pairs
from matchweek.intake.headings.second_lines import names_fields, places_apart
from matchweek.intake.rows.cells import read_code, read_number
from matchweek.intake.rows.reading import Record, Table

DELIMITERS = "\t,;|"
_KINDS = {"\t": "tsv"}
_GAP = re.compile(r"\t| {2,}|\u00a0{2,}")
_PASTE_MARKS = re.compile(r"\x1b\[20[01]~")
_SEPARATOR_LINE = re.compile(r"\ufeff?sep=([\t,;|:])\s*", re.IGNORECASE)
_SAMPLE = 400
_LARGEST_PREAMBLE = 60
MOST_COPIED = 20_000
"""Files with more lines than any person copies are no copied tables."""


def table_of(text: str, *, pasted: bool = False) -> Table:
    """The table that a text holds, by whichever shape shows the most rows with a program code."""
    if pasted:
        text = _PASTE_MARKS.sub("", text)
    if text.lstrip().startswith("<"):
        from matchweek.intake.forms.web_page import is_web_page, table_of_page

        if is_web_page(text):
            refuse_page_beyond(text)
            return table_of_page(text, table_of, pasted=pasted)
    # Plain replacements: a pattern would hold the interpreter for a tenth of a second on 15 MB.
    for line_end in ("\r\n", "\r", "\u2028"):
        text = text.replace(line_end, "\n")
    refuse_beyond(text)
    lines = text.split("\n")
    declared = _SEPARATOR_LINE.fullmatch(lines[0])
    if declared:
        lines[0] = ""
    if len(lines) < MOST_COPIED and (pairs := rows_of_pairs(lines)):
        return Table.of("pasted", pairs)
    delimiter = declared[1] if declared else find_delimiter(lines)
    if delimiter == "\t" and _one_cell_a_line(lines):
        return _stacked(lines)
    if delimiter:
        kind = "pasted" if pasted else _KINDS.get(delimiter, "csv")
        if delimiter == "\t" and (pasted or len(lines) < MOST_COPIED):
            records = join_broken(list(split_lines(lines, delimiter)))
            return table_of_blocks(lines, records) or Table.of(kind, records, wrapped=pasted)
        return Table(kind, len(lines), lambda: split_lines(lines, delimiter), wrapped=pasted)
    if sum(bool(_GAP.search(line.strip())) for line in lines) >= sum(map(bool, lines)) / 2:
        return Table.of("pasted", align(lines))
    return _stacked(lines)


def _stacked(lines: list[str]) -> Table:
    made = stack(lines)
    return replace(Table.of("pasted", made.records, made.notes), doubtful=made.doubtful)


def _one_cell_a_line(lines: list[str]) -> bool:
    """True when tabs only end or begin the lines, as where a browser writes each cell on its own."""
    filled = [line for line in map(str.strip, _spread(lines)) if line]
    return sum("\t" in line for line in filled) * 10 < len(filled)


def find_delimiter(lines: list[str]) -> str:
    """The character between cells: the one that sets most headings and codes free; "" when none does."""
    sample = [line + "\n" for line in _spread(lines) if line.strip()]
    best, best_score = "", (False, 0, 0, 0.0)
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(sample, delimiter=delimiter, skipinitialspace=True))
        except csv.Error:
            continue
        wide = [row for row in rows if len(row) > 1]
        coded = sum(any(read_code(cell) for cell in row if len(cell) < 40) for row in wide)
        if not wide or len(wide) < len(rows) / 3:
            continue
        width, count = Counter(map(len, wide)).most_common(1)[0]
        headed = any(sum(map(bool, map(header_field, row))) > 2 for row in wide[:_LARGEST_PREAMBLE])
        score = (headed, coded, width, count / len(rows))
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _spread(lines: list[str]) -> list[str]:
    """The first lines, and some from further on, so that a long preamble does not decide."""
    if len(lines) <= _SAMPLE:
        return lines
    return lines[: _SAMPLE // 2] + lines[_SAMPLE // 2 :: max(1, len(lines) // (_SAMPLE // 2))]


def split_lines(lines: list[str], delimiter: str) -> Iterator[Record]:
    """Rows of separated cells, numbered as a spreadsheet numbers them, blank ones counted.

    A stray quotation mark, which would swallow the rows after it into one cell, is taken literally.
    """
    pending: list[str] = []

    def feed() -> Iterator[str]:
        for line in lines:
            pending.append(line)
            yield line + "\n"

    reader = csv.reader(feed(), delimiter=delimiter, skipinitialspace=True)
    width = _usual_width(lines, delimiter)
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
        sound = bool(row) or not any(map(str.strip, pending))
        if sound and not _swallowed(row, pending, delimiter, width):
            number += 1
            yield number, row
        else:
            for line in pending:
                number += 1
                yield number, _split_alone(line, delimiter)
        pending.clear()


def _usual_width(lines: list[str], delimiter: str) -> int:
    """How many cells a row has: that of all rows where marks are sound, else of most lines that are whole."""
    some = lines[:_SAMPLE]
    try:
        read = csv.reader([f"{line}\n" for line in some], delimiter=delimiter, strict=True)
        parsed = Counter(len(row) for row in read if any(map(str.strip, row)))
    except csv.Error:
        parsed = Counter()
    # The last row may be cut off by the end of the sample.
    if parsed and parsed.total() - parsed.most_common(1)[0][1] <= (len(lines) > len(some)):
        return parsed.most_common(1)[0][0]
    whole = (line for line in _spread(lines) if delimiter in line and line.count('"') % 2 == 0)
    widths = Counter(len(_split_alone(line, delimiter)) for line in whole)
    return widths.most_common(1)[0][0] if widths else 0


def _swallowed(row: list[str], lines: list[str], delimiter: str, width: int) -> bool:
    """True when a quoted cell has no end, or holds what looks like rows of its own.

    A row of several lines with the width of the others, and marks where they belong, is sound whatever its
    cells hold, unless each line with a code is as wide by itself.
    """
    if len(lines) < 2:
        return '"' in lines[0] and lines[0].count('"') % 2 == 1
    if len(row) == width > 1 and _well_quoted(lines, delimiter):
        coded = [line.count(delimiter) + 1 >= width for line in lines if _holds_code(line)]
        return len(coded) > 1 and all(coded)
    return len(lines) > 50 or any(
        "\n" in cell and (cell.count(delimiter) > 1 or _two_codes(cell)) for cell in row
    )


def _well_quoted(lines: list[str], delimiter: str) -> bool:
    """Whether quotation marks stand only around whole cells."""
    try:
        list(csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _holds_code(line: str) -> bool:
    return bool(codes_among(line[:1000]))


def _two_codes(cell: str) -> bool:
    return sum(read_code(line) is not None for line in cell.split("\n")) > 1


def _split_alone(line: str, delimiter: str) -> list[str]:
    try:
        if line.count('"') % 2 == 0:
            return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        pass
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def join_broken(records: list[Record]) -> list[Record]:
    """Rows of a pasted web table put together again where a cell had several lines."""
    full = _full_width(records)
    joined: list[Record] = []
    for number, cells in records:
        if joined and 0 < len(cells) < full and _continues(joined[-1][1], cells, full):
            before = joined[-1][1]
            joined[-1] = (joined[-1][0], [*before[:-1], f"{before[-1]}\n{cells[0]}", *cells[1:]])
        elif joined and _label_waits(joined[-1][1], cells):
            joined[-1] = (joined[-1][0], [*joined[-1][1][:-1], f"{joined[-1][1][-1]}\n{cells[0]}"])
        else:
            joined.append((number, cells))
    return places_apart(joined, full)


def _label_waits(before: list[str], cells: list[str]) -> bool:
    """Whether a row with a code ends in a heading's words, whose value stands on the next line."""
    if len(cells) != 1 or len(before) < 2 or not header_field(before[-1].strip().rstrip(":")):
        return False
    return any(map(read_code, before)) and not read_code(cells[0])


def _full_width(records: list[Record]) -> int:
    """How many cells a whole row has; 0 when no row is broken."""
    rows, headings = _row_widths(records)
    widths = Counter(first for first, _ in rows)
    if not widths:
        return 0
    most = max(len(cells) for _, cells in records)
    enough = max(widths.values()) / 4
    full = max(width for width in widths if widths[width] >= enough or width == most)
    joined, count = Counter(whole for _, whole in rows).most_common(1)[0]
    steady = joined > full and count * 2 >= len(rows) and widths.most_common(1)[0][0] not in headings
    if steady and (joined in headings or not _counts_in_first_lines(records)):
        return joined
    return full if most > min(widths) else 0


def _row_widths(records: list[Record]) -> tuple[list[tuple[int, int]], set[int]]:
    """The cells in the first line of each row and in all its lines together; those in all of headings."""
    rows: list[tuple[int, int]] = []
    headings: list[tuple[int, int]] = []
    into: list[tuple[int, int]] | None = None
    for _, cells in records:
        if any(map(read_code, cells)):
            into = rows
            rows.append((len(cells), len(cells)))
        elif into is not headings and names_fields(cells):
            into = headings
            headings.append((len(cells), len(cells)))
        elif not any(cells) or (into is headings and not any(map(header_field, cells))):
            into = None
        elif into:
            into[-1] = (into[-1][0], into[-1][1] + len(cells) - 1)
    return rows, {whole for _, whole in headings}


def _counts_in_first_lines(records: list[Record]) -> bool:
    """True when most lines with a code have a small number: rows that are whole without a next line."""
    coded = [cells for _, cells in records if any(map(read_code, cells))]
    return sum(any(read_number(cell) is not None for cell in cells) for cells in coded) * 2 > len(coded)


def _continues(before: list[str], cells: list[str], full: int) -> bool:
    if not before or len(before) >= full or len(before) + len(cells) - 1 > full:
        return False
    has_code = any(read_code(cell) for cell in before) or names_fields(before)
    return has_code and not any(read_code(cell) for cell in cells)


def align(lines: list[str]) -> list[Record]:
    """Rows whose cells stand apart by two spaces or more; a missing cell is found by where it stood."""
    rows = [(number, _pieces(line)) for number, line in enumerate(lines, 1)]
    coded = [pieces for _, pieces in rows if any(read_code(text) for _, text in pieces)]
    width = Counter(map(len, coded)).most_common(1)[0][0] if coded else 0
    full = [pieces for pieces in coded if len(pieces) == width]
    spans = [
        (min(row[i][0] for row in full), max(row[i][0] + len(row[i][1]) for row in full))
        for i in range(width)
    ]
    return [(number, _placed(pieces, spans)) for number, pieces in rows]


def _pieces(line: str) -> list[tuple[int, str]]:
    pieces, start = [], 0
    for gap in _GAP.finditer(line):
        if line[start : gap.start()].strip():
            pieces.append((start, line[start : gap.start()]))
        start = gap.end()
    if line[start:].strip():
        pieces.append((start, line[start:]))
    return pieces


def _placed(pieces: list[tuple[int, str]], spans: list[tuple[int, int]]) -> list[str]:
    plain = [text.strip() for _, text in pieces]
    overlapping = any(left[1] > right[0] for left, right in pairwise(spans))
    if len(plain) < 2 or len(plain) >= len(spans) or overlapping:
        return plain
    cells = [""] * len(spans)
    for start, text in pieces:
        middle = start + len(text) / 2
        nearest = min(range(len(spans)), key=lambda i: abs((spans[i][0] + spans[i][1]) / 2 - middle))
        inside = [i for i, (left, right) in enumerate(spans) if left <= middle <= right]
        column = inside[0] if inside else nearest
        if cells[column]:
            return plain
        cells[column] = text.strip()
    return cells
