"""The seven time frames of a year and what each is for (systems.md row 30): the plan in seven lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from matchweek.domain.plan.when import When, day_of, read_when


@dataclass(frozen=True, slots=True)
class Frame:
    """A time of the year, from `first` until the next one begins, and what it is for."""

    title: str
    focus: str
    first: When


FRAMES: tuple[Frame, ...] = (
    Frame("September and October", "answer invitations, prepare, keep the tracker", read_when("09-01")),
    Frame("Early November", "look at your application as a reader does; two tracks", read_when("11-01")),
    Frame("Mid-November", "one week of outreach, 20 to 40 programs", read_when("11-12")),
    Frame("December to February", "goals with numbers; decide in January; the rank list", read_when("12-01")),
    Frame("Match Week", "the list, the calls, the offers", read_when("list_opens")),
    Frame("March to May", "thanks, rest, the debrief, the decision", read_when("match_day+1")),
    Frame("June to September", "build, write, submit on the first day", read_when("+06-01")),
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame in one season: its first day in one's own zone, None where the timetable does not know it."""

    frame: Frame
    first: date | None
    today: bool = False


def frames(season: int, moments: Mapping[str, datetime], today: date, own: tzinfo) -> tuple[Framed, ...]:
    """The seven of a season, in their order; the one that holds `today` says so."""
    days = [day_of(each.first, season, moments, own) for each in FRAMES]
    begun = [place for place, day in enumerate(days) if day is not None and day.on <= today]
    now = begun[-1] if begun else None
    return tuple(
        Framed(frame, day.on if day is not None else None, place == now)
        for place, (frame, day) in enumerate(zip(FRAMES, days, strict=True))
    )
