"""What came open, and what a correction closes (rules: contact). Instants are aware UTC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.contact import Assignment, Gate, Gates, GateState
from matchweek.domain.gate.situation import Situation
from matchweek.domain.people.advocates import Answer

if TYPE_CHECKING:
    from matchweek.domain.people.advocates import Advocate

SEALED = "sealed"
NO_TIER = 9


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
