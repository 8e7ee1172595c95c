"""What a SOAP call is like, and what is asked in one: words to read before the first, questions to practise.

Sources: systems.md rows 54, 56 and 88 (rules: contact, list).
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from matchweek.domain.gate.rule_questions import QUESTIONS, REPLY, Incident

TITLE = "What a SOAP call is like"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the card: its title and its lines."""

    title: str
    lines: tuple[str, ...]


_NOT_ASKED = (Incident.COMMITMENT, Incident.LIST_PLACE, Incident.WHERE_ELSE)

ABOUT: tuple[Part, ...] = (
    Part(
        "Who calls",
        (
            "A coordinator, who finds a time; a resident or faculty, who interview; the program director.",
            "The number is unknown to you. Answer every one from Tuesday 08:00 Eastern on.",
        ),
    ),
    Part(
        "How long",
        (
            "A screening call takes about 5 to 10 minutes, an interview 15 to 30. Some programs call twice.",
            "Some say only: can you talk at two? Write the time and the zone down, say it back.",
        ),
    ),
    Part(
        "Phone, video, or a slot to book",
        (
            "Phone without warning; or a mail with a link to Zoom, Teams or Thalamus.",
            "A Thalamus “SOAP event” may come instead of any call: you book a slot there yourself.",
            "Look in Thalamus, mail and spam every half hour, and book at once.",
        ),
    ),
    Part(
        "What they may not ask",
        (
            *(QUESTIONS[kind].rule for kind in _NOT_ASKED),
            f"Say then: “{REPLY}” Mark it as a rule question afterwards; nothing is filed by that.",
            "An offer counts only in R3. “We will offer you a place” is good news, and no offer.",
        ),
    ),
    Part(
        "On the desk",
        (
            "Charger, headset, water, a quiet room. Your AAMC ID, statement and CV, this program's card.",
            "Your first minute, said aloud in 30 to 60 seconds; one question to ask; paper.",
            "Before you hang up: name, role, number to call back, what comes next and by when.",
        ),
    ),
)

ASKED: tuple[tuple[str, str], ...] = (
    ("Tell me about yourself.", "pitch"),
    ("Why are you in SOAP? Why did you not match?", "why_unmatched"),
    ("Why this specialty?", "why_specialty"),
    ("You applied to another specialty before. Why this one now?", "stress"),
    ("I see a gap, or a failed attempt. What happened, and what changed?", "red_flag"),
    ("Do you need a visa?", "visa"),
    ("Can you start on 1 July?", "start"),
    ("Why our program?", "why_here"),
    ("What do you ask us?", "to_ask"),
    ("What would your last attending say of you?", "strength_1"),
    ("Tell me of a patient you will not forget.", ""),
    ("Tell me of a mistake, and what you learnt.", ""),
    ("How do you work with nurses when you disagree?", ""),
    ("What do you do when you are asked more than you can do?", ""),
    ("How do you come to know a patient who speaks another language than you?", ""),
    ("What have you done clinically in the last year?", "us_experience"),
    ("Have you taken Step 3? When will you?", "exams"),
    ("How would you live here? You know nobody in this town.", ""),
)
"""What is asked in such calls, and the field of one's own answer; empty where one thinks of it then."""
NOT_TO_ANSWER: tuple[str, ...] = (
    "Where else have you applied?",
    "If we offer you a place, will you take it?",
    "Will you tell us today that we are your first choice?",
)
"""What they may not ask: one of them is in every practice, and the answer is the reply that is safe."""
CALLERS = (
    "This is the coordinator of a program you applied to. Do you have ten minutes now?",
    "Doctor, I am a chief resident. My program director asked me to call you. Is this a good time?",
    "I am the program director. I have your file in front of me. Tell me about yourself.",
)
QUESTIONS_IN_A_CALL = 6


@dataclass(frozen=True, slots=True)
class Practice:
    """One rehearsed call: how it begins, and its questions, each with the field of one's own answer."""

    opening: str
    questions: tuple[tuple[str, str], ...]


def practice(random: Random) -> Practice:
    """A call to practise: the first question is always about oneself, one is a question they may not ask."""
    rest = random.sample(ASKED[1:], QUESTIONS_IN_A_CALL - 2)
    forbidden = (random.choice(NOT_TO_ANSWER), "reply")
    rest.insert(random.randrange(1, len(rest) + 1), forbidden)
    return Practice(random.choice(CALLERS), (ASKED[0], *rest))
