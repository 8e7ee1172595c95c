"""The tasks that every season has, as data: read once from `tasks/usual.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from matchweek.domain.plan.when import When, read_when

PREFIX = "plan."
"""What the keys of these tasks begin with, where what was ticked is kept."""


class Track(StrEnum):
    """What a task is for: this cycle, the next one, or what comes after Match Week."""

    THIS = "this"
    NEXT = "next"
    AFTER = "after"


TRACKS = {Track.THIS: "This cycle", Track.NEXT: "The next cycle", Track.AFTER: "After Match Week"}
WHERE = {
    "outside": "outside matchweek",
    "me": "Me",
    "season": "Season",
    "rank": "the rank list",
    "plan": "here, in its note",
    "routine": "here, ticked by day",
    "gantt": "here, as bars",
    "outreach": "here, program by program",
    "advocates": "Advocates",
    "week": "the week",
    "readiness": "the readiness list",
    "after": "After",
}
"""Where a task is done, in words."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `only` are the words of domain.plan.situation that all have to hold; `done_when` says what
    counts as done, `where` is a key of WHERE, `rows` the rows of systems.md that it comes from.
    One that `passes` is never overdue: once it is over there is nothing left to do."""

    id: str
    title: str
    why: str
    first: When
    last: When
    track: Track
    only: tuple[str, ...]
    done_when: str
    where: str
    rows: tuple[int, ...]
    passes: bool = False

    @property
    def key(self) -> str:
        return PREFIX + self.id


@cache
def tasks() -> tuple[Task, ...]:
    """All of them, in the order of the file."""
    text = (files("matchweek.domain.plan") / "tasks" / "usual.toml").read_text(encoding="utf-8")
    return tuple(_task(each) for each in tomllib.loads(text)["tasks"])


def _task(said: dict[str, Any]) -> Task:
    return Task(
        id=said["id"],
        title=said["title"],
        why=said["why"],
        first=read_when(said["first"]),
        last=read_when(said["last"]),
        track=Track(said["track"]),
        only=tuple(said.get("only", ())),
        done_when=said["done_when"],
        where=said["where"],
        rows=tuple(said["rows"]),
        passes=said.get("passes", False),
    )
