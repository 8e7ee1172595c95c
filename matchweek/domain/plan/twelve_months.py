"""An example of twelve months as data, moved to the season: a start for one's own bars."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date
from functools import cache
from importlib.resources import files

from matchweek.domain.plan.when import When, day_of, read_when


@dataclass(frozen=True, slots=True)
class Example:
    """One bar of it."""

    title: str
    first: When
    last: When
    full_time: bool = False


@cache
def examples() -> tuple[Example, ...]:
    """All of them, in the order of the file."""
    text = (files("matchweek.domain.plan") / "tasks" / "twelve_months.toml").read_text(encoding="utf-8")
    return tuple(
        Example(
            each["title"], read_when(each["first"]), read_when(each["last"]), each.get("full_time", False)
        )
        for each in tomllib.loads(text)["bars"]
    )


def days_of(one: Example, season: int) -> tuple[date, date]:
    """Its days where the Match is in the year `season`: none hangs on a moment of the timetable."""
    first, last = day_of(one.first, season, {}, UTC), day_of(one.last, season, {}, UTC)
    if first is None or last is None:
        raise ValueError(f"no day of its own: {one.title}")
    return first.on, last.on
