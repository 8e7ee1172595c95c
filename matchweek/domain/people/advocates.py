"""Faculty who would speak for the applicant, and how far each one would go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matchweek.domain.base.fields import CODE, COMMON, NOTE, PLAIN, one_of, person, several


class Answer(StrEnum):
    """What an advocate said when asked to be ready (systems.md row 68)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    YES = "yes"
    HEDGED = "hedged"
    NO = "no"

    @property
    def on_screen(self) -> str:
        """What people read and type: “not asked”, “asked”, “yes”, “maybe”, “no”."""
        return "maybe" if self is Answer.HEDGED else self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Advocate:
    """One faculty member. `tier` is 1 (program leadership, chair), 2 (known in the specialty) or
    3 (knows the applicant well); None until it is known (systems.md row 63). `leads` are the NRMP
    codes of the programs they lead, with commas between: to ask them is to contact those."""

    id: int
    name: str = field(metadata=person("Advocate"))
    tier: int | None = None
    role: str = field(default="", metadata=COMMON)
    institution: str = ""
    specialty: str = field(default="", metadata=PLAIN)
    relation: str = ""
    mail: str = field(default="", metadata=several(",;"))
    phone: str = field(default="", metadata=several("/"))
    best_time: str = ""
    answer: str = field(default=Answer.NOT_ASKED, metadata=one_of(Answer))
    answered_on: date | None = None
    note: str = field(default="", metadata=NOTE)
    leads: str = field(default="", metadata=CODE)

    @property
    def mails(self) -> tuple[str, ...]:
        """Each of the mail addresses; `mail` holds several with commas between, the one to write to first."""
        return tuple(filter(None, (part.strip() for part in re.split(r"[,;]", self.mail))))

    @property
    def write_to(self) -> str:
        """The one address that a letter goes to, or ""."""
        return next(iter(self.mails), "")

    @property
    def phones(self) -> tuple[str, ...]:
        """Each of the numbers as written; `phone` holds several with “ / ” between, the one to call first."""
        return tuple(filter(None, (part.strip() for part in self.phone.split(" / "))))


# The words of a role that say how much an advocate's voice weighs (systems.md row 63).
_LEADS = re.compile(
    r"\b(apd|pd|apdim|dio|chair(man|woman|person)?|clerkship director|soap (lead|officer|official)"
    r"|(associate |assistant )?(program|residency) director|(associate |vice )?dean|chief of)\b"
)
_KNOWN = re.compile(r"\b(president|national|society|board|professor|editor|committee|fellowship director)\b")
_CLOSE = re.compile(r"\b(attending|wards?|hospitalist|preceptor|clinic|mentor|supervisor|faculty|research)\b")


def propose_tier(role: str) -> int | None:
    """The tier that a role suggests (systems.md row 63); None where it says nothing. Only a proposal."""
    words = role.casefold()
    for tier, pattern in enumerate((_LEADS, _KNOWN, _CLOSE), 1):
        if pattern.search(words):
            return tier
    return None
