"""The gate: per advocate and program, whether anybody may speak to the program yet (rules: contact).

Nothing of it is stored. It follows from what was recorded (contacts, applications, clearances) and
from the clock, so correcting a record corrects the gate at once. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.base.fields import CODE, NOTE, one_of, person
from matchweek.domain.contacts import gate_states
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.contact_facts import in_week, is_contact, too_early
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate import contact_words as words
from matchweek.domain.gate.contact_words import Authority
from matchweek.domain.gate.evidence import (
    Cleared,
    Contacted,
    NoEvidence,
    Opening,
    clears,
    contact_of,
    ended,
)
from matchweek.domain.gate.leaders import led_by
from matchweek.domain.gate.situation import Situation
from matchweek.domain.offers.offers import partially_placed
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.eligibility import is_open

if TYPE_CHECKING:
    from matchweek.domain.people.advocates import Advocate


class GateState(StrEnum):
    """How far an advocate is with a program; the words are those of the JSON."""

    HELD = "held"
    UNLOCKED = "unlocked"
    ASKED = "asked"
    SENT = "sent"
    ANSWERED = "answered"


class SentBecause(StrEnum):
    """Why an advocate's note could be used; kept with `sent`."""

    NOTHING = ""
    ASKED_BY_PROGRAM = "asked_by_program"
    CLEARED = "cleared"
    SOAP_OVER = "soap_over"


@dataclass(frozen=True, slots=True)
class Assignment:
    """One advocate for one program, and what was done about it. `program` is an NRMP code.

    `asked_at` is when the advocate was told that the program made contact, `sent_at` when the
    advocate spoke or wrote to it, `answered_at` when word came back, with `reply` its words.
    """

    id: int
    advocate: int
    program: str = field(metadata=CODE)
    asked_at: datetime | None = None
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    sent_because: str = field(default=SentBecause.NOTHING, metadata=one_of(SentBecause))
    reply: str = field(default="", metadata=NOTE)
    note: str = field(default="", metadata=NOTE)


@dataclass(frozen=True, slots=True)
class Clearance:
    """Leave to contact a program, as somebody gave it. `advocate` None means every advocate.

    `by` is the person's name, `authority` "nrmp" or "school", `why` their words.
    """

    id: int
    advocate: int | None
    program: str = field(metadata=CODE)
    by: str = field(metadata=person("Official"))
    authority: str = field(metadata=one_of(Authority))
    at: datetime
    why: str = field(default="", metadata=NOTE)


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of one advocate (or of nobody in particular) to one program, at an instant.

    `at` is since when `state` holds. `may_ask` says whether anything new may be asked of the program
    or of the advocate for it; it is False for whoever is placed, also where the gate stands open.
    `contacted` says that the program itself made contact; `may_thank` that it may be thanked.
    `instead` is what is allowed meanwhile, `who_can_clear` empty once nothing is to be cleared.
    `gone_by` says that the season is over for good: it stays as it was, and nothing new may be asked.
    `settled` says that SOAP is over and one has a place: nobody's call is waited for any more.
    `section` names the rule that the reason rests on.
    """

    program: str
    advocate: int | None
    state: GateState
    opening: Opening | None
    at: datetime | None
    reason: str
    may_ask: bool
    contacted: bool
    may_thank: bool
    instead: tuple[str, ...] = ()
    who_can_clear: str = ""
    gone_by: bool = False
    settled: bool = False
    section: str = words.WAITS

    def __post_init__(self) -> None:
        if (self.opening is None) is not self.held:
            raise NoEvidence("what is open names what opened it")

    @property
    def held(self) -> bool:
        return self.state is GateState.HELD

    @property
    def opened_by(self) -> OpenedBy:
        return self.opening.by if self.opening else OpenedBy.NOTHING

    @property
    def opened_id(self) -> int | None:
        """The number of the call or clearance that opened it."""
        return self.opening.id if self.opening else None

    @property
    def call(self) -> Call | None:
        """The contact that opened it; None for what something else opened."""
        evidence = self.opening.evidence if self.opening else None
        return evidence.call if isinstance(evidence, Contacted) else None

    @property
    def words(self) -> str:
        """How far it is, as the screen says it: never that a program made contact where it did not."""
        if self.held and self.settled:
            return gate_states.NOTHING_MORE
        if self.state in (GateState.HELD, GateState.UNLOCKED):
            return (
                gate_states.SEASON_OVER
                if self.gone_by and not self.held
                else gate_states.state(self.opened_by)
            )
        return self.state.value


_SETTLED_BY_WORDS = frozenset(
    {
        words.Hint.NOT_APPLIED,
        words.Hint.TOO_EARLY,
        words.Hint.APPLIED_AFTER,
        words.Hint.WHO_BEGAN,
        words.Hint.NOT_THEIRS,
    }
)


def seeks(state: str, code: str) -> bool:
    """Whether an applicant in this state has a place to seek at a program (rules: contact.after)."""
    if partially_placed(state):
        return is_open(code[7:8], state)
    return state != ApplicantState.PLACED


class Gates:
    """Every gate of one situation; what concerns a program is worked out once."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._contacts: dict[str, Contacted] = {}
        self._hints: dict[str, words.Hint] = {}
        for call in situation.calls:
            self._count(call)
        self._clearances: dict[str, list[Clearance]] = {}
        for clearance in situation.clearances:
            if self._counts(clearance):
                self._clearances.setdefault(clearance.program, []).append(clearance)
            elif clearance.at <= situation.now:
                self._hints.setdefault(clearance.program, words.Hint.SCHOOL_TOO_SOON)
        self._led: dict[str, frozenset[str]] = {}

    @property
    def ranking_closes(self) -> datetime | None:
        """When rank lists close (aware UTC); None where the timetable does not know it."""
        from matchweek.domain.season.timetable import instants

        return instants(self.situation.timetable).get("ranking_closes")

    def _count(self, call: Call) -> None:
        """Count one call as a contact of its program, or remember why it is none."""
        week, code = self.situation, call.program
        found = contact_of(call, week.applications.get(code or ""), week.timetable, week.now)
        if isinstance(found, words.Hint) and code:
            # What the person can settle is said before what they cannot.
            if found in _SETTLED_BY_WORDS:
                self._hints[code] = found
            else:
                self._hints.setdefault(code, found)
        if not isinstance(found, Contacted) or not code or not week.timetable.known:
            return
        known = self._contacts.get(code)
        if known is None or (found.since, call.id) < (known.since, known.call.id):
            self._contacts[code] = found

    def _opening(self, evidence: Contacted | Cleared) -> Opening:
        return Opening(evidence, self.situation.timetable, self.situation.now)

    def _counts(self, clearance: Clearance) -> bool:
        """Whether a clearance is one of this season: NRMP's always, the school's only after contact."""
        from matchweek.domain.season.season_years import begins

        week = self.situation.timetable
        if not week.known or not begins(week) <= clearance.at <= self.situation.now:
            return False
        return clears(clearance, self._contacts.get(clearance.program))

    def contacted(self, code: str) -> bool:
        """Whether the program received the application and made contact, confirmed by the person."""
        return code in self._contacts

    def contact_call(self, code: str) -> Call | None:
        """The contact of a program that counts, the first of them; None without one."""
        contact = self._contacts.get(code)
        return contact.call if contact else None

    @property
    def in_contact(self) -> tuple[str, ...]:
        """The programs whose contact is logged, also where it opens nothing yet, in the calls' order."""
        calls = self.situation.calls
        return tuple(dict.fromkeys(call.program for call in calls if call.program and is_contact(call)))

    def in_touch(self, code: str) -> bool:
        """Whether the program made contact in Match Week, also where that contact opened nothing."""
        week = self.situation
        return any(
            call.program == code
            and call.at <= week.now
            and in_week(call, week.timetable)
            and is_contact(call)
            for call in week.calls
        )

    def clearance(self, code: str, advocate: int | None = None) -> Clearance | None:
        """The first clearance that counts for an advocate and a program; None without one.

        Without an advocate only one for everybody counts.
        """
        found = [
            each
            for each in self._clearances.get(code, ())
            if each.advocate is None or each.advocate == advocate
        ]
        return min(found, key=lambda each: (each.at, each.id), default=None)

    def opening(self, code: str, advocate: int | None = None) -> Opening | None:
        """What first opened a program to an advocate, or to everybody; None while it is held."""
        now = self.situation
        if now.state == (ApplicantState.PLACED if now.soap_over else ApplicantState.INELIGIBLE):
            return None
        contact, cleared = self._contacts.get(code), self.clearance(code, advocate)
        found = [self._opening(contact)] if contact else []
        if cleared is not None:
            found.append(self._opening(Cleared(cleared, contact)))
        over = ended(now.timetable, now.now, now.state)
        return min([*found, *([over] if over else [])], key=lambda each: each.at, default=None)

    def on_program(self, code: str) -> dict[str, str | bool]:
        """What a program of the board says of its contact: the fields of `programs.Program`."""
        opening = self.opening(code)
        return {
            "contact": (GateState.UNLOCKED if opening else GateState.HELD).value,
            "opened_by": opening.by.value if opening else "",
            "gone_by": opening is not None and self.situation.gone_by,
            "contacted": self.contacted(code),
        }

    def leads(self, advocate: Advocate) -> frozenset[str]:
        """The listed programs an advocate leads, and so is."""
        if not advocate.leads:
            return frozenset()
        known = self._led.get(advocate.leads)
        if known is None:
            known = frozenset(code for code in led_by(advocate) if code in self.situation.listed)
            self._led[advocate.leads] = known
        return known

    def own_closed(self, advocate: Advocate) -> tuple[str, ...]:
        """The listed programs an advocate leads that are still held: any ask of them waits for these."""
        return tuple(sorted(c for c in self.leads(advocate) if self.opening(c, advocate.id) is None))

    def asked_whether_led(self, advocate: Advocate) -> str:
        """A held program of which is still to be said whether an advocate leads it; empty for most."""
        if self.situation.soap_over:
            return ""
        found = self.situation.may_lead(advocate)
        return next((code for code in found if self.opening(code, advocate.id) is None), "")

    def why(self, advocate: Advocate, code: str, assignment: Assignment | None = None) -> Gate:
        """The gate of an advocate to a program, with its reason in one line.

        `assignment` says what was asked, sent and answered; it counts only while the gate is open.
        """
        closed = self.own_closed(advocate)
        asked = self.asked_whether_led(advocate)
        if asked and not self._placed_after():
            return self._gate(code, advocate.id, None, words.may_lead(advocate.name, self.title(asked)), None)
        opening = self.opening(code, advocate.id)
        if closed and not self._placed_after():
            reason = words.leads(advocate.name, self.title(closed[0]), assignment)
            return self._gate(code, advocate.id, None, reason, assignment)
        if opening is not None and self.leads(advocate):
            openings = [self.opening(each, advocate.id) for each in self.leads(advocate)]
            opening = max([opening, *(each for each in openings if each)], key=lambda each: each.at)
        return self._gate(code, advocate.id, opening, "", assignment)

    def program(self, code: str) -> Gate:
        """The gate of a program to the applicant alone: answering it, thanking it."""
        return self._gate(code, None, self.opening(code), "", None)

    def title(self, code: str) -> str:
        return self.situation.titles.get(code, code)

    def question(self, code: str) -> str:
        """A program as a question names it, with its code."""
        return self.situation.questions.get(code) or code

    def formal(self, code: str) -> str:
        """A program as a letter names it."""
        return self.situation.formals.get(code) or self.title(code)

    def _placed_after(self) -> bool:
        return self.situation.soap_over and self.situation.state == ApplicantState.PLACED

    def _gate(
        self, code: str, advocate: int | None, opening: Opening | None, reason: str, done: Assignment | None
    ) -> Gate:
        now = self.situation
        state, at = GateState.HELD, now.list_since
        may_ask = opening is not None and seeks(now.state, code) and not now.gone_by
        section = words.LEADS if reason else words.OPENED if may_ask else words.NOTHING_TO_SEEK
        if opening is not None:
            state, at = reached(done, now.now) or (GateState.UNLOCKED, opening.at)
            reason = reason or words.opened(
                opening.by, opening.at, self.title(code), self._cleared_by(code, opening)
            )
        else:
            hint = self._hint(code)
            if hint is None and now.list_since is None and too_early(now.now, now.timetable):
                hint = words.Hint.NO_LIST
            section = section if reason else words.section_of(hint)
            reason = reason or words.held(hint, self.title(code), done)
        if opening is not None and not may_ask:
            reason = words.gone_by(now.timetable.season) if now.gone_by else words.nothing_to_seek(now.state)
        return Gate(
            program=code,
            advocate=advocate,
            state=state,
            opening=opening,
            at=at,
            reason=reason,
            may_ask=may_ask,
            contacted=self.contacted(code),
            may_thank=now.soap_over and not now.gone_by and self.in_touch(code),
            instead=() if may_ask else words.instead(now.state, now.soap_over, gone_by=now.gone_by),
            who_can_clear="" if opening or now.soap_over else words.who_can_clear(self.contacted(code)),
            gone_by=now.gone_by,
            settled=self._placed_after(),
            section=section,
        )

    def _hint(self, code: str) -> words.Hint | None:
        now = self.situation
        if not now.timetable.known:
            return words.Hint.NO_TIMES
        if self._placed_after():
            return words.Hint.PLACED
        if now.state == ApplicantState.INELIGIBLE:
            return words.Hint.INELIGIBLE
        return self._hints.get(code)

    def _cleared_by(self, code: str, opening: Opening) -> str:
        if opening.by is not OpenedBy.CLEARANCE:
            return ""
        return next(
            (f"{c.by} ({c.authority})" for c in self._clearances.get(code, ()) if c.id == opening.id), ""
        )


def reached(assignment: Assignment | None, now: datetime) -> tuple[GateState, datetime] | None:
    """The furthest that an assignment got by `now`, and when; None while nothing was done."""
    if assignment is None:
        return None
    steps: Sequence[tuple[GateState, datetime | None]] = (
        (GateState.ANSWERED, assignment.answered_at),
        (GateState.SENT, assignment.sent_at),
        (GateState.ASKED, assignment.asked_at),
    )
    return next(((state, at) for state, at in steps if at is not None and at <= now), None)
