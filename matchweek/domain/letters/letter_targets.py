"""For whom and about which program a kind of draft could be made now, or why not (rules: contact)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.letters.letter_use import (
    ABOUT_A_PROGRAM,
    OF_SEASON,
    TO_A_PROGRAM,
    DraftKind,
    require_allowed,
)
from matchweek.domain.people.advocates import Answer
from matchweek.errors import RuleSaysNo

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Assignment, Gates
    from matchweek.domain.people.advocates import Advocate


@dataclass(frozen=True, slots=True)
class KindOf:
    """What a kind of draft is called, whom it goes to, and when in the week it has its place."""

    title: str
    to: str
    when: str


KINDS: dict[DraftKind, KindOf] = {
    DraftKind.READY: KindOf("Be ready: a mail", "own faculty", "before the week"),
    DraftKind.READY_TALK: KindOf("Be ready: a talk of 15 minutes", "own faculty", "before the week"),
    DraftKind.MONDAY: KindOf("Monday's ask", "own faculty", "Monday"),
    DraftKind.CALLED: KindOf("A program has called", "an advocate", "once it contacted you"),
    DraftKind.NOTE: KindOf("The advocate's note", "a program director", "once it contacted you"),
    DraftKind.ANSWER: KindOf("Answer a program", "a program", "once it wrote or called"),
    DraftKind.FOLLOW_UP: KindOf("Follow-up", "own faculty", "within hours of a yes"),
    DraftKind.THANKS: KindOf("Thanks", "own faculty", "at any time"),
    DraftKind.THANKS_PROGRAM: KindOf("Thanks to a program", "a program", "from Thursday 21:00 ET"),
    DraftKind.DEBRIEF: KindOf("Look back together", "own faculty", "two or three weeks later"),
    DraftKind.STOP: KindOf("I have a place: please stop", "own faculty", "once you have one"),
    DraftKind.SEASON_ACCEPT: KindOf("I take the date", "a program", "within 24 hours"),
    DraftKind.SEASON_CHANGE: KindOf("Ask for another date", "a program", "as soon as you know"),
    DraftKind.SEASON_WAITLIST: KindOf("No date fits: wait list", "a program", "within 24 hours"),
    DraftKind.SEASON_DECLINE: KindOf("I do not come", "a program", "as soon as you know"),
    DraftKind.SEASON_THANKS: KindOf("Thank you for the interview", "a program", "within a day"),
    DraftKind.OUTREACH: KindOf("May I be looked at again?", "a program", "before the rank deadline"),
}
OF_THE_WEEK = tuple(kind for kind in KINDS if kind not in OF_SEASON and kind is not DraftKind.OUTREACH)
"""The kinds in the order of the week; those of the season and the outreach have screens of their own."""


@dataclass(frozen=True, slots=True)
class Target:
    """One draft that could be asked for. `no` is the rule that forbids it now, None where it may be made."""

    kind: DraftKind
    advocate: Advocate | None = None
    program: str | None = None
    no: RuleSaysNo | None = None
    tracked: int | None = None


def targets_of_season(gates: Gates, row: int, code: str) -> dict[DraftKind, tuple[Target, ...]]:
    """What could be written to a program of the season, by kind: its row, and its code or ""."""
    return {
        kind: (Target(kind, None, code or None, _refusal(kind, gates, None, code), row),)
        for kind in KINDS
        if kind in OF_SEASON
    }


def targets(
    kind: DraftKind,
    gates: Gates,
    advocates: Sequence[Advocate],
    assignments: Iterable[Assignment],
    *,
    advocate: int | None = None,
    program: str | None = None,
) -> tuple[Target, ...]:
    """Whom a kind of draft could be for, what may be made now first.

    With `advocate` or `program` only those for them. A draft of an advocate about a program is for
    those assigned to it, and for everybody where `program` is given; who said no is left out.
    """
    able = [one for one in advocates if advocate in (None, one.id) and one.answer != Answer.NO]
    if kind in TO_A_PROGRAM and kind is not DraftKind.NOTE:
        pairs: Iterable[tuple[Advocate | None, str | None]] = [
            (None, code) for code in ([program] if program is not None else gates.in_contact)
        ]
    elif kind in ABOUT_A_PROGRAM:
        pairs = _assigned(able, assignments, program)
    else:
        pairs = [(one, None) for one in able]
    found = [Target(kind, one, code, _refusal(kind, gates, one, code)) for one, code in pairs]
    return tuple(sorted(found, key=lambda each: each.no is not None))


def _assigned(
    able: Sequence[Advocate], assignments: Iterable[Assignment], program: str | None
) -> Iterator[tuple[Advocate, str]]:
    if program is not None:
        yield from ((one, program) for one in able)
        return
    by_id = {one.id: one for one in able}
    for each in assignments:
        if each.advocate in by_id:
            yield by_id[each.advocate], each.program


def _refusal(kind: DraftKind, gates: Gates, advocate: Advocate | None, code: str | None) -> RuleSaysNo | None:
    try:
        require_allowed(kind, gates, advocate, code)
    except RuleSaysNo as no:
        return no
    return None


def why_none(kind: DraftKind, *, anybody: bool) -> str:
    """Why there is nobody a kind of draft could be for; `anybody` says that there are advocates."""
    if kind in TO_A_PROGRAM and kind is not DraftKind.NOTE:
        return "No program has contacted you yet, as far as calls are logged."
    if not anybody:
        return "Nobody is there yet to write to: add an advocate first."
    return "Nobody is assigned to a program yet: choose whom you would ask for which."
