"""Rule questions: contact that must or may be reported, and what to say first (rules: contact.may-report).

Nothing is filed by itself, and nothing here decides: a question is proposed, the person marks it, and
the statement holds facts only. Instants are aware UTC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.base.text import fold
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.contact_facts import in_soap, is_contact, received_by, too_early
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.triage import NO_APPLICATION, Application

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable


class Grade(StrEnum):
    """Whether the applicant must report it to NRMP, or may and asks the school."""

    MUST_REPORT = "must_report"
    MAY_REPORT = "may_report"

    @property
    def words(self) -> str:
        return "must be reported to NRMP" if self is Grade.MUST_REPORT else "may be reported: ask your school"


class Incident(StrEnum):
    """What a call's `incident` names; empty is none. Any other text is a question in its own words."""

    NOT_APPLIED = "not_applied"
    TOO_EARLY = "too_early"
    COMMITMENT = "commitment"
    LIST_PLACE = "list_place"
    WHERE_ELSE = "where_else"
    PRESSURE = "pressure"
    OTHER = "other"


REPLY = "I would be glad to train here, and I would rather not discuss other applications."
NOTHING_FILED = "Nothing is filed by itself: you or your school report to NRMP."


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of rule question: its grade, what the rule says, what to say first, what to ask oneself.

    `ask` comes before the mark is kept; it is empty where nothing is to be checked. `section` names the
    rule it rests on.
    """

    kind: Incident
    title: str
    grade: Grade
    rule: str
    reply: str = REPLY
    ask: str = ""
    section: str = "contact.questions"


QUESTIONS: dict[Incident, Question] = {
    question.kind: question
    for question in (
        Question(
            Incident.NOT_APPLIED,
            "contact from a program you did not apply to",
            Grade.MUST_REPORT,
            "The applicant must report contact from a program they did not apply to, to NRMP.",
            "Thank you for calling. I have to check whether you have my application before we go on.",
            "Did you apply? Record it as submitted with its time, and this question is settled.",
            "contact.report",
        ),
        Question(
            Incident.TOO_EARLY,
            "contact before programs may start it",
            Grade.MAY_REPORT,
            "Programs may not start contact before Tuesday 08:00 Eastern.",
            "Thank you. I would be glad to talk once programs may call, from Tuesday 08:00 Eastern.",
            "Was it the right day, and the right zone?",
            "contact.programs",
        ),
        Question(
            Incident.COMMITMENT,
            "asked for a commitment",
            Grade.MAY_REPORT,
            "A program may not ask an applicant for a commitment; one may volunteer it.",
        ),
        Question(
            Incident.LIST_PLACE,
            "said that a place on its list depends on a commitment",
            Grade.MAY_REPORT,
            "A program may not say that a place on its list depends on a commitment.",
        ),
        Question(
            Incident.WHERE_ELSE,
            "asked where else you applied",
            Grade.MAY_REPORT,
            "A program may not ask where else one applied; one may volunteer it.",
        ),
        Question(
            Incident.PRESSURE,
            "pressure",
            Grade.MAY_REPORT,
            "A program may not press for a commitment; offers exist only in R3, and only R3 takes an answer.",
            "I would be glad to train here. I will answer in R3, as the rules ask of us both.",
        ),
        Question(
            Incident.OTHER,
            "another rule question",
            Grade.MAY_REPORT,
            "Whether it broke a rule is for your school and NRMP to say.",
            section="contact.may-report",
        ),
    )
}

_PHRASES: tuple[tuple[Incident, re.Pattern[str]], ...] = (
    (Incident.NOT_APPLIED, re.compile(r"not appl(ied|y)|did not apply|didn.?t apply|never applied")),
    (Incident.TOO_EARLY, re.compile(r"before tuesday|too early|before 0?8[:. ]?00")),
    (
        Incident.WHERE_ELSE,
        re.compile(r"where else|which other (programs|places|hospitals)|other applications"),
    ),
    (
        Incident.LIST_PLACE,
        re.compile(
            r"(place|spot|position|rank\w*) on (our|the|its|their) (preference )?list (if|depends|when|only)"
        ),
    ),
    (
        Incident.COMMITMENT,
        re.compile(
            r"\bcommit|would you (come|accept)|will you (come|accept)|promise (to come|us)|say yes if"
        ),
    ),
    (Incident.PRESSURE, re.compile(r"pressur|right now or|decide now|answer (me )?(now|today) or")),
)


def read(incident: str) -> Incident | None:
    """The kind that a call's `incident` names, also when it was written in words; None for empty."""
    if not incident.strip():
        return None
    text = fold(incident).strip()
    slug = text.replace(" ", "_").replace("-", "_")
    if slug in list(Incident):
        return Incident(slug)
    return next((kind for kind, phrase in _PHRASES if phrase.search(text)), Incident.OTHER)


def question(incident: str) -> Question | None:
    """The rule question that a call's `incident` names; None for empty."""
    kind = read(incident)
    return None if kind is None else QUESTIONS[kind]


def standing(call: Call, applications: Mapping[str, Application], timetable: Timetable | None = None) -> str:
    """A call's `incident` as it stands: a question follows what it was about, and goes with it.

    Contact from a program that had one's application is none, nor is contact once programs may start it.
    """
    sent = applications.get(call.program or "", NO_APPLICATION).submitted_at
    return "" if settled(call.incident, call.at, sent, timetable) else call.incident


def settled(incident: str, at: datetime, sent: datetime | None, timetable: Timetable | None = None) -> bool:
    """Whether what a contact's question was about is not so: `at` is when it came, `sent` the application."""
    kind = read(incident)
    if kind is Incident.NOT_APPLIED:
        return received_by(at, sent)
    if kind is not Incident.TOO_EARLY or timetable is None or not timetable.known:
        return False
    return not too_early(at, timetable)


_NOT_SO = {
    Incident.NOT_APPLIED: "your application was there before it came",
    Incident.TOO_EARLY: "by its time programs could start contact",
}


def taken_back(incident: str, *, settled: bool) -> str:
    """What to say of a question that no longer stands; `settled` says that what it was about is not so."""
    found = question(incident)
    if found is None:
        return ""
    title = incident.replace("_", " ") if found.kind is Incident.OTHER else found.title
    why = f": {_NOT_SO[found.kind]}" if settled and found.kind in _NOT_SO else ""
    return f"Rule question taken back, {title}{why}."


NEAR = timedelta(minutes=10)


def near_opening(at: datetime, timetable: Timetable) -> bool:
    """Whether a contact came within ten minutes of the moment from which programs may start it."""
    distance = abs(at - timetable.contact_opens)
    return distance <= NEAR


def clock_words(at: datetime, timetable: Timetable) -> str:
    """“Look at your clock”, for a contact near that moment; else empty."""
    if not near_opening(at, timetable):
        return ""
    side = "before" if too_early(at, timetable) else "after"
    minutes = int(abs(at - timetable.contact_opens) / timedelta(minutes=1))
    far = "less than a minute" if not minutes else f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"Look at your clock: by it this came {far} {side} programs may start contact."


@dataclass(frozen=True, slots=True)
class Proposed:
    """A question that a call raises, with what to check first. Only proposed: the person marks it.

    `sure` says that it follows from times and applications; else words of the note suggest it.
    """

    question: Question
    ask: str
    sure: bool

    @property
    def kind(self) -> Incident:
        return self.question.kind


def proposed(
    call: Call, applications: Mapping[str, Application], timetable: Timetable
) -> tuple[Proposed, ...]:
    """The rule questions a call raises, what must be reported first.

    Outside SOAP (before the list opens, from its end) contact is free and raises none.
    """
    if not in_soap(call.at, timetable):
        return ()
    found = []
    if call.program and is_contact(call):
        application = applications.get(call.program, NO_APPLICATION)
        found += _not_applied(call, application.submitted_at)
    if too_early(call.at, timetable):
        early = QUESTIONS[Incident.TOO_EARLY]
        found.append(Proposed(early, clock_words(call.at, timetable) or early.ask, True))
    known = {each.kind for each in found} | {Incident.NOT_APPLIED, Incident.TOO_EARLY}
    note = fold(call.note)
    for kind, phrase in _PHRASES:
        if kind not in known and phrase.search(note):
            found.append(
                Proposed(QUESTIONS[kind], "Were these its words? Write them down as they were said.", False)
            )
    return tuple(found)


def _not_applied(call: Call, submitted_at: datetime | None) -> list[Proposed]:
    asked = QUESTIONS[Incident.NOT_APPLIED]
    if submitted_at is None:
        return [Proposed(asked, asked.ask, True)]
    if not received_by(call.at, submitted_at):
        return [Proposed(asked, "Your application is recorded after this call: is its time right?", True)]
    return []


def statement(
    call: Call,
    applicant: Applicant,
    applications: Mapping[str, Application],
    *,
    title: str = "",
    written_at: datetime,
) -> str:
    """A dated statement about one contact, facts only, to hand to one's school or to NRMP.

    `title` is the program's name. What is not known is said to be unknown; nothing is judged.
    """
    marked = standing(call, applications)
    about, said = question(marked), call.incident_words.strip() if marked else ""
    code = call.program or ""
    program = f"{title} (NRMP code {code})" if title and code else code or "not known"
    if code and not call.confirmed:
        program += ", not confirmed"
    submitted = applications.get(code, NO_APPLICATION).submitted_at
    rows = (
        ("Applicant", f"{applicant.name or 'name not given'}, AAMC ID {applicant.aamc_id or 'not given'}"),
        ("School", applicant.school or "not given"),
        ("Program", program),
        ("Application to it", f"submitted {_full(submitted)}" if submitted else "none recorded as submitted"),
        ("Contact received", _full(call.at)),
        ("By", "missed, " * call.missed + str(call.channel)),
        (
            "To",
            {"me": "the applicant", "school": "the school"}.get(call.to, "an advocate")
            + _named(call.to_name),
        ),
        ("Number shown", call.number or "none recorded"),
        ("Caller", ", ".join(part for part in (call.caller, call.role) if part) or "no name recorded"),
        (
            "Question",
            about.title if about and about.kind is not Incident.OTHER else marked or "none marked",
        ),
        ("Words used", f"“{said}”" if said else "none recorded"),
        ("Note made", call.note.strip() or "none"),
        ("Number in my log", str(call.id)),
    )
    body = "\n".join(f"{name}: {value}" for name, value in rows)
    return f"Statement of a contact during SOAP\nWritten {_full(written_at)}\n\n{body}\n"


def _named(name: str) -> str:
    return f" ({name})" if name else ""


def _full(at: datetime) -> str:
    from matchweek.domain.times.zones import EASTERN, wall

    return f"{wall(at)} {at.astimezone(EASTERN).year}, Eastern"
