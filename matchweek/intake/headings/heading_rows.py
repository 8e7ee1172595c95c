"""Headings that stand in two rows, or of which a browser lost one: put over the columns they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from matchweek.intake.headings.fitting import column_fit, placed
from matchweek.intake.headings.headers import header_field
from matchweek.intake.rows.cells import clean_text, is_coded
from matchweek.intake.rows.count_headings import count_heading
from matchweek.intake.rows.reading import Record

_LOOKED_AT = 60
_MOST_COLUMNS = 40
_MOST_UNDER_ONE = 16
_YEAR = re.compile(r"\b20[0-9]{2}\b")

Cells = list[str]
_Way = tuple[float, tuple[str, ...]]


def with_whole_headings(records: list[Record], width: int) -> list[Record]:
    """The records with one row of headings of the rows' own width, where it is not so by itself.

    `width` is that of most rows with a code.
    """
    first = first_code(records)
    if not 0 < first <= _LOOKED_AT or not 1 < width <= _MOST_COLUMNS:
        return records
    rows = [cells for _, cells in islice(records, first, first + 200) if len(cells) == width]
    columns = [[clean_text(row[at]) for row in rows] for at in range(width)]
    lines = [at for at in range(first) if any(map(header_field, records[at][1]))]
    if not rows or not lines:
        return records
    bottom = lines[-1]
    below = [clean_text(cell) for cell in records[bottom][1]]
    top = lines[-2] if len(lines) > 1 and not _filled_between(records, lines[-2], bottom) else -1
    if top >= 0 and (two := _of_two([clean_text(cell) for cell in records[top][1]], below, columns)):
        return [*records[:top], (records[bottom][0], two), *records[bottom + 1 :]]
    if sum(map(bool, map(header_field, below))) > 1 and len(below) < width:
        fields = [header_field(name) for name in below]
        where, _ = placed(len(below), width, lambda thing, at: column_fit(fields[thing], columns[at]))
        wide = [""] * width
        for name, at in zip(below, where, strict=True):
            wide[at] = name
        return [*records[:bottom], (records[bottom][0], wide), *records[bottom + 1 :]]
    return records


def first_code(records: Sequence[Record]) -> int:
    """The place of the first record with a code; -1 where none has one."""
    return next(
        (at for at, (_, cells) in enumerate(records) if any(map(is_coded, cells))),
        -1,
    )


def _filled_between(records: list[Record], top: int, bottom: int) -> bool:
    return any(any(cells) for _, cells in records[top + 1 : bottom])


def _of_two(above: Cells, below: Cells, columns: list[Cells]) -> Cells:
    """One row of headings of two, if that names more columns than the lower one alone; else []."""
    width = len(columns)
    if len(above) >= width and len(below) >= width and ("" in above or "" in below):
        both = _over_each_other(above, below)
    elif len(above) <= width >= len(below) and len(above) + len(below) > 1:
        both = _under_spanning(above, below, columns)
    else:
        return []
    better = _named(both, columns) > _named([*below, *[""] * width][:width], columns) + 0.01
    return both if both and (better or any(map(_YEAR.search, above))) else []


def _named(headings: Cells, columns: list[Cells]) -> float:
    """How many headings name their column, and how well they suit it."""
    return sum(
        1 + column_fit(field, column)
        for name, column in zip(headings, columns, strict=False)
        if (field := header_field(name))
    )


def _over_each_other(above: Cells, below: Cells) -> Cells:
    """Two rows of the same columns, in which a spanning heading is followed by blank cells."""
    spanning, both = "", []
    for at, name in enumerate(below):
        own = above[at] if at < len(above) else ""
        spanning = own or spanning
        both.append(_both_names(spanning if own or name else "", name) if name else own)
    return both


def _both_names(above: str, below: str) -> str:
    """What a heading says under another: the year above belongs to it; unknown words are told by both."""
    year = _YEAR.search(above)
    if year and count_heading(below):
        return f"{year[0]} {below}"
    return below if header_field(below) or not above else f"{above} {below}"


def _under_spanning(above: Cells, below: Cells, columns: list[Cells]) -> Cells:
    """Headings above that stand alone or span some of those below, copied without blanks.

    Found is the way in which the headings suit their columns best; every heading below has one above.
    """
    width = len(columns)
    fits = {name: [column_fit(header_field(name), column) for column in columns] for name in (*above, *below)}
    ways: dict[tuple[int, int, int], _Way] = {(0, 0, 0): (0.0, ())}

    def add(state: tuple[int, int, int], way: _Way) -> None:
        if state not in ways or way[0] > ways[state][0]:
            ways[state] = way

    for top in range(len(above) + 1):
        for bottom in range(len(below) + 1):
            for column in range(width + 1):
                if (way := ways.get((top, bottom, column))) is None:
                    continue
                score, names = way
                if column < width:
                    add((top, bottom, column + 1), (score - 0.2, (*names, "")))
                if top == len(above):
                    continue
                if column < width:
                    known = 0.3 if header_field(above[top]) else 0.0
                    alone = score + fits[above[top]][column] + known
                    add((top + 1, bottom, column + 1), (alone, (*names, above[top])))
                for taken in range(1, min(len(below) - bottom, width - column, _MOST_UNDER_ONE) + 1):
                    group = below[bottom : bottom + taken]
                    suits = sum(
                        fits[name][column + at] + 0.3 * bool(header_field(name))
                        for at, name in enumerate(group)
                    )
                    alike = len(group) - len(set(group))
                    under = tuple(_both_names(above[top], name) for name in group)
                    add(
                        (top + 1, bottom + taken, column + taken),
                        (score + suits - alike + 0.01 * (taken > 1), (*names, *under)),
                    )
    found = ways.get((len(above), len(below), width))
    return list(found[1]) if found else []
