"""What one says oneself of a season's moments: when they are, when R3 was looked at, what is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from matchweek.domain.base.fields import NOTE


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
    """A task: when it was done (aware UTC), None while it is open."""

    done_at: datetime | None = None
    note: str = field(default="", metadata=NOTE)
