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
from matchweek.domain.times.zones import EASTERN, MONTHS
from matchweek.errors import BadInput

THEIRS = "theirs"
"""In place of a zone: each program's own."""
# A date of figures: 12/11/2026, 12.11.26, 12-11-2026; without a year only as 12/11, for 12.11 may be a time.
_FIGURES = re.compile(
    r"(?<![\d/.:-])(\d{1,2})(?:(?P<between>[/.-])(\d{1,2})(?P=between)(\d{4}|\d{2})|/(\d{1,2}))(?![\d/])"
)
# “Dec 11, 2026 - 9:00 AM” and “… | 9:00 AM”: what parts the day from its hour.
_PARTING = re.compile(r"\s*\|\s*|(?<=\d{4})\s+[-–—]\s+")
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
    found = [figures for text in dates if (figures := _figures(text)) is not None]
    if any(each.first > 12 for each in found):
        return True
    return False if any(each.second > 12 for each in found) else None


def either_way(text: str) -> bool:
    """Whether a date of figures is two days of the year, as its day or its month stands first."""
    found = _figures(text)
    return found is not None and max(found.first, found.second) <= 12 and found.first != found.second


def plain_date(text: str, *, first: bool | None) -> str:
    """A date of figures with its year in front, or its month's name where it has no year, where the sheet
    shows which of them is the day."""
    found = _figures(text)
    if found is None or first is None:
        return text
    day, month = (found.first, found.second) if first else (found.second, found.first)
    if found.year:
        plain = f"{found.year}-{month:02}-{day:02}"
    elif 1 <= month <= len(MONTHS):
        plain = f"{day} {MONTHS[month - 1]}"
    else:
        return text
    return f"{text[: found.begins]}{plain}{text[found.ends :]}"


@dataclass(frozen=True, slots=True)
class _Figures:
    """A date of figures where it stands in a text; `year` is empty where it has none."""

    first: int
    second: int
    year: str
    begins: int
    ends: int


def _figures(text: str) -> _Figures | None:
    match = _FIGURES.search(text)
    if match is None:
        return None
    year = match[4] or ""
    whole = year if len(year) != 2 else f"20{year}"
    return _Figures(int(match[1]), int(match[3] or match[5]), whole, match.start(), match.end())


def dated(said: Mapping[str, str], now: datetime, times_in: str, *, first: bool | None) -> Dated:
    """When the interview of a row begins. `times_in` is a zone or “theirs” where neither its words name one
    nor what its row or heading says of zones (`said["zone"]`)."""
    date, time = said.get("date", ""), said.get("time", "")
    if not (date or time):
        return Dated()
    # A spreadsheet writes the day's beginning behind a day that has no time.
    day = re.sub(r"[ T]00:00(:00)?$", "", date) if time or "date" in said else date
    plain = _PARTING.sub(" ", plain_date(day, first=first))
    words = " ".join(part for part in (plain, time) if part)
    theirs = _theirs(said)
    zone = (theirs[0] if len(theirs) == 1 else None) if times_in == THEIRS else None
    zone = read_zone(times_in) if times_in not in ("", THEIRS) else zone
    try:
        setting = Setting(now=now, toward="day", zone=zone or EASTERN, theirs=theirs)
        reading = read(words, setting)
        if not reading.zone_said and (named := said.get("zone", "")):
            reading = read(f"{words} {named}", setting)
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
