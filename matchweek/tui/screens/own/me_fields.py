"""The lines of one's own data and story: what each is called, what is missing without it, what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.people.applicant import ASKED_OF_ALL
from matchweek.domain.people.narrative import IF_IT_APPLIES, NAMES, SWITCHING

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

PITCH_WORDS_A_MINUTE = 150
_SWITCHING = " ".join(SWITCHING)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `missing` says what belongs there; `needed` that drafts and packet show a gap without it."""

    id: str
    label: str
    group: str
    missing: str
    why: str
    needed: bool = True
    long: bool = False


YOU, ASKED, SEEK = "You", "What a director asks first", "What you seek"
STRENGTHS, STORY = "Three strengths", "Your story"


def _strength(number: int) -> tuple[Line, Line]:
    strength, evidence = f"strength_{number}", f"evidence_{number}"
    return (
        Line(
            strength,
            f"Strength {number}",
            STRENGTHS,
            NAMES[strength],
            "A few words; the same in every draft.",
        ),
        Line(
            evidence,
            "  shown by",
            STRENGTHS,
            NAMES[evidence],
            "One thing that was seen: what, where, how often. Praise without it is not believed.",
            long=True,
        ),
    )


LINES: tuple[Line, ...] = (
    Line("name", "Name", YOU, "your name", "As it stands in R3."),
    Line("aamc_id", "AAMC ID", YOU, "your AAMC ID", "Programs find your file by it; every note names it."),
    Line("phone", "Phone", YOU, "your phone number", "The one that is with you all week."),
    Line("mail", "Mail", YOU, "your mail address", "The one in your application."),
    Line("school", "School", YOU, "your school", "The medical school, as programs know it."),
    Line(
        "school_code",
        "Its code",
        YOU,
        "its institution code, four digits",
        "Programs of the same institution are marked as your own.",
        needed=False,
    ),
    Line(
        "graduation_year",
        "Graduated",
        ASKED,
        ASKED_OF_ALL["graduation_year"],
        "The year you finished medical school. Many programs look at it first.",
    ),
    Line(
        "exams",
        "Exams",
        ASKED,
        ASKED_OF_ALL["exams"],
        "Such as: Step 1 pass, Step 2 CK 231, both first attempt.",
    ),
    Line(
        "ecfmg",
        "ECFMG",
        ASKED,
        "certified, pending, or not needed",
        "Only for graduates of schools outside the U.S. and Canada.",
        needed=False,
    ),
    Line("visa", "Visa", ASKED, ASKED_OF_ALL["visa"], "Such as: J-1; H-1B with Step 3; none, green card."),
    Line("location", "Now in", ASKED, ASKED_OF_ALL["location"], "Say whether you are inside the U.S. now."),
    Line(
        "us_experience",
        "U.S. work",
        ASKED,
        "clinical experience in the U.S.: where, how long",
        "Rotations, electives, observerships; hands-on first.",
        needed=False,
    ),
    Line(
        "training",
        "Trained",
        ASKED,
        "residency or other training before: where, how long",
        "Some positions ask for it; leave it empty if there is none.",
        needed=False,
    ),
    Line(
        "specialties", "Specialties", SEEK, NAMES["specialties"], "With commas between, the first one first."
    ),
    Line("regions", "Regions", SEEK, "regions or states you want", "With commas between.", needed=False),
    Line(
        "regions_refused",
        "  not",
        SEEK,
        "regions or states you refuse",
        "With commas between. An offer you refuse is an offer lost: name only what you would not take.",
        needed=False,
    ),
    *_strength(1),
    *_strength(2),
    *_strength(3),
    Line(
        "why_specialty",
        "Why field",
        STORY,
        NAMES["why_specialty"],
        "One sentence that would not fit another specialty.",
        long=True,
    ),
    Line(
        "why_unmatched",
        "Unmatched",
        STORY,
        NAMES["why_unmatched"],
        "The honest line, agreed with your school; everybody who speaks for you says the same.",
        long=True,
    ),
    Line(
        "red_flag",
        "Red flag",
        STORY,
        IF_IT_APPLIES["red_flag"],
        "Only if there is one. It goes into the packet and is told by phone; no note leads with it.",
        needed=False,
        long=True,
    ),
    Line("stress", "Stress", STORY, IF_IT_APPLIES["stress"], _SWITCHING, needed=False, long=True),
    Line("leave_out", "Leave out", STORY, IF_IT_APPLIES["leave_out"], _SWITCHING, needed=False, long=True),
    Line(
        "start",
        "1 July",
        STORY,
        IF_IT_APPLIES["start"],
        "Asked in most calls: when you can begin, and what still has to come (visa, certificate, leave).",
        needed=False,
        long=True,
    ),
    Line(
        "pitch",
        "Pitch",
        STORY,
        NAMES["pitch"],
        "Who you are, why this field, what you bring, what you ask. Said aloud in 30 to 60 seconds.",
        long=True,
    ),
)
BY_ID = {line.id: line for line in LINES}


def value_of(board: Board, name: str) -> str:
    """What is kept of a line."""
    owner = board.applicant if hasattr(board.applicant, name) else board.kept.narrative
    return str(getattr(owner, name))


def values_of(board: Board) -> dict[str, str]:
    """Everything that is kept, by line."""
    return {line.id: value_of(board, line.id) for line in LINES}


def pitch_words(text: str) -> tuple[str, str]:
    """How long a pitch takes to say, and how that is shown: “75 words, about 30 s”."""
    words = len(text.split())
    if not words:
        return "", ""
    seconds = round(words * 60 / PITCH_WORDS_A_MINUTE)
    said = f"{words} word{'' if words == 1 else 's'}, about {seconds} s"
    if seconds < 30:
        return f"{said}: 30 to 60 s is right", "dim"
    return (said, "good") if seconds <= 60 else (f"{said}: over 60 s", "warn")
