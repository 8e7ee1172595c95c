"""The hours of a week of the season: what its interviews take, and what is left as rest.

A week is seven days in one's own zone, from Monday on, each of so many hours as a day may have; what no
interview and nothing for it fills is rest (rules: season.load, season.load-hours).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.season.rules import figures
from matchweek.domain.times.zones import day_month, wall_day, zone_named
from matchweek.domain.tracker.tracked import title_among

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.tracker.tracked import Tracked

WEEK = 7
_HOUR = 60


class Activity(StrEnum):
    """What the hours of a week go into."""

    INTERVIEWS = "interviews"
    PREPARATION = "preparation"
    PRACTICE = "practice"
    LOGISTICS = "logistics"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Step:
    """What one interview takes beside itself: of what, how many days before it, how many minutes."""

    activity: str
    days_before: int
    minutes: int


STEPS: tuple[Step, ...] = tuple(Step(*each) for each in figures.INTERVIEW_STEPS)
OWN = (Activity.PREPARATION, Activity.PRACTICE, Activity.LOGISTICS)
"""What one can say oneself how long it takes for each interview."""
DAY_MOST = figures.DAY_HOURS[1] * _HOUR
"""Minutes that a day has at most."""
WEEK_MINUTES = WEEK * DAY_MOST


@dataclass(frozen=True, slots=True)
class Planned:
    """An interview as it counts for a week: when it begins (aware UTC), how many minutes it is long.

    `zone` is the program's, an IANA name, empty while it is not known. `known` is the day in one's own zone
    from which on one could prepare, None where nobody said: nothing is done for it before.
    """

    id: int
    at: datetime
    minutes: int
    title: str = ""
    zone: str = ""
    known: date | None = None


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One day in one's own zone: minutes by activity, without rest.

    `interviews` begin on it; `gone_on` began the day before and end after midnight.
    """

    day: date
    minutes: Mapping[str, int]
    interviews: tuple[Planned, ...] = ()
    gone_on: tuple[Planned, ...] = ()

    @property
    def work(self) -> int:
        """Minutes of everything that is no rest."""
        return sum(self.minutes.values())

    @property
    def light(self) -> bool:
        return self.work <= figures.LIGHT_HOURS * _HOUR


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Seven days from a Monday on."""

    days: tuple[DayLoad, ...]

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def work(self) -> int:
        return sum(day.work for day in self.days)

    @property
    def interviews(self) -> tuple[Planned, ...]:
        return tuple(each for day in self.days for each in day.interviews)

    def minutes(self, activity: str) -> int:
        """Minutes of an activity; of rest what is left of the week."""
        if activity == Activity.REST:
            return max(0, WEEK_MINUTES - self.work)
        return sum(day.minutes.get(activity, 0) for day in self.days)

    def share(self, activity: str) -> float:
        """Per cent of the week."""
        return 100 * self.minutes(activity) / WEEK_MINUTES


class Breaks(StrEnum):
    """Which figure a week breaks."""

    REST = "rest"
    DAY = "day"
    LIGHT = "light"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Remark:
    """What speaks against a week, in words; `day` where it is one day's."""

    breaks: Breaks
    words: str
    day: date | None = None


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def own_steps(minutes: Mapping[str, int]) -> tuple[Step, ...]:
    """The steps with one's own minutes for each interview, shared out as the usual ones are."""
    usual = {str(name): sum(step.minutes for step in STEPS if step.activity == name) for name in OWN}
    return tuple(
        Step(
            each.activity,
            each.days_before,
            round(each.minutes * minutes[each.activity] / usual[each.activity]),
        )
        if each.activity in minutes
        else each
        for each in STEPS
    )


def planned(
    interviews: Iterable[Interview],
    tracked: Mapping[int, Tracked],
    zone: Timezone,
    zone_for: Callable[[Tracked], str] | None = None,
) -> list[Planned]:
    """The interviews of the season that are or were held, by time; those of SOAP week are not among them."""
    found = []
    for each in interviews:
        row = tracked.get(each.tracked) if each.tracked is not None else None
        if row is None or each.status == InterviewStatus.CANCELLED:
            continue
        one = planned_as(each, row, zone, (zone_for or place_zone)(row))
        found.append(one if row.is_named else replace(one, title=title_among(row, tracked.values())))
    return sorted(found, key=lambda one: (one.at, one.id))


def planned_as(interview: Interview, row: Tracked, zone: Timezone, theirs: str) -> Planned:
    """One interview of a program of the season as it counts for a week; `theirs` is its zone, or ""."""
    known = row.invited_at.astimezone(zone).date() if row.invited_at is not None else None
    return Planned(interview.id, interview.at, interview.minutes, row.title, theirs, known)


def place_zone(row: Tracked) -> str:
    """The zone of a row's place: in a state with two clocks that of most of it; empty where none is known."""
    from matchweek.domain.programs.program_zones import zone_of_place

    return next(iter(zone_of_place(row.city, row.state).names), "")


def week_load(
    every: Iterable[Planned], first: date, zone: Timezone, steps: Sequence[Step] = STEPS
) -> WeekLoad:
    """The week from a Monday on, in one's own zone."""
    days = [first + timedelta(days=n) for n in range(WEEK)]
    minutes: dict[date, dict[str, int]] = {day: {} for day in days}
    begin: dict[date, list[Planned]] = {day: [] for day in days}
    on: dict[date, list[Planned]] = {day: [] for day in days}
    for one in every:
        begins = one.at.astimezone(zone).date()
        for day, activity, length in _parts(one, zone, steps):
            if day not in minutes:
                continue
            minutes[day][activity] = minutes[day].get(activity, 0) + length
            if activity == Activity.INTERVIEWS:
                (begin if day == begins else on)[day].append(one)
    return WeekLoad(tuple(DayLoad(day, minutes[day], tuple(begin[day]), tuple(on[day])) for day in days))


def _parts(one: Planned, zone: Timezone, steps: Sequence[Step]) -> Iterator[tuple[date, str, int]]:
    """What an interview takes on which day; one over midnight is shared between both days."""
    at, ends = one.at, one.at + timedelta(minutes=one.minutes)
    begins = one.at.astimezone(zone).date()
    while at < ends:
        day = at.astimezone(zone).date()
        midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
        until = min(ends, midnight) if midnight > at else ends
        yield day, Activity.INTERVIEWS, round((until - at) / timedelta(minutes=1))
        at = until
    for step in steps:
        day = begins - timedelta(days=step.days_before)
        # What could not be begun before the invitation came is done on the day on which it came.
        yield min(max(day, one.known or day), begins), step.activity, step.minutes


def remarks(week: WeekLoad, every: Iterable[Planned] = ()) -> list[Remark]:
    """What a week breaks; `every` are the interviews around it, for two early ones over a Sunday."""
    found = list(_of_rest(week))
    for day in week.days:
        if day.work > DAY_MOST:
            words = (
                f"{wall_day(day.day)}: {hours_words(day.work)}, over the {figures.DAY_HOURS[1]} h of a day"
            )
            found.append(Remark(Breaks.DAY, words, day.day))
    if sum(day.light for day in week.days) < figures.LIGHT_DAYS:
        words = f"no light day in {_week_words(week)}: one day stays at {figures.LIGHT_HOURS} h or less"
        found.append(Remark(Breaks.LIGHT, words))
    return [*found, *_early(week, every)]


def _of_rest(week: WeekLoad) -> Iterator[Remark]:
    share = week.share(Activity.REST)
    if share < figures.LEAST_REST:
        words = f"rest in {_week_words(week)}: {share:.0f} %, and never under {figures.LEAST_REST} %"
        yield Remark(Breaks.REST, words)


def _early(week: WeekLoad, every: Iterable[Planned]) -> Iterator[Remark]:
    """Two early ones on one day, or on days in a row, whose programs' clocks differ."""
    here = {each.id for each in week.interviews}
    known = {each.id: each for each in (*week.interviews, *every)}
    early = [each for each in sorted(known.values(), key=lambda one: one.at) if is_early(each)]
    for one, other in combinations(early, 2):
        first, second = (each.at.astimezone(zone_named(each.zone)) for each in (one, other))
        near = (second.date() - first.date()).days <= 1
        if near and first.utcoffset() != second.utcoffset() and {one.id, other.id} & here:
            at = f"{figures.EARLY_HOUR:02}:00"
            both = " and ".join(
                f"{each.title} ({wall_day(local.date())})" for each, local in ((one, first), (other, second))
            )
            yield Remark(Breaks.EARLY, f"two at {at} in different zones: {both}", second.date())


def is_early(one: Planned) -> bool:
    """Whether it begins at 08:00 or before on its program's clock; never where that is not known."""
    return bool(one.zone) and one.at.astimezone(zone_named(one.zone)).time() <= time(figures.EARLY_HOUR)


def load_remarks(
    every: Iterable[Planned], wanted: Planned, zone: Timezone, steps: Sequence[Step] = STEPS
) -> list[Remark]:
    """What one more interview would break that is not broken without it, or worse, in each week it touches.

    `wanted` counts instead of one with its number: so a date that moves is judged by where it moves to.
    """
    before = [each for each in every if each.id != wanted.id]
    after = [*before, wanted]
    weeks = sorted({monday_of(day) for day, _, _ in _parts(wanted, zone, steps)})
    found: list[Remark] = []
    for first in weeks:
        without = remarks(week_load(before, first, zone, steps), before)
        with_it = remarks(week_load(after, first, zone, steps), after)
        found += [each for each in with_it if each not in without and each not in found]
    return found


def _week_words(week: WeekLoad) -> str:
    return f"the week of {day_month(week.first)}"


def hours_words(minutes: int) -> str:
    """“7.5 h”, “6 h”."""
    return f"{round(minutes / _HOUR, 1):g} h"
