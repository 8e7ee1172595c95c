"""Stories told in an interview: what it was, what one did, what came of it, what one learnt (row 37)."""

from __future__ import annotations

from dataclasses import dataclass, field

from matchweek.domain.base.fields import NOTE


@dataclass(frozen=True, slots=True)
class Story:
    """One story, in the order in which it is told."""

    id: int
    title: str = field(default="", metadata=NOTE)
    situation: str = field(default="", metadata=NOTE)
    action: str = field(default="", metadata=NOTE)
    result: str = field(default="", metadata=NOTE)
    reflection: str = field(default="", metadata=NOTE)
