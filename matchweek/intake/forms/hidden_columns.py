"""Columns of numbers that a workbook hides: none of them says the positions while a shown one does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matchweek.intake.forms.formulas import attributes, letters, source_of
from matchweek.intake.rows.count_headings import count_heading
from matchweek.intake.rows.reading import Record

_COLUMN = re.compile(r"<col\b[^>]*>")
_MOST = 16_384


def without_hidden_counts(
    rows: Sequence[Record], heading: Sequence[str], data: bytes, place: int
) -> list[str]:
    """Empty the hidden columns of numbers of the sheet at a place, where a shown one says such a number too.

    Returns how the emptied are called, for a person to read: their letters and headings.
    """
    counted = [at for at, cell in enumerate(heading) if count_heading(cell)]
    hidden = _hidden(source_of(data, place)) if len(counted) > 1 else frozenset()
    unseen = [at for at in counted if at in hidden]
    if not unseen or len(unseen) == len(counted):
        return []
    named = [f"{letters(at)} (“{heading[at][:40]}”)" for at in unseen]
    for _, cells in rows:
        for at in unseen:
            if at < len(cells):
                cells[at] = ""
    return named


def _hidden(source: str) -> frozenset[int]:
    """The hidden columns, counted from 0."""
    found: set[int] = set()
    for told in map(attributes, _COLUMN.findall(source.partition("<sheetData")[0])):
        first, last = told.get("min", ""), told.get("max", "")
        if told.get("hidden") in ("1", "true") and first.isdigit() and last.isdigit():
            found.update(range(int(first) - 1, min(int(last), _MOST)))
    return frozenset(found)
