"""What an undo or a redo brings back is judged by the week as it is now, as a new act would be.

Between the act and its return another hand, or a correction, may have spent the last application or
closed the gate (rules: applications, contact).
"""

from __future__ import annotations

from datetime import datetime

from matchweek.domain.board.week_gates import gates
from matchweek.domain.gate.contact import Assignment, Gates
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.letters.letter_use import ABOUT_A_PROGRAM, require_allowed
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.programs.budget import CAP, refuse_over
from matchweek.services.core.board import board_in
from matchweek.store import counts, rows
from matchweek.store.act import Act

_DONE = {"asked_at": ApplicantAct.ASK, "sent_at": ApplicantAct.SPEAK, "answered_at": ApplicantAct.HEAR}


def submitted(act: Act) -> dict[str, int]:
    """How many applications each service has, to be compared by `refuse`."""
    return counts.submitted_by_service(act.connection)


def refuse(act: Act, before: dict[str, int], now: datetime, *, redo: bool) -> None:
    """Raise RuleSaysNo when what `act` brought back is against a rule by now (aware UTC).

    `before` is what `submitted` said before it. What is only done again (`redo`) goes through the gate.
    """
    touched = {change.entity for change in act.changes}
    if "application" in touched:
        caps = rows.caps(act.connection)
        for service, count in submitted(act).items():
            own = caps.get(service)
            had = before.get(service, 0)
            refuse_over(service, had, count - had, CAP if own is None else own.cap)
    if redo and touched & {"assignment", "letter"}:
        _refuse_held(act, now)


def _refuse_held(act: Act, now: datetime) -> None:
    """Raise RuleSaysNo where something was told, sent, drafted or used again through a gate that is held."""
    board = board_in(act.connection)
    found = gates(board, now)
    advocates = {each.id: each for each in board.advocates}
    for change in act.changes:
        after = change.after or {}
        number = int(change.key) if change.key.isdecimal() else 0
        if change.entity == "assignment":
            kept: Assignment | None = board.kept.assignments.get(number)
            for deed in (deed for name, deed in _DONE.items() if after.get(name)):
                if kept is not None and kept.advocate in advocates:
                    _require(found, deed, advocates[kept.advocate], kept)
        elif change.entity == "letter" and after and (change.before is None or after.get("used_at")):
            letter = board.kept.letters.get(number)
            if letter is not None and letter.kind in ABOUT_A_PROGRAM:
                require_allowed(letter.kind, found, advocates.get(letter.advocate or 0), letter.program)


def _require(found: Gates, deed: ApplicantAct, advocate: Advocate, done: Assignment) -> None:
    may(found, deed, advocate, done.program, done=done, because=done.sent_because).require()
