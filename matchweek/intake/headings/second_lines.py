"""Cells of two lines: a place below an institution, a type below a program, is a column of its own."""

from __future__ import annotations

from collections.abc import Callable

from matchweek.intake.headings.headers import header_field
from matchweek.intake.rows.cells import read_code
from matchweek.intake.rows.reading import Record
from matchweek.intake.rows.states import state_letters

_TYPES = frozenset({"categorical", "primary", "preliminary", "advanced", "reserved"})


def places_apart(records: list[Record], width: int) -> list[Record]:
    """A second line “City, ST”, or one of a type, in the cells of a column made a column beside it."""
    rows = [cells for _, cells in records if len(cells) == width]
    coded = [cells for cells in rows if any(map(read_code, cells))]
    named = {header_field(cell) for cells in rows if names_fields(cells) for cell in cells}
    tests = [(second_line_is_type, "Type")] if "type" not in named else []
    tests += [(second_line_is_place, "City, State")] if not named & {"city", "state"} else []
    for column in range(width - 1, -1, -1):
        for is_second, heading in tests:
            if coded and sum(is_second(cells[column]) for cells in coded) >= 0.9 * len(coded):
                records = [
                    (number, _parted(cells, column, heading, is_second) if len(cells) >= width else cells)
                    for number, cells in records
                ]
                break
    return records


def second_line_is_type(cell: str) -> bool:
    """Whether below something stands a type of program."""
    first, _, second = cell.partition("\n")
    return bool(first.strip()) and second.strip(" ()").lower() in _TYPES


def second_line_is_place(cell: str) -> bool:
    """Whether below something stands a city and a state."""
    first, _, second = cell.partition("\n")
    city, _, state = second.rpartition(",")
    return bool(first.strip() and city.strip() and state_letters(state.strip()))


def _parted(cells: list[str], column: int, heading: str, is_second: Callable[[str], bool]) -> list[str]:
    first, second = cells[column], ""
    if names_fields(cells):
        first, _, second = first.partition("\n")
        second = second or heading
    elif is_second(first):
        first, _, second = first.partition("\n")
    return [*cells[:column], first, second, *cells[column + 1 :]]


def names_fields(cells: list[str]) -> bool:
    """Whether a row names two fields or more, as headings do."""
    return sum(header_field(cell) != "" for cell in cells) > 1
