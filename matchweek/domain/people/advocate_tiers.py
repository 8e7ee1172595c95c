"""How much an advocate's voice weighs, how to find advocates, and what they can and cannot do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from matchweek.domain.base.text import fold
from matchweek.domain.people.advocates import Advocate, Answer, propose_tier


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tier for an advocate with its reason in words; `tier` is None where nothing is known."""

    tier: int | None
    reason: str


TIER_MEANINGS: dict[int, str] = {
    1: "program leadership, chair, clerkship director or the school's SOAP lead, in the target specialty",
    2: "known in the specialty",
    3: "knows you well and will push",
}

_SOAP_LEAD = re.compile(r"\bsoap (lead|officer|official)\b|\b(dean|student affairs)\b")
# Names and short forms of specialties as people write them into a role, folded.
_SHORT = {
    "im": "internal medicine",
    "medicine": "internal medicine",
    "fm": "family medicine",
    "em": "emergency medicine",
    "psych": "psychiatry",
    "peds": "pediatrics",
    "ob": "obstetrics gynecology",
    "obgyn": "obstetrics gynecology",
    "gs": "surgery",
    "pmr": "physical medicine rehabilitation",
    "ty": "transitional year",
    "anesthesia": "anesthesiology",
}
_FILLERS = frozenset({"and", "of", "the", "general", "prelim", "preliminary", "primary", "categorical"})


@lru_cache(maxsize=512)
def specialty_words(text: str) -> frozenset[str]:
    """A specialty's name as words to compare: short forms spelled out, fillers left out."""
    words = re.findall(r"[a-z]+", fold(text))
    if len(words) == 1:
        words = _SHORT.get(words[0], words[0]).split()
    elif words and words[0] == "medicine" and not set(words[1:]) - _FILLERS:
        words = ["internal", "medicine"]
    return frozenset(words) - _FILLERS


def same_specialty(one: str, other: str) -> bool:
    """Whether two names mean the same specialty; False where one is empty."""
    words = specialty_words(one)
    return bool(words) and words == specialty_words(other)


def proposed(role: str, specialty: str = "", targets: Iterable[str] = ()) -> Proposal:
    """The tier that a role and a specialty suggest for these target specialties (systems.md row 63).

    Leadership in another specialty is known, not leading; without a specialty or targets the role
    alone speaks. Only a proposal: the person's own choice wins.
    """
    tier = propose_tier(role)
    wanted = [each for each in targets if each.strip()]
    at_home = not specialty or not wanted or any(same_specialty(specialty, each) for each in wanted)
    if tier is None:
        return Proposal(None, "the role says nothing of a tier: choose one")
    if tier == 1 and _SOAP_LEAD.search(fold(role)):
        return Proposal(1, "leads SOAP or students' affairs at your school")
    if tier == 1 and not at_home:
        return Proposal(2, f"leads, but in {specialty}, which is not a specialty you seek")
    if tier == 2 and not at_home:
        return Proposal(3, f"known, but in {specialty}, which is not a specialty you seek")
    return Proposal(
        tier, {1: "leads in the specialty", 2: "known in the specialty", 3: "worked with you"}[tier]
    )


def effective_tier(advocate: Advocate) -> int | None:
    """The tier that counts: one who hedged is not tier 1, one who said no has none (systems.md row 68)."""
    if advocate.answer == Answer.NO or advocate.tier is None:
        return None
    return max(advocate.tier, 2) if advocate.answer == Answer.HEDGED else advocate.tier


def tier_remark(advocate: Advocate) -> str:
    """Why the tier that counts is not the one given; empty where it is."""
    if advocate.answer == Answer.NO:
        return "said no: does not count"
    if advocate.answer == Answer.HEDGED and advocate.tier == 1:
        return "said maybe: does not count as tier 1"
    return ""


@dataclass(frozen=True, slots=True)
class FindingStep:
    """One step of finding advocates: what to do, and what to write down."""

    key: str
    title: str
    what: str


FINDING: tuple[FindingStep, ...] = (
    FindingStep(
        "rotations",
        "List your rotations",
        "Every one of the last two years: place, weeks, who supervised you.",
    ),
    FindingStep(
        "knows_you", "Mark who knows you", "Who watched you work, wrote about you, or praised you unasked?"
    ),
    FindingStep(
        "leadership",
        "Mark who holds a role",
        "Program director, associate director, chair, clerkship director, dean, SOAP lead. Note whether they "
        "lead a program that may be on the list: such a person is the program.",
    ),
    FindingStep(
        "check_in", "Get back in touch", "A few lines before the week, so that the first mail is no request."
    ),
    FindingStep(
        "goals", "Say what you aim for", "Specialties in their order, regions, and the story you agreed on."
    ),
    FindingStep(
        "ask",
        "Ask them to be ready",
        "Fifteen minutes or a mail. Write down the answer in their words: “maybe” is an answer too.",
    ),
)
FINDING_PROMPTS: tuple[str, ...] = (
    "Who would take your call at seven in the morning?",
    "Who said, unasked, that you did well, and about what?",
    "Whom do program directors in your specialty know by name?",
)

CAN: tuple[str, ...] = (
    "Confirm, first hand, how you work, and how you compare with residents they have trained.",
    "Have your file read again by a program that has asked about you.",
    "Explain in a minute on the phone what paper cannot: a failed exam, a gap, a change of specialty.",
)
CANNOT: tuple[str, ...] = (
    "Start contact with a program for you before it has contacted you: NRMP's rule covers them too.",
    "Promise a place, ask for one to be held, or learn where you stand on a program's list.",
    "Make up for a program that cannot take you: its visa, its limits, its type of position.",
)

HOW_A_PROGRAM_SEES_IT: tuple[str, ...] = (
    "300 to 800 applications arrive within a day; the first look takes 60 to 90 minutes in all.",
    "Sorted by score, then by what stands out: a failed exam, a gap, the region, a school they know.",
    "About 300 are skimmed, 25 flagged, 10 called. A word of somebody trusted moves a file among the 25.",
)
HOW_A_PROGRAM_SEES_IT_MARK = "rule of thumb: one author's impression, no statistic"
