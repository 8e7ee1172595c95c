"""The lines of one's own data and story: what each is called, what is missing without it, what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.people import typed_facts
from matchweek.domain.people.applicant import ASKED_OF_ALL
from matchweek.domain.people.facts_said import said
from matchweek.domain.people.in_words import words_of
from matchweek.domain.people.narrative import IF_IT_APPLIES, NAMES, SWITCHING
from matchweek.domain.programs import wishes
from matchweek.domain.programs.program import FUNDED_YEAR
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

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


YOU, EXAMS, SEEK = "Who you are", "Exams and experience", "What you seek"
VISA, STORY, PACKET = "Visa and places", "Your story", "For interviews"
SECTIONS = (YOU, EXAMS, SEEK, VISA, STORY, PACKET)
"""The sections of the form, in their order; the lines stand under them."""
_FROM_FACTS = "Left empty, it is said from the facts above."


def _open(name: str, label: str, group: str, missing: str, why: str, *, long: bool = False) -> Line:
    return Line(name, label, group, missing, why, needed=False, long=long)


def _strength(number: int) -> tuple[Line, Line]:
    strength, evidence = f"strength_{number}", f"evidence_{number}"
    return (
        Line(
            strength,
            f"Strength {number}",
            STORY,
            NAMES[strength],
            "A few words; the same in every draft.",
        ),
        Line(
            evidence,
            "  shown by",
            STORY,
            NAMES[evidence],
            "One thing that was seen: what, where, how often. Praise without it is not believed.",
            long=True,
        ),
    )


LINES: tuple[Line, ...] = (
    Line("name", "Name", YOU, "your name", "As it stands in R3."),
    Line("aamc_id", "AAMC ID", YOU, "your AAMC ID", "Programs find your file by it; every note names it."),
    _open("nrmp_id", "NRMP ID", YOU, "your NRMP ID", "As R3 shows it."),
    _open("usmle_id", "USMLE ID", YOU, "your USMLE ID", "Eight digits with dashes, as on your score report."),
    Line("phone", "Phone", YOU, "your phone number", "The one that is with you all week."),
    Line("mail", "Mail", YOU, "your mail address", "The one in your application."),
    Line("school", "School", YOU, "your school", "The medical school, as programs know it."),
    _open(
        "school_code",
        "Its code",
        YOU,
        "its institution code, four digits",
        "Programs of the same institution are marked as your own.",
    ),
    Line(
        "graduation_year",
        "Graduated",
        YOU,
        ASKED_OF_ALL["graduation_year"],
        "The year you finished medical school. Many programs look at it first.",
    ),
    _open(
        "img",
        "IMG",
        YOU,
        "a school outside the U.S. and Canada: yes or no",
        "Some programs ask it first; what is not known is never counted as no.",
    ),
    _open("languages", "Languages", YOU, "languages you work in, commas between", "A clinic may need one."),
    _open("step1", "Step 1", EXAMS, "pass, fail, or a score", "Attempts may follow: pass, first attempt."),
    _open("step1_attempts", "  attempts", EXAMS, "how often you sat it", "1 is the first attempt."),
    _open("step2", "Step 2 CK", EXAMS, "its score, such as 242", "Attempts may follow: 242, first attempt."),
    _open("step2_attempts", "  attempts", EXAMS, "how often you sat it", "1 is the first attempt."),
    _open("step3", "Step 3", EXAMS, "passed, failed, booked or not taken", "Needed for an H-1B visa."),
    _open("comlex", "COMLEX", EXAMS, "levels and scores, if you sat it", "Only for DO graduates."),
    Line(
        "exams",
        "In words",
        EXAMS,
        ASKED_OF_ALL["exams"],
        f"As packet and letters say them. {_FROM_FACTS}",
    ),
    _open(
        "ecfmg",
        "ECFMG",
        EXAMS,
        "certified, pending, or not needed",
        "Only for graduates of schools outside the U.S. and Canada.",
    ),
    _open("us_months", "US months", EXAMS, "months of hands-on clinical work there", "Hands-on ones only."),
    _open("us_letters", "US letters", EXAMS, "letters from physicians there", "How many you have."),
    _open(
        "us_experience",
        "US work",
        EXAMS,
        "clinical experience in the U.S.: where, how long",
        f"Rotations, electives, observerships; hands-on first. {_FROM_FACTS}",
    ),
    _open(
        "training",
        "Trained",
        EXAMS,
        "residency or other training before: where, how long",
        "Some positions ask for it; leave it empty if there is none.",
    ),
    _open("season_programs", "Applied to", EXAMS, "programs in the Match, in all", "For the audit only."),
    _open("season_first", "  first", EXAMS, "of them in your first specialty", "For the audit only."),
    _open("season_backup", "  others", EXAMS, "of them in other specialties", "For the audit only."),
    _open("season_interviews", "Interviews", EXAMS, "how many you had in the Match", "For the audit only."),
    _open("season_late", "Sent late", EXAMS, "yes or no", "Whether the Match application was sent late."),
    Line(
        "specialties",
        "Specialties",
        SEEK,
        NAMES["specialties"],
        "With commas between, the first one first. Left empty, those you take are named.",
    ),
    _open(
        "specialties_accepted",
        "You take",
        SEEK,
        "specialties you take: FM, prelim surgery, TY",
        f"Decided beforehand, calmly; with a type where only that one is meant. {FUNDED_YEAR}",
    ),
    _open(
        "specialties_refused",
        "You refuse",
        SEEK,
        "specialties you refuse",
        "Their programs fold away in the list; nothing is stored as refused. An offer you refuse is lost.",
    ),
    _open("types_accepted", "Types taken", SEEK, "C, M, P, A or R", "C is categorical, P one year."),
    _open("types_refused", "  refused", SEEK, "types you refuse", "Their programs fold away in the list."),
    Line(
        "start",
        "1 July",
        SEEK,
        IF_IT_APPLIES["start"],
        "Asked in most calls: when you can begin, and what still has to come (visa, certificate, leave).",
        needed=False,
        long=True,
    ),
    _open(
        "visa_need", "Visa needed", VISA, "none, J-1, H-1B or either", "What you need; unknown is never none."
    ),
    _open(
        "visa_status", "Status now", VISA, "F-1 until May, B-2, green card", "What you hold now, till when."
    ),
    _open(
        "inside_us", "Inside U.S.", VISA, "yes or no", "Some H-1B programs take only people who are inside."
    ),
    Line("visa", "Visa, words", VISA, ASKED_OF_ALL["visa"], f"As packet and letters say it. {_FROM_FACTS}"),
    Line(
        "location", "Now in", VISA, ASKED_OF_ALL["location"], f"The place, as letters say it. {_FROM_FACTS}"
    ),
    _open("states_wanted", "Want", VISA, "states: NY, Ohio, New England", "Names, letters or a region."),
    _open(
        "states_refused",
        "Refuse",
        VISA,
        "states you refuse",
        "Their programs fold away in the list; name only those where you would not go.",
    ),
    _open(
        "home_states", "Ties in", VISA, "states where you lived, studied, have family", "A reason to stay."
    ),
    _open("regions", "In words", VISA, "regions or states you want", f"With commas between. {_FROM_FACTS}"),
    _open(
        "regions_refused",
        "  not",
        VISA,
        "regions or states you refuse",
        f"With commas between. {_FROM_FACTS}",
    ),
    _open(
        "matched_place",
        "Matched in",
        VISA,
        "its city and state: Cleveland, OH",
        "The year you matched to: R3 shows its place on Monday. Near it counts in fit.",
    ),
    _open(
        "partner_place",
        "Partner in",
        VISA,
        "its city and state: Cleveland, OH",
        "Programs in that state then count as wished for.",
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
    _open(
        "why_committed",
        "Still sure",
        STORY,
        IF_IT_APPLIES["why_committed"],
        "What you did for this field since; the one-page summary says it.",
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
    _open(
        "told",
        "Who is told",
        STORY,
        "who is told that you did not match",
        "For yourself: whom you tell, and who tells the others. No paper says it.",
        long=True,
    ),
    _open(
        "match_answer",
        "If asked",
        STORY,
        "one sentence for “did you match?”",
        "Ready, it costs nothing to say: “Not yet; I am in SOAP this week, I will call you on Friday.”",
        long=True,
    ),
    _open(
        "about_me",
        "About me",
        PACKET,
        "“Tell me about yourself”",
        "Where from, what you did, what you are proud of, why here: 60 to 90 seconds.",
        long=True,
    ),
    _open(
        "why_us",
        "Why the US",
        PACKET,
        "why you want to train in the U.S.",
        "Asked of everybody from abroad: what you found here, not what is bad at home.",
        long=True,
    ),
    _open(
        "weakness_1",
        "Weakness 1",
        PACKET,
        "a weakness, and what you do about it",
        "A real one, what you changed, how it shows.",
        long=True,
    ),
    _open(
        "weakness_2",
        "Weakness 2",
        PACKET,
        "a second weakness",
        "One is enough for most interviews.",
        long=True,
    ),
    _open(
        "goal_1",
        "Goal 1",
        PACKET,
        "your first goal",
        "In five years: the work you want to do, and for whom.",
        long=True,
    ),
    _open(
        "goal_2",
        "Goal 2",
        PACKET,
        "your second goal",
        "What you want to learn in residency.",
        long=True,
    ),
    _open(
        "goal_3",
        "Goal 3",
        PACKET,
        "your third goal",
        "What you want to give back.",
        long=True,
    ),
    _open(
        "bring_1",
        "You bring 1",
        PACKET,
        "the first thing you bring",
        "What you can do from the first day that others cannot.",
        long=True,
    ),
    _open(
        "bring_2",
        "You bring 2",
        PACKET,
        "the second thing you bring",
        "With one example each.",
        long=True,
    ),
    _open(
        "bring_3",
        "You bring 3",
        PACKET,
        "the third thing you bring",
        "Also what you are outside the hospital.",
        long=True,
    ),
    _open(
        "setup",
        "Set-up",
        PACKET,
        "camera, light, sound, room",
        "Where you sit, what is behind you, which headset, the second way in if the line fails.",
        long=True,
    ),
)
BY_ID = {line.id: line for line in LINES}


def value_of(board: Board, name: str) -> str:
    """What is kept of a line, as it is shown and typed."""
    owner = board.applicant if hasattr(board.applicant, name) else board.kept.narrative
    return said(name, getattr(owner, name))


def values_of(board: Board) -> dict[str, str]:
    """Everything that is kept, by line."""
    return {line.id: value_of(board, line.id) for line in LINES}


def words_from_facts(board: Board) -> dict[str, str]:
    """What stands for each text of one's own that is empty, made of the facts; only where they say it."""
    words = {**words_of(board.applicant), **{name: getattr(board.story, name) for name in _STORY_FACTS}}
    return {name: made for name, made in words.items() if made and not value_of(board, name).strip()}


_STORY_FACTS = ("specialties", "regions", "regions_refused")


def wrong(name: str, text: str) -> str:
    """Why a text cannot be kept in a line, with what to type; empty where it can."""
    read = _READERS.get(name)
    if read is None or not text.strip():
        return ""
    try:
        read(text)
    except BadInput as error:
        return f"{error.headline} {error.remedy}"
    return ""


_READERS: dict[str, Callable[[str], object]] = {
    **typed_facts.READERS,
    **wishes.READERS,
    "step1": typed_facts.read_step1,
    "step2": typed_facts.read_step2,
}
