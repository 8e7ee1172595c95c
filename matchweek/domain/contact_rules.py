"""What the gate allows and refuses, what came open, and what a correction closes (rules: contact)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain import contact_words as words
from matchweek.domain.advocates import Answer
from matchweek.domain.calls import Call
from matchweek.domain.contact import (
    Assignment,
    Authority,
    Gate,
    Gates,
    GateState,
    SentBecause,
)
from matchweek.domain.evidence import OpenedBy
from matchweek.domain.leaders import ANSWER, question
from matchweek.domain.situation import Situation
from matchweek.errors import BadInput, RuleSaysNo

if TYPE_CHECKING:
    from matchweek.domain.advocates import Advocate

SEALED = "sealed"
NO_TIER = 9


def programs_contact(situation: Situation, codes: Iterable[str]) -> dict[str, str]:
    """Each program's contact as the JSON has it, "held" or "unlocked"; one pass over the calls.

    A clearance for one advocate only leaves the program held.
    """
    gates = Gates(situation)
    return {code: gates.contact(code) for code in codes}


def require_open(gate: Gate) -> None:
    """Raise RuleSaysNo unless something new may be asked: the reason, and what is allowed instead."""
    if gate.may_ask:
        return
    raise RuleSaysNo(
        "Wait for their call" if gate.held else "Nothing more to ask",
        " ".join(part for part in (gate.reason, gate.who_can_clear) if part),
        allowed(gate),
        rule=words.RULE,
        section=gate.section,
    )


def allowed(gate: Gate) -> str:
    """What is allowed instead, as a sentence; empty where all is."""
    return f"Allowed now: {'; '.join(gate.instead)}." if gate.instead else ""


def require_reachable(gates: Gates, advocate: Advocate) -> None:
    """Raise RuleSaysNo when an advocate leads a listed program that is held: any ask waits.

    Also asking them to be ready. From the end of SOAP everybody may be written to.
    """
    asked = gates.asked_whether_led(advocate)
    if asked:
        raise RuleSaysNo(
            "Do they lead a program?",
            question(advocate.name, gates.title(asked)),
            ANSWER.replace("ID", str(advocate.id), 1),
            rule=words.RULE,
            section="contact.home",
        )
    closed = gates.own_closed(advocate)
    if not closed or gates.situation.soap_over:
        return
    raise RuleSaysNo(
        "They are the program",
        words.leads(advocate.name, gates.title(closed[0])) + " " + words.ONLY_NRMP,
        "Ask somebody of your faculty who leads no program on the list.",
        rule=words.RULE,
        section="contact.home",
    )


def require_clearable(gates: Gates, code: str, authority: str, at: datetime) -> None:
    """Raise RuleSaysNo when `authority` cannot clear a program at `at`: before contact only NRMP can."""
    if authority not in list(Authority):
        raise BadInput("Who cleared it?", f"“{authority[:40]}” is neither.", "Known: nrmp, school.")
    if authority == Authority.NRMP:
        return
    then = Gates(replace(gates.situation, now=at))
    if not then.contacted(code):
        raise RuleSaysNo(
            "Only NRMP can clear this",
            f"{gates.title(code)} has not made contact: your school's SOAP official can clear it afterwards.",
            "Ask your school to ask NRMP, or wait for their call.",
            rule=words.RULE,
            section="contact.advocates",
        )


def reasons_to_send(gates: Gates, advocate: Advocate, code: str) -> tuple[SentBecause, ...]:
    """Why an advocate's note may be used now; empty while it may not be."""
    gate = gates.why(advocate, code)
    if not gate.may_ask:
        return ()
    found = []
    if gates.contacted(code):
        found.append(SentBecause.ASKED_BY_PROGRAM)
    if gates.clearance(code, advocate.id) is not None:
        found.append(SentBecause.CLEARED)
    if gates.situation.soap_over:
        found.append(SentBecause.SOAP_OVER)
    return tuple(found)


_NOT_SO = {
    SentBecause.ASKED_BY_PROGRAM: "No contact from it is logged: log the call or message first.",
    SentBecause.CLEARED: "No clearance for it is recorded: record who cleared it, when and why.",
    SentBecause.SOAP_OVER: "SOAP is not over yet.",
    SentBecause.NOTHING: "Say which it was: the program asked, it was cleared, or SOAP is over.",
}


def require_sendable(gates: Gates, advocate: Advocate, code: str, because: str) -> None:
    """Raise RuleSaysNo unless a note may be recorded as sent for this reason.

    A program's call to the applicant does not by itself let the faculty phone it unasked.
    """
    require_open(gates.why(advocate, code))
    if because in reasons_to_send(gates, advocate, code):
        return
    if because not in list(SentBecause):
        raise BadInput(
            "Why was it sent?", f"“{because[:40]}”.", f"Known: {', '.join(filter(None, SentBecause))}."
        )
    raise RuleSaysNo(
        "Not to be sent like that",
        _NOT_SO[SentBecause(because)],
        "The advocate answers when the program asks, or once the school's SOAP official or NRMP cleared it.",
        rule="Whether an advocate may contact a program unasked is not settled: answer, or have it cleared.",
        section="contact.advocates",
    )


@dataclass(frozen=True, slots=True)
class Closing:
    """A gate that a correction would close. `advocate` is None for the program as a whole.

    `drafts` says what becomes of drafts made meanwhile: they are sealed, never deleted. `sent` says
    that the advocate already spoke or wrote: the school should know.
    """

    advocate: int | None
    program: str
    drafts: str = SEALED
    sent: bool = False

    def words(self, name: str, title: str) -> str:
        """One line, with the advocate's `name` and the program's `title`."""
        who = (
            f"{name} waits again for {title}"
            if self.advocate is not None
            else f"you wait again for a call of {title}"
        )
        told = "; what was sent cannot be called back: tell your school" if self.sent else ""
        return f"{who}; drafts made meanwhile are locked, not deleted{told}."


def closes(
    call: Call,
    situation: Situation,
    advocates: Iterable[Advocate],
    assignments: Iterable[Assignment],
    *,
    corrected: Call | None = None,
) -> tuple[Closing, ...]:
    """What deleting a call, or making it `corrected`, would close at this moment."""
    calls = [corrected if each.id == call.id else each for each in situation.calls]
    after = replace(situation, calls=tuple(each for each in calls if each is not None))
    return closed_between(situation, after, advocates, assignments)


def closed_between(
    before: Situation,
    after: Situation,
    advocates: Iterable[Advocate],
    assignments: Iterable[Assignment],
) -> tuple[Closing, ...]:
    """Every gate open in `before` and held in `after`: programs first, then assignments in order.

    For a correction of anything the gate follows from: a call, an application, a clearance.
    """
    old, new = Gates(before), Gates(after)
    called = {call.program for call in before.calls if call.program}
    codes = sorted(called | {each.program for each in before.clearances})
    found = [Closing(None, code) for code in codes if old.opening(code) and not new.opening(code)]
    by_id = {advocate.id: advocate for advocate in advocates}
    for each in assignments:
        advocate = by_id.get(each.advocate)
        if advocate is None or old.why(advocate, each.program).held:
            continue
        if new.why(advocate, each.program).held:
            found.append(Closing(each.advocate, each.program, sent=each.sent_at is not None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Turned:
    """An advocate who can now be told that a program made contact: the pane's top."""

    assignment: Assignment
    advocate: Advocate
    gate: Gate


def turned_up(
    gates: Gates,
    advocates: Iterable[Advocate],
    assignments: Iterable[Assignment],
    since: datetime | None = None,
) -> tuple[Turned, ...]:
    """The assignments that are open and not yet asked, the newest opening first, then by tier and name.

    With `since` only what came open after it. Advocates who said no are left out.
    """
    by_id = {advocate.id: advocate for advocate in advocates}
    found = []
    for each in assignments:
        advocate = by_id.get(each.advocate)
        if advocate is None or advocate.answer == Answer.NO:
            continue
        gate = gates.why(advocate, each.program, each)
        fresh = since is None or (gate.at is not None and gate.at > since)
        if gate.state is GateState.UNLOCKED and gate.may_ask and fresh:
            found.append(Turned(each, advocate, gate))
    found.sort(key=_first)
    return tuple(found)


def _first(turned: Turned) -> tuple[bool, float, int, str, str]:
    gate, advocate = turned.gate, turned.advocate
    at = gate.at.timestamp() if gate.at else 0.0
    tier = advocate.tier or NO_TIER
    if advocate.answer == Answer.HEDGED:
        tier = max(tier, 2)
    return (gate.opened_by is OpenedBy.SOAP_OVER, -at, tier, advocate.name, gate.program)
