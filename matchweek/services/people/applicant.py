"""The applicant's own data: shown and set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchweek.domain.base.change import Fields
from matchweek.domain.base.fields import described
from matchweek.domain.board.looking_on import HELPERS
from matchweek.domain.people import typed_facts
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.programs import wishes
from matchweek.domain.programs.eligibility import rule_of
from matchweek.domain.times.places import read_place
from matchweek.errors import BadInput
from matchweek.services.core.board import board_in
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.week import Done, Week
from matchweek.store import rows
from matchweek.store.act import Act


def show(week: Week) -> Applicant:
    with week.reading() as connection:
        return rows.applicant(connection)


def change(week: Week, *, draft: str = "", **fields: object) -> Done:
    """Set fields of domain.people.applicant.Applicant; `zone` is a place or an IANA name.

    `draft` names the form whose draft this commits: it is cleared in the same transaction.
    """
    values = checked(fields)
    if not values and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek me set --help`.")
    with week.act("me.set", draft=draft) as act:
        act.put("me", "1", **values)
        changed = bool(act.changes)
        warnings = (*closed_plans(act, values), *who_helps(values, changed=changed))
    return Done("kept", warnings, changed=changed)


def who_helps(values: Fields, *, changed: bool = True) -> tuple[str, ...]:
    """What to say when somebody who helps is written down (rules: contact.log-in)."""
    return (HELPERS,) if changed and values.get("friend") else ()


def closed_plans(act: Act, values: Fields) -> tuple[str, ...]:
    """What to say of plans whose type the notice closed, where these values say what it was."""
    return plans_closed(act) if {"state", "prior_training"} & values.keys() else ()


def plans_closed(act: Act) -> tuple[str, ...]:
    """What to say of plans whose type is closed now: they are neither counted nor to be submitted."""
    if not act.changes:
        return ()
    board = board_in(act.connection)
    closed = board.closed_plans(act.at)
    if not closed:
        return ()
    named = [board.question(code) for code in closed[:5]]
    shown = "; ".join(named) + (f" and {len(closed) - 5} more" if len(closed) > 5 else "")
    count = "1 plan counts" if len(closed) == 1 else f"{len(closed)} plans count"
    rule = rule_of(board.state_at(act.at))
    return (f"{count} no longer: {shown}. {rule[:1].upper()}{rule[1:]}; R3 decides.",)


def checked(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one and a value that cannot be.

    An exam given with its attempts (“242, first attempt”) fills both, unless the attempts are given too.
    """
    exams = typed_facts.read_exams(fields)
    given = {**{name: value for name, value in exams.items() if name not in fields}, **fields}
    exam = {
        name: (lambda _, value=value: value) for name, value in exams.items() if name in ("step1", "step2")
    }
    read = {**_READ, **typed_facts.READERS, **wishes.READERS, **exam}
    return cleaned(Applicant, given, _no_such, read=read)


def _no_such(name: str) -> BadInput:
    known = ", ".join(each.name for each in described(Applicant))
    return BadInput("No such field", f"“{name}” is not kept.", f"Known: {known}.")


def _zone(value: str) -> str:
    return read_place(value) if value.strip() else ""


_NOTICE = {"matched": "placed", "not_matched": "unmatched", "not_eligible": "ineligible"}
"""What Monday's notice says, and the screen that asks for it, by the word that is kept."""


def _state(value: str) -> str:
    text = value.strip().lower().replace("-", "_").replace(" ", "_")
    text = _NOTICE.get(text, text)
    if text not in list(ApplicantState):
        raise BadInput("No such state", f"“{value}” was given.", f"Known: {', '.join(ApplicantState)}.")
    return text


_READ: dict[str, Any] = {"zone": _zone, "state": _state}
READ_FROM_TEXT = frozenset({*_READ, *typed_facts.READERS, *typed_facts.EXAMS, *wishes.READERS})
"""The fields that have a reader of their own for what people type."""
