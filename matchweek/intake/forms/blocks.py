"""Copied tables whose cells hold blocks: line ends stand around them, and Chromium drops the tab between."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.intake.forms.stacks import stack
from matchweek.intake.headings.columns import is_header
from matchweek.intake.rows.cells import is_coded
from matchweek.intake.rows.none_lost import with_lost
from matchweek.intake.rows.reading import Record, Table


def table_of_blocks(lines: Sequence[str], joined: Sequence[Record]) -> Table | None:
    """The rows of a table, every line of a cell taken for a cell; None where the lines are whole rows.

    `joined` is what came of the lines when tabs alone part cells.
    """
    split = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    coded = [at for at, (_, cells) in enumerate(split) if any(map(is_coded, cells))]
    if not coded or len(split) - coded[0] < 1.5 * len(coded):
        return None
    headings = [at for at in range(coded[0]) if is_header(split[at][1])]
    if not headings:
        return None
    heading = headings[-1]
    width = next((len(cells) for _, cells in joined if is_header(cells)), len(split[heading][1]))
    whole = sum(len(cells) == width for _, cells in joined if any(map(is_coded, cells)))
    if whole * 2 >= len(coded):
        return None
    pieces = [
        (number, cell.strip()) for number, cells in split[heading + 1 :] for cell in cells if cell.strip()
    ]
    made = stack([text for _, text in pieces])
    records = [(pieces[place - 1][0], cells) for place, cells in made.records]
    if sum(len(cells) >= width for _, cells in records) * 2 < len(coded):
        return None
    top = (split[heading][0], [cell.strip() for cell in split[heading][1]])
    before = [(number, cells) for number, cells in split[:heading]]
    every = with_lost(split, [*before, top, *records])
    return Table("pasted", len(lines), lambda: iter(every), made.notes, True, made.doubtful)
