"""Days on which one cannot be interviewed, said once: an exam, a visa appointment, travel, rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matchweek.domain.base.fields import NOTE, one_of


class Why(StrEnum):
    """What a blocked day is for."""

    EXAM = "exam"
    VISA = "visa"
    TRAVEL = "travel"
    REST = "rest"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Blocked:
    """The days from `first` to `last`, both of them too, in one's own zone."""

    id: int
    first: date
    last: date
    kind: str = field(default=Why.OTHER, metadata=one_of(Why))
    note: str = field(default="", metadata=NOTE)
