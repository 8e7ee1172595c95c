"""The dates of an event that repeats: few enough to be looked at, each of them an appointment of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from matchweek.intake.calendar.parts import Part
from matchweek.intake.calendar.repeats import NotRead, days_of, naive_time, repeat_of
from matchweek.intake.calendar.times import Moment, Zones

MOST_DATES = 20
"""More dates are no interview; the first ones are shown."""
_MOST_LEFT_OUT = 400
_SPAN = timedelta(days=400)
NOT_READ = "How it repeats was not understood: only its first date is shown."
MORE_LEFT_OUT = "It leaves out more dates than were read: look at each in its own calendar."
GOES_ON = f"It goes on: the first {MOST_DATES} dates are shown."


def dates_of(event: Part, first: Moment, zones: Zones) -> tuple[list[Moment], tuple[str, ...]]:
    """The moments of an event, its first one included, by time, and what is to be said of them."""
    remarks: list[str] = []
    walls = {first.naive}
    for line in event.every("RRULE"):
        try:
            more, goes_on = _repeated(line.value, first)
        except NotRead:
            remarks.append(NOT_READ)
            continue
        walls.update(more)
        remarks += [GOES_ON] if goes_on else []
    name = _zone_name(event)
    found = {each.key: each for each in (_like(first, naive, zones, name) for naive in walls)}
    for line in event.every("RDATE"):
        for value in line.value.split(",")[:MOST_DATES]:
            try:
                moment = zones.moment(line, value.partition("/")[0])
            except NotRead:
                remarks.append(NOT_READ)
                continue
            found[moment.key] = moment
    for line in event.every("EXDATE"):
        left_out = list(dict.fromkeys(line.value.split(",")))
        remarks += [MORE_LEFT_OUT] if len(left_out) > _MOST_LEFT_OUT else []
        for value in left_out[:_MOST_LEFT_OUT]:
            try:
                gone = zones.moment(line, value)
            except NotRead:
                continue
            found = {key: each for key, each in found.items() if not _same(each, gone)}
    dates = sorted(found.values(), key=lambda each: each.naive)
    return dates[:MOST_DATES], tuple(dict.fromkeys(remarks))


def _zone_name(event: Part) -> str:
    start = event.first("DTSTART")
    return start.parameters.get("TZID", "") if start is not None else ""


def _same(one: Moment, other: Moment) -> bool:
    return one.key == other.key or (other.day is not None and one.naive.date() == other.day)


def _like(first: Moment, naive: datetime, zones: Zones, name: str) -> Moment:
    """The same time of day on another date, as the first one is meant."""
    if naive == first.naive:
        return first
    if first.day is not None:
        return Moment(naive, day=naive.date())
    if first.at is not None and not name:
        return Moment(naive, first.at + (naive - first.naive))
    return zones.place(naive, name)


def _repeated(value: str, first: Moment) -> tuple[Sequence[datetime], bool]:
    """The naive times of a rule within a season of the first, and whether it goes on behind those shown."""
    repeat = repeat_of(value)
    last = first.naive + _SPAN
    if repeat.until:
        last = min(last, _until(repeat.until, first))
    begins = first.naive.date()
    times = (
        datetime.combine(day, first.naive.time()) for day in days_of(repeat, begins, begins, last.date())
    )
    found = list(
        islice((each for each in times if each <= last), min(repeat.count or MOST_DATES, MOST_DATES) + 1)
    )
    most = min(repeat.count or MOST_DATES, MOST_DATES)
    return found[:most], len(found) > MOST_DATES


def _until(said: str, first: Moment) -> datetime:
    if len(said) == 8:
        return naive_time(said).replace(hour=23, minute=59, second=59)
    until = naive_time(said.rstrip("Z"))
    if said.endswith("Z") and first.at is not None:
        # As far from UTC as the first date; a change of the clocks moves no date over midnight of its end.
        return until + (first.naive - first.at.astimezone(UTC).replace(tzinfo=None))
    return until
