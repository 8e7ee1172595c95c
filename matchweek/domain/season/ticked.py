"""Which tasks are done in a season: a point ticked off for one Match Week says nothing of the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from matchweek.domain.season.own_times import TaskState


def mark_key(season: int, task: str) -> str:
    """How a task of a season is kept: “2027/ready.phone”."""
    return f"{season}/{task}"


def of_season(kept: Iterable[str], season: int) -> tuple[str, ...]:
    """The keys that were kept in a season, without it."""
    return tuple(key.removeprefix(f"{season}/") for key in kept if key.startswith(f"{season}/"))


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
