"""How long what is left takes at the pace so far, and the time that one gave oneself for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST = timedelta(minutes=5)
"""The most that one program counts for: who was called away meanwhile is no slower for it."""
ENOUGH = 3
"""So many programs make a pace."""
BOX = timedelta(minutes=90)
"""The time that one gives oneself: about as long as a program takes for its own list (systems.md row 62)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many programs were looked at, and how long that took."""

    seen: int = 0
    spent: timedelta = timedelta()

    def after(self, took: timedelta) -> Pace:
        """The pace with one program more."""
        return Pace(self.seen + 1, self.spent + min(max(took, timedelta()), LONGEST))

    def for_(self, count: int) -> timedelta | None:
        """How long so many more take; None while too few were looked at to tell."""
        return self.spent / self.seen * count if self.seen >= ENOUGH else None


def left_words(pace: Pace, count: int) -> str:
    """“81 left, about 27 min at this pace”."""
    takes = pace.for_(count)
    said = f"{count:,} left"
    return said if takes is None or not count else f"{said}, {_about(takes)} at this pace"


def box_words(until: datetime, now: datetime) -> str:
    """“72 of 90 min left”, or that they are over."""
    whole = int(BOX.total_seconds()) // 60
    if now >= until:
        return f"the {whole} minutes are over"
    return f"{-(-int((until - now).total_seconds()) // 60)} of {whole} min left"


def _about(takes: timedelta) -> str:
    minutes = round(takes.total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    hours, rest = divmod(minutes, 60)
    return "about " + " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part
    )
