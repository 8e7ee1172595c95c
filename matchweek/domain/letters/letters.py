"""Drafts that were kept: who they are for, their words, how they were used. matchweek sends nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from matchweek.domain.base.fields import CODE, NOTE, PLAIN, one_of


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft as it is kept: the person's own text. `used` has commas between the fields of Narrative.

    `kind` is one of domain.letters.letter_use.DraftKind. `used_at` is when it was copied, saved,
    opened as a mail or said to be sent (aware UTC), `how` which of them: "copied", "saved",
    "mailed", "sent" or empty. `tracked` is the row of the season's tracker that one of the season is to; its
    code may not be known.
    """

    id: int
    kind: str = field(metadata=PLAIN)
    subject: str = ""
    body: str = field(default="", metadata=NOTE)
    heading: str = field(default="", metadata=NOTE)
    to: str = ""
    advocate: int | None = None
    program: str | None = field(default=None, metadata=CODE)
    used: str = field(default="", metadata=PLAIN)
    made_at: datetime | None = None
    changed_at: datetime | None = None
    used_at: datetime | None = None
    how: str = field(default="", metadata=one_of(("", "copied", "saved", "mailed", "sent")))
    tracked: int | None = None

    @property
    def text(self) -> str:
        """The heading and the body: what is copied, counted and put into a mail."""
        return f"{self.heading}\n\n{self.body}" if self.heading else self.body

    @property
    def used_fields(self) -> tuple[str, ...]:
        return tuple(field for field in self.used.split(",") if field)
