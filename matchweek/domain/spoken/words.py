"""A text cut into what it names: a zone, a day, a time of day, a stretch of time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from matchweek.domain.spoken.clock_words import CLOCKS, Clock, Range
from matchweek.domain.spoken.day_words import DAYS_SAID, Day
from matchweek.domain.spoken.stretches import STRETCHES, Stretch
from matchweek.domain.spoken.zone_words import ZONES_SAID, ZoneSaid
from matchweek.errors import BadInput

MOST = 120
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_NOISE = re.compile(
    r"(?:at|on|in|the|by|of|and|to|from|o'?clock|uhr|time|please|about|around|until|till|before)\b\.?"
    r"|ca\.|ca(?= \d)"
    # “1500 hours”; “2 hours” is no time of day.
    r"|(?<=\d\d\d )(?:hours|hrs)\b|(?<=:\d\d )(?:hours?|hrs?)\b"
    r"|[,;@()\s]+|\.(?!\d)"
)
# What may be a time of day, or how long from now: “in 20”, “2 hours”, “2h”; “15h” is a time of day.
_EITHER = re.compile(
    r"(?:^|\s)in \d{1,2}$|^\d{1,2} ?(?:hours?|hrs?|min(?:ute)?s?|days?|weeks?)$|^(?:\d|1[0-2]) ?h$"
)
_WORD = re.compile(r"[^\W\d][\w'./+-]*|\S")
_PART_OF_DAY = re.compile(r"(?:(?:in|this)\s+the\s+|this\s+|at\s+)?(morning|afternoon|evening|night)\b")
_TIDY = (
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"\bo\s?'?\s?clock\b"), ""),
    # Calendars write “(UTC-05:00) Eastern Time (US & Canada)”, in summer too.
    (re.compile(r"\(utc[+-]\d\d:\d\d\)(?=\s*[a-z])|\(us & canada\)"), ""),
)


@dataclass(slots=True)
class Said:
    """What stands in a text, each kind at most once; `rest` are the words that were not understood."""

    zone: ZoneSaid | None = None
    weekday: Day | None = None
    day: Day | None = None
    clock: Clock | None = None
    end: Clock | None = None
    stretch: Stretch | None = None
    part: str = ""
    rest: list[str] = field(default_factory=list)

    def take(self, name: str, found: object, text: str) -> None:
        """Keep one of its kind. Raises BadInput for a second one that says something else."""
        present = getattr(self, name)
        if present not in (None, "") and present != found:
            raise BadInput(
                "One time, please",
                f"“{shortened(text)}” names two of them.",
                "Write one day, one time and one zone: Wed 14:30 CT, or 2027-03-18T10:58.",
            )
        setattr(self, name, found)


Reader = Callable[[re.Match[str]], object]


def cut_up(text: str) -> Said:
    """The parts of a text. Raises BadInput where two of a kind stand in it, or a number that is no time."""
    line = tidy(text)
    if _EITHER.search(line):
        raise BadInput(
            "A time of day or a length of time?",
            f"“{shortened(text)}” may be both.",
            "Write in 20 min, in 2 hours, or the time of day: 14:00.",
        )
    said = Said()
    at = 0
    while at < len(line):
        end = _take_at(line, at, said, text)
        if end is None:
            word = _NOISE.match(line, at)
            if word is None:
                word = _WORD.match(line, at)
                assert word is not None
                said.rest.append(word[0])
            end = word.end()
        at = end
    return said


def tidy(text: str) -> str:
    """The text in lower case, with plain dashes, quotes, digits and single spaces."""
    plain = unicodedata.normalize("NFKC", text[:MOST]).translate(_DASHES).replace("’", "'")
    line = " ".join(plain.casefold().split())
    for pattern, put in _TIDY:
        line = pattern.sub(put, line)
    return line


def shortened(text: str) -> str:
    """A typed text as an error shows it."""
    return " ".join(text.split())[:40]


def _take_at(line: str, at: int, said: Said, text: str) -> int | None:
    """Read one part at a place; where it ends, or None where none begins there."""
    if (match := _PART_OF_DAY.match(line, at)) is not None:
        said.take("part", match[1], text)
        return match.end()
    for name, readers in _KINDS:
        for pattern, read in readers:
            match = pattern.match(line, at)
            if match is None:
                continue
            found = read(match)
            if found is None:
                continue
            if isinstance(found, Range):
                said.take("clock", found.start, text)
                said.take("end", found.end, text)
            elif name == "day" and isinstance(found, Day) and found.weekday is not None:
                said.take("weekday", found, text)
                said.part = said.part or found.part
            else:
                said.take(name, found, text)
                said.part = said.part or getattr(found, "part", "")
            return match.end()
    return None


_KINDS: Sequence[tuple[str, Sequence[tuple[re.Pattern[str], Reader]]]] = (
    ("stretch", STRETCHES),
    ("day", DAYS_SAID),
    ("zone", ZONES_SAID),
    ("clock", CLOCKS),
)
