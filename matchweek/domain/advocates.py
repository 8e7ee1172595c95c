"""Faculty who would speak for the applicant, and how far each one would go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What an advocate said when asked to be ready (systems.md row 68)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    YES = "yes"
    HEDGED = "hedged"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Advocate:
    """One faculty member. `tier` is 1 (program leadership, chair), 2 (known in the specialty) or
    3 (knows the applicant well); None until it is known (systems.md row 63)."""

    id: int
    name: str
    tier: int | None = None
    role: str = ""
    institution: str = ""
    specialty: str = ""
    relation: str = ""
    mail: str = ""
    phone: str = ""
    best_time: str = ""
    answer: str = Answer.NOT_ASKED
    answered_on: date | None = None
    note: str = ""
