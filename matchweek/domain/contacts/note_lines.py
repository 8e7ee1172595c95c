"""What was said in a call, line by line, each with the time at which it was written down, Eastern."""

from __future__ import annotations

import re
from datetime import datetime

from matchweek.domain.times.zones import EASTERN, weekday

_STAMP = re.compile(r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?\d\d:\d\d ET: ")


def entered(note: str, at: datetime, since: datetime) -> str | None:
    """The note once its last line is ended at `at`: with that time before it, and a new line begun.

    The weekday stands with the time where the call began, `since`, on another day. None where nothing stands
    in the last line: there is nothing to end. Both instants are aware.
    """
    before, _, line = note.rpartition("\n")
    if not line.strip():
        return None
    kept = line if _STAMP.match(line) else f"{stamp(at, since)}{line.strip()}"
    return f"{before}\n{kept}\n" if before else f"{kept}\n"


def stamp(at: datetime, since: datetime) -> str:
    """The time before a line: “14:05 ET: ”, on another day than the call's “Wed 14:05 ET: ”."""
    here, there = at.astimezone(EASTERN), since.astimezone(EASTERN)
    day = "" if here.date() == there.date() else f"{weekday(at)} "
    return f"{day}{here:%H:%M} ET: "


def without_time(line: str) -> str:
    """A line without the time before it, where there is no room for both."""
    return _STAMP.sub("", line, count=1)
