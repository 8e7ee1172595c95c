"""How well cells suit a heading, and where headings or cells stand that are fewer than the columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from matchweek.intake.headings.contents import INSTITUTION, SPECIALTY, is_state
from matchweek.intake.rows.cells import (
    least_number,
    meaningful,
    read_acgme_id,
    read_code,
    read_number,
    read_service,
)

_TYPES = frozenset({"c", "m", "p", "a", "r", "categorical", "primary", "preliminary", "advanced", "reserved"})
_NUMBERS = frozenset({"positions", "quota", "matched"})
_WORDS = re.compile(r"[^\W\d]{2}")


@lru_cache(maxsize=65536)
def cell_fit(field: str, text: str) -> float:
    """From -1 (cannot be) to 1 (surely) how well a cell's text suits a field; 0 where nothing tells."""
    text = meaningful(text.strip())
    if not text or not field:
        return 0.0
    if field == "code":
        return 1.0 if len(text) < 60 and read_code(text) else -1.0
    if field in _NUMBERS:
        return 1.0 if read_number(text) is not None or least_number(text) is not None else -1.0
    if field == "state":
        return 1.0 if is_state(text) else -1.0
    if field == "service":
        return 1.0 if _is_service(text) else -0.5
    if field == "acgme_id":
        return 1.0 if _is_acgme(text) else -1.0
    if field == "type":
        return 1.0 if text.split(" ", 1)[0].lower() in _TYPES else -0.7
    return _words_fit(field, text)


def _words_fit(field: str, text: str) -> float:
    other = text.isdigit() or _is_acgme(text) or _is_service(text) or (len(text) < 60 and read_code(text))
    if other or not _WORDS.search(text):
        return -1.0 if field not in ("phone", "website", "visa") else 0.0
    if is_state(text) or text.lower() in _TYPES:
        return -0.5
    institution, specialty = INSTITUTION.search(text) is not None, SPECIALTY.search(text) is not None
    if field == "institution":
        return 0.3 + 0.5 * institution - 0.3 * (specialty and not institution)
    if field in ("name", "specialty"):
        return 0.3 + 0.5 * specialty - 0.3 * (institution and not specialty)
    if field == "city":
        return 0.3 - 0.4 * institution - 0.4 * specialty
    return 0.0


def _is_service(text: str) -> bool:
    return "ERAS" in (named := read_service(text)) or "ResidencyCAS" in named


def _is_acgme(text: str) -> bool:
    digits = read_acgme_id(text)
    return len(digits) == 10 and digits.isdigit()


def column_fit(field: str, column: Sequence[str]) -> float:
    """How well the cells of a column suit a field, on average."""
    filled = [text for text in column if text.strip()]
    return sum(cell_fit(field, text) for text in filled) / len(filled) if filled else 0.0


def placed(count: int, width: int, fit: Callable[[int, int], float]) -> tuple[list[int], float]:
    """The columns of `count` things that keep their order among `width` columns, and how well they suit.

    `fit` tells how well a thing suits a column; of equal ways the one further to the left is taken.
    """
    ways: list[list[tuple[float, int]]] = [[(0.0, -1)] * (width + 1)]
    for thing in range(count):
        row = [(float("-inf"), -1)] * (width + 1)
        for column in range(thing, width):
            taken = ways[-1][column][0] + fit(thing, column)
            row[column + 1] = max(row[column], (taken, column), key=lambda way: way[0])
        ways.append(row)
    columns, end = [], width
    for row in reversed(ways[1:]):
        columns.append(row[end][1])
        end = row[end][1]
    return columns[::-1], ways[-1][width][0]
