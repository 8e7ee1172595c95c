"""What one says oneself of a season's moments: when they are, when R3 was looked at, what is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from matchweek.domain.base.fields import NOTE, one_of

CHOICES = ("", "rebuild", "leave")
"""What may be decided after a cycle without a place; empty while nothing is."""


@dataclass(frozen=True, slots=True)
class OwnTime:
    """When a moment of the timetable is, by one's own word (aware UTC)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RoundCheck:
    """When R3 was looked at in a round and showed no offer (aware UTC), None while it was not."""

    none_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task: when it was done (aware UTC), None while it is open.

    `postponed_to` is the day to which it was put off, `dropped_at` when it was said not to be for one
    (aware UTC), `choice` what was decided by it, where it is a decision.
    """

    done_at: datetime | None = None
    note: str = field(default="", metadata=NOTE)
    postponed_to: date | None = None
    dropped_at: datetime | None = None
    choice: str = field(default="", metadata=one_of(CHOICES))
