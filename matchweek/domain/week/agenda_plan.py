"""What the plan has due, in the agenda of the months before Match Week: two lines at most, then none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.base.text import inside
from matchweek.domain.plan.packaged import Track
from matchweek.domain.season.timetable import Phase, phase_at
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.week.agenda_order import Item, Kind

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.plan.plan import Planned
    from matchweek.domain.season.timetable import Timetable

MOST = 2
CLOSES_WITHIN = timedelta(days=7)
"""What is too late after a moment of the season is named first from so long before it."""


def plan_items(board: Board, timetable: Timetable, now: datetime) -> Iterator[Item]:
    """What can still be in time first, then what is overdue, the newest first; they wait behind all else."""
    monday = timetable.list_opens.astimezone(EASTERN).date()
    if phase_at(timetable, now).phase is not Phase.BEFORE or now.astimezone(EASTERN).date() >= monday:
        return
    from matchweek.domain.board.season_plan import plan_of

    for each in most_due(plan_of(board, now), now):
        yield Item(
            f"plan: {inside(each.title)}",
            None,
            kind=Kind.PLAN,
            command="year_plan",
            ref=f"plan:{each.key}",
            detail=each.why or each.done_when,
        )


def most_due(planned: Sequence[Planned], now: datetime) -> list[Planned]:
    """The two to name at `now` (aware): what is soon too late for good, also where its own last day is over;
    then what is of this week by its last day, then overdue ones, the newest first.

    What the readiness list asks has its own line.
    """
    from matchweek.domain.plan.plan import State

    asked = [each for each in planned if each.track is not Track.AFTER and each.where != "readiness"]
    current = [each for each in asked if each.state is State.NOW]
    late = [each for each in asked if each.state is State.OVERDUE]
    closing = [each for each in (*current, *reversed(late)) if _closes_soon(each, now)]
    return [*closing, *(each for each in (*current, *reversed(late)) if each not in closing)][:MOST]


def _closes_soon(one: Planned, now: datetime) -> bool:
    return one.closes is not None and now < one.closes <= now + CLOSES_WITHIN
