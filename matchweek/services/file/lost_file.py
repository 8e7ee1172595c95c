"""A week file that was deleted or moved under an open window: noticed, and put back."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from matchweek.services.core.week import Feed, Week
from matchweek.store.file_place import identity, put_in_place, take_out

STAMP = "%Y%m%dT%H%M%SZ"


def is_lost(week: Week) -> bool:
    """Whether what this window writes goes into a file that is no longer at its path."""
    return week.path is not None and week.identity is not None and identity(week.path) != week.identity


def is_replaced(week: Week) -> bool:
    """Whether another file is at the path now."""
    return week.path is not None and identity(week.path) not in (None, week.identity)


def put_back(week: Week, feed: Feed) -> Path:
    """Write the whole week, as this window has it, to its path again; returns where it is.

    Where another file is at the path by now that one stays, and the week goes beside it under a name with
    the time. Week and feed are closed then, and have to be opened anew. Raises Failed, with both still
    open, when it cannot be written.
    """
    assert week.path is not None
    path = week.path
    unfinished = take_out(feed, path)
    feed.close()
    week.close()
    stamp = f"{week.clock.now().astimezone(UTC):{STAMP}}"
    return put_in_place(unfinished, path, f"{path.stem}-kept-{stamp}{path.suffix}")
