"""Several columns of codes: lists beside each other are all read; of others it is told which were left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.headers import fields_of, header_field
from matchweek.intake.rows.cells import is_address, is_coded
from matchweek.intake.rows.none_lost import is_for_notes
from matchweek.intake.rows.reading import Record

_LOOKED_AT = 60
_ENOUGH = 0.8


def one_code_a_row(records: list[Record]) -> tuple[list[Record], tuple[str, ...], tuple[str, ...]]:
    """The records with one code in each row, what is said of it, and where codes were left."""
    rows = [cells for _, cells in records[:_LOOKED_AT] if any(map(is_coded, cells)) and len(cells) > 1]
    if not rows:
        return records, (), ()
    width = max(map(len, rows))
    header = _header(records)
    columns = [
        column
        for column in range(width)
        if _holds_codes(rows, column) and not (column < len(header) and is_for_notes(header[column]))
    ]
    if len(columns) < 2:
        return records, (), ()
    read = fields_of(header).get("code", -1)
    others = [column for column in columns if column != (read if read in columns else columns[0])]
    step = columns[1] - columns[0]
    beside = {after - before for before, after in pairwise(columns)} == {step}
    if beside and (step == 1 or _same_headings(records, len(columns), step)):
        if step == 1 and any(_says_more(rows, column) for column in range(width) if column not in columns):
            return records, (), _left(records, others)
        return _below_each_other(records, columns, step)
    return records, (), _left(records, others)


def _holds_codes(rows: Sequence[Sequence[str]], column: int) -> bool:
    filled = [row[column] for row in rows if column < len(row) and row[column].strip()]
    coded = sum(is_coded(cell) and not is_address(cell) for cell in filled)
    return bool(filled) and coded >= _ENOUGH * len(filled)


def _header(records: Sequence[Record]) -> list[str]:
    return next((cells for _, cells in records[:_LOOKED_AT] if is_header(cells)), [])


def _says_more(rows: Sequence[Sequence[str]], column: int) -> bool:
    return any(column < len(row) and row[column].strip() for row in rows)


def _same_headings(records: Sequence[Record], count: int, step: int) -> bool:
    """Whether the same headings come again over each list beside the first."""
    for _, cells in records[:60]:
        if is_header(cells):
            names = [header_field(cell) or cell.strip().lower() for cell in cells]
            blocks = [names[at : at + step] for at in range(0, len(names), step)]
            full = [block for block in blocks if any(block)]
            return len(full) == count and all(block == full[0] for block in full)
    return False


def _below_each_other(
    records: Sequence[Record], columns: Sequence[int], step: int
) -> tuple[list[Record], tuple[str, ...], tuple[str, ...]]:
    first = columns[0] if step == 1 else 0
    made: list[Record] = []
    headed = False
    for number, cells in records:
        blocks = [cells[at : at + step] for at in range(first, first + step * len(columns), step)]
        coded = [block for block in blocks if any(map(is_coded, block))]
        if coded:
            made += [(number, list(block)) for block in coded]
        elif step > 1 and is_header(cells) and not headed:
            made.append((number, list(cells[:step])))
            headed = True
        elif step > 1 and not is_header(cells):
            made.append((number, list(cells)))
    names = Counter(len(cells) for _, cells in made)
    note = f"{len(columns)} columns hold codes: all were read, {sum(names.values()) - headed} rows."
    return made, (note,), ()


def _left(records: Sequence[Record], columns: Sequence[int]) -> tuple[str, ...]:
    header = _header(records)
    named = [
        f"“{header[column].strip()}”"
        if column < len(header) and header[column].strip()
        else f"column {column + 1}"
        for column in columns
    ]
    count = sum(is_coded(cells[column]) for _, cells in records for column in columns if column < len(cells))
    words = (
        f"Other columns hold codes too and were not read: {', '.join(named)}, {count} codes. If they are"
        " programs too, bring the list in once more with that column as the code, as a part."
    )
    return (words,)
