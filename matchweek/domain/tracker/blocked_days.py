"""Which days are blocked, and the words for them; as people write days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from matchweek.domain.times.spoken import Setting, read_day
from matchweek.domain.times.zones import wall_day
from matchweek.domain.tracker.blocked import Blocked
from matchweek.errors import BadInput

ENDS_FIRST = "The end is before the beginning"
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_RECENT = timedelta(days=31)
_TO = re.compile(
    r"\s*(?:\b(?:to|until|till|through|thru)\b|–|\s-\s|(?<=[a-z])-(?=\d))\s*",
    re.IGNORECASE,
)
_IN_A_MONTH = re.compile(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\s+([A-Za-z]{3,9}\.?(?:\s+20\d\d)?)")


def blocked_on(blocked: Iterable[Blocked], first: date, last: date | None = None) -> list[Blocked]:
    """What blocks any of the days from `first` to `last`, by its beginning."""
    until = last or first
    found = [each for each in blocked if each.first <= until and first <= each.last]
    return sorted(found, key=lambda each: (each.first, each.id))


def days_words(one: Blocked) -> str:
    """“Tue 5 Jan”, “Tue 5 Jan to Thu 7 Jan”."""
    first = wall_day(one.first)
    return first if one.first == one.last else f"{first} to {wall_day(one.last)}"


def blocked_words(one: Blocked) -> str:
    """“blocked: exam, Tue 5 Jan to Thu 7 Jan (Step 3)”."""
    note = " ".join(one.note.split())
    return f"blocked: {one.kind}, {days_words(one)}{f' ({note})' if note else ''}"


def next_free(blocked: Iterable[Blocked], day: date) -> date:
    """The first day from `day` on that nothing blocks."""
    every = list(blocked)
    while found := blocked_on(every, day):
        day = max(each.last for each in found) + timedelta(days=1)
    return day


def read_days(text: str, setting: Setting) -> tuple[date, date]:
    """The days that a person means: “5 Jan”, “5-7 Jan”, “Tue 5 Jan to Thu 7 Jan”, both ends among them.

    They are days of the setting's zone, to come: without a year, those that ended longer than a month ago
    are meant a year later. Raises BadInput where no days are meant, or they end before they begin.
    """
    said = " ".join(text.split())
    in_month = _IN_A_MONTH.fullmatch(said)
    if in_month is not None:
        one, two = f"{in_month[1]} {in_month[3]}", f"{in_month[2]} {in_month[3]}"
    else:
        parts = _TO.split(said, maxsplit=1)
        one, two = parts[0], parts[-1]
    first, last = _to_come(one, two, setting)
    if last < first:
        raise BadInput(
            ENDS_FIRST,
            f"“{said[:40]}” is read as {wall_day(first)} to {wall_day(last)}.",
            "Write the days with their month: 5 Jan to 7 Jan.",
        )
    return first, last


def _to_come(one: str, two: str, setting: Setting) -> tuple[date, date]:
    first, last = read_day(one, setting), read_day(two, setting)
    if setting.now is None:
        return first, last
    first_free, last_free = not _YEAR.search(one), not _YEAR.search(two)
    moved = not last_free
    now = setting.now.astimezone(setting.zone).date()
    if last_free and (last < now - _RECENT or (last < first and not first_free)):
        last, moved = _a_year_later(last), True
    if first_free and moved and _a_year_later(first) <= last:
        first = _a_year_later(first)
    return first, last


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=day.day - 1)
