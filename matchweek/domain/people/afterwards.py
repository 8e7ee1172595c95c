"""What came between the applicant and one person after the week: thanks, and what they said looking back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from matchweek.domain.base.fields import NOTE

QUESTIONS = {
    "against": "What in my file worked against me?",
    "change": "What would you change first?",
    "instead": "What would you do in my place until September?",
}
"""The three questions of a look back (systems.md row 83), by the field that holds the answer."""
FIX, VERDICT = "fix", "verdict"


@dataclass(frozen=True, slots=True)
class Afterwards:
    """One person. `thanked_at` is the mail of the same or next day, `noted_at` the note later (systems.md
    row 82), `asked_at` when they were asked to look back (aware UTC). `fix` is what one would mend until
    September, `verdict` what they say would follow from it (row 27)."""

    thanked_at: datetime | None = None
    noted_at: datetime | None = None
    asked_at: datetime | None = None
    against: str = field(default="", metadata=NOTE)
    change: str = field(default="", metadata=NOTE)
    instead: str = field(default="", metadata=NOTE)
    fix: str = field(default="", metadata=NOTE)
    verdict: str = field(default="", metadata=NOTE)

    @property
    def answered(self) -> bool:
        """Whether anything that they said is kept."""
        return any((self.against, self.change, self.instead, self.verdict))


NOTHING_YET = Afterwards()
