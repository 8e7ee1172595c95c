"""Times said from now on: “in 20 min”, “in an hour”, “20 min ago”, “now”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

_UNITS = {"s": 1, "m": 60, "h": 3600}
_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[.,]\d{{1,2}})?|an?|one|half an?|two|three)"
_UNIT = r"(?:(?P<{0}>min(?:ute)?s?|m|h(?:ou)?rs?|h|sec(?:ond)?s?)\b\.?|(?P<{0}_h>h)(?=\d))"
_SPAN = (
    _NUMBER.format("number")
    + r"\s*"
    + _UNIT.format("unit")
    + r"(?P<half>\s+and\s+a\s+half)?(?:\s*(?:and\s+)?(?P<more>\d{1,2})\s*(?:min(?:ute)?s?|m)?\b)?"
)
_WORDS = {"a": 1.0, "an": 1.0, "one": 1.0, "half a": 0.5, "half an": 0.5, "two": 2.0, "three": 3.0}


@dataclass(frozen=True, slots=True)
class Stretch:
    """How far from now; negative for what was."""

    by: timedelta


def _length(match: re.Match[str]) -> timedelta:
    number = _WORDS.get(match["number"]) or float(match["number"].replace(",", "."))
    unit = _UNITS[(match["unit"] or match["unit_h"])[0]]
    return timedelta(seconds=(number + (0.5 if match["half"] else 0)) * unit, minutes=int(match["more"] or 0))


STRETCHES: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Stretch]]] = (
    (re.compile(r"(?:just |right )?now\b"), lambda match: Stretch(timedelta())),
    (re.compile(rf"(?:in\s+|within\s+|\+\s?){_SPAN}"), lambda match: Stretch(_length(match))),
    (re.compile(rf"{_SPAN}\s+ago\b"), lambda match: Stretch(-_length(match))),
    (re.compile(rf"{_SPAN}\s+from now\b"), lambda match: Stretch(_length(match))),
)
