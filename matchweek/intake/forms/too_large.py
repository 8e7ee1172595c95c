"""Texts larger than any list: refused at once, before reading them takes minutes and gigabytes."""

from __future__ import annotations

from matchweek.errors import BadInput

MOST_LINES = 250_000
"""Lines of a text, rows of a page; all programs of all Matches together are not as many."""
LONGEST_LINE = 1_000_000
"""Characters."""
MOST_COLUMNS = 1_000
"""Marks between cells in a line; what a column holds is judged by many of its cells."""
_BETWEEN_CELLS = "\t,;|"
MOST_CELLS = 1_000_000
"""Cells of a web page."""
MOST_TAGS = 2_500_000


def refuse_beyond(text: str) -> None:
    """Raise BadInput for a text of more or longer lines than a list can have."""
    count = text.count("\n") + 1
    if count > MOST_LINES:
        raise _refused(f"It has {count:,} lines")
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > LONGEST_LINE:
        raise _refused(f"One of its lines has {longest:,} characters")
    # A line of fewer characters cannot have so many columns.
    long = [line for line in lines if len(line) > MOST_COLUMNS]
    columns = max((line.count(mark) for line in long for mark in _BETWEEN_CELLS), default=0)
    if columns > MOST_COLUMNS:
        raise _refused(f"One of its lines has {columns:,} columns")


def refuse_page_beyond(text: str) -> None:
    """Raise BadInput for a web page of more rows or cells than a list can have."""
    low = text.lower()
    rows = low.count("<tr")
    if rows > MOST_LINES:
        raise _refused(f"The page has {rows:,} rows")
    cells = low.count("<td") + low.count("<th")
    if cells > MOST_CELLS:
        raise _refused(f"The page has {cells:,} cells")
    tags = text.count("<")
    if tags > MOST_TAGS:
        raise _refused(f"The page has {tags:,} tags")


def _refused(what: str) -> BadInput:
    return BadInput(
        "This is larger than any list of programs",
        f"{what}; a national list has about a thousand rows.",
        "Look whether it is the right file, or copy the rows of the table and paste them.",
    )
