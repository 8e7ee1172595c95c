"""What a screen needs of a rehearsed week: what arrives, what R3 shows, what it came to.

The week itself is told in the rehearsal, which stands above the screen; this is what the two share.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from matchweek.services.core.week import Week


class Came(StrEnum):
    """How something arrives."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    MESSAGE = "message"
    INTERVIEW = "interview"
    RETURNED = "returned"
    NOTICE = "notice"
    LIST = "list"
    ROUND = "round"
    ENDED = "ended"
    OVER = "over"
    END = "end"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that arrived at `at` (aware UTC).

    `title` is what one sees before one answers, `words` what is heard or read then. `number` is the
    one that the phone shows, `path` the file of a list, `program` the code it is about where R3 says
    so. `until` is when it is gone.
    """

    id: str
    at: datetime
    came: Came
    title: str
    words: str = ""
    number: str = ""
    program: str = ""
    path: Path | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class InR3:
    """An offer as R3 shows it in a rehearsal: open, accepted, rejected, withdrawn or expired.

    `recorded` is how it stands here, empty where it was not recorded at all.
    """

    program: str
    title: str
    round: int
    until: datetime
    state: str
    recorded: str = ""


class Rehearsal(Protocol):
    """A week that is rehearsed. Times are aware UTC."""

    @property
    def seed(self) -> int: ...

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """What arrived so far, oldest first."""
        ...

    def advance(self, week: Week, now: datetime) -> tuple[Arrival, ...]:
        """Let everything arrive that is due by `now`, and answer what did since the last time."""
        ...

    def next_at(self, now: datetime) -> datetime | None:
        """When the next thing arrives, by what is recorded now; None at the end."""
        ...

    def next_stop(self, now: datetime) -> datetime | None:
        """The same, or the next moment of the timetable if that comes before it."""
        ...

    def ringing(self, now: datetime) -> Arrival | None:
        """The call that rings now, the newest if there are two."""
        ...

    def pick_up(self, now: datetime) -> Arrival | None:
        """Answer the call that rings; None when none does."""
        ...

    def missed(self, now: datetime) -> Arrival | None:
        """The newest call or voicemail that nobody took and nobody logged."""
        ...

    def heard(self, at: datetime, number: str) -> str:
        """What is heard in the call logged at `at` from `number`; empty where it is none of these."""
        ...

    def in_r3(self, now: datetime) -> tuple[InR3, ...]:
        """The offers of all rounds so far as R3 shows them, the newest round first."""
        ...

    def answer_in_r3(self, week: Week, program: str, accepted: bool, now: datetime) -> InR3:
        """Accept or reject an offer in R3. Raises BadInput when R3 takes no answer to it."""
        ...

    def look_in_r3(self, now: datetime) -> None:
        """R3 was looked at."""
        ...

    def advice(self, week: Week, now: datetime) -> tuple[str, str]:
        """What there is to do now in a few words, and the command whose key does it, or empty."""
        ...

    def refused(self, title: str) -> None:
        """A rule said no."""
        ...

    def pressed(self, key: str) -> None:
        """A key was pressed."""
        ...

    def told(self, week: Week, now: datetime) -> tuple[str, ...]:
        """What the week came to, a line for each thing; indented lines belong to the one above."""
        ...
