"""What the next plan is filled with for whoever rebuilds: bars counted back from the day of submission."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from typing import Any

from matchweek.domain.plan.bars import span_words
from matchweek.domain.plan.situation import Situation, folded
from matchweek.domain.plan.when import When, day_of, read_when
from matchweek.domain.times.zones import day_month_year


@dataclass(frozen=True, slots=True)
class Block:
    """One bar as data: `first` and `last` are days from the Monday of the week of submission, both of it."""

    title: str
    why: str
    first: int
    last: int
    full_time: bool
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One bar as it is proposed, both days its own, in one's own zone."""

    title: str
    why: str
    first: date
    last: date
    full_time: bool

    @property
    def days(self) -> str:
        return span_words(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The bars proposed, the day of submission that they lead to, and the titles of those for which it is
    too late before it."""

    bars: tuple[Proposed, ...]
    submit: date
    too_late: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to say of it: the day that they lead to, and what has no time any more."""
        said = [f"They lead to your submission on {day_month_year(self.submit)}."] if self.bars else []
        if self.too_late:
            said.append(f"No time is left before it for: {'; '.join(self.too_late)}.")
        return tuple(said)


@cache
def blocks() -> tuple[Block, ...]:
    """All of them, in the order of the file."""
    return tuple(_block(each) for each in _file()["bars"])


def rebuild(
    match: int, moments: Mapping[str, datetime], situation: Situation, today: date, own: tzinfo
) -> Rebuild:
    """What is proposed on `today` on the way to the Match of the year `match`. `moments` are those of its
    timetable, as far as it is known.

    What has begun before tomorrow's week is shortened, and left out where less than half of it is left.
    """
    submit = submission(match, moments, own)
    monday = submit - timedelta(days=submit.weekday())
    soon = today + timedelta(days=7 - today.weekday())
    found, late = [], []
    for each in blocks():
        if folded(each.only, situation):
            continue
        begins, last = monday + timedelta(days=each.first), monday + timedelta(days=each.last)
        first = max(begins, soon)
        if 2 * ((last - first).days + 1) < (last - begins).days + 1:
            late.append(each.title)
        else:
            found.append(Proposed(each.title, each.why, first, last, each.full_time))
    return Rebuild(tuple(sorted(found, key=lambda one: (one.first, one.last))), submit, tuple(late))


def submission(match: int, moments: Mapping[str, datetime], own: tzinfo) -> date:
    """The day of submission before the Match of the year `match`, in one's `own` zone."""
    days = (day_of(each, match, moments, own) for each in _submits())
    return next(each.on for each in days if each is not None)


@cache
def _submits() -> tuple[When, ...]:
    return tuple(read_when(each) for each in _file()["submit"])


@cache
def _file() -> dict[str, Any]:
    text = (files("matchweek.domain.plan") / "tasks" / "rebuild.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _block(said: dict[str, Any]) -> Block:
    first = -7 * said["weeks"][0] + said.get("on", 1) - 1
    last = -7 * said["weeks"][1] - 1 if len(said["weeks"]) > 1 else first + said["days"] - 1
    return Block(
        said["title"], said["why"], first, last, said.get("full_time", False), tuple(said.get("only", ()))
    )
