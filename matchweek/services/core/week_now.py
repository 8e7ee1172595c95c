"""What time it is in the week: phase, countdown, next moments, budgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matchweek.domain.programs.budget import Budget
from matchweek.domain.season.timetable import Moment, PhaseNow, Timetable, next_moments, phase_at
from matchweek.domain.week.big_clock import BigClock, big_clock
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week


@dataclass(frozen=True, slots=True)
class Now:
    """This moment of the week; `zone` is the applicant's IANA zone or empty while unknown."""

    at: datetime
    zone: str
    timetable: Timetable
    phase: PhaseNow
    next: tuple[Moment, ...]
    budgets: dict[str, Budget]
    clock: BigClock


def now(week: Week, moments: int = 4) -> Now:
    at = week.clock.now()
    board = load_board(week)
    timetable = board.timetable(at)
    return Now(
        at=at,
        zone=board.applicant.zone,
        timetable=timetable,
        phase=phase_at(timetable, at),
        next=next_moments(timetable, at, moments),
        budgets=board.budgets(at),
        clock=big_clock(board, timetable, at),
    )
