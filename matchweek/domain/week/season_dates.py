"""The dates that a program of the season offers, on all clocks, each with what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.board.season_weeks import clock_of, interview_steps, planned_interviews
from matchweek.domain.contacts.interviews import Interview, InterviewStatus, arranged
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken.shown import on_clocks
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.dates_offered import (
    Against,
    Beside,
    Remark,
    earliest_good,
    is_good,
    speaks_against,
)
from matchweek.domain.tracker.load import Breaks, load_remarks, planned_as
from matchweek.domain.tracker.load import Remark as LoadRemark
from matchweek.domain.week.fits import place_of

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.tracked import Tracked

# No interview farther away takes hours of the weeks that a date touches.
_NEAR = timedelta(days=21)
# Where a program is does not depend on when.
_ANY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class JudgedDate:
    """A date offered. `clocks` is it in the program's zone, Eastern and one's own; `best` marks the earliest
    one that nothing speaks against."""

    at: datetime
    clocks: str
    remarks: tuple[Remark, ...] = ()
    best: bool = False

    @property
    def good(self) -> bool:
        return is_good(self.remarks)

    @property
    def words(self) -> str:
        """What speaks against it, in sentences; empty where nothing does."""
        return " ".join(each.words for each in self.remarks)


def beside_of(board: Board, now: datetime, own: str = "") -> Beside:
    """What dates are judged against; `own` is one's zone, else the one on the board."""
    name = own or board.applicant.zone
    return Beside(
        list(board.kept.interviews.values()),
        list(board.kept.blocked.values()),
        now,
        read_zone(name) if name else None,
        board.interview_title,
    )


def interview_of(board: Board, row: Tracked) -> Interview | None:
    """The interview of a program of the season that is arranged; the first of several."""
    return next((each for each in arranged(board.kept.interviews.values()) if each.tracked == row.id), None)


def last_of(board: Board, row: Tracked) -> Interview | None:
    """The newest interview of it that is not cancelled, held or to come; None where there is none."""
    there = (each for each in board.kept.interviews.values() if each.tracked == row.id)
    kept = [each for each in there if each.status != InterviewStatus.CANCELLED]
    return max(kept, key=lambda each: (each.at, each.id), default=None)


def judged_dates(
    board: Board,
    row: Tracked,
    dates: Sequence[datetime],
    now: datetime,
    own: str = "",
    minutes: int | None = None,
    said: Timezone | None = None,
) -> list[JudgedDate]:
    """Each date with what speaks against it, in the order given.

    An interview of the same program that is arranged already is in nobody's way: it would be moved. `minutes`
    is how long it lasts, `said` the zone that the dates were written in.
    """
    beside = beside_of(board, now, own)
    own_clock = beside.own or EASTERN
    held, steps = planned_interviews(board, own_clock), interview_steps(board, now)
    there = interview_of(board, row)
    wanted = there or Interview(0, row.code, now, tracked=row.id)
    if minutes is not None:
        wanted = replace(wanted, minutes=minutes)
    clocks = clocks_of(board, wanted, beside.own, said)
    found = []
    for at in dates:
        one = planned_as(replace(wanted, at=at), row, own_clock, clock_of(board, row))
        remarks = [*speaks_against(replace(wanted, at=at), beside)]
        near = [each for each in held if abs(each.at - at) <= _NEAR]
        remarks += [_of_load(each) for each in load_remarks(near, one, own_clock, steps)]
        found.append(JudgedDate(at, on_clocks(at, clocks), tuple(remarks)))
    best = earliest_good([(each.at, each.remarks) for each in found])
    return [replace(each, best=place == best) for place, each in enumerate(found)]


def _of_load(said: LoadRemark) -> Remark:
    """What speaks against a week as it speaks against a date in it."""
    against = Against.EARLY if said.breaks is Breaks.EARLY else Against.LOAD
    return Remark(against, f"{said.words[:1].upper()}{said.words[1:]}.")


def clocks_of(
    board: Board, interview: Interview, own: Timezone | None, said: Timezone | None = None
) -> list[Timezone]:
    """The zones to show an interview in: the program's where certain, the one said, Eastern, one's own."""
    place = place_of(board, interview)
    theirs = place.zones[0] if place.certain else said if said != own else None
    return list(dict.fromkeys(each for each in (theirs, EASTERN, own) if each is not None))


def zones_of_row(board: Board, row: Tracked) -> tuple[Timezone, ...]:
    """The zones that a program of the season may be in: one, two where not certain, none where unknown."""
    return place_of(board, Interview(0, row.code, _ANY, tracked=row.id)).zones


def letter_clocks(board: Board, row: Tracked) -> str:
    """When a program's interview is, as a letter to it says it: on its own clock, Eastern behind it.

    Empty while no date is chosen; a clock that is not known is Eastern's.
    """
    held = interview_of(board, row) or last_of(board, row)
    if held is None:
        return ""
    first, *more = on_clocks(held.at, clocks_of(board, held, None)).split(" · ")
    return f"{first} ({', '.join(more)})" if more else first
