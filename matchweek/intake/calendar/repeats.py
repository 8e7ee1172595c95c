"""The days of a rule that repeats (RFC 5545, section 3.3.10), looked at one by one within a span.

What appointments and zones need of it, and no more: a rule from outside may name no day at all, and a library
then counts on to the year 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_TIME = re.compile(r"\d{8}(?:T\d{6})?")
_BY_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = frozenset({"FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"})
_MOST = 9999


class NotRead(ValueError):
    """Something in a file that says nothing which can be counted on; its words go on “Of one event …”."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule: `days` are weekdays, 0 for Monday, each with its place in the month, 0 for all of them."""

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    week_starts: int = 0
    count: int | None = None
    until: str = ""


def repeat_of(value: str) -> Repeat:
    """The rule that a text is. Raises NotRead for one of another kind."""
    parts = dict(
        each.strip().upper().split("=", 1) for each in value.strip().strip(";").split(";") if "=" in each
    )
    if not parts or parts.keys() - _PARTS:
        raise NotRead("how it repeats is not known")
    found = Repeat(
        parts.get("FREQ", ""),
        _number(parts.get("INTERVAL", "1"), 1, _MOST),
        tuple(_number(each, 1, 12) for each in _listed(parts, "BYMONTH")),
        tuple(_by_day(each) for each in _listed(parts, "BYDAY")),
        tuple(_number(each, -31, 31) for each in _listed(parts, "BYMONTHDAY")),
        _by_day(parts.get("WKST", "MO"))[1],
        _number(parts["COUNT"], 1, _MOST) if "COUNT" in parts else None,
        parts.get("UNTIL", ""),
    )
    placed = any(place for place, _ in found.days)
    in_months = found.frequency == "MONTHLY" or (found.frequency == "YEARLY" and found.months)
    if found.frequency not in _TURNS or (placed and not in_months):
        raise NotRead("how it repeats is not known")
    if found.frequency == "WEEKLY" and found.month_days:
        raise NotRead("how it repeats is not known")
    return found


def days_of(repeat: Repeat, first: date, since: date, to: date) -> Iterator[date]:
    """The days of a rule that began on `first`, from `since` to `to`, both included."""
    day = max(first, since)
    while day <= to:
        if not _month_fits(repeat, first, day):
            # No day of another month need be looked at.
            day = day.replace(day=monthrange(day.year, day.month)[1])
        elif _TURNS[repeat.frequency](repeat, first, day) and _fits(repeat, first, day):
            yield day
        day += timedelta(days=1)


def _fits(repeat: Repeat, first: date, day: date) -> bool:
    length = monthrange(day.year, day.month)[1]
    if repeat.month_days and not {day.day, day.day - length - 1} & set(repeat.month_days):
        return False
    if repeat.days:
        places = (0, (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1))
        return any(weekday == day.weekday() and place in places for place, weekday in repeat.days)
    if repeat.month_days or repeat.frequency == "DAILY":
        return True
    if repeat.frequency == "WEEKLY":
        return day.weekday() == first.weekday()
    return day.day == first.day


def _month_fits(repeat: Repeat, first: date, day: date) -> bool:
    if repeat.months:
        return day.month in repeat.months
    if repeat.frequency == "YEARLY" and not repeat.days and not repeat.month_days:
        return day.month == first.month
    return True


def _weeks(repeat: Repeat, first: date, day: date) -> bool:
    begins, now = (each.toordinal() - (each.weekday() - repeat.week_starts) % 7 for each in (first, day))
    return (now - begins) // 7 % repeat.interval == 0


_TURNS: dict[str, Callable[[Repeat, date, date], bool]] = {
    "DAILY": lambda repeat, first, day: (day - first).days % repeat.interval == 0,
    "WEEKLY": _weeks,
    "MONTHLY": lambda repeat, first, day: (
        ((day.year - first.year) * 12 + day.month - first.month) % repeat.interval == 0
    ),
    "YEARLY": lambda repeat, first, day: (day.year - first.year) % repeat.interval == 0,
}


def naive_time(value: str) -> datetime:
    """A time of day or a day as the format writes it, without a zone. Raises NotRead for what is none."""
    if not _TIME.fullmatch(value):
        raise NotRead(f"“{value[:20]}” is no time")
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise NotRead(f"“{value[:20]}” is no time") from error


def _listed(parts: dict[str, str], name: str) -> list[str]:
    return [each.strip() for each in parts[name].split(",")] if parts.get(name) else []


def _number(text: str, least: int, most: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not number or not least <= number <= most:
        raise NotRead(f"“{text[:20]}” is no number of a rule")
    return number


def _by_day(text: str) -> tuple[int, int]:
    found = _BY_DAY.fullmatch(text)
    if found is None:
        raise NotRead(f"“{text[:20]}” is no day of a week")
    return int(found[1] or 0), _WEEKDAYS.index(found[2])
