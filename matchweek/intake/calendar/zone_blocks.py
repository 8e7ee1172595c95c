"""Zone blocks (VTIMEZONE): the rules by which one file means the names of its zones, and no other file does.

icalendar keeps the first block of a name for the whole process: “Customized Time Zone” of one sender would
move the interviews of another. A block is read here anew for the calendar that it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice

from matchweek.intake.calendar.parts import Part
from matchweek.intake.calendar.repeats import NotRead, Repeat, days_of, naive_time, repeat_of

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_MOST_RULES, _MOST_DATES = 60, 400
_MOST_OFFSET = timedelta(hours=24)
_MOST_YEARS = timedelta(days=366 * 60)
_LAST_YEAR = 9998


@dataclass(frozen=True, slots=True)
class _Onset:
    """When clocks change: `local` is naive, as clocks show before; the offsets are from UTC."""

    local: datetime
    before: timedelta
    after: timedelta

    @property
    def at(self) -> datetime:
        return self.local - self.before


@dataclass(frozen=True, slots=True)
class _Rule:
    start: datetime
    before: timedelta
    after: timedelta
    repeats: tuple[Repeat, ...] = ()
    dates: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneBlock:
    """The clocks of one block. `place` is where the sender says that they are, if anywhere."""

    name: str
    rules: tuple[_Rule, ...]
    place: str = ""

    def instants(self, wall: datetime) -> list[datetime]:
        """When these clocks show the naive `wall` (aware UTC): once; never or twice as they change.

        Raises NotRead where the rules give no dates.
        """
        onsets = _onsets(self.rules, wall.year)
        found = []
        for offset in {each for onset in onsets for each in (onset.before, onset.after)}:
            at = wall - offset
            if _offset_at(onsets, at) == offset:
                found.append(at.replace(tzinfo=UTC))
        return sorted(found)


@lru_cache(maxsize=64)
def _onsets(rules: tuple[_Rule, ...], year: int) -> list[_Onset]:
    """When clocks change about a year, by time; what rules say depends on nothing but themselves."""
    found = []
    for rule in rules:
        dates = [rule.start, *rule.dates]
        for repeat in rule.repeats:
            dates += _dates(rule, repeat, year)
        found += [_Onset(local, rule.before, rule.after) for local in dates]
    return sorted(found, key=lambda each: each.at)


def _offset_at(onsets: list[_Onset], at: datetime) -> timedelta:
    past = [each for each in onsets if each.at <= at]
    return past[-1].after if past else onsets[0].before


def _dates(rule: _Rule, repeat: Repeat, year: int) -> list[datetime]:
    """The dates of a yearly rule about a year; the last ones before it where the rule ended earlier."""
    until = _until(rule, repeat)
    last = min(year + 1, until.year if until is not None else _LAST_YEAR)
    if last < rule.start.year:
        return []
    start, end = rule.start.date(), date(last, 12, 31)
    if repeat.count is not None:
        most = min(end, start + _MOST_YEARS)
        days = list(islice(days_of(repeat, start, start, most), repeat.count))
    else:
        days = list(days_of(repeat, start, date(last - 3, 1, 1), end))
        if not days and until is None:
            raise NotRead("a zone's rule names no day")
    dates = [datetime.combine(day, rule.start.time()) for day in days]
    return [each for each in dates if until is None or each <= until]


def _until(rule: _Rule, repeat: Repeat) -> datetime | None:
    said = repeat.until
    if not said:
        return None
    if len(said) == 8:
        return naive_time(said).replace(hour=23, minute=59)
    until = naive_time(said.rstrip("Z"))
    return until + rule.before if said.endswith("Z") else until


def block_of(part: Part) -> ZoneBlock:
    """The clocks of a VTIMEZONE. Raises NotRead for one without a name or with rules that are none."""
    name = part.text("TZID")
    rules = [_rule(each) for each in part.parts if each.kind in ("STANDARD", "DAYLIGHT")]
    if not name or not rules or len(rules) > _MOST_RULES:
        raise NotRead("a zone has no name or no rules")
    return ZoneBlock(name, tuple(rules), part.text("X-LIC-LOCATION"))


def _rule(part: Part) -> _Rule:
    start = part.first("DTSTART")
    if start is None:
        raise NotRead("a rule has no beginning")
    dates = [value for line in part.every("RDATE") for value in line.value.split(",")]
    if len(dates) > _MOST_DATES:
        raise NotRead("a rule has too many dates")
    return _Rule(
        naive_time(start.value.strip().rstrip("Z")),
        _offset(part.text("TZOFFSETFROM")),
        _offset(part.text("TZOFFSETTO")),
        tuple(_yearly(line.value) for line in part.every("RRULE")),
        tuple(naive_time(value.strip().rstrip("Z")) for value in dates if value.strip()),
    )


def _yearly(value: str) -> Repeat:
    found = repeat_of(value)
    if found.frequency != "YEARLY":
        raise NotRead("a zone's rule is not yearly")
    return found


def _offset(value: str) -> timedelta:
    found = _OFFSET.fullmatch(value.strip())
    if found is None:
        raise NotRead(f"“{value[:20]}” is no offset")
    by = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if by >= _MOST_OFFSET:
        raise NotRead(f"“{value[:20]}” is no offset")
    return -by if found[1] == "-" else by
