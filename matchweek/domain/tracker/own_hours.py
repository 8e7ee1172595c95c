"""One's own figures for what an interview takes beside itself, as kept: “preparation 150, practice 60”.

They stand in a season's task (domain.season.ticked), beside its ticks, and count instead of the usual ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING

from matchweek.domain.season.ticked import mark_key
from matchweek.domain.tracker.load import OWN, STEPS, Step, hours_words, own_steps
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.season.own_times import TaskState

TASK = "load.hours"
MOST = 24 * 60
"""Minutes that one may say at most for one activity."""
SHARE = 30
"""Minutes by which a key changes it."""


def hours_key(season: int) -> str:
    """How they are kept: they hold for one season."""
    return mark_key(season, TASK)


def own_minutes(tasks: Mapping[str, TaskState], season: int) -> dict[str, int]:
    """One's own minutes by activity; without those of which nothing was said."""
    kept = tasks.get(hours_key(season))
    found: dict[str, int] = {}
    for part in kept.note.split(",") if kept is not None else ():
        name, _, minutes = part.strip().partition(" ")
        if name in OWN and minutes.isascii() and minutes.isdigit() and int(minutes) <= MOST:
            found[name] = int(minutes)
    return found


def written(minutes: Mapping[str, int]) -> str:
    """The same as it is kept; one that is as usual is left out."""
    usual = usual_minutes()
    return ", ".join(
        f"{name} {minutes[name]}" for name in OWN if name in minutes and minutes[name] != usual[name]
    )


def usual_minutes() -> dict[str, int]:
    """What matchweek counts by itself (rules: season.load-hours)."""
    return {str(name): sum(step.minutes for step in STEPS if step.activity == name) for name in OWN}


def minutes_now(tasks: Mapping[str, TaskState], season: int) -> dict[str, int]:
    """What counts for each activity: one's own, else the usual."""
    return {**usual_minutes(), **own_minutes(tasks, season)}


def steps_now(tasks: Mapping[str, TaskState], season: int) -> tuple[Step, ...]:
    """The steps of an interview as they count in a season."""
    return own_steps(own_minutes(tasks, season))


def in_words(minutes: Mapping[str, int]) -> str:
    """“preparation 2.5 h, practice 1 h, logistics 2 h for each interview”."""
    return f"{', '.join(f'{name} {hours_words(minutes[name])}' for name in OWN)} for each interview"


def read_minutes(name: str, hours: float) -> int:
    """Hours as typed, in minutes. Raises BadInput for fewer than none and more than a day."""
    # No number, and one without an end, are neither more nor less.
    minutes = round(hours * 60) if isfinite(hours) else -1
    if not 0 <= minutes <= MOST:
        raise BadInput(
            "Not a number of hours",
            f"{hours:g} h of {name} for one interview.",
            "Say 0 to 24 hours, such as 2.5.",
        )
    return minutes
