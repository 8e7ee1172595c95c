"""The lines inside the cells of a printed table: a place below an institution, a heading below another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matchweek.intake.headings.contents import INSTITUTION
from matchweek.intake.headings.headers import header_field
from matchweek.intake.headings.second_lines import names_fields, second_line_is_place, second_line_is_type
from matchweek.intake.pdf.pdf_rows import Row
from matchweek.intake.pdf.pdf_text import Text, joined

_ENOUGH = 0.9
# Between two words, in heights of their letters.
_BLANK = 0.35

IsSecond = Callable[[str], bool]


def with_second_lines(rows: Sequence[Row]) -> bool:
    """Put an end of line into the cells of columns that hold two things below each other; True when in doubt.

    A line of a cell may end because the cell is too narrow, or because the page says so. Only the second
    parts what it holds: there the next word would have found room. In doubt is a column where some cells
    leave open where the second begins.
    """
    _name_by_lower_heading(rows)
    coded = [row for row in rows if row.coded]
    width = max((len(row.cells) for row in coded), default=0)
    doubtful = False
    for column in range(width):
        cells = [row.cells[column] for row in coded if column < len(row.cells)]
        room = max((line.width for cell in cells for line in _lines(cell)), default=0.0)
        for is_second in (second_line_is_type, second_line_is_place):
            parted = [_parted(cell, room, is_second) for cell in cells]
            if sum("\n" in one for one in parted) < _ENOUGH * max(1, len(cells)):
                continue
            doubtful = doubtful or not all("\n" in one for one in parted)
            for row in coded:
                if column < len(row.cells):
                    row.cells[column] = _parted(row.cells[column], room, is_second)
            break
    return doubtful


def _lines(cell: str) -> tuple[Text.Line, ...]:
    return cell.lines if isinstance(cell, Text) else ()


def _parted(cell: str, room: float, is_second: IsSecond) -> str:
    """The cell with an end of line before what is its second; as it is where that is not sure."""
    lines = _lines(cell)
    ways = [
        f"{joined(line.text for line in lines[:at])}\n{joined(line.text for line in lines[at:])}"
        for at in range(1, len(lines))
    ]
    fitting = [at for at, way in enumerate(ways, 1) if is_second(way)]
    # No city is called a hospital: such a line still belongs to what stands first.
    fitting = [at for at in fitting if not INSTITUTION.search(ways[at - 1].partition("\n")[2])] or fitting
    meant = [at for at in fitting if _had_room(lines[at - 1], lines[at], room)]
    sure = meant if len(meant) == 1 else fitting
    return ways[sure[0] - 1] if len(sure) == 1 else cell


def _had_room(line: Text.Line, following: Text.Line, room: float) -> bool:
    return line.width + _BLANK * line.height + following.first < room


def _name_by_lower_heading(rows: Sequence[Row]) -> None:
    """Of two headings in one cell, that of a group and the column's own below it, the lower is meant."""
    for row in rows:
        if not names_fields(list(row.cells)) or row.coded:
            continue
        for at, cell in enumerate(row.cells):
            lines = [line.text for line in _lines(cell)]
            if len(lines) == 2 and not header_field(cell) and all(map(header_field, lines)):
                row.cells[at] = lines[1]
