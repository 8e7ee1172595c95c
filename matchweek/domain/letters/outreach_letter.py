"""The draft to a program that did not invite: five sentences, from the one story (systems.md rows 7, 8).

Raises RuleSaysNo from the rank deadline on (rules: contact.begin).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matchweek.domain.letters.gaps import gap
from matchweek.domain.letters.letter_use import Draft, DraftKind, or_gap, require_allowed
from matchweek.domain.people.people_names import natural_name

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Gates
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.people.narrative import Narrative

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def outreach_letter(
    applicant: Applicant,
    narrative: Narrative,
    gates: Gates,
    *,
    title: str,
    reason: str = "",
    to: str = "",
    code: str = "",
) -> Draft:
    """Who one is, one story, one reason for this program, one question, how one is reached: a sentence each.

    What is not known stays a visible gap.
    """
    require_allowed(DraftKind.OUTREACH, gates, None, code)
    name, aamc = or_gap(natural_name(applicant.name), "your name"), or_gap(applicant.aamc_id, "your AAMC ID")
    school = or_gap(applicant.school, "your school")
    story = _one(narrative.why_specialty) or gap("one story in one sentence: what you did, what came of it")
    why = _one(reason) or gap(f"one reason for {title}, in one sentence")
    said = (
        f"I am {name}, a graduate of {school}, and I have applied to {title} this season.",
        story,
        why,
        "Would you look at my application once more, should an interview place become free?",
        f"You reach me at {or_gap(applicant.phone, 'your phone number')}, also at short notice.",
    )
    greeting = gap("whom you write to")
    body = "\n\n".join((f"Dear {greeting},", " ".join(said), f"{name}\nAAMC ID {aamc}"))
    subject = f"Application to {title} ({name}, AAMC ID {aamc})"
    return Draft(DraftKind.OUTREACH, to.strip(), subject, body, program=code or None)


def _one(text: str) -> str:
    """The first sentence of a text, with its capital and its stop."""
    first = _SENTENCE.split(" ".join(text.split()))[0]
    first = first[:1].upper() + first[1:]
    return first if not first or first[-1] in ".!?" else f"{first}."
