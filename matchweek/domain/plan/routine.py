"""What comes back every day and every week while interviews are open: counted by day, never late.

What was not ticked is gone with its day; nothing is shown as missed (systems.md rows 34, 36, 38).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from importlib.resources import files

from matchweek.domain.plan.when import When, day_of, read_when
from matchweek.domain.season.own_times import TaskState

QUIET = "routine"
"""The task that is dropped while the routine is silent."""
PREFIX = f"{QUIET}."
"""What the key of a tick begins with: “routine.looks.2026-12-01.1”."""
_TICK = re.compile(rf"{QUIET}\.([a-z_]+)\.(\d{{4}}-\d\d-\d\d)\.(\d+)")


class Every(StrEnum):
    """How often it comes back; a week is Monday to Sunday in one's own zone."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Routine:
    """One thing of it: `least` to `most` times a day or a week, each `minutes` long (from, to; None where it
    takes what it takes). `first` and `last` are the first day of each that the timetable knows; behind
    `last` it goes on until `ahead_until`, as long as an interview lies ahead. `short` is what a tick of it
    is called."""

    id: str
    title: str
    short: str
    why: str
    every: Every
    least: int
    most: int
    minutes: tuple[int, int] | None
    first: tuple[When, ...]
    last: tuple[When, ...]
    ahead_until: tuple[When, ...]
    rows: tuple[int, ...]

    @property
    def times(self) -> str:
        """How often: “3”, “2–3”."""
        return str(self.most) if self.least == self.most else f"{self.least}–{self.most}"


@dataclass(frozen=True, slots=True)
class Counted:
    """How a routine stands: `today` of it, and `count` in its day or its week so far."""

    routine: Routine
    today: int
    count: int

    @property
    def is_enough(self) -> bool:
        """Whether its day or week has as much of it as it wants."""
        return self.count >= self.routine.least

    @property
    def words(self) -> str:
        """“1 of 3 looks: …”, “practice 2 of 2–3”, “day off: none yet”."""
        one = self.routine
        if one.every is Every.DAY:
            return f"{self.count} of {one.most} {one.title}"
        if one.most == 1:
            return f"{one.title}: {'none yet' if not self.count else 'had'}"
        return f"{one.title} {self.count} of {one.times}"

    @property
    def short_words(self) -> str:
        """The same where there is little room: “practice 2/2–3”."""
        one = self.routine
        return self.words if one.every is Every.DAY else f"{one.title} {self.count}/{one.times}"


@cache
def routines() -> tuple[Routine, ...]:
    """All of them, in the order of the file."""
    text = (files("matchweek.domain.plan") / "tasks" / "routine.toml").read_text(encoding="utf-8")
    return tuple(
        Routine(
            id=said["id"],
            title=said["title"],
            short=said["short"],
            why=said["why"],
            every=Every(said["every"]),
            least=said["times"][0],
            most=said["times"][1],
            minutes=tuple(said["minutes"]) if "minutes" in said else None,
            first=_days(said["first"]),
            last=_days(said["last"]),
            ahead_until=_days(said["ahead_until"]),
            rows=tuple(said["rows"]),
        )
        for said in tomllib.loads(text)["routines"]
    )


def _days(said: Iterable[str]) -> tuple[When, ...]:
    return tuple(read_when(each) for each in said)


def tick_key(routine: str, day: date, number: int) -> str:
    """The task that is done by one tick: the number of the day is that in one's own zone, then."""
    return f"{PREFIX}{routine}.{day.isoformat()}.{number}"


def is_quiet(states: Mapping[str, TaskState]) -> bool:
    """Whether the routine was silenced, until it is told to be seen again."""
    return QUIET in states and states[QUIET].dropped_at is not None


def open_on(
    day: date, season: int, moments: Mapping[str, datetime], ahead: bool, own: tzinfo
) -> tuple[Routine, ...]:
    """Those that a day in one's `own` zone has; `ahead`: an interview lies before one."""
    return tuple(each for each in routines() if _is_open(each, day, season, moments, ahead, own))


def _is_open(
    one: Routine, day: date, season: int, moments: Mapping[str, datetime], ahead: bool, own: tzinfo
) -> bool:
    first = _known(one.first, season, moments, own)
    last = _known(one.ahead_until if ahead else one.last, season, moments, own)
    return first is not None and last is not None and first <= day <= last


def _known(said: Iterable[When], season: int, moments: Mapping[str, datetime], own: tzinfo) -> date | None:
    found = (day_of(each, season, moments, own) for each in said)
    return next((each.on for each in found if each is not None), None)


def counted(open_now: Iterable[Routine], states: Mapping[str, TaskState], today: date) -> tuple[Counted, ...]:
    """How those that are open stand on `today`. `states` are what was ticked in the season, by key."""
    monday = today - timedelta(days=today.weekday())
    days: dict[str, dict[date, int]] = {}
    for key, state in states.items():
        found = _TICK.fullmatch(key) if state.done_at is not None and key.startswith(PREFIX) else None
        if found is None:
            continue
        try:
            day = date.fromisoformat(found[2])
        except ValueError:
            continue
        if monday <= day <= monday + timedelta(days=6):
            of_it = days.setdefault(found[1], {})
            of_it[day] = of_it.get(day, 0) + 1
    return tuple(_counted(each, days.get(each.id, {}), today) for each in open_now)


def _counted(one: Routine, days: Mapping[date, int], today: date) -> Counted:
    count = days.get(today, 0) if one.every is Every.DAY else len(days)
    return Counted(one, days.get(today, 0), count)


def lines(found: Iterable[Counted], cells: int = 0) -> tuple[tuple[str, str], ...]:
    """The two lines of it: what it is of, “today” or “this week”, and how it stands, said shorter where it
    would be longer than so many `cells`; 0 for any length."""
    every = list(found)
    said = []
    for of, name in ((Every.DAY, "today"), (Every.WEEK, "this week")):
        told = [each for each in every if each.routine.every is of]
        words = " · ".join(each.words + minutes_words(each.routine) for each in told)
        if 0 < cells < len(words):
            words = " · ".join(each.short_words for each in told)
        if told:
            said.append((name, words))
    return tuple(said)


def minutes_words(one: Routine) -> str:
    """“, 15–30 min each”; empty where it takes what it takes."""
    return f", {one.minutes[0]}–{one.minutes[1]} min each" if one.minutes is not None else ""


def from_to(
    season: int, moments: Mapping[str, datetime], ahead: bool, own: tzinfo
) -> tuple[date | None, date | None]:
    """The first and the last day on which anything of it is asked, in one's own zone."""
    firsts = [_known(each.first, season, moments, own) for each in routines()]
    ends = [_known(each.ahead_until if ahead else each.last, season, moments, own) for each in routines()]
    return (
        min((each for each in firsts if each is not None), default=None),
        max((each for each in ends if each is not None), default=None),
    )
