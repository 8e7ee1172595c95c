"""Words as fingers slip on them: “wendsday”, “tusday”, and zones in letters with dots: “C.T.”."""

from __future__ import annotations

import re

from matchweek.domain.times.spoken.zone_words import SHORT_FORMS
from matchweek.errors import BadInput

# As each day is written, and as it is heard.
_SPELLED = {
    "Monday": ("monday",),
    "Tuesday": ("tuesday", "teusday"),
    "Wednesday": ("wednesday", "wensday", "wendsday", "wedsday"),
    "Thursday": ("thursday", "thirsday"),
    "Friday": ("friday",),
    "Saturday": ("saturday", "saterday"),
    "Sunday": ("sunday",),
    "tomorrow": ("tomorrow", "tommorrow"),
    "yesterday": ("yesterday",),
}
_RIGHT = frozenset((*(each[0] for each in _SPELLED.values()), "wednsday", "tomorow", "tommorow", "tommorrow"))
_LONG = re.compile(r"[a-z]{5,10}(?![\w/])")
_DOTTED = re.compile(r"(?<![\w.])(?:[a-z]\.\s?){1,3}[tc]\b\.?|(?<![\w.])ak\.\s?(?:[sd]\.\s?)?t\b\.?")


def without_dots(line: str) -> str:
    """“10 am c.t.” with the zone as one word, in lower case; other letters with dots stay."""
    return _DOTTED.sub(_joined, line)


def _joined(match: re.Match[str]) -> str:
    letters = re.sub(r"[.\s]", "", match[0])
    return letters if letters in SHORT_FORMS else match[0]


def respelled(line: str) -> tuple[str, tuple[str, ...]]:
    """A line in lower case with days in right letters, and a sentence on each that was not.

    One letter may be missing, too many, wrong or exchanged. Raises BadInput where two days are as near.
    """
    notes: list[str] = []

    def put(match: re.Match[str]) -> str:
        word = match[0]
        found = _meant(word)
        if not found or _is_place(word, found):
            return word
        if len(found) > 1:
            raise BadInput(
                "Which day?", f"“{word}” may be {' or '.join(found)}.", f"Write {' or '.join(found)}."
            )
        notes.append(f"“{word}” is read as {found[0]}.")
        return found[0].lower()

    return re.sub(rf"(?<![\w'./+-]){_LONG.pattern}", put, line), tuple(notes)


def _meant(word: str) -> list[str]:
    """The days that a word may be, one slip away; none for a word that is right as it is."""
    if word in _RIGHT or word[0] not in "mtwfsyu" + "hedrnao":
        return []
    from matchweek.domain.times.places.table import slips_between

    return [
        day
        for day, ways in _SPELLED.items()
        if any(abs(len(word) - len(way)) < 2 and slips_between(word, way, 1) <= 1 for way in ways)
    ]


def _is_place(word: str, days: list[str]) -> bool:
    """Whether it is a place's whole name: Munday is in Texas. A day half typed is the day."""
    if any(day.lower().startswith(word) for day in days):
        return False
    from matchweek.domain.times.places.table import rows

    return any(True for _ in rows(word, "whole"))
