"""What is done of the tasks of the week in a season, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.season.ticked import ticks

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable


def tasks_done(board: Board, timetable: Timetable) -> frozenset[str]:
    """The keys of the tasks that are done in the season of a timetable."""
    return frozenset(name for name, _, _ in _of(board, timetable))


def done_at(board: Board, timetable: Timetable, task: str) -> datetime | None:
    """When a task was done in the season of a timetable (aware UTC), None while it is open."""
    return max((at for name, _, at in _of(board, timetable) if name == task), default=None)


def _of(board: Board, timetable: Timetable) -> Iterator[tuple[str, str, datetime]]:
    return ticks(board.kept.tasks, timetable.season)
