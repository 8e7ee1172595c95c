"""What speaks against a date that a program offers, and which of the dates is the earliest good one.

Nothing is forbidden here: each remark is a sentence, and the person decides (rules: invitations.date;
systems.md row 32). What its week breaks is said by domain.tracker.load. Instants are aware UTC; days are
counted in one's own zone, in Eastern where that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import Interview, InterviewStatus, clashes
from matchweek.domain.contacts.slots import at_night, clash_words
from matchweek.domain.season.rules.figures import DAYS_IN_A_ROW, PREPARE_DAYS
from matchweek.domain.times.zones import EASTERN, wall_day
from matchweek.domain.tracker.blocked import Blocked
from matchweek.domain.tracker.blocked_days import blocked_on, blocked_words

if TYPE_CHECKING:
    from pendulum import Timezone


class Against(StrEnum):
    """What may speak against a date."""

    PAST = "past"
    CLASH = "clash"
    BLOCKED = "blocked"
    SHORT = "short"
    """Too few days are left to prepare."""
    TIGHT = "tight"
    """Enough days to prepare, and none to spare: it is said, and the date is a good one all the same."""
    EARLY = "early"
    """It and another interview begin at 08:00 in different zones."""
    LOAD = "load"
    """Its week would break a figure of one's hours: it is said, and the date is a good one all the same."""
    IN_A_ROW = "in a row"
    NIGHT = "night"


_STILL_GOOD = frozenset({Against.TIGHT, Against.LOAD})


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that speaks against a date: which, and the sentence for the person."""

    against: Against
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a date is judged against: one's other interviews and blocked days, at `now` (aware).

    `own` is one's own zone, None where it is not known; `title` names an interview.
    """

    interviews: Sequence[Interview]
    blocked: Sequence[Blocked]
    now: datetime
    own: Timezone | None
    title: Callable[[Interview], str]

    def day(self, at: datetime) -> date:
        """The day of an instant on one's own calendar."""
        return at.astimezone(self.own or EASTERN).date()

    def held(self, but: int) -> list[Interview]:
        """The interviews that are held or were, without the one of a number."""
        there = (each for each in self.interviews if each.status != InterviewStatus.CANCELLED)
        return [each for each in there if each.id != but]


def speaks_against(wanted: Interview, beside: Beside) -> list[Remark]:
    """Everything that speaks against holding an interview as it is `wanted`, the gravest first."""
    found = [*_past(wanted, beside)]
    found += [
        Remark(Against.CLASH, clash_words(wanted, each, beside.title(each)))
        for each in clashes(beside.interviews, wanted)
    ]
    found += [*_blocked(wanted, beside), *_preparing(wanted, beside)]
    return [*found, *_in_a_row(wanted, beside), *_night(wanted, beside)]


def is_good(remarks: Sequence[Remark]) -> bool:
    """Whether nothing speaks against a date."""
    return all(each.against in _STILL_GOOD for each in remarks)


def earliest_good(judged: Sequence[tuple[datetime, Sequence[Remark]]]) -> int | None:
    """The place of the earliest date that nothing speaks against; None where each has something."""
    good = [place for place, (_, remarks) in enumerate(judged) if is_good(remarks)]
    return min(good, key=lambda place: (judged[place][0], place), default=None)


def days_to_prepare(at: datetime, beside: Beside) -> int:
    """Whole days between today and the day of an interview, on one's own calendar."""
    return (beside.day(at) - beside.day(beside.now)).days


def days_in_a_row(day: date, held: Sequence[date]) -> int:
    """How many days of interviews follow each other where `day` is one of them too."""
    days, count = {*held, day}, 1
    for step in (timedelta(days=-1), timedelta(days=1)):
        each = day + step
        while each in days:
            count += 1
            each += step
    return count


def _past(wanted: Interview, beside: Beside) -> list[Remark]:
    return [Remark(Against.PAST, "It lies in the past.")] if wanted.at <= beside.now else []


def _blocked(wanted: Interview, beside: Beside) -> list[Remark]:
    last = beside.day(wanted.ends - timedelta(microseconds=1))
    found = blocked_on(beside.blocked, beside.day(wanted.at), last)
    return [Remark(Against.BLOCKED, f"You have {blocked_words(each)}.") for each in found]


def _preparing(wanted: Interview, beside: Beside) -> list[Remark]:
    left, (least, most) = days_to_prepare(wanted.at, beside), PREPARE_DAYS
    if wanted.at <= beside.now or left >= most:
        return []
    days = f"{left} day{'' if left == 1 else 's'}"
    if left < least:
        return [Remark(Against.SHORT, f"Only {days} to prepare: {least} to {most} are wanted.")]
    return [Remark(Against.TIGHT, f"{days} to prepare: enough, with none to spare.")]


def _in_a_row(wanted: Interview, beside: Beside) -> list[Remark]:
    count = days_in_a_row(beside.day(wanted.at), [beside.day(each.at) for each in beside.held(wanted.id)])
    if count <= DAYS_IN_A_ROW:
        return []
    return [Remark(Against.IN_A_ROW, f"{count} days of interviews in a row: {DAYS_IN_A_ROW} are enough.")]


def _night(wanted: Interview, beside: Beside) -> list[Remark]:
    if not at_night(wanted.at, wanted.ends, beside.own):
        return []
    assert beside.own is not None
    begins, ends = wanted.at.astimezone(beside.own), wanted.ends.astimezone(beside.own)
    return [
        Remark(
            Against.NIGHT, f"It is night where you are: {wall_day(begins)} {begins:%H:%M} to {ends:%H:%M}."
        )
    ]
