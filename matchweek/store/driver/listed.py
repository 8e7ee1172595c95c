"""What the lists in force say of a few programs: asked inside an act, by the programs' codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from matchweek.domain.programs.program import NOT_IN_SOAP, OUTSIDE
from matchweek.store.driver import texts
from matchweek.store.driver.fetching import ask, marks

if TYPE_CHECKING:
    from matchweek.store.driver.fetching import Either

CHUNK = 500


def loading(connection: Either) -> list[int]:
    """Lists whose loading never ended."""
    return [number for (number,) in ask(connection, texts.LOADING)]


def services_of(connection: Either, codes: Sequence[str]) -> dict[str, str]:
    """Of these codes those that stand on a current list, with the service the newest one names.

    One that was derived from the specialty counts only where no list names any.
    """
    said = [
        (not derived, place, code, service)
        for place, code, service, derived in _said_of(connection, "service, service_derived", codes)
    ]
    return {code: service for _, _, code, service in sorted(said)}


def outside_of(connection: Either, codes: Sequence[str]) -> list[str]:
    """Of these codes those that are not in SOAP: by their letter, or by the newest list that names them."""
    said: dict[str, tuple[int, str]] = {}
    for place, code, kind in _said_of(connection, "type", codes):
        said[code] = max(said.get(code, (-1, "")), (place, kind))
    return [code for code in codes if code[7:8] in OUTSIDE or said.get(code, (0, ""))[1] == NOT_IN_SOAP]


def _said_of(connection: Either, columns: str, codes: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The place of a current list in their order, a code and these columns, for each list that names it.

    Named by their numbers the lists are found in the index; joined, all their rows are read. Asked at every
    key that sorts, in SQLite's own words: a list of any length would be compiled anew each time.
    """
    numbers = [number for (number,) in ask(connection, texts.CURRENT_LISTS)]
    place = {number: at for at, number in enumerate(numbers)}
    for start in range(0, len(codes), CHUNK):
        some = codes[start : start + CHUNK]
        rows = ask(
            connection,
            f"SELECT list_id, code, {columns} FROM listing "
            f"WHERE list_id IN ({marks(numbers)}) AND code IN ({marks(some)})",
            (*numbers, *some),
        )
        for number, *values in rows:
            yield place[number], *values
