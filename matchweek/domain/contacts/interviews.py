"""Interviews during the week: when they are, how they are held, what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from matchweek.domain.base.fields import CODE, NOTE, one_of, person
from matchweek.domain.contacts.calls import Channel

BETWEEN = timedelta(minutes=10)
"""To be kept free between two interviews: to breathe, to write down what was said, to find the next link."""


class InterviewStatus(StrEnum):
    """What became of an interview."""

    ARRANGED = "arranged"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview with a program, an NRMP code. `at` is when it begins (aware UTC), `minutes` how
    long it is planned; `interest` is one's own impression of theirs, 1 to 5, None before.

    A slot that was booked is in a `calendar`, and `leave` says how one leaves or moves it. The rest is the
    scorecard, filled in afterwards: `fit`, `training` and `location` are 1 to 10; what the `residents` said,
    `flags` that warn, what was `asked` of one, what to `improve` the next time.

    `tracked` is the row of the season's tracker that it is of: then `program` may be empty, while no code of
    it is known, and the scores stand in that row.
    """

    id: int
    program: str = field(metadata=CODE)
    at: datetime
    minutes: int = 30
    channel: str = field(default=Channel.ZOOM, metadata=one_of(Channel))
    interviewer: str = field(default="", metadata=person("Interviewer"))
    place: str = ""
    status: str = field(default=InterviewStatus.ARRANGED, metadata=one_of(InterviewStatus))
    interest: int | None = None
    note: str = field(default="", metadata=NOTE)
    calendar: str = ""
    leave: str = ""
    fit: int | None = None
    training: int | None = None
    location: int | None = None
    residents: str = field(default="", metadata=NOTE)
    flags: str = field(default="", metadata=NOTE)
    asked: str = field(default="", metadata=NOTE)
    improve: str = field(default="", metadata=NOTE)
    tracked: int | None = None

    @property
    def ends(self) -> datetime:
        """When it is planned to end (aware UTC)."""
        return self.at + timedelta(minutes=self.minutes)


def arranged(interviews: Iterable[Interview]) -> list[Interview]:
    """The interviews still to be held or not yet said to be over, by time."""
    found = [each for each in interviews if each.status == InterviewStatus.ARRANGED]
    return sorted(found, key=lambda each: (each.at, each.id))


def clashes(interviews: Iterable[Interview], wanted: Interview) -> list[Interview]:
    """The arranged interviews within ten minutes of `wanted`, or overlapping it, by time; not itself."""
    return [
        each
        for each in arranged(interviews)
        if each.id != wanted.id and each.at < wanted.ends + BETWEEN and wanted.at < each.ends + BETWEEN
    ]
