"""Reality checks before a list is final (systems.md row 48): three questions, two people, one's own notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchweek.domain.tracker.tracked import Tracked

QUESTIONS: dict[str, str] = {
    "question_1": "Would I be glad to read this name on Match Day?",
    "question_2": "Would I be all right there on a bad day: at night, in winter, far from home?",
    "question_3": "Would it stand here if nobody ever heard its name?",
}
"""The three questions, by the field that holds the answer."""
VOICES: dict[str, str] = {"mentor": "A mentor's word", "resident": "A resident's word"}
"""Whose word is asked besides one's own, by the field that holds it."""


@dataclass(frozen=True, slots=True)
class Reality:
    """How many of the three questions are answered for a program, and whose word is missing."""

    answered: int
    missing: tuple[str, ...]

    @property
    def done(self) -> bool:
        return self.answered == len(QUESTIONS) and not self.missing


def reality_of(one: Tracked) -> Reality:
    """What was asked of a program so far."""
    answered = sum(bool(getattr(one, name).strip()) for name in QUESTIONS)
    return Reality(answered, tuple(words for name, words in VOICES.items() if not getattr(one, name).strip()))
