"""The day of a task: a day of every season, or so many days before or behind a moment of the timetable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

AUTUMN = 9
"""From this month on a day without "+" is of the year before the Match."""
_DAY = re.compile(r"(\+?)(\d\d)-(\d\d)")
_MOMENT = re.compile(r"([a-z_0-9]+?)([+-]\d{1,3})?")


@dataclass(frozen=True, slots=True)
class When:
    """A day: `month` and `day`, `later` for one of the Match's own year; or `days` from a `moment`."""

    month: int = 0
    day: int = 0
    later: bool = False
    moment: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day in one's own zone, and the instant (aware UTC) where it is a moment of the timetable itself."""

    on: date
    at: datetime | None = None


def read_when(text: str) -> When:
    """A day as the packaged tasks have it: “11-05”, “+04-20”, “ranking_closes-6”. Raises ValueError."""
    found = _DAY.fullmatch(text)
    if found is not None:
        month, day = int(found[2]), int(found[3])
        # A leap day would be missing in three years of four.
        date(2027, month, day)
        return When(month, day, bool(found[1]))
    named = _MOMENT.fullmatch(text)
    if named is None:
        raise ValueError(f"no day: {text}")
    return When(moment=named[1], days=int(named[2] or 0))


def day_of(when: When, season: int, moments: Mapping[str, datetime], own: tzinfo) -> Day | None:
    """The day in a season whose Match is in the year `season`; None where the timetable does not know it.

    A moment falls on the day that it has in one's `own` zone.
    """
    if not when.moment:
        year = season if when.later or when.month < AUTUMN else season - 1
        return Day(date(year, when.month, when.day))
    at = moments.get(when.moment)
    if at is None:
        return None
    return Day(at.astimezone(own).date() + timedelta(days=when.days), None if when.days else at)
