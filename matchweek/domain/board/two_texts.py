"""Two windows on one text: what one of them changed is taken, what both changed is kept twice.

Compared are a text as a form began with it, as it is typed now, and as it is stored by now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from matchweek.domain.times.zones import EASTERN, wall


@dataclass(frozen=True, slots=True)
class Other:
    """What another window wrote: the text, since when it is there (aware; None where nobody knows), and
    what stood there before both changed it."""

    text: str
    at: datetime | None
    base: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A form's texts after another window's were taken in; `both` are those that two changed."""

    values: dict[str, str]
    both: dict[str, Other]


def merge(
    before: Mapping[str, str],
    values: Mapping[str, str],
    now: Mapping[str, str],
    known: Mapping[str, Other],
    at: datetime | None,
) -> Merged:
    """What a form holds once the stored texts are `now`: `before` it began with, `values` are typed.

    `known` are the texts that two had changed already. A text that both changed stays as it is typed here,
    and the other one is among `both`.
    """
    kept: dict[str, str] = {}
    both: dict[str, Other] = {}
    for name, stored in now.items():
        mine, base = values.get(name, ""), before.get(name, "")
        first = known[name].base if name in known else base
        if mine == first:
            kept[name] = stored
            continue
        kept[name] = mine
        if stored in (mine, first) or not stored.strip():
            continue
        when = known[name].at if name in known and stored == base else at
        both[name] = Other(stored, when, first)
    return Merged(kept, both)


def joined(mine: str, others: Iterable[Other]) -> str:
    """A text with what others wrote under it, each below a line that says so; nothing stands there twice."""
    text = mine
    for other in others:
        if other.text.strip() in text:
            continue
        if text.strip() in other.text:
            text = other.text
            continue
        rest = _without_shared_lines(other.text, mine).strip("\n")
        text = f"{text.rstrip()}\n\n{mark(other.at)}\n{rest}"
    return text


def mark(at: datetime | None) -> str:
    """The line above words that came from another window."""
    when = f", {wall(at, EASTERN)} ET" if at is not None else ""
    return f"— also written in another window{when} —"


def clock_words(at: datetime, now: datetime) -> str:
    """When it was, in Eastern time: “10:42 ET”; with its day unless that is today."""
    local = at.astimezone(EASTERN)
    today = local.date() == now.astimezone(EASTERN).date()
    return f"{local:%H:%M} ET" if today else f"{wall(at, EASTERN)} ET"


def _without_shared_lines(text: str, mine: str) -> str:
    """A text less the whole lines with which both begin: those stand in the first one already."""
    lines, own = text.split("\n"), mine.split("\n")
    shared = 0
    while shared < min(len(lines), len(own)) and lines[shared] == own[shared]:
        shared += 1
    return "\n".join(lines[shared:])
