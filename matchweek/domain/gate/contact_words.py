"""What the gate says: why held or open, what is allowed meanwhile, who can clear (rules: contact)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Recipient
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.leaders import question
from matchweek.domain.people.applicant import ApplicantState

if TYPE_CHECKING:
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.gate.contact import Assignment

RULE = (
    "Neither you nor anyone for you may start contact with a program before it has received your application "
    "and has contacted you, an advocate or your school (Match Participation Agreement)."
)
ONLY_NRMP = "Only NRMP can clear this: the program has not made contact yet."
SCHOOL_OR_NRMP = "Your school's SOAP official or NRMP can clear it."


class Authority(StrEnum):
    """Who cleared: NRMP at any time, the school's SOAP official once the program has made contact."""

    NRMP = "nrmp"
    SCHOOL = "school"


class Hint(StrEnum):
    """Why something that looks like an opening is none."""

    NO_LIST = "no_list"
    BEFORE = "before"
    UNCONFIRMED = "unconfirmed"
    SILENT = "silent"
    NOT_APPLIED = "not_applied"
    TOO_EARLY = "too_early"
    SCHOOL_TOO_SOON = "school_too_soon"
    PLACED = "placed"
    APPLIED_AFTER = "applied_after"
    WHO_BEGAN = "who_began"
    NOT_THEIRS = "not_theirs"
    WRONG_NUMBER = "wrong_number"
    NO_TIMES = "no_times"
    INELIGIBLE = "ineligible"


_HELD: dict[Hint | None, str] = {
    None: "Wait for their call: {title} has not contacted you, an advocate or your school.",
    Hint.NO_LIST: "There is no list yet: no program is to be contacted before it calls.",
    Hint.BEFORE: "{title} was in contact before this list existed: in SOAP that opens nothing.",
    Hint.UNCONFIRMED: "A call may have been from {title}, but nobody confirmed it: name the caller first.",
    Hint.SILENT: "A silent missed call opens nothing: {title} left no words.",
    Hint.NOT_APPLIED: (
        "{title} made contact, but no application is recorded as submitted: did you apply? If not, "
        "nobody answers for you, and it must be reported."
    ),
    Hint.TOO_EARLY: (
        "{title} was in contact before programs may: it opens nothing until you, your school or NRMP says "
        "that this contact counts."
    ),
    Hint.APPLIED_AFTER: (
        "Your application to {title} is recorded after its call: is its time right? Until you say, nothing "
        "opens; contact from a program you had not applied to must be reported."
    ),
    Hint.WHO_BEGAN: (
        "Who began the contact with {title}? Only what the program began opens anything: say who."
    ),
    Hint.NOT_THEIRS: "{title} did not begin this contact: it opens nothing. Tell your school about it.",
    Hint.WRONG_NUMBER: "A call from {title} was a wrong number: it opens nothing.",
    Hint.NO_TIMES: (
        "The times of this season are not known: give them from R3 first. {title} is held until then."
    ),
    Hint.INELIGIBLE: "You are not in SOAP: contact with {title} is free once SOAP has ended.",
    Hint.SCHOOL_TOO_SOON: "Your school cannot clear {title} before it has made contact: only NRMP can.",
    Hint.PLACED: "You have a place: there is nothing to seek, from {title} or any other program.",
}

PLACED = "You have a place: nothing more is to be sought, and no program is written to but to thank it."
NOT_YET = "Until SOAP ends, nobody may write to or call a program first: no letter is shown before."

WAITS, OPENED, LEADS = "contact.wait", "contact.opened", "contact.home"
NOTHING_TO_SEEK = "contact.after"
_SECTIONS: dict[Hint | None, str] = {
    Hint.UNCONFIRMED: OPENED,
    Hint.SILENT: "contact.nothing",
    Hint.NOT_APPLIED: "contact.report",
    Hint.APPLIED_AFTER: "contact.report",
    Hint.TOO_EARLY: "contact.programs",
    Hint.SCHOOL_TOO_SOON: "contact.advocates",
    Hint.WHO_BEGAN: "contact.nothing",
    Hint.NOT_THEIRS: "contact.nothing",
    Hint.WRONG_NUMBER: "contact.nothing",
    Hint.NO_TIMES: "about.data",
    Hint.PLACED: NOTHING_TO_SEEK,
    Hint.INELIGIBLE: "eligibility.types",
}


def section_of(hint: Hint | None) -> str:
    """The name of the rule by which a gate is held."""
    return _SECTIONS.get(hint, WAITS)


_MEANWHILE = (
    "ask own faculty who are no listed program to be ready as a reference, and give them the packet",
    "letters through the application service, advice, mock interviews",
    "answer a program that calls; return its voicemail by the number it left",
)
_GONE_BY = ("look at what was", "thank your own faculty")
_PLACED = ("thank your own faculty", "tell your advocates to stop")
_PLACED_AFTER = (*_PLACED, "thank the programs that spoke with you")


def held(hint: Hint | None, title: str, done: Assignment | None = None) -> str:
    """Why a gate is held, in one line."""
    return _HELD[hint].format(title=title) + _sent_before(done)


def leads(name: str, title: str, done: Assignment | None = None) -> str:
    """Why nothing may be asked of somebody who leads a listed program."""
    return f"{name} leads {title}, and so is the program: asking them is contacting it.{_sent_before(done)}"


def may_lead(name: str, title: str) -> str:
    """Why nothing is asked of a director or chair before it is said whether they lead a listed program."""
    return f"{question(name, title)} Say which, or that they lead none."


def _sent_before(done: Assignment | None) -> str:
    if done is None or done.sent_at is None:
        return ""
    return " Something was sent while this was thought open: tell your school."


def whom(call: Call, *, mine: bool = False) -> str:
    """Whom a program contacted: “you”, a name, “your school”; with `mine` as the applicant says it."""
    if call.to == Recipient.ME:
        return "me" if mine else "you"
    if call.to_name.strip():
        return call.to_name.strip()
    my = "my" if mine else "your"
    return f"{my} school" if call.to == Recipient.SCHOOL else f"one of {my} advocates"


def opened(by: str, at: datetime, title: str, cleared_by: str = "") -> str:
    """What opened a gate, in one line with its Eastern time."""
    from matchweek.domain.times.zones import wall

    since = f"{wall(at)} ET"
    if by == OpenedBy.CALL:
        return f"{title} has your application and made contact: open since {since}."
    if by == OpenedBy.CLEARANCE:
        return f"Cleared by {cleared_by}: open since {since}."
    return f"SOAP is over and you still seek a place: contact is free since {since}."


def nothing_to_seek(state: str) -> str:
    """Why nothing new may be asked where the gate stands open."""
    if state == ApplicantState.ADVANCED_ONLY:
        return "You hold an advanced place: only preliminary places can still be sought."
    if state == ApplicantState.PRELIMINARY_ONLY:
        return "You hold a preliminary place: only advanced places can still be sought."
    return "You have a place: nothing more is to be asked of any program or for any."


def gone_by(season: int) -> str:
    """Why nothing new may be asked from the file of a season that is over for good."""
    return (
        f"This file is of Match Week {season}, which is over for good: whom you may contact now is not "
        "in it. A later season has a file of its own: `matchweek --file week-YEAR.db`."
    )


def instead(state: str, soap_over: bool, *, gone_by: bool = False) -> tuple[str, ...]:
    """What is allowed while asking is not; `gone_by` says that the season is over for good."""
    if gone_by:
        return _GONE_BY
    if state == ApplicantState.PLACED:
        return _PLACED_AFTER if soap_over else _PLACED
    return _MEANWHILE


def allowed(ways: tuple[str, ...]) -> str:
    """What is allowed instead, as a sentence; empty where all is."""
    return f"Allowed now: {'; '.join(ways)}." if ways else ""


def who_can_clear(contacted: bool) -> str:
    """Who can clear a program: before any contact only NRMP."""
    return SCHOOL_OR_NRMP if contacted else ONLY_NRMP
