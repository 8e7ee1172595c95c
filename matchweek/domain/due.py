"""What waits to be done by a time: calls to return, next steps promised in a call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from matchweek.domain.calls import Call, CallBack


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: what, by when (aware UTC, None for “as soon as possible”), from which call."""

    title: str
    at: datetime | None
    call: int
    program: str | None


def due(calls: Iterable[Call]) -> list[Due]:
    """What the calls ask for: without a time first, since those wait longest, then by time."""
    found = [each for call in calls for each in _of(call)]
    return sorted(found, key=_by_time)


def _by_time(due: Due) -> tuple[bool, float, int]:
    return (due.at is not None, due.at.timestamp() if due.at else 0.0, due.call)


def _of(call: Call) -> Iterable[Due]:
    if call.call_back == CallBack.DUE:
        who = call.caller or call.number or "an unknown number"
        yield Due(f"Call back {who}", None if call.next_step else call.next_due, call.id, call.program)
    if call.next_step:
        yield Due(call.next_step, call.next_due, call.id, call.program)
