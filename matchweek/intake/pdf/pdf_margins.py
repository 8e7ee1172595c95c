"""What stands above and below the table on every page: its header and footer, by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from matchweek.intake.headings.columns import is_header
from matchweek.intake.pdf.pdf_page import Page, Word
from matchweek.intake.pdf.pdf_text import Line, is_coded, lines_in

_SAME_PLACE = 2.0
_OUTERMOST = 4
_APART = 0.6
_DIGITS = re.compile(r"\d+")


def without_margins(pages: Sequence[Page]) -> list[list[Word]]:
    """The words of each page less those lines at its ends that stand at the same place on most pages."""
    if len(pages) < 2:
        return [page.words for page in pages]
    lines_of = [lines_in(page.words) for page in pages]
    ends = [[*lines[:_OUTERMOST], *lines[-_OUTERMOST:]] for lines in lines_of]
    seen = Counter(place for lines in ends for place in {_place(line) for line in lines})
    most = max(2, 0.6 * len(pages))

    def repeated(line: Line) -> bool:
        text, at = _place(line)
        near = sum(seen[text, at + by] for by in (-1, 0, 1))
        return near >= most and not is_coded(line) and not is_header([word.text for word in line])

    kept = []
    for lines in lines_of:
        first = _outside(lines[:_OUTERMOST], lines, repeated)
        rest = lines[first:]
        last = len(lines) - _outside(rest[: -_OUTERMOST - 1 : -1], rest[::-1], repeated)
        dropped = {id(word) for line in (*lines[:first], *lines[last:]) for word in line}
        kept.append([word for line in lines for word in line if id(word) not in dropped])
    return kept


def _outside(ends: Sequence[Line], lines: Sequence[Line], repeated: Callable[[Line], bool]) -> int:
    """How many lines from an end of the page inwards are its margin: repeated, and apart from the table.

    What stands as close as the lines of a cell do is the last line of one, on however many pages.
    """
    found = 0
    for at, line in enumerate(ends):
        if not repeated(line):
            break
        following = lines[at + 1][0] if at + 1 < len(lines) else None
        if following is None or _gap(line[0], following) >= _APART * line[0].height:
            found = at + 1
    return found


def _gap(one: Word, other: Word) -> float:
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def _place(line: Line) -> tuple[str, int]:
    """What a line says, whatever its numbers are, and where it stands."""
    text = _DIGITS.sub("#", " ".join(word.text for word in line))
    return text, round(line[0].top / _SAME_PLACE)
