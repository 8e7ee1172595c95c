"""The hours of the season's weeks, and its invitations, from what the board holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.programs.program_zones import zone_of
from matchweek.domain.tracker.curve import Invitations, invitations
from matchweek.domain.tracker.load import Planned, Step, place_zone, planned
from matchweek.domain.tracker.own_hours import steps_now

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.tracked import Tracked


def planned_interviews(board: Board, zone: Timezone) -> list[Planned]:
    """The interviews of the season as they count for its weeks, each by its program's own clock."""

    return planned(board.kept.interviews.values(), board.kept.tracked, zone, lambda row: clock_of(board, row))


def clock_of(board: Board, row: Tracked) -> str:
    """The zone of a program of the season, an IANA name: of its list, else of its place; "" where unknown."""
    program = board.programs.get(row.code) if row.code else None
    return next(iter(zone_of(program).names), "") or place_zone(row)


def interview_steps(board: Board, at: datetime) -> Sequence[Step]:
    """What an interview takes beside itself, as it counts in the season of an instant."""
    return steps_now(board.kept.tasks, board.timetable(at).season)


def invitations_of(board: Board, now: datetime, zone: Timezone) -> Invitations:
    """The invitations of the season in force, as they stand at `now`."""
    return invitations(board.kept.tracked.values(), board.timetable(now).season, now, zone)
