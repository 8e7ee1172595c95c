"""The dates that an invitation offers, as people write them: several in one line, the hour said once.

“Tue 5 Jan 8am CT or Thu 7 Jan” are two dates at the same hour. What one date leaves out, it takes from its
neighbours: the hour from the date behind it, else from the one before; the zone likewise. Where they name
several hours, a note says which was taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from matchweek.domain.base.text import fold
from matchweek.domain.contacts.mailed_interview import DATE, LINK, LONGEST, MONTH, TIME, ZONE, length_of
from matchweek.domain.times.spoken import Setting, read
from matchweek.domain.times.zones import MONTHS
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone

MOST = 40
"""So many dates are read of one text: more were pasted by mistake."""
NO_HOUR = "no hour is said"
_PARTS = re.compile(r"\bor\b|[;|•]|\n\s*(?:[-–*]|\d{1,2}[.)])?\s", re.IGNORECASE)
_FIRST_MARK = re.compile(r"^\s*(?:[-–*]|\d{1,2}[.)])\s+")
_WEEKDAY_BEHIND = re.compile(r"\(\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s*\)", re.IGNORECASE)
# Besides the clock of a mail: “noon”, and a bare hour behind “at”.
_TIME = re.compile(rf"{TIME.pattern}|\bnoon\b|(?:\bat|@)\s*\d{{1,2}}(?![\d:/]|\s*[ap]\.?m)", re.IGNORECASE)
# “Jan 5, 7 and 12”, “5, 7 or 12 January”: days of one month, each a date of its own.
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_BETWEEN_DAYS = r"(?:\s?,\s?(?:and\s|or\s)?|\s?&\s?|\sand\s|\sor\s)"
_DAYS = rf"{_DAY}(?:{_BETWEEN_DAYS}{_DAY}){{1,9}}"
_DAYS_BEHIND = re.compile(
    rf"\b({MONTH})\s+({_DAYS})(?![\d:/]|\s*(?:[-–]\s*\d|[ap]\.?m|{MONTH}))", re.IGNORECASE
)
_DAYS_BEFORE = re.compile(rf"\b({_DAYS})\s+({MONTH})", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d/:-])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\d)")
# “from October 15 to January 22”: when a season runs, and no date that is offered.
_SPAN = re.compile(
    rf"\b(?:from|between)\s+(?:{DATE.pattern})\s*(?:to|through|thru|until|till|and|-|–)\s*(?:{DATE.pattern})",
    re.IGNORECASE,
)
# “and ends at 2 pm”: when a day is over is not when another interview begins.
_ENDS = re.compile(
    r"\b(?:ends?|ending|concludes?|concluding|finish(?:es)?|until|till)\s+(?:at\s+|by\s+|around\s+)?$",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\b(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d\d)?\b|\b(?:UTC|GMT)\b")
_WHOSE = re.compile(r"\b(?:my|own|your|their)\s+(?:own\s+)?time\b|\bown\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfferedDate:
    """One date as it was read. `at` is aware UTC, None where the `words` name no single moment: `why`.

    `zone` is the zone it was read in, `zone_said` whether the text names it; `minutes` is None where no end
    is told. `notes` say what was understood otherwise than written.
    """

    words: str
    at: datetime | None = None
    zone: Timezone | None = None
    zone_said: bool = False
    minutes: int | None = None
    notes: tuple[str, ...] = ()
    why: str = ""

    @property
    def timed(self) -> bool:
        """Whether an hour is said, on whichever day."""
        return self.at is not None or self.why != NO_HOUR


@dataclass(frozen=True, slots=True)
class _Part:
    """A date of the text with the hour and the zone beside it, each empty where none stands there; `guessed`
    where the hour was taken from one of several that others have."""

    date: str
    time: str = ""
    zone: str = ""
    guessed: bool = False


def dates_in(text: str, setting: Setting) -> list[OfferedDate]:
    """The dates that a text offers, in the order in which it names them, each once.

    Times without a zone are read in the setting's. A date without any hour in the whole text says so.
    """
    found: list[OfferedDate] = []
    for part in _completed(list(islice(_parts(text), MOST))):
        one = _read(part, setting)
        if one.at is None or all(one.at != each.at for each in found):
            found.append(one)
    return found


def offered_text(dates: Sequence[datetime]) -> str:
    """Dates as `Tracked.offered` keeps them: ISO instants in UTC, each once, by time."""
    return ";".join(sorted({each.astimezone(UTC).isoformat() for each in dates}))


def offered_dates(kept: str) -> list[datetime]:
    """The dates that `offered_text` kept, by time; what is no instant is left out."""
    found = []
    for each in kept.split(";"):
        try:
            at = datetime.fromisoformat(each.strip())
        except ValueError:
            continue
        if at.tzinfo is not None:
            found.append(at.astimezone(UTC))
    return sorted(set(found))


def _parts(text: str) -> Iterator[_Part]:
    """The dates of a text in their order, with what stands beside each; a part without one goes on with the
    date before."""
    last = ""
    for piece in _PARTS.split(_written_out(text)):
        dates = list(DATE.finditer(piece))
        times = [
            each
            for each in _TIME.finditer(piece)
            if not any(_within(each, one) for one in dates)
            and not _ENDS.search(piece[max(each.start() - 24, 0) : each.start()])
        ]
        if not dates:
            for time in times if last else ():
                yield _Part(last, time[0], _zone_behind(piece, time.end()))
            continue
        behind: dict[int, list[re.Match[str]]] = {place: [] for place in range(len(dates))}
        for time in times:
            before = [place for place, date in enumerate(dates) if date.end() <= time.start()]
            behind[before[-1] if before else 0].append(time)
        for place, date in enumerate(dates):
            last = date[0]
            if not behind[place]:
                ends = dates[place + 1].start() if place + 1 < len(dates) else len(piece)
                yield _Part(last, "", _zone_in(piece[date.end() : ends]))
            for time in behind[place]:
                yield _Part(last, time[0], _zone_behind(piece, time.end()))


def _written_out(text: str) -> str:
    """The text without links, each date whole; “12/7” has its month where another number tells it."""
    text = _FIRST_MARK.sub("", _WEEKDAY_BEHIND.sub(" ", LINK.sub(" ", text[:LONGEST])))
    text = _SPAN.sub(" ", named_months(text))
    text = _DAYS_BEHIND.sub(lambda each: _each_day(each[1], each[2]), text)
    return _DAYS_BEFORE.sub(lambda each: _each_day(each[2], each[1]), text)


def named_months(text: str) -> str:
    """A text whose dates of figures have their month's name, where another date tells which figure it is."""
    text = _DOTTED.sub(lambda each: _month_named(each, month_first=False), text)
    pairs = [(int(first), int(second)) for first, second, _ in _NUMBERS.findall(text)]
    month_first = any(second > 12 for _, second in pairs)
    if month_first == any(first > 12 for first, _ in pairs):
        return text
    return _NUMBERS.sub(lambda each: _month_named(each, month_first=month_first), text)


def _each_day(month: str, days: str) -> str:
    return ", ".join(f"{month} {day}" for day in re.findall(r"\d{1,2}", days))


def _month_named(match: re.Match[str], *, month_first: bool) -> str:
    month, day = (match[1], match[2]) if month_first else (match[2], match[1])
    if not 1 <= int(month) <= 12:
        return match[0]
    year = f", {match[3] if len(match[3]) == 4 else f'20{match[3]}'}" if match[3] else ""
    return f"{MONTHS[int(month) - 1]} {int(day)}{year}"


def _within(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() < outer.end()


def _zone_behind(piece: str, end: int) -> str:
    return _zone_in(piece[end : end + 40])


def _zone_in(text: str) -> str:
    """The zone that is named first, before any other date or hour."""
    stops = [found.start() for found in (DATE.search(text), _TIME.search(text)) if found is not None]
    text = text[: min(stops, default=len(text))]
    found = [each for each in (ZONE.search(text), _OFFSET.search(text), _WHOSE.search(text)) if each]
    words = min(found, key=lambda each: each.start())[0] if found else ""
    return words if _OFFSET.fullmatch(words) or _WHOSE.fullmatch(words) else words.split(" ")[0]


def _completed(parts: list[_Part]) -> list[_Part]:
    """The same, where each has the hour and the zone that it takes from its neighbours."""
    found = []
    several = len({fold(each.time) for each in parts if each.time}) > 1
    for place, part in enumerate(parts):
        nearest = [*parts[place + 1 :], *reversed(parts[:place])]
        if not part.time:
            giver = next((each for each in nearest if each.time), None)
            if giver is not None:
                part = replace(part, time=giver.time, zone=part.zone or giver.zone, guessed=several)
        if not part.zone:
            before = [*reversed(parts[:place]), *parts[place + 1 :]]
            part = replace(part, zone=next((each.zone for each in before if each.zone), ""))
        found.append(part)
    return found


def _read(part: _Part, setting: Setting) -> OfferedDate:
    time = re.sub(r"^(?:at\b|@)\s*", "", part.time, flags=re.IGNORECASE).replace("–", "-")
    words = " ".join(filter(None, (part.date, time, part.zone)))
    if not part.time:
        return OfferedDate(words, why=NO_HOUR)
    try:
        found = read(words, setting)
    except BadInput as error:
        return OfferedDate(words, why=(error.detail or error.title).rstrip("."))
    minutes = length_of(found)
    notes = [note for note in found.notes if not note.startswith("That is when it begins")]
    if part.guessed:
        notes.append(f"“{part.date}”: no hour is said; {time} of another date is taken.")
    return OfferedDate(words, found.at, found.zone, found.zone_said, minutes, tuple(notes))
