"""A table as it was taken apart to one with one row of headings and each cell in its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from matchweek.intake.headings.code_beside_words import with_codes_apart
from matchweek.intake.headings.groups import with_what_stands_above
from matchweek.intake.headings.heading_rows import with_whole_headings
from matchweek.intake.headings.labels import as_rows, without_labels
from matchweek.intake.headings.several_codes import one_code_a_row
from matchweek.intake.headings.spanned_rows import filled_down
from matchweek.intake.rows.cells import is_coded
from matchweek.intake.rows.none_lost import with_lost
from matchweek.intake.rows.reading import Record, Table

MOST_ARRANGED = 20_000
"""Tables with more rows than any person copies are read as they are."""

_LOOKED_AT = 200
_TAKEN_APART = frozenset({"tsv", "pasted", "html"})


def arranged(table: Table) -> Table:
    """The table with whole headings, cells that reach down repeated, labels taken off, one code in a row."""
    if table.size > MOST_ARRANGED:
        return table
    before = list(table.open())
    records = as_rows(before)
    records = with_whole_headings(records, usual_width(records))
    notes: tuple[str, ...] = ()
    if table.kind in _TAKEN_APART:
        records, notes = filled_down(records, usual_width(records))
    records = with_codes_apart(without_labels(records))
    records, above = with_what_stands_above(records)
    records, several, left = one_code_a_row(records)
    records = records if records is before else with_lost(before, records)
    said = (*notes, *above, *several)
    left = (*table.left, *left)
    if records is before and not said:
        # Taken apart once is enough: what follows walks the rows more than once.
        return replace(table, open=lambda: iter(before), left=left)
    notes = (*table.notes, *said)
    return replace(table, open=lambda: iter(records), size=len(records), notes=notes, left=left)


def usual_width(records: Sequence[Record]) -> int:
    """How many cells most rows with a code have, blank ones at their end counted; of two alike the wider."""
    widths = Counter(
        len(cells) for _, cells in records[:_LOOKED_AT] if len(cells) > 1 and any(map(is_coded, cells))
    )
    if not widths:
        return 0
    most = max(widths.values())
    return max(width for width, count in widths.items() if count * 2 >= most)
