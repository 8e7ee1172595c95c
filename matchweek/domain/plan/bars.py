"""The bars of the twelve months: which there are, which clash, which months stay empty; and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from matchweek.domain.plan.packaged import Track
from matchweek.domain.plan.plan import Planned, State
from matchweek.domain.times.zones import MONTHS, day_month, day_month_year

MILESTONE_DAYS = 3
"""What takes no more days than these is a milestone: it is drawn as a point."""
MOST_CLASHES = 3
"""How many of what stands at the same time are said; the others are counted."""
YEAR = 12
_FEBRUARY, _SEPTEMBER = 2, 9


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the twelve months, from `first` to `last`, both among them, in one's own zone.

    `full_time` bars leave no day for another one; `own` ones can be moved, those that are not `own` can
    have their last day put off; one that is `fixed` is a moment of the timetable.
    """

    key: str
    title: str
    first: date
    last: date
    full_time: bool = False
    own: bool = False
    fixed: bool = False
    done: bool = False

    @property
    def is_milestone(self) -> bool:
        return (self.last - self.first).days < MILESTONE_DAYS


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.later(1).first - timedelta(days=1)

    @property
    def name(self) -> str:
        """“Feb 2027”."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    def later(self, months: int) -> Month:
        """So many months later, or earlier."""
        count = self.year * YEAR + self.month - 1 + months
        return Month(count // YEAR, count % YEAR + 1)

    def twelve(self) -> tuple[Month, ...]:
        """It and the eleven behind it."""
        return tuple(self.later(number) for number in range(YEAR))


def begins(season: int, today: date) -> Month:
    """The month with which the twelve begin: February of the Match's year, or this one before it."""
    february = Month(season, _FEBRUARY)
    return february if today >= february.first else Month(today.year, today.month)


def bars(planned: Iterable[Planned]) -> list[Bar]:
    """The tasks that have their place among the months: those of the next cycle, and all of one's own."""
    found = [
        Bar(
            each.key,
            each.title,
            min(each.first, each.last),
            each.last,
            each.full_time,
            each.own,
            done=each.state is State.DONE,
        )
        for each in planned
        if (each.own or each.track is Track.NEXT)
        and (each.is_open or each.state is State.DONE)
        and each.first is not None
        and each.last is not None
    ]
    return sorted(found, key=lambda one: (one.first, one.last, one.key))


def clashes(found: Iterable[Bar]) -> list[tuple[Bar, Bar]]:
    """The bars of two full-time things of which some days are the same."""
    full = [each for each in found if each.full_time and not each.done]
    return [
        (one, two) for one, two in combinations(full, 2) if one.first <= two.last and two.first <= one.last
    ]


def empty_months(found: Iterable[Bar], months: Sequence[Month]) -> list[Month]:
    """The months of these in which nothing of one's own stands; what every season advises fills none."""
    every = [each for each in found if each.own]
    return [
        month
        for month in months
        if not any(each.first <= month.last and month.first <= each.last for each in every)
    ]


def to_fill(months: Iterable[Month], season: int, today: date) -> list[Month]:
    """Those of the months that are to hold something: from today's to the next submission in September."""
    submitted = Month(season, _SEPTEMBER)
    return [each for each in months if today <= each.last and each.first <= submitted.first]


def remarks(found: Sequence[Bar], months: Sequence[Month]) -> list[str]:
    """What speaks against the plan: each clash, and the months that are empty; none where nothing does.

    Before one's first bar nothing is said of empty months: all of them are.
    """
    said = []
    against = clashes(found)
    for one, two in against[:MOST_CLASHES]:
        first, last = max(one.first, two.first), min(one.last, two.last)
        # Whole names: half a name is not known again where names are masked.
        said.append(f"Both need the whole day: {one.title} and {two.title}, {span_words(first, last)}.")
    if len(against) > MOST_CLASHES:
        said.append(f"And {len(against) - MOST_CLASHES} more at the same time.")
    empty = empty_months(found, months)
    if empty and any(each.own for each in found):
        many = len(empty) > 1
        said.append(f"{len(empty)} month{'s are' if many else ' is'} empty: {_runs(empty)}.")
    return said


def _runs(months: Sequence[Month]) -> str:
    """“Feb 2027”, “Feb to Apr 2027”: months that follow each other as one."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and runs[-1][-1].later(1) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(run[0].name if len(run) == 1 else f"{run[0].name} to {run[-1].name}" for run in runs)


def span_words(first: date, last: date) -> str:
    """“14 May 2027”, “14 May to 2 Jun 2027”; the year twice only where there are two."""
    if first == last:
        return day_month_year(first)
    begin = day_month_year(first) if first.year != last.year else day_month(first)
    return f"{begin} to {day_month_year(last)}"


def length_words(first: date, last: date) -> str:
    """“1 day”, “3 weeks”, “2 months”: how long it takes, to the next week or half a month."""
    days = (last - first).days + 1
    if days < 14:
        return f"{days} day{'' if days == 1 else 's'}"
    if days < 56:
        return f"{round(days / 7)} weeks"
    halves = round(days / 30.44 * 2)
    return f"{halves // 2}{'½' if halves % 2 else ''} months"


def in_words(one: Bar, found: Iterable[Bar]) -> str:
    """One bar for somebody who does not see it."""
    said = f"{one.title}: {span_words(one.first, one.last)}"
    if not one.fixed and not one.is_milestone:
        said += f", {length_words(one.first, one.last)}"
    if one.full_time:
        said += ", the whole day"
    if one.done:
        said += ", done"
    against = [two if one == each else each for each, two in clashes(found) if one in (each, two)]
    if against:
        said += f"; at the same time as {', '.join(each.title for each in against)}"
    return f"{said}."


def month_by_month(found: Sequence[Bar], months: Sequence[Month], today: date) -> Iterator[str]:
    """The months in words, one line each: what begins, goes on and ends in it."""
    for month in months:
        here = [each for each in found if each.first <= month.last and month.first <= each.last]
        now = ", this month" if month.first <= today <= month.last else ""
        said = "; ".join(_in_month(each, month) for each in here) or "nothing"
        yield f"{month.name}{now}: {said}."


def _in_month(one: Bar, month: Month) -> str:
    begun, ends = month.first <= one.first, one.last <= month.last
    if begun and ends and one.first == one.last:
        return f"{one.title} on the {one.first.day}"
    if begun and ends:
        return f"{one.title} from the {one.first.day} to the {one.last.day}"
    if begun:
        return f"{one.title} begins on the {one.first.day}"
    return f"{one.title} ends on the {one.last.day}" if ends else f"{one.title} goes on"
