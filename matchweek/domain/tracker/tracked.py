"""A program that made contact in the season before Match Week: one row of the tracker (systems.md row 33)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from matchweek.domain.base.fields import CODE, LISTED, LISTED_PLAIN, NOTE, PLAIN, one_of
from matchweek.domain.programs.triage import Tier
from matchweek.domain.tracker.specialties import short_specialty


class SeasonStatus(StrEnum):
    """Where one stands with a program of the season."""

    INVITED = "invited"
    SCHEDULED = "scheduled"
    WAITLIST = "waitlist"
    DONE = "done"
    DECLINED = "declined"
    """By oneself."""
    CANCELLED = "cancelled"
    REJECTED = "rejected"


class Format(StrEnum):
    """How an interview of the season is held."""

    IN_PERSON = "in person"
    VIRTUAL = "virtual"


class Sponsors(StrEnum):
    """Whether a program sponsors the visa one needs; an empty word is unknown, which is never no."""

    YES = "yes"
    NO = "no"


LEAST, MOST = 1, 10
NOT_NAMED = "a program not named yet"
SCORES = ("vibe", "fit", "training", "lifestyle")


@dataclass(frozen=True, slots=True)
class Tracked:
    """A program of the season. When its interview is, how long, where and with whom stands on the
    Interview that names this row.

    `code` is its NRMP code, empty while it is not known. `invited_at`, `answer_by`, `answered_at` and
    `thanked_at` are aware UTC. `offered` are the dates that it offered: instants in ISO form, in UTC, with
    ";" between. The scores are 1 to 10, None while not given. `hospital` is what kind it is, `volume` how
    much one sees there. `not_ranked` is why it stands on no rank list although it was interviewed, `reason`
    why it stands where it stands; `mentor` and `resident` are what these said of it, the three questions
    those of systems.md row 48.
    """

    id: int
    code: str = field(default="", metadata=CODE)
    institution: str = field(default="", metadata=LISTED)
    name: str = field(default="", metadata=LISTED)
    specialty: str = field(default="", metadata=LISTED_PLAIN)
    type: str = field(default="", metadata=LISTED_PLAIN)
    city: str = field(default="", metadata=LISTED)
    state: str = field(default="", metadata=LISTED_PLAIN)
    acgme_id: str = ""
    status: str = field(default=SeasonStatus.INVITED, metadata=one_of(SeasonStatus))
    format: str = field(default="", metadata=one_of(("", *Format)))
    visa: str = field(default="", metadata=one_of(("", *Sponsors)))
    invited_at: datetime | None = None
    answer_by: datetime | None = None
    answered_at: datetime | None = None
    offered: str = field(default="", metadata=PLAIN)
    vibe: int | None = None
    fit: int | None = None
    training: int | None = None
    lifestyle: int | None = None
    note: str = field(default="", metadata=NOTE)
    living: str = field(default="", metadata=NOTE)
    transport: str = field(default="", metadata=NOTE)
    visa_limits: str = field(default="", metadata=NOTE)
    volume: str = field(default="", metadata=NOTE)
    hospital: str = field(default="", metadata=NOTE)
    fellowships: str = field(default="", metadata=NOTE)
    flags: str = field(default="", metadata=NOTE)
    residents: str = field(default="", metadata=NOTE)
    faculty: str = field(default="", metadata=NOTE)
    thanked_at: datetime | None = None
    bucket: str = field(default="", metadata=one_of(("", *Tier)))
    not_ranked: str = field(default="", metadata=NOTE)
    reason: str = field(default="", metadata=NOTE)
    mentor: str = field(default="", metadata=NOTE)
    resident: str = field(default="", metadata=NOTE)
    question_1: str = field(default="", metadata=NOTE)
    question_2: str = field(default="", metadata=NOTE)
    question_3: str = field(default="", metadata=NOTE)

    @property
    def is_named(self) -> bool:
        """Whether anything says which program it is; an invitation is recorded before that is known."""
        return bool(self.code or self.institution or self.name)

    @property
    def title(self) -> str:
        """Its name where nothing stands beside it: its own, else the institution's, else its code.

        A program that is called by its specialty alone has no name of its own. Of several that nobody named
        yet, `title_among` tells which.
        """
        field_of_it = short_specialty(self.specialty)
        own = self.name if short_specialty(self.name) != field_of_it or not self.institution else ""
        named = own or self.institution or self.code or NOT_NAMED
        return f"{named} · {field_of_it}" if field_of_it and field_of_it not in named else named


def title_among(one: Tracked, every: Iterable[Tracked]) -> str:
    """Its title, with its number where another one has no name yet either."""
    return f"{one.title}{number_among(one, every)}"


def number_among(one: Tracked, every: Iterable[Tracked]) -> str:
    """What tells a program that nobody named yet from another such; "" where there is none."""
    if one.is_named or all(each.is_named or each.id == one.id for each in every):
        return ""
    return f" (number {one.id})"


def by_code(tracked: Iterable[Tracked], code: str) -> Tracked | None:
    """The row of the program with that NRMP code; None where there is none."""
    return next((each for each in tracked if code and each.code == code), None)
