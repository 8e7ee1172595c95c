"""Cells merged over several rows: what may be repeated in each of them, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.intake.rows.cells import read_code, read_number

_ROWS_NAMED = 8


def may_repeat(text: str) -> bool:
    """Words hold for every row of a merged cell; a number or a code would be counted several times."""
    return bool(text) and read_number(text) is None and read_code(text) is None


def note_of(rows: Sequence[int]) -> tuple[str, ...]:
    """The warning about merged numbers and codes that were left to their first rows."""
    if not rows:
        return ()
    named = ", ".join(map(str, rows[:_ROWS_NAMED]))
    more = f" and {len(rows) - _ROWS_NAMED} more" if len(rows) > _ROWS_NAMED else ""
    of = f"row{'s' * (len(rows) > 1)} {named}{more}"
    return (f"A number or code merged over several rows counts for the first of them only: {of}.",)
