"""Cells that say what cannot be: a service or state that is none, a code cut short.

One among many that are right is a sign of letters lost on the way, as GNU screen loses them of a long paste;
a column in which most are so means something else, and is judged as a column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from matchweek.intake.rows.reading import Odd

LETTERS_LOST = "Letters may have been lost on the way: paste again, or bring in a file."
FEW = 4
"""At most one cell of so many may be odd, for a column to be one of services or states at all."""
_NAMED = 6
_NONE = {"service": "no service", "state": "no state", "code": "no whole program code"}
_CUT = re.compile(r"[0-9]{4,}[A-Za-z]?[0-9A-Za-z]{0,3}")
_LONGEST = 30


def cut_code(raw: str) -> bool:
    """Whether a cell that holds no program code looks like one that lost some of its letters."""
    return _CUT.fullmatch(re.sub(r"[\s-]", "", raw)) is not None


def few(found: Iterable[Odd], rows: int) -> tuple[Odd, ...]:
    """The odd cells of those fields that have few of them among so many rows, in the order of rows."""
    known = list(found)
    counted = Counter(one.field for one in known)
    kept = [one for one in known if counted[one.field] * FEW <= rows]
    return tuple(sorted(kept, key=lambda one: one.row))


def odd_words(found: Iterable[Odd]) -> str:
    """Odd cells in a sentence, each with its row; the first of each kind."""
    said = []
    kinds: dict[str, list[Odd]] = {}
    for one in found:
        kinds.setdefault(one.field, []).append(one)
    for field, cells in kinds.items():
        named = ", ".join(f"row {one.row} “{one.text[:_LONGEST]}”" for one in cells[:_NAMED])
        more = f" and {len(cells) - _NAMED} more" if len(cells) > _NAMED else ""
        said.append(f"{named}{more}: {_NONE[field]}")
    return "; ".join(said)
