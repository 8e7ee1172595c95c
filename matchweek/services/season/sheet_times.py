"""The dates of one's own sheet: read as a person writes them, in a zone that is known or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pendulum import Timezone

from matchweek.domain.programs.program_zones import zone_of_place
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import NotATime, Setting, read
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput

THEIRS = "theirs"
"""In place of a zone: each program's own."""
_SLASHED = re.compile(r"^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_DAY_ONLY = "The time of day is missing"


@dataclass(frozen=True, slots=True)
class Dated:
    """What a row says of when: the instant (aware UTC), or why there is none. `asks` is True where the words
    name no zone and nobody has said in which it is."""

    at: datetime | None = None
    why: str = ""
    asks: bool = False


def day_first(dates: Iterable[str]) -> bool | None:
    """Whether dates such as 18/11/2026 have the day first, as one of them shows; None where none does."""
    found = [match for text in dates if (match := _SLASHED.match(text))]
    if any(int(each[1]) > 12 for each in found):
        return True
    return False if any(int(each[2]) > 12 for each in found) else None


def either_way(text: str) -> bool:
    """Whether a date of figures is two days of the year, as its day or its month stands first."""
    match = _SLASHED.match(text)
    return match is not None and max(int(match[1]), int(match[2])) <= 12 and match[1] != match[2]


def plain_date(text: str, *, first: bool | None) -> str:
    """A date of figures with its year in front, where the sheet shows which of them is the day."""
    match = _SLASHED.match(text)
    if match is None or first is None:
        return text
    day, month = (match[1], match[2]) if first else (match[2], match[1])
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    return f"{year}-{int(month):02}-{int(day):02}{text[match.end() :]}"


def dated(said: Mapping[str, str], now: datetime, times_in: str, *, first: bool | None) -> Dated:
    """When the interview of a row begins. `times_in` is a zone or “theirs” for words that name none."""
    date, time = said.get("date", ""), said.get("time", "")
    if not (date or time):
        return Dated()
    # A spreadsheet writes the day's beginning behind a day that has no time.
    day = re.sub(r"[ T]00:00(:00)?$", "", date) if time or "date" in said else date
    words = " ".join(part for part in (plain_date(day, first=first), time) if part)
    theirs = _theirs(said)
    zone = (theirs[0] if len(theirs) == 1 else None) if times_in == THEIRS else None
    zone = read_zone(times_in) if times_in not in ("", THEIRS) else zone
    try:
        reading = read(words, Setting(now=now, toward="day", zone=zone or EASTERN, theirs=theirs))
    except NotATime as error:
        why = "no time of day" if _DAY_ONLY in error.detail else "not a date and time"
        return Dated(why=why)
    except BadInput as error:
        return Dated(why=f"{error.title.rstrip('?.')}: {error.detail}")
    if not reading.zone_said and zone is None:
        if times_in == THEIRS:
            return Dated(why="its clock is not known: city and state say it")
        return Dated(asks=True)
    return Dated(reading.at)


def _theirs(said: Mapping[str, str]) -> tuple[Timezone, ...]:
    if not said.get("state"):
        return ()
    place = zone_of_place(said.get("city", ""), said["state"])
    return place.zones
