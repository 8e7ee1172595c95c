"""A text cut into what it names: a zone, a day, a time of day, a stretch of time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from matchweek.domain.times.spoken.clock_words import CLOCKS, Clock, Range
from matchweek.domain.times.spoken.day_words import DAYS_SAID, Day
from matchweek.domain.times.spoken.respelled import respelled, without_dots
from matchweek.domain.times.spoken.stretches import STRETCHES, Stretch
from matchweek.domain.times.spoken.zone_words import ZONES_SAID, ZoneSaid
from matchweek.errors import BadInput

MOST = 120
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_NOISE = re.compile(
    r"(?:at|on|in|the|of|and|to|from|o'?clock|uhr|time|please|sharp|exactly|on the dot|hrs?(?= ))\b\.?"
    # “1500 hours”; “2 hours” is no time of day.
    r"|(?<=\d\d\d )(?:hours|hrs)\b|(?<=:\d\d )(?:hours?|hrs?)\b"
    r"|[,;@()\s]+|\.(?!\d)"
)
# What may be a time of day, or how long from now: “in 20”, “2 hours”, “2h”; “15h” is a time of day.
# What leaves the minute open.
_ABOUT = re.compile(
    r"(?:about|around|approx(?:imately|\.)?|roughly|circa|or so)(?!\w)\.?|ca\.|ca(?= \d)|~|\?+|-?\s?ish\b"
)
# What names a limit, not the moment itself.
_EDGE = re.compile(
    r"(?:no later than|not later than|at the latest|latest|by|before|until|till|or (?:earlier|before)|"
    r"not before|at the earliest|earliest|after|or (?:later|after)|since)\b"
)
_UP_TO = re.compile(r"no later|not later|at the latest|latest|by|before|until|till|or earlier|or before")
# Between two readings of one moment on several clocks: “17:00 ET / 14:00 PT”.
_BETWEEN = re.compile(r"[/=|·;&]+|(?:or|which is|i\.e\.)(?= )")
_EITHER = re.compile(
    r"(?:^|\s)in \d{1,2}$|^\d{1,2} ?(?:hours?|hrs?|min(?:ute)?s?|days?|weeks?)$|^(?:\d|1[0-2]) ?h$"
)
_WORD = re.compile(r"[^\W\d][\w'./+-]*|\S")
_PART_OF_DAY = re.compile(r"(?:(?:in|this)\s+the\s+|this\s+|at\s+)?(morning|afternoon|evening|night)\b")
_TIDY = (
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"\bo\s?'?\s?clock\b"), ""),
    (re.compile(r"\b(noon|midnight|midday|\d[\d:.]*(?:\s?[ap]m)?)-?\s?ish\b(\s[ap]m\b)?"), r"\1\2 ~"),
    # Calendars write “(UTC-05:00) Eastern Time (US & Canada)”, in summer too.
    (re.compile(r"\(utc[+-]\d\d:\d\d\)(?=\s*[a-z])|\(us & canada\)"), ""),
)


@dataclass(slots=True)
class Said:
    """What stands in a text, each kind at most once; `rest` are the words that were not understood.

    `edge` is a word that makes a limit of the time (“before”, “after”), `about` tells that the text leaves
    its minute open, `notes` are sentences on words that were read otherwise than they are spelled.
    """

    zone: ZoneSaid | None = None
    weekday: Day | None = None
    day: Day | None = None
    clock: Clock | None = None
    end: Clock | None = None
    stretch: Stretch | None = None
    part: str = ""
    edge: str = ""
    about: bool = False
    rest: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()

    def take(self, name: str, found: object, text: str) -> None:
        """Keep one of its kind. Raises BadInput for a second one that says something else."""
        if self.differs(name, found):
            raise two_times(text)
        setattr(self, name, found)

    def differs(self, name: str, found: object) -> bool:
        """Whether another one of the kind was said before."""
        return getattr(self, name) not in (None, "", found)

    @property
    def whole(self) -> bool:
        """Whether it has a time of day and a zone."""
        return self.clock is not None and (self.zone is not None or bool(self.rest))

    @property
    def up_to(self) -> bool:
        """Whether the edge is the latest moment; else it is the earliest."""
        return _UP_TO.match(self.edge) is not None


Reader = Callable[[re.Match[str]], object]


def two_times(text: str) -> BadInput:
    """The error for a text with two of a kind."""
    return BadInput(
        "One time, please",
        f"“{shortened(text)}” names two of them.",
        "Write one day, one time and one zone: Wed 14:30 CT, or 2027-03-18T10:58.",
    )


def cut_up(text: str) -> Said:
    """The parts of a text. Raises BadInput where two of a kind stand in it, or a number that is no time."""
    each = cut_all(text)
    if len(each) > 1:
        raise two_times(text)
    return each[0]


def cut_all(text: str) -> tuple[Said, ...]:
    """The parts of a text that may show one moment on several clocks: “17:00 ET / 14:00 PT”.

    Raises BadInput as `cut_up`.
    """
    line = tidy(text)
    if _EITHER.search(line):
        raise BadInput(
            "A time of day or a length of time?",
            f"“{shortened(text)}” may be both.",
            "Write in 20 min, in 2 hours, or the time of day: 14:00.",
        )
    line, notes = respelled(line)
    each = [Said(notes=notes)]
    at = 0
    while at < len(line):
        end = _take_at(line, at, each, text)
        at = end if end is not None else _pass_over(line, at, each)
    whole = [each[0]]
    for said in each[1:]:
        if said.clock is not None:
            whole.append(said)
        else:
            _join(whole[-1], said, text)
    return tuple(whole)


def _join(one: Said, more: Said, text: str) -> None:
    """Add what has no time of day to what stands before it."""
    for name in ("zone", "weekday", "day", "stretch", "part", "edge"):
        if found := getattr(more, name):
            one.take(name, found, text)
    one.about = one.about or more.about
    one.rest += more.rest


def _pass_over(line: str, at: int, each: list[Said]) -> int:
    """Pass a word that is no day, time or zone; where it ends."""
    said = each[-1]
    if (match := _ABOUT.match(line, at)) is not None:
        said.about = True
    elif (match := _EDGE.match(line, at)) is not None:
        said.edge = said.edge or match[0]
    elif said.clock is not None and (match := _BETWEEN.match(line, at)) is not None:
        if said.whole:
            each.append(Said())
    elif (match := _NOISE.match(line, at)) is None:
        match = _WORD.match(line, at)
        assert match is not None
        said.rest.append(match[0])
    return match.end()


def tidy(text: str) -> str:
    """The text in lower case, with plain dashes, quotes, digits and single spaces."""
    plain = unicodedata.normalize("NFKC", text[:MOST]).translate(_DASHES).replace("’", "'")
    line = " ".join(plain.casefold().split())
    for pattern, put in _TIDY:
        line = pattern.sub(put, line)
    return without_dots(" ".join(line.split()))


def shortened(text: str) -> str:
    """A typed text as an error shows it."""
    return " ".join(text.split())[:40]


def _take_at(line: str, at: int, each: list[Said], text: str) -> int | None:
    """Read one part at a place; where it ends, or None where none begins there.

    What contradicts a time that has its zone begins another one.
    """
    if (match := _PART_OF_DAY.match(line, at)) is not None:
        each[-1].take("part", match[1], text)
        return match.end()
    for name, readers in _KINDS:
        for pattern, read in readers:
            match = pattern.match(line, at)
            if match is None or (found := read(match)) is None:
                continue
            parts = _parts_of(name, found)
            if each[-1].whole and any(each[-1].differs(kind, part) for kind, part in parts.items()):
                each.append(Said())
            said = each[-1]
            for kind, part in parts.items():
                said.take(kind, part, text)
            if not isinstance(found, Range):
                said.part = said.part or getattr(found, "part", "")
            return match.end()
    return None


def _parts_of(name: str, found: object) -> dict[str, object]:
    if isinstance(found, Range):
        return {"clock": found.start, "end": found.end}
    if name == "day" and isinstance(found, Day) and found.weekday is not None:
        return {"weekday": found}
    return {name: found}


_KINDS: Sequence[tuple[str, Sequence[tuple[re.Pattern[str], Reader]]]] = (
    ("stretch", STRETCHES),
    ("day", DAYS_SAID),
    ("zone", ZONES_SAID),
    ("clock", CLOCKS),
)
