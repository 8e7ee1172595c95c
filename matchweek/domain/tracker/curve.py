"""Invitations over the season: one's own as they are counted, beside one author's impression of a season.

Nothing is worked out from both (rules: season.invitations).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from matchweek.domain.season.rules import figures
from matchweek.domain.times.zones import MONTHS

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.tracker.tracked import Tracked

MARK = "one author's impression, no statistic"
FIRST_MONTH = 9
"""A season's first month; those before it are of the year of its Match Week."""
NEW_YEAR = 12


@dataclass(frozen=True, slots=True)
class MonthOfSeason:
    """One month: `usual` per cent of all invitations were out by its end in that author's impression.

    `own` and `so_far` are one's own in it and until its end; None in a month that has not begun.
    """

    last: date
    usual: int
    own: int | None
    so_far: int | None

    @property
    def name(self) -> str:
        return MONTHS[self.last.month - 1]


@dataclass(frozen=True, slots=True)
class Invitations:
    """The season from `first` to `last`; `days` has the day of each invitation, in one's own zone."""

    first: date
    last: date
    today: date
    days: tuple[date, ...]
    months: tuple[MonthOfSeason, ...]
    undated: int = 0

    @property
    def so_far(self) -> int:
        """How many came by today, with those of which nobody said when."""
        return sum(day <= self.today for day in self.days) + self.undated

    def own(self, day: date) -> int:
        """How many had come by a day's end, of those that have a date."""
        return sum(each <= day for each in self.days)

    def usual(self, day: date) -> float:
        """Per cent that were out by a day's end: straight between the ends of months, 0 before the first."""
        points = [(self.first - timedelta(days=1), 0), *((each.last, each.usual) for each in self.months)]
        for (left, low), (right, high) in pairwise(points):
            if left <= day <= right:
                return low + (high - low) * ((day - left) / (right - left))
        return 0 if day < self.first else points[-1][1]


def month_end(year: int, month: int) -> date:
    following = date(year + month // NEW_YEAR, month % NEW_YEAR + 1, 1)
    return following - timedelta(days=1)


def invitations(tracked: Iterable[Tracked], season: int, now: datetime, zone: Timezone) -> Invitations:
    """The invitations of a season whose Match Week is in the year `season`, as they stand at `now`.

    A row without a time of invitation is counted as undated; one that was never invited is none.
    """
    dates, undated = [], 0
    for each in tracked:
        if each.invited_at is not None:
            dates.append(each.invited_at.astimezone(zone).date())
        elif each.status not in NEVER_INVITED:
            undated += 1
    return of_days(dates, season, now.astimezone(zone).date(), undated)


NEVER_INVITED = frozenset({"waitlist", "rejected"})
"""What a row's status says where it has no time of invitation: none came."""


def of_days(dates: Sequence[date], season: int, today: date, undated: int = 0) -> Invitations:
    """The same of days in one's own zone."""
    days = tuple(sorted(dates))
    first = date(season - 1, FIRST_MONTH, 1)
    months, before = [], 0
    for month, usual in figures.INVITED_BY:
        last = month_end(season - (month >= FIRST_MONTH), month)
        begun = last.replace(day=1) <= today
        so_far = sum(day <= last for day in days)
        months.append(
            MonthOfSeason(last, usual, so_far - before if begun else None, so_far if begun else None)
        )
        before = so_far
    return Invitations(first, months[-1].last, today, days, tuple(months), undated)


def in_words(every: Invitations) -> list[str]:
    """The plot in sentences: how many came, month by month, and what the impression says of today."""
    count = every.so_far
    said = [f"{count} invitation{'' if count == 1 else 's'} so far."]
    if count:
        begun = [each for each in every.months if each.own is not None]
        by_month = ", ".join(f"{each.name} {each.own}" for each in begun)
        said.append(f"By month: {by_month}.")
    if every.undated:
        said.append(f"{every.undated} of them without a date: counted, and not drawn.")
    if every.first <= every.today <= every.last:
        said.append(
            f"By today about {every.usual(every.today):.0f} % of all invitations of a season are out: {MARK}."
        )
    elif every.today > every.last:
        said.append(f"By now all invitations of a season are out: {MARK}.")
    return said
