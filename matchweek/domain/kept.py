"""Small things a week keeps by key: own times, corrected caps, rounds looked at, tasks, absences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OwnTime:
    """When a moment of the timetable is, by one's own word (aware UTC)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Cap:
    """How many applications a service counts for the week, and why not the usual number."""

    cap: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class RoundCheck:
    """When R3 was looked at in a round and showed no offer (aware UTC), None while it was not."""

    none_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task: when it was done (aware UTC), None while it is open."""

    done_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """R3 confirmed at `confirmed_at` that a program was gone by the list after `after_round`."""

    after_round: int = 0
    confirmed_at: datetime | None = None


@dataclass(slots=True)
class Kept:
    """All of them. `moments` has keys such as “2027/round_2_closes”, `round_checks` “2027/1”, `caps`
    services, `absences` program codes."""

    moments: dict[str, OwnTime] = field(default_factory=dict)
    caps: dict[str, Cap] = field(default_factory=dict)
    round_checks: dict[str, RoundCheck] = field(default_factory=dict)
    tasks: dict[str, TaskState] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)

    @property
    def tasks_done(self) -> frozenset[str]:
        """The keys of the tasks that are done."""
        return frozenset(key for key, task in self.tasks.items() if task.done_at is not None)

    @property
    def own_caps(self) -> dict[str, int]:
        """The caps that were corrected, by service."""
        return {service: cap.cap for service, cap in self.caps.items()}


# What the journal calls each kind, where it is kept, and as what.
KINDS: dict[str, tuple[str, type]] = {
    "moment": ("moments", OwnTime),
    "budget_cap": ("caps", Cap),
    "round_check": ("round_checks", RoundCheck),
    "task": ("tasks", TaskState),
    "absence": ("absences", Absence),
}
