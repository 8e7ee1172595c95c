"""The one story that every draft tells, agreed with the school (systems.md rows 80, 81 and 86)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from matchweek.domain.base.fields import COMMON, NOTE, PLAIN
from matchweek.domain.base.text import fold


@dataclass(frozen=True, slots=True)
class Narrative:
    """What everybody who speaks for the applicant says, in the applicant's words; all may be empty.

    `red_flag` is one line, for the packet and the phone, never the first. `stress` and `leave_out`
    matter to those who change specialty. Lists have commas between: `specialties` in their order,
    `regions` wanted, `regions_refused`. `pitch` is said in 30 to 60 seconds; `start` answers whether one
    can begin on 1 July, `why_committed` why one still wants this field, for the one-page summary.
    From `about_me` on it is the core packet for the season's interviews (systems.md row 37): master answers,
    weaknesses, goals, what one brings, and how one's camera, light and room are set up.
    """

    why_specialty: str = field(default="", metadata=NOTE)
    why_unmatched: str = field(default="", metadata=NOTE)
    strength_1: str = field(default="", metadata=NOTE)
    strength_2: str = field(default="", metadata=NOTE)
    strength_3: str = field(default="", metadata=NOTE)
    evidence_1: str = field(default="", metadata=NOTE)
    evidence_2: str = field(default="", metadata=NOTE)
    evidence_3: str = field(default="", metadata=NOTE)
    red_flag: str = field(default="", metadata=NOTE)
    stress: str = field(default="", metadata=NOTE)
    leave_out: str = field(default="", metadata=NOTE)
    specialties: str = field(default="", metadata=PLAIN)
    regions: str = field(default="", metadata=COMMON)
    regions_refused: str = field(default="", metadata=COMMON)
    pitch: str = field(default="", metadata=NOTE)
    start: str = field(default="", metadata=NOTE)
    why_committed: str = field(default="", metadata=NOTE)
    about_me: str = field(default="", metadata=NOTE)
    why_us: str = field(default="", metadata=NOTE)
    weakness_1: str = field(default="", metadata=NOTE)
    weakness_2: str = field(default="", metadata=NOTE)
    goal_1: str = field(default="", metadata=NOTE)
    goal_2: str = field(default="", metadata=NOTE)
    goal_3: str = field(default="", metadata=NOTE)
    bring_1: str = field(default="", metadata=NOTE)
    bring_2: str = field(default="", metadata=NOTE)
    bring_3: str = field(default="", metadata=NOTE)
    setup: str = field(default="", metadata=NOTE)

    @property
    def strengths(self) -> tuple[tuple[str, str], ...]:
        """The three strengths, each with its evidence; either may be empty."""
        return (
            (self.strength_1.strip(), self.evidence_1.strip()),
            (self.strength_2.strip(), self.evidence_2.strip()),
            (self.strength_3.strip(), self.evidence_3.strip()),
        )

    @property
    def targets(self) -> tuple[str, ...]:
        """The specialties sought, in their order."""
        return tuple(part.strip() for part in self.specialties.split(",") if part.strip())


NO_NARRATIVE = Narrative()

# What each line is called where it is missing, in the order in which one writes it.
NAMES: dict[str, str] = {
    "specialties": "your specialties, the first one first",
    "why_specialty": "why this specialty, in one sentence",
    "why_unmatched": "the honest line on why you did not match",
    "strength_1": "your first strength",
    "evidence_1": "what shows your first strength",
    "strength_2": "your second strength",
    "evidence_2": "what shows your second strength",
    "strength_3": "your third strength",
    "evidence_3": "what shows your third strength",
    "pitch": "who you are, in 30 to 60 seconds",
}
IF_IT_APPLIES: dict[str, str] = {
    "red_flag": "one line on what a reader will stumble over: what happened, what changed",
    "stress": "on changing specialty: what to stress",
    "leave_out": "on changing specialty: what not to stress",
    "start": "able to start on 1 July: yes, and what still has to come for it",
    "why_committed": "why you are still committed to this field",
}

SWITCHING: tuple[str, ...] = (
    "Stress what the new specialty does daily and you have done: wards, clinic, nights, families.",
    "Do not run down the specialty you came from, and do not call the new one a plan B.",
    "Have somebody of the new specialty speak; whoever knows you from the old one speaks of how you work.",
    "Nobody speaks who would say that you still hope for the other one.",
)


def missing(narrative: Narrative) -> tuple[str, ...]:
    """The lines not written yet, by name, those first that every draft needs."""
    return tuple(name for field, name in NAMES.items() if not getattr(narrative, field).strip())


def switches(narrative: Narrative) -> bool:
    """Whether the story is one of changing specialty: something to stress or to leave out is said."""
    return bool(narrative.stress.strip() or narrative.leave_out.strip())


def out_of_step(text: str, used: Iterable[str], narrative: Narrative) -> tuple[str, ...]:
    """The names of agreed lines that a text was made from and no longer has: its story differs.

    `used` are fields of Narrative. White space and case do not count; an empty line differs from none.
    """
    said = _plain(text)
    known = NAMES | IF_IT_APPLIES
    return tuple(
        known[field]
        for field in used
        if field in known and (line := _plain(getattr(narrative, field))) and line not in said
    )


_FLAGS = re.compile(
    r"\b(fail(ed|ure|ing|s)?|attempts?|repeat(ed)?|gap|leave of absence|remediat\w+|probation|dismiss\w+|"
    r"withdr[ae]w\w*|misconduct|did not match|unmatched|not match(ed)?)\b"
)
_LATE_ENOUGH = 40


def leads_with_red_flag(text: str, narrative: Narrative = NO_NARRATIVE) -> bool:
    """Whether a note speaks of a red flag within its first forty words (systems.md row 81)."""
    first = " ".join(_plain(text).split()[:_LATE_ENOUGH])
    flag = " ".join(_plain(narrative.red_flag).split()[:4])
    return bool(_FLAGS.search(first)) or bool(flag and flag in first)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
