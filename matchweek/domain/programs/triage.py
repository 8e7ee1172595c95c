"""Where a program stands in one's own sorting: lane, tier, refused, note, application."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from matchweek.domain.base.fields import NOTE, PLAIN, one_of


class Lane(StrEnum):
    """Which of three plans a program belongs to (systems.md row 72)."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    BACKUP = "backup"


class Tier(StrEnum):
    """How much one wants a program (systems.md row 73)."""

    TOP = "top"
    MIDDLE = "middle"
    SAFETY = "safety"


# How many programs a tier can sensibly hold: rules of thumb from systems.md row 73.
SENSIBLE_SIZES: dict[Tier, tuple[int, int]] = {Tier.TOP: (8, 12), Tier.MIDDLE: (10, 20)}


class ApplicationStatus(StrEnum):
    NONE = "none"
    PLANNED = "planned"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Triage:
    """One's own decision about a program; survives every import.

    `zone` is the IANA name of the program's clock where it was set by hand, else empty. `why_here` is why
    this program, `to_ask` the one question to ask it: both stand beside a call from it.
    """

    lane: str | None = field(default=None, metadata=one_of(Lane))
    tier: str | None = field(default=None, metadata=one_of(Tier))
    refused: bool = False
    note: str = field(default="", metadata=NOTE)
    zone: str = field(default="", metadata=PLAIN)
    why_here: str = field(default="", metadata=NOTE)
    to_ask: str = field(default="", metadata=NOTE)

    @property
    def undecided(self) -> bool:
        return self.lane is None and not self.refused


@dataclass(frozen=True, slots=True)
class Application:
    """Whether an application is planned or recorded as submitted; `submitted_at` is aware UTC.

    `via` is the service it went through; `because` the reason when it was recorded against a rule.
    `statement` is the number of the personal statement that goes with it, 0 for none, None for the one that
    its lane or specialty says; `letters` the numbers of the letters with commas between, “none”, or empty for
    those that its lane says (domain.letters.documents).
    """

    planned: bool = False
    submitted_at: datetime | None = None
    via: str = field(default="", metadata=PLAIN)
    because: str = ""
    statement: int | None = None
    letters: str = field(default="", metadata=PLAIN)

    @property
    def status(self) -> ApplicationStatus:
        if self.submitted_at is not None:
            return ApplicationStatus.SUBMITTED
        return ApplicationStatus.PLANNED if self.planned else ApplicationStatus.NONE


NO_TRIAGE = Triage()
NO_APPLICATION = Application()
