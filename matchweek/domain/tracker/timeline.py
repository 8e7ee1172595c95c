"""The season in nine steps, from late September to Match Day, by the timetable's own dates where it has them.

What each step is for is one author's outline; the dates of R3 are the timetable's (rules: season.timeline).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.season.rules import figures
from matchweek.domain.season.timetable import instants
from matchweek.domain.times.zones import EASTERN, day_month

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

_AUTUMN = 9
"""Months from this one on are of the year before the Match Week."""

_MARCH, _USUAL_MONDAY = 3, 15
"""The Monday by which the steps below have their days."""
_OF_MATCH_WEEK = frozenset({"ranking_closes", "list_opens"})
GUESSED = "~"
GUESSED_WORDS = f"{GUESSED} is a usual season's day: R3 says this one's, and it is not here yet"


@dataclass(frozen=True, slots=True)
class Begins:
    """When a step begins: `days` after a moment of the timetable, else on a day of a usual season."""

    month: int
    day: int
    moment: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a usual season."""

    key: str
    begins: Begins
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A step in one season: its first day, and the last before the next one begins, Eastern.

    `by_timetable` says that the timetable sets its first day; without it that day is an outline.
    """

    step: Step
    first: date
    last: date
    by_timetable: bool

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def guessed(self) -> bool:
        """Whether its days are R3's to say, and the timetable does not have them."""
        return bool(self.step.begins.moment) and not self.by_timetable

    @property
    def dates(self) -> str:
        """“23–30 Sep”, “1 Oct – 3 Nov”; “~15–19 Mar” while R3's own days are not known."""
        return f"{GUESSED}{self._days}" if self.guessed else self._days

    @property
    def _days(self) -> str:
        if self.first == self.last:
            return day_month(self.first)
        last = day_month(self.last)
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first.day}–{last}"
        return f"{day_month(self.first)} – {last}"


STEPS: tuple[Step, ...] = (
    Step(
        "first",
        Begins(9, 23),
        "Programs read; the first invitations",
        f"A label for their mail, notifications on, {figures.INBOX_LOOKS} looks a day. "
        "An invitation is answered at once.",
    ),
    Step(
        "most",
        Begins(10, 1),
        "Most invitations come",
        "The earliest date that leaves time to prepare. Days for an exam or a visa are blocked first.",
    ),
    Step(
        "interviews",
        Begins(11, 1),
        "Interviews; invitations still come",
        "Each is prepared step by step. Score and notes within the hour, thanks soon after.",
    ),
    Step(
        "waitlists",
        Begins(12, 1),
        "Interviews; places from waitlists",
        "Others cancel now: a short line to a waitlist is read. A light day stays in each week.",
    ),
    Step(
        "last",
        Begins(1, 2),
        "The last interviews",
        "Registered in R3 before it closes. Few interviews: get ready for SOAP now.",
    ),
    Step(
        "ranking",
        Begins(2, 1, "ranking_opens"),
        "Ranking opens: the first rank list",
        "By your own scores and notes: training, then where you would thrive, then place, then name.",
    ),
    Step(
        "certified",
        Begins(2, 24, "ranking_closes", -7),
        "The rank list entered, checked, certified",
        "Entered early, names and codes compared, certified days before it closes, proof kept.",
    ),
    Step(
        "wait",
        Begins(3, 4, "ranking_closes", 1),
        "Nothing to change: ready for both ends",
        "The list stands. What SOAP would need is made ready now, and then rest.",
    ),
    Step(
        "match",
        Begins(3, 15, "list_opens"),
        "Match Week, to Match Day",
        "Monday says whether you matched, Friday where. SOAP is in between.",
    ),
)


def timeline(timetable: Timetable) -> tuple[Dated, ...]:
    """The nine steps of the season, each up to the day before the next; the last one ends with Match Day."""
    known = instants(timetable)
    begun: list[tuple[Step, date, bool]] = []
    for step in STEPS:
        moment = known.get(step.begins.moment)
        if moment is not None:
            day = moment.astimezone(EASTERN).date() + timedelta(days=step.begins.days)
        else:
            day = _usual_day(step.begins, timetable.season)
        begun.append((step, day, moment is not None))
    match_day = known.get("match_day")
    end = match_day.astimezone(EASTERN).date() if match_day else begun[-1][1] + timedelta(days=4)
    ends = [day - timedelta(days=1) for _, day, _ in begun[1:]] + [end]
    return tuple(
        Dated(step, day, max(day, last), by) for (step, day, by), last in zip(begun, ends, strict=True)
    )


def _usual_day(begins: Begins, season: int) -> date:
    """When a step begins in a usual season; what hangs on Match Week moves with its Monday."""
    day = date(season - (begins.month >= _AUTUMN), begins.month, begins.day)
    if begins.moment not in _OF_MATCH_WEEK:
        return day
    return day + (_usual_monday(season) - date(season, _MARCH, _USUAL_MONDAY))


def _usual_monday(season: int) -> date:
    """The Monday of a Match Week whose Friday is the third one of March, as it has been."""
    first = date(season, _MARCH, 1)
    friday = first + timedelta(days=(4 - first.weekday()) % 7 + 14)
    return friday - timedelta(days=4)


def step_on(steps: tuple[Dated, ...], day: date) -> Dated | None:
    """The step that a day falls in; None before the first and after the last."""
    return next((each for each in steps if each.holds(day)), None)
