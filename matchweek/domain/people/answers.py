"""One's own answers to what is asked in calls, in the order in which they are needed (systems.md row 24)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.narrative import Narrative

PITCH_FROM, PITCH_TO = 30, 60
"""Seconds in which a pitch is said."""
ASKED = {
    "why_unmatched": "Why unmatched?",
    "why_specialty": "Why this specialty?",
    "red_flag": "A gap, a failure?",
    "visa": "Visa?",
    "start": "Start on 1 July?",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A usual question and one's own answer; the answer is empty while none is written."""

    field: str
    question: str
    answer: str


def answer_of(field: str, applicant: Applicant, narrative: Narrative) -> str:
    """One's own words of a field of Me; empty where none are written, or where no such field is."""
    owner = applicant if hasattr(applicant, field) else narrative
    return str(getattr(owner, field, "")).strip()


def prepared(applicant: Applicant, narrative: Narrative) -> tuple[Prepared, ...]:
    """The answers to the usual questions."""
    return tuple(
        Prepared(field, question, answer_of(field, applicant, narrative)) for field, question in ASKED.items()
    )


def how_long(seconds: int) -> tuple[str, str]:
    """What to say of a pitch that was said for so many seconds, and its look."""
    if seconds < PITCH_FROM:
        return f"{seconds} s", "dim"
    if seconds <= PITCH_TO:
        return f"{seconds} s: a good length, come to the end", "good"
    return f"{seconds} s: long. End it with your question", "warn"
