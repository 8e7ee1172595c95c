"""A fictional list as long as that of a year."""

from __future__ import annotations

from collections.abc import Iterator

ROWS = 940


def rows_of_list() -> str:
    """940 fictional programs as a browser copies a table."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "Program code\tInstitution\tProgram\tCity\tState\tService\tPositions"
    states = ("OH", "PA", "TX", "NY", "GA", "IN", "NE", "NV", "OR", "AZ")
    for at in range(ROWS):
        residency = at % 9 == 0
        code = f"9{at:03d}{'220' if residency else '140'}C0"
        service = "ResidencyCAS" if residency else "ERAS"
        name = f"Program of {at:03d}, with a long name so that the whole is as long as the list of a year"
        place = f"Quietfield\t{states[at % 10]}\t{service}\t{at % 8 + 1}"
        yield f"{code}\tSt. Somewhere Memorial Hospital and Medical Center {at:03d}\t{name}\t{place}"
