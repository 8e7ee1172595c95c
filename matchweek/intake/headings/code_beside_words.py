"""Codes in one cell with the program's name: “Internal Medicine (9001140C0)”, “9001140C0 - Surgery”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.headers import header_field
from matchweek.intake.rows.cells import clean_text, is_coded, read_code
from matchweek.intake.rows.reading import Record

_LOOKED_AT = 60
_ENOUGH = 0.9
_BESIDE = r"[\s(\[:,;|/\u2010-\u2015-]+"
_AFTER = re.compile(rf"\(?([0-9]{{7}}[CMPAR][0-9A-Z]{{1,3}})\)?{_BESIDE}(.*[A-Za-z]{{3}}.*)")
_BEFORE = re.compile(rf"(.*[A-Za-z]{{3}}.*?){_BESIDE}([0-9]{{7}}[CMPAR][0-9A-Z]{{1,3}})[)\]]?")


def with_codes_apart(records: list[Record]) -> list[Record]:
    """The records with code and name in cells of their own where nearly every code has words beside it.

    Lines of one cell stay: which of their words are the name nobody can tell.
    """
    rows = [cells for _, cells in records[:_LOOKED_AT] if len(cells) > 1 and any(map(is_coded, cells))]
    width = max(map(len, rows), default=0)
    columns = [
        column for column in range(width) if sum(_coded(cells, column) for cells in rows) * 2 > len(rows)
    ]
    if len(columns) != 1:
        return records
    column = columns[0]
    parted = sum(bool(_parts(cells[column])) for cells in rows if _coded(cells, column))
    if parted < _ENOUGH * len(rows):
        return records
    return [(number, _with_two(cells, column)) for number, cells in records]


def _coded(cells: Sequence[str], column: int) -> bool:
    return column < len(cells) and is_coded(cells[column])


def _parts(cell: str) -> tuple[str, str] | None:
    """The code and the words beside it."""
    text = clean_text(cell)
    if found := _AFTER.fullmatch(text):
        words = found[2].strip()
        return found[1], words.rstrip(")]") if words.count(")") > words.count("(") else words
    if (found := _BEFORE.fullmatch(text)) and not header_field(found[1].strip(" :")):
        return found[2], found[1].strip(" ([")
    return None


def _with_two(cells: list[str], column: int) -> list[str]:
    if column >= len(cells):
        return cells
    if parts := _parts(cells[column]):
        return [*cells[:column], *parts, *cells[column + 1 :]]
    if is_header(cells):
        heading = cells[column]
        both = (heading, "") if header_field(heading) == "code" else ("Program Code", heading)
        return [*cells[:column], *both, *cells[column + 1 :]]
    blank = read_code(cells[column]) is not None or len(cells) > 1
    return [*cells[: column + 1], "", *cells[column + 1 :]] if blank else cells
