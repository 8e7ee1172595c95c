"""Which tasks are done in a season: a point ticked off for one Match Week says nothing of the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.kept import TaskState

if TYPE_CHECKING:
    from matchweek.domain.board import Board
    from matchweek.domain.timetable import Timetable


def mark_key(season: int, task: str) -> str:
    """How a task of a season is kept: “2027/ready.phone”."""
    return f"{season}/{task}"


def ticks(tasks: Mapping[str, TaskState], season: int) -> Iterator[tuple[str, str, datetime]]:
    """The tasks done in a season: the task, the key it is kept by, when it was done (aware UTC).

    One kept without a season counts for that of the file.
    """
    for kept_by, task in tasks.items():
        if task.done_at is None:
            continue
        year, slash, name = kept_by.partition("/")
        if not slash:
            year, name = str(season), kept_by
        if year == str(season):
            yield name, kept_by, task.done_at


def tasks_done(board: Board, timetable: Timetable) -> frozenset[str]:
    """The keys of the tasks that are done in the season of a timetable."""
    return frozenset(name for name, _, _ in _of(board, timetable))


def done_at(board: Board, timetable: Timetable, task: str) -> datetime | None:
    """When a task was done in the season of a timetable (aware UTC), None while it is open."""
    return max((at for name, _, at in _of(board, timetable) if name == task), default=None)


def _of(board: Board, timetable: Timetable) -> Iterator[tuple[str, str, datetime]]:
    return ticks(board.kept.tasks, timetable.season)
