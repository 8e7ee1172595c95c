"""The one gate: `may` says whether somebody may do something towards a program, and why (rules: contact).

Services, screens and shell all ask here; nothing else decides. What is decided follows from a Gates, and
so from what was recorded and from its clock. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import before_week
from matchweek.domain.gate import contact_words as words
from matchweek.domain.gate.contact import Assignment, Gate, Gates, SentBecause
from matchweek.domain.gate.contact_words import Authority
from matchweek.domain.gate.evidence import NoEvidence, Opening, ended
from matchweek.domain.gate.leaders import ANSWER, question
from matchweek.domain.people.applicant import ApplicantState
from matchweek.errors import BadInput, RuleSaysNo

if TYPE_CHECKING:
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.season.timetable import Timetable


class ApplicantAct(StrEnum):
    """What somebody wants to do for the applicant."""

    ASK = "ask"
    """Anything new: tell an advocate that a program is open, make or use a note to it."""
    SPEAK = "speak"
    """Record that an advocate spoke or wrote to a program, `because` of a SentBecause."""
    HEAR = "hear"
    """Record what a program answered an advocate."""
    ANSWER = "answer"
    """The applicant writes to one program."""
    THANK = "thank"
    """The applicant thanks one program."""
    REACH = "reach"
    """The applicant writes to and calls any program, unasked."""
    CLEAR = "clear"
    """An `authority` clears a program."""
    ADDRESS = "address"
    """Any word to one's own faculty."""
    ASK_FACULTY = "ask_faculty"
    """Ask one's own faculty to be ready or to help."""
    SEASON = "season"
    """The applicant writes to a program of the season before Match Week: its code may not be known."""
    OUTREACH = "outreach"
    """The applicant writes to a program that did not invite them: before the rank deadline."""
    BEGIN = "begin"
    """Write anything new from this file, whoever it goes to."""


_THROUGH_THE_GATE = frozenset(
    {ApplicantAct.ASK, ApplicantAct.SPEAK, ApplicantAct.HEAR, ApplicantAct.ANSWER, ApplicantAct.REACH}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a deed is allowed, `reason` in a line, and the `section` of the rule it rests on.

    A refusal has a `title`, what is allowed `instead`, and the `rule` in words. What goes through the gate
    is allowed by its `opening` only: without one such a Verdict cannot be made (NoEvidence).
    """

    deed: ApplicantAct
    reason: str = ""
    section: str = words.OPENED
    opening: Opening | None = None
    title: str = ""
    instead: str = ""
    rule: str = words.RULE

    def __post_init__(self) -> None:
        if self.allowed and self.deed in _THROUGH_THE_GATE and self.opening is None:
            raise NoEvidence("what is allowed names what opened it")

    @property
    def allowed(self) -> bool:
        return not self.title

    @property
    def refusal(self) -> RuleSaysNo | None:
        """The refusal as an error to be told; None for what is allowed."""
        if self.allowed:
            return None
        return RuleSaysNo(self.title, self.reason, self.instead, rule=self.rule, section=self.section)

    def require(self) -> None:
        """Raise RuleSaysNo for what is not allowed."""
        refusal = self.refusal
        if refusal is not None:
            raise refusal


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question to the gate."""

    gates: Gates
    deed: ApplicantAct
    advocate: Advocate | None
    code: str
    done: Assignment | None
    because: str
    authority: str
    at: datetime

    @property
    def gate(self) -> Gate:
        if self.advocate is None:
            return self.gates.program(self.code)
        return self.gates.why(self.advocate, self.code, self.done)

    def yes(self, opening: Opening | None = None, reason: str = "") -> Verdict:
        return Verdict(self.deed, reason, opening=opening)

    def no(
        self, title: str, reason: str, instead: str = "", *, rule: str = words.RULE, section: str
    ) -> Verdict:
        return Verdict(self.deed, reason, section, None, title, instead, rule)


def may(
    gates: Gates,
    deed: ApplicantAct,
    advocate: Advocate | None = None,
    code: str = "",
    *,
    done: Assignment | None = None,
    because: str = "",
    authority: str = "",
    at: datetime | None = None,
) -> Verdict:
    """Whether a deed is allowed at the moment of `gates`: who (`advocate`, None for the applicant) to `code`.

    `done` is what was done of the advocate and the program, `because` why an advocate spoke, `authority` who
    clears and `at` when. Raises BadInput for a reason or an authority that is none.
    """
    moment = at or gates.situation.now
    return _JUDGED_BY[deed](_Asked(gates, deed, advocate, code, done, because, authority, moment))


def may_reach(timetable: Timetable, now: datetime, state: str) -> Verdict:
    """Whether the applicant may write to and call any program: SOAP is over and a place is sought.

    Of a season that is over for good it is no longer said: another one's rule may be in force.
    """
    from matchweek.domain.season.season_years import gone_by

    opening = ended(timetable, now, state)
    if state == ApplicantState.PLACED:
        return Verdict(ApplicantAct.REACH, words.PLACED, words.NOTHING_TO_SEEK, None, "Nothing more to ask")
    if gone_by(timetable, now):
        reason = words.gone_by(timetable.season)
        return Verdict(ApplicantAct.REACH, reason, words.NOTHING_TO_SEEK, None, "Nothing more to ask")
    if opening is None:
        return Verdict(ApplicantAct.REACH, words.NOT_YET, words.WAITS, None, "Wait for their call")
    return Verdict(ApplicantAct.REACH, words.opened(opening.by, opening.at, ""), opening=opening)


def reasons_to_speak(gates: Gates, advocate: Advocate, code: str) -> tuple[SentBecause, ...]:
    """Why an advocate could speak to a program now; empty while nobody may."""
    return tuple(
        reason
        for reason in SentBecause
        if reason and may(gates, ApplicantAct.SPEAK, advocate, code, because=reason).allowed
    )


def _ask(asked: _Asked) -> Verdict:
    gate = asked.gate
    if gate.may_ask:
        return asked.yes(gate.opening, gate.reason)
    return asked.no(
        "Wait for their call" if gate.held and not gate.settled else "Nothing more to ask",
        " ".join(part for part in (gate.reason, gate.who_can_clear) if part),
        words.allowed(gate.instead),
        section=gate.section,
    )


_NOT_SO = {
    SentBecause.ASKED_BY_PROGRAM: "No contact from it is logged: log the call or message first.",
    SentBecause.CLEARED: "No clearance for it is recorded: record who cleared it, when and why.",
    SentBecause.SOAP_OVER: "SOAP is not over yet.",
    SentBecause.NOTHING: "Say which it was: the program asked, it was cleared, or SOAP is over.",
}


def _speak(asked: _Asked) -> Verdict:
    """A program's call to the applicant does not by itself let the faculty phone it unasked."""
    gates, advocate = asked.gates, asked.advocate
    found = _ask(asked)
    if not found.allowed:
        return found
    is_so = {
        SentBecause.ASKED_BY_PROGRAM: gates.contacted(asked.code),
        SentBecause.CLEARED: gates.clearance(asked.code, advocate.id if advocate else None) is not None,
        SentBecause.SOAP_OVER: gates.situation.soap_over,
    }
    if asked.because not in list(SentBecause):
        raise BadInput(
            "Why was it sent?",
            f"“{asked.because[:40]}”.",
            f"Known: {', '.join(filter(None, SentBecause))}.",
        )
    reason = SentBecause(asked.because)
    if is_so.get(reason):
        return found
    return asked.no(
        "Not to be sent like that",
        _NOT_SO[reason],
        "The advocate answers when the program asks, or once the school's SOAP official or NRMP cleared it.",
        rule="Whether an advocate may contact a program unasked is not settled: answer, or have it cleared.",
        section="contact.advocates",
    )


def _hear(asked: _Asked) -> Verdict:
    gate = asked.gate
    if not gate.held:
        return asked.yes(gate.opening, gate.reason)
    return asked.no(
        "Wait for their call",
        gate.reason,
        "What the program said is not lost. Log it as a contact: `matchweek call add`.",
        section=gate.section,
    )


def _answer(asked: _Asked) -> Verdict:
    """A program that made contact is answered also by who has a place since, while the season lasts."""
    gate = asked.gates.program(asked.code)
    if not gate.held and not gate.gone_by and (gate.contacted or gate.may_ask):
        return asked.yes(gate.opening, gate.reason)
    return asked.no(
        "Nothing to answer",
        gate.reason,
        words.allowed(gate.instead),
        rule="Write to a program only to answer it.",
        section="contact.thanks",
    )


def _thank(asked: _Asked) -> Verdict:
    gates, code = asked.gates, asked.code
    if gates.program(code).may_thank:
        return asked.yes()
    if gates.situation.soap_over:
        return asked.no(
            "Nothing to thank for",
            f"No contact from {gates.title(code)} is logged.",
            "Log the contact first, if there was one.",
            rule="Thank programs that spoke with you.",
            section="contact.thanks",
        )
    from matchweek.domain.times.zones import wall

    return asked.no(
        "Thank programs after SOAP",
        "During SOAP a program is written to only to answer it.",
        f"Thank your own faculty now; programs from {wall(gates.situation.timetable.soap_ends)} ET on.",
        rule="NRMP's texts do not settle thank-yous during SOAP: wait for its end.",
        section="contact.thanks",
    )


def _season(asked: _Asked) -> Verdict:
    """Before Match Week a program that invited one is written to freely; in it the rule on contact counts."""
    now = asked.gates.situation
    if before_week(now.now, now.timetable) or now.soap_over:
        return asked.yes()
    gate = asked.gates.program(asked.code)
    if asked.code and not gate.held:
        return asked.no(
            "Only answer it",
            f"In Match Week {asked.gates.title(asked.code)} is written to only to answer it.",
            "Write an answer to the program, as the week has it; thank it once SOAP has ended.",
            section="contact.thanks",
        )
    why = gate.reason if asked.code else "Its code is not known here: it may be a program of the list."
    return asked.no(
        "Wait for their call",
        f"{why} From the Monday of Match Week to the end of SOAP nobody writes to a program first.",
        words.allowed(gate.instead) or "Wait until SOAP has ended.",
        section="contact.wait",
    )


def _outreach(asked: _Asked) -> Verdict:
    """A program that did not invite one is written to until the rank deadline, and then by nobody."""
    from matchweek.domain.times.zones import wall

    closes = asked.gates.ranking_closes
    if closes is not None and asked.gates.situation.now < closes:
        return asked.yes()
    if closes is None:
        return asked.no(
            "When does ranking close?",
            "Until the rank deadline is known nobody can say whether a program may still be written to.",
            "Give the season's times first: `matchweek timetable set`.",
            section="contact.begin",
        )
    return asked.no(
        "The rank deadline is over",
        f"It was {wall(closes)} Eastern: from then on nobody writes to a program that did not call.",
        "Put it into the plan of the next cycle. What programs answer can still be kept.",
        section="contact.begin",
    )


def _reach(asked: _Asked) -> Verdict:
    now = asked.gates.situation
    return may_reach(now.timetable, now.now, now.state)


def _clear(asked: _Asked) -> Verdict:
    """Before contact only NRMP can clear a program."""
    gates, authority = asked.gates, asked.authority
    if authority not in list(Authority):
        raise BadInput("Who cleared it?", f"“{authority[:40]}” is neither.", "Known: nrmp, school.")
    then, title = Gates(replace(gates.situation, now=asked.at)), gates.title(asked.code)
    if authority == Authority.NRMP or then.contacted(asked.code):
        return asked.yes()
    return asked.no(
        "Only NRMP can clear this",
        f"{title} has not made contact: your school's SOAP official can clear it afterwards.",
        "Ask your school to ask NRMP, or wait for their call.",
        section="contact.advocates",
    )


def _address(asked: _Asked) -> Verdict:
    """Whoever leads a listed program that is held is that program: any word to them waits.

    From the end of SOAP everybody may be written to.
    """
    gates, advocate = asked.gates, asked.advocate
    if advocate is None:
        return asked.yes()
    unsaid = gates.asked_whether_led(advocate)
    if unsaid:
        return asked.no(
            "Do they lead a program?",
            question(advocate.name, gates.title(unsaid)),
            ANSWER.replace("ID", str(advocate.id), 1),
            section="contact.home",
        )
    closed = gates.own_closed(advocate)
    if not closed or gates.situation.soap_over:
        return asked.yes()
    return asked.no(
        "They are the program",
        words.leads(advocate.name, gates.title(closed[0])) + " " + words.ONLY_NRMP,
        "Ask somebody of your faculty who leads no program on the list.",
        section="contact.home",
    )


def _ask_faculty(asked: _Asked) -> Verdict:
    found, now = _address(asked), asked.gates.situation
    if not found.allowed or asked.advocate is None or now.state != ApplicantState.PLACED:
        return found
    return asked.no(
        "Nothing more to ask",
        words.nothing_to_seek(now.state),
        words.allowed(words.instead(now.state, now.soap_over)),
        rule="The fully placed have nothing to seek (NRMP's SOAP rules).",
        section="contact.after",
    )


def _begin(asked: _Asked) -> Verdict:
    now = asked.gates.situation
    if not now.gone_by:
        return asked.yes()
    return asked.no(
        "A file of a season gone by",
        words.gone_by(now.timetable.season),
        "Nothing new is written from it; thanks to your own faculty are.",
        section="contact.wait",
    )


_JUDGED_BY: dict[ApplicantAct, Callable[[_Asked], Verdict]] = {
    ApplicantAct.ASK: _ask,
    ApplicantAct.SPEAK: _speak,
    ApplicantAct.HEAR: _hear,
    ApplicantAct.ANSWER: _answer,
    ApplicantAct.THANK: _thank,
    ApplicantAct.REACH: _reach,
    ApplicantAct.CLEAR: _clear,
    ApplicantAct.ADDRESS: _address,
    ApplicantAct.ASK_FACULTY: _ask_faculty,
    ApplicantAct.SEASON: _season,
    ApplicantAct.OUTREACH: _outreach,
    ApplicantAct.BEGIN: _begin,
}
