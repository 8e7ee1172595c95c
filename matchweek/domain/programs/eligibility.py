"""Which types of program an applicant may apply to, and why others are closed (rules: eligibility).

R3 shows each applicant a list filtered by these rules already and decides; this keeps a whole list
from elsewhere readable. Couples have no algorithm in SOAP: each of the two counts alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.program import ProgramType

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

ALL_TYPES = frozenset(str(kind.value) for kind in ProgramType)

_CATEGORICAL, _PRIMARY, _PRELIMINARY, _ADVANCED, _RESERVED = (kind.value for kind in ProgramType)
_OPEN: dict[str, frozenset[str]] = {
    ApplicantState.UNKNOWN: ALL_TYPES,
    ApplicantState.UNMATCHED: ALL_TYPES - {_RESERVED},
    ApplicantState.ADVANCED_ONLY: frozenset({_PRELIMINARY}),
    ApplicantState.PRELIMINARY_ONLY: frozenset({_ADVANCED}),
    ApplicantState.PLACED: frozenset(),
    ApplicantState.INELIGIBLE: frozenset(),
}
_RULES: dict[str, str] = {
    ApplicantState.UNMATCHED: "a reserved program needs graduate medical education before this Match",
    ApplicantState.ADVANCED_ONLY: "whoever holds an advanced place may apply to preliminary programs only",
    ApplicantState.PRELIMINARY_ONLY: "whoever holds a preliminary place may apply to advanced programs only",
    ApplicantState.PLACED: "whoever is fully matched or placed is not in SOAP",
    ApplicantState.INELIGIBLE: "whoever is not eligible for SOAP may apply to nothing until SOAP ends",
}


def state_in(state: str, timetable: Timetable, at: datetime) -> str:
    """The state that counts at `at`: from SOAP's end who was not eligible for it is as the unmatched."""
    if state == ApplicantState.INELIGIBLE and soap_over(at, timetable):
        return ApplicantState.UNMATCHED
    return state


def open_types(state: str, prior_training: bool = False) -> frozenset[str]:
    """The type letters an applicant may apply to (rules: eligibility.types).

    `prior_training` is graduate medical education before this Match; it opens reserved programs to
    the unmatched. While the state is unknown every type is open (design.md section 5). An unknown
    word for the state counts as unknown: a rule that is not certain closes nothing.
    """
    types = _OPEN.get(state, ALL_TYPES)
    if state == ApplicantState.UNMATCHED and prior_training:
        return types | {_RESERVED}
    return types


def is_open(kind: str, state: str, prior_training: bool = False) -> bool:
    """Whether a program of type letter `kind` is open; a letter nobody knows is never folded away."""
    return kind not in ALL_TYPES or kind in open_types(state, prior_training)


def closed_types(state: str, prior_training: bool = False) -> frozenset[str]:
    """The type letters an applicant may not apply to; see `open_types`."""
    return ALL_TYPES - open_types(state, prior_training)


def rule_of(state: str) -> str:
    """The rule that closes types for a state, as a clause; empty where none is closed."""
    return _RULES.get(state, "")


def why_closed(kind: str, state: str, prior_training: bool = False) -> str:
    """Why a type is closed, in one sentence with its rule; empty when it is open."""
    if is_open(kind, state, prior_training):
        return ""
    return f"{ProgramType(kind).title} programs are closed to you: {rule_of(state)}."


def folded_words(
    folded: Iterable[str], state: str, prior_training: bool = False, *, shown: bool = False
) -> tuple[str, ...]:
    """The line for programs folded away, from the type letter of each of them; () for none.

    “212 advanced and reserved programs folded away: whoever … . R3 decides.” comes first, then ever
    shorter ones, for a window that has no room for it. With `shown` they are greyed instead.
    """
    counts = Counter(kind for kind in folded if not is_open(kind, state, prior_training))
    total = sum(counts.values())
    if not total:
        return ()
    names = [kind.title.lower() for kind in ProgramType if counts[kind.value]]
    kinds = " and ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])
    noun = "program" if total == 1 else "programs"
    says = "greyed: not open to you" if shown else "folded away: not open to you"
    behind = f"{says}; {rule_of(state)}" if shown else f"folded away: {rule_of(state)}"
    whole = f"{total:,} {kinds} {noun}"
    return (
        f"{whole} {behind}. R3 decides.",
        f"{whole} {behind}",
        f"{whole} {says}. R3 decides.",
        f"{whole} {says}",
        f"{total:,} {noun} {says}",
    )
