"""No program vanishes when a table is put together anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matchweek.domain.program import codes_among
from matchweek.intake.reading import Record


def with_lost(before: Iterable[Record], after: Sequence[Record]) -> list[Record]:
    """`after`, and below it each record of `before` whose code stands nowhere in it, as a cell of its own.

    Such a row is then told as one that cannot be used, rather than not at all.
    """
    coded = [(number, codes) for number, cells in after if (codes := codes_among(" ".join(cells)))]
    there = frozenset().union(*(codes for _, codes in coded))
    # Rows above the headings are not read: none of these may stand there.
    first = min((number for number, _ in coded), default=1)
    lost = [
        (max(number, first), [text])
        for number, cells in before
        if codes_among(text := " ".join(filter(None, (cell.strip() for cell in cells)))) - there
    ]
    return [*after, *lost]
