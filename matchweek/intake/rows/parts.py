"""Whether a text says that it shows only a part: “Showing 1 to 100 of 940 entries”, “Page 1 of 10”."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AROUND = 60
_LONGEST = 90
_OF = re.compile(r"of[ \t\n\xa0]+(?:about |a total of )?(?=[0-9])")
_NUMBER = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})"
_SHOWING = r"(?:showing|displaying|viewing|displayed|results?|rows?|items?|entries|records|programs?)"
_RANGE = re.compile(
    rf"(?i)({_SHOWING}\b[\s:]*)?{_NUMBER}\s*(?:to|through|[-\u2010-\u2015\u2026])\s*{_NUMBER}\s+"
    rf"(?:out\s+)?of\s+(?:about |a total of )?{_NUMBER}\b(?!\s*(?:positions?|seats?|spots?)\b)"
)
_FIRST = re.compile(
    rf"(?i)(?:showing|displaying|viewing)\s+(?:the\s+)?(?:first\s+|top\s+)?{_NUMBER}\s+(?:out\s+)?of\s+{_NUMBER}\b"
)
_PAGE = re.compile(r"(?i)\bpage\s+([0-9]{1,4})\s+of\s+([0-9]{1,4})\b")
_FILTERED = re.compile(rf"(?i)filtered\s+from\s+(?:a\s+total\s+of\s+)?{_NUMBER}\s+[a-z ]{{0,20}}\b")
_FEW = 5

Shown = tuple[int, int, int, str]


def part_said(text: str) -> str:
    """What the text says of being a part; "" where it says nothing or all its parts are there."""
    ranges, pages = list(_ranges(text)), list(_pages(text))
    for found in (ranges, pages):
        for total in {shown[2] for shown in found}:
            same = sorted(shown for shown in found if shown[2] == total)
            if not _covered(same, total):
                return same[0][3]
    # Whoever filtered a table sees all of what is left, and the rest is not on it.
    filtered = _FILTERED.search(text) if ranges else None
    return " ".join(filtered[0].split()) if filtered else ""


def _covered(shown: list[Shown], total: int) -> bool:
    """Whether parts that are in order reach from 1 to the total."""
    reached = 0
    for first, last, _, _ in shown:
        if first > reached + 1:
            return False
        reached = max(reached, last)
    return reached >= total


def _ranges(text: str) -> Iterator[Shown]:
    for window, at in _windows(text):
        if found := _at(_RANGE, window, at):
            first, last, total = (int(figure.replace(",", "")) for figure in found.group(2, 3, 4))
            if 1 <= first <= last <= total and (found[1] or last - first + 1 >= _FEW):
                yield first, last, total, _words(window, found)
        elif found := _at(_FIRST, window, at):
            last, total = (int(figure.replace(",", "")) for figure in found.group(1, 2))
            if 1 <= last <= total:
                yield 1, last, total, _words(window, found)


def _pages(text: str) -> Iterator[Shown]:
    for window, at in _windows(text):
        if (found := _at(_PAGE, window, at)) and int(found[1]) <= int(found[2]):
            yield int(found[1]), int(found[1]), int(found[2]), _words(window, found)


def _windows(text: str) -> Iterator[tuple[str, int]]:
    """What stands around each “of” before a number, and where the “of” stands in it."""
    for found in _OF.finditer(text):
        begin = max(0, found.start() - _AROUND)
        yield text[begin : found.end() + _AROUND], found.start() - begin


def _at(pattern: re.Pattern[str], window: str, at: int) -> re.Match[str] | None:
    return next((found for found in pattern.finditer(window) if found.start() < at < found.end()), None)


def _words(window: str, found: re.Match[str]) -> str:
    """The words found, with the one that follows, such as “entries”."""
    after = re.match(r"[ \t]*[A-Za-z]{3,12}\b", window[found.end() :])
    return " ".join((found[0] + (after[0] if after else "")).split())[:_LONGEST]
