"""Rows of a copied table that are short because a cell above reaches down into them."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.intake.headings.columns import is_header
from matchweek.intake.headings.fitting import cell_fit, placed
from matchweek.intake.headings.headers import fields_of, header_field
from matchweek.intake.headings.merged import may_repeat
from matchweek.intake.rows.cells import is_coded, read_code
from matchweek.intake.rows.reading import Record

_SEEN = 0.35
_OF_INSTITUTION = frozenset({"institution", "city", "state"})


def filled_down(records: list[Record], width: int) -> tuple[list[Record], tuple[str, ...]]:
    """The records with the cells that reach down from above, and a note about them.

    Only rows that make no sense as they stand are touched, and only words are repeated: a number or a code
    that spans rows belongs to the first of them.
    """
    place = next((at for at, (_, cells) in enumerate(records[:60]) if is_header(cells)), -1)
    if place < 0 or len(records[place][1]) != width:
        return records, ()
    if all(len(cells) >= width or len(cells) < 2 for _, cells in records):
        return records, ()
    fields = [header_field(cell) for cell in records[place][1]]
    known = fields_of(records[place][1])
    if "code" not in known:
        return records, ()
    seen: list[set[str]] = [set() for _ in range(width)]
    done, count = list(records), 0
    above: list[str] = []
    for at in range(place + 1, len(records)):
        number, cells = records[at]
        short = 1 < len(cells) < width and any(map(is_coded, cells))
        if short and above and not _makes_sense(cells, fields, known):
            made = _made(cells, fields, seen, above, known["code"])
        elif short and above and _same_institution(cells, above, known["code"]):
            rest = enumerate(above[len(cells) :], len(cells))
            made = [*cells, *(text if fields[column] in _OF_INSTITUTION else "" for column, text in rest)]
            made = made if any(made[len(cells) :]) else []
        else:
            made = []
        if made:
            cells, count = made, count + 1
            done[at] = (number, made)
        if len(cells) == width and is_coded(cells[known["code"]]):
            above = cells
            for column, text in enumerate(cells):
                seen[column].add(text)
    note = f"Cells that reach over several rows were repeated in {count} row{'s' * (count > 1)}."
    return (done, (note,)) if count else (records, ())


def _makes_sense(cells: Sequence[str], fields: Sequence[str], known: dict[str, int]) -> bool:
    """Whether a short row can be read from the left, as where only blank cells at its end are missing."""
    if known["code"] >= len(cells) or not is_coded(cells[known["code"]]):
        return False
    return all(cell_fit(field, cell) > -0.5 for field, cell in zip(fields, cells, strict=False))


def _same_institution(cells: Sequence[str], above: Sequence[str], code: int) -> bool:
    """Whether the code of a row, where it stands in its column, is of the institution of the row above."""
    if code >= len(cells):
        return False
    own, other = read_code(cells[code]), read_code(above[code])
    return own is not None and other is not None and own[:4] == other[:4]


def _made(
    cells: list[str], fields: Sequence[str], seen: Sequence[set[str]], above: Sequence[str], code: int
) -> list[str]:
    """The whole row, or [] where its cells suit no places."""

    # Counted from the right, so that of equal ways the cells stand as far to the right as they can.
    last, end = len(cells) - 1, len(fields) - 1

    def fit(thing: int, column: int) -> float:
        text = cells[last - thing]
        return cell_fit(fields[end - column], text) + _SEEN * (bool(text) and text in seen[end - column])

    columns, _ = placed(len(cells), len(fields), fit)
    where = {end - column: cells[last - thing] for thing, column in enumerate(columns)}
    if code not in where or not is_coded(where[code]):
        return []
    if any(cell_fit(fields[column], text) <= -0.5 for column, text in where.items()):
        return []
    return [
        where[column] if column in where else above[column] if may_repeat(above[column]) else ""
        for column in range(len(fields))
    ]
