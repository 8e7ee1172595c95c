"""What a typed time is read against: the time now, the zones that may be meant, which way it lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.times.zones import EASTERN, Toward
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from pendulum import Timezone


@dataclass(frozen=True, slots=True)
class Setting:
    """How a field's text is read.

    `now` is aware; without it only a text with its whole date can be read. `zone` is meant where the
    text names none. `own` is the applicant's zone, `theirs` the program's: several where its place has
    two, none where it is not known. `day` is the moment on whose day a bare hour is; `now` if None.
    `limit` tells that the field takes the latest moment for something, so that “by 5pm” is 5 pm.
    """

    now: datetime | None = None
    zone: Timezone = EASTERN
    toward: Toward = "day"
    own: Timezone | None = None
    theirs: tuple[Timezone, ...] = ()
    day: datetime | None = None
    limit: bool = False

    def here(self, zone: Timezone) -> datetime | None:
        """The wall time in a zone from which days are counted, naive."""
        at = self.day if self.day is not None else self.now
        return at.astimezone(zone).replace(tzinfo=None) if at is not None else None


class NotATime(BadInput):
    """The text names no moment: unfinished, or no time at all. What may be two times is BadInput alone."""


def not_a_time(text: str, why: str = "") -> NotATime:
    """The error for what names no moment."""
    shown = " ".join(text.split())[:40]
    return NotATime(
        "Not a date and time",
        f"“{shown}” does not name one moment. {why}".strip(),
        "Write it as Thu 2:30pm, 18 Mar 14:30 CT or 2027-03-18T10:58, with its zone if you know it.",
    )
