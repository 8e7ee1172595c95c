"""What a calendar file says of an appointment: a value, before anybody knows which program it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FILES = (".ics", ".ical", ".ifb", ".eml")
"""How the names of files end that may hold one: a calendar's, or a mail's with one in it."""


class Meant(StrEnum):
    """What the sender means by an event."""

    INVITED = "invited"
    CANCELLED = "cancelled"
    ANSWER = "answer"
    """Somebody's answer to an invitation, or another time that somebody asks for: it arranges nothing."""


@dataclass(frozen=True, slots=True)
class ZoneAsked:
    """A time of day whose zone the file does not tell for certain.

    `said` is the zone as the file writes it, empty where it writes none; `zones` are IANA names that may be
    meant, the likeliest first; `why` is a sentence for the person.
    """

    why: str
    said: str = ""
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One appointment, or one date of a series.

    `uid` names the appointment for good, `occurrence` the date of a series (its first time, ISO 8601), empty
    for one that does not repeat. `sequence` and `stamp` (aware UTC) tell a newer version from an older one.
    Just one of these says when: `at` (aware UTC); `wall`, a naive time of day whose zone is `asked`; `day`,
    an event of whole days; none of them where a cancellation names no time. `minutes` is None where no
    length is told. `dates` counts those of the series.
    """

    uid: str
    occurrence: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    meant: Meant = Meant.INVITED
    title: str = ""
    at: datetime | None = None
    wall: datetime | None = None
    day: date | None = None
    asked: ZoneAsked | None = None
    minutes: int | None = None
    dates: int = 1
    place: str = ""
    text: str = ""
    link: str = ""
    organizer: str = ""
    people: tuple[str, ...] = ()
    made_by: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def version(self) -> tuple[int, float]:
        """What grows from one version of an event to the next (RFC 5546, 2.1.5)."""
        return self.sequence, self.stamp.timestamp() if self.stamp is not None else 0.0
