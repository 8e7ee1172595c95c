"""The routine of the season's interviews, read from the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import task_states, zone_of
from matchweek.domain.contacts.interviews import arranged
from matchweek.domain.plan.routine import Counted, counted, from_to, is_quiet, lines, open_on
from matchweek.domain.season.timetable import instants
from matchweek.domain.times.zones import day_month_year
from matchweek.domain.tracker.tracked import SeasonStatus

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board


@dataclass(frozen=True, slots=True)
class RoutineNow:
    """How the routine stands on `today`, a day in one's own zone; `counted` is empty outside of `first` to
    `last`, the days that have it (None where the timetable does not know them)."""

    today: date
    counted: tuple[Counted, ...]
    quiet: bool
    first: date | None
    last: date | None

    def lines(self, cells: int = 0) -> tuple[tuple[str, str], ...]:
        """Its lines as they are shown: none while it is silent. `cells` as in domain.plan.routine.lines."""
        return () if self.quiet else lines(self.counted, cells)

    @property
    def when_words(self) -> str:
        """From when to when it goes; empty where the timetable does not know it."""
        if self.first is None or self.last is None:
            return ""
        days = f"{day_month_year(self.first)} to {day_month_year(self.last)}"
        return f"It goes from {days}, and longer while an interview lies ahead."


def routine_of(board: Board, now: datetime, own: str = "") -> RoutineNow:
    """The routine at `now` (aware); `own` as in `plan_of`."""
    zone = zone_of(board, own)
    timetable = board.timetable(now)
    states, moments = task_states(board, timetable), instants(timetable)
    today, ahead = now.astimezone(zone).date(), interview_ahead(board, now)
    found = open_on(today, timetable.season, moments, ahead, zone)
    first, last = from_to(timetable.season, moments, ahead, zone)
    return RoutineNow(today, counted(found, states, today), is_quiet(states), first, last)


def interview_ahead(board: Board, now: datetime) -> bool:
    """Whether an interview of the season is still to be held, or an invitation waits for its answer."""
    if any(each.tracked is not None and each.ends > now for each in arranged(board.kept.interviews.values())):
        return True
    return any(each.status == SeasonStatus.INVITED for each in board.kept.tracked.values())
