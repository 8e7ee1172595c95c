"""The bars of the twelve months, read from the board: tasks with their days, and moments of the timetable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import plan_of, zone_of
from matchweek.domain.plan.bars import Bar, Month, bars, begins, remarks, to_fill
from matchweek.domain.season.timetable import instants

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

MOMENTS = {"ranking_closes": "Rank lists close", "list_opens": "Match Week", "match_day": "Match Day"}
"""What of the timetable stands among the bars."""


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months as of a day in one's own zone: their bars, and what speaks against them in words."""

    today: date
    months: tuple[Month, ...]
    bars: tuple[Bar, ...]
    remarks: tuple[str, ...]


def year_of(board: Board, now: datetime, own: str = "", later: int = 0) -> Year:
    """The twelve months at `now` (aware), begun so many months `later` than usual; `own` names one's zone."""
    zone = zone_of(board, own)
    timetable = board.timetable(now)
    today = now.astimezone(zone).date()
    months = begins(timetable.season, today).later(later).twelve()
    known = instants(timetable)
    days = {key: known[key].astimezone(zone).date() for key in MOMENTS if key in known}
    fixed = [Bar(f"moment.{key}", MOMENTS[key], on, on, fixed=True) for key, on in days.items()]
    fixed = [each for each in fixed if months[0].first <= each.last and each.first <= months[-1].last]
    found = bars(plan_of(board, now, own))
    against = remarks(found, to_fill(months, timetable.season, today))
    every = sorted([*fixed, *found], key=lambda one: (one.first, one.last, one.key))
    return Year(today, months, tuple(every), tuple(against))
