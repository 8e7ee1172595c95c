"""Everything that was ever said between one program and oneself, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Call, what_it_was
from matchweek.domain.contacts.interviews import Interview, InterviewStatus

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

_CARD = (
    ("note", ""),
    ("residents", "Residents: "),
    ("flags", "Flags: "),
    ("asked", "Asked: "),
    ("improve", "To improve: "),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One contact with a program: when (aware UTC), what it was, with whom, and the words, a line each.

    `form` is call:NUMBER, interview:NUMBER, offer:NUMBER or reply:NUMBER of an assignment.
    """

    at: datetime
    what: str
    who: str
    words: tuple[str, ...]
    form: str


def said(board: Board, code: str) -> list[Said]:
    """Every call, interview, offer and advocate's reply of a program, the first at the top."""
    found = [*_calls(board, code), *_interviews(board, code), *_rest(board, code)]
    return sorted(found, key=lambda each: (each.at, each.form))


def _calls(board: Board, code: str) -> Iterator[Said]:
    for call in board.calls:
        if call.program == code:
            sure = "" if call.confirmed else ", not confirmed"
            who = ", ".join(part for part in (call.caller or call.number, call.role) if part)
            yield Said(call.at, f"{_call_words(call)}{sure}", who, _lines_of(call), f"call:{call.id}")


def _call_words(call: Call) -> str:
    if call.missed:
        return "voicemail" if call.channel == "voicemail" else "missed call"
    kind = what_it_was(call)
    return kind if call.channel == "phone" else f"{kind}, {call.channel}"


def _lines_of(call: Call) -> tuple[str, ...]:
    lines = call.note.splitlines()
    if call.incident:
        question = call.incident.replace("_", " ")
        lines.append(f"Rule question, {question}: {call.incident_words}".rstrip(": "))
    if call.next_step:
        lines.append(f"Next: {call.next_step}")
    return tuple(line for line in lines if line.strip())


def _interviews(board: Board, code: str) -> Iterator[Said]:
    for each in board.kept.interviews.values():
        if each.program == code:
            arranged = each.status == InterviewStatus.ARRANGED
            what = f"interview, {'to come' if arranged else each.status}"
            yield Said(each.at, what, each.interviewer, tuple(_card(each)), f"interview:{each.id}")


def _card(each: Interview) -> Iterator[str]:
    for name, label in _CARD:
        for line in getattr(each, name).splitlines():
            if line.strip():
                yield f"{label}{line}"


def _rest(board: Board, code: str) -> Iterator[Said]:
    for offer in board.offers:
        if offer.program == code:
            words = tuple(line for line in offer.note.splitlines() if line.strip())
            yield Said(offer.at, f"offer in R3, round {offer.round}", "", words, f"offer:{offer.id}")
    names = {advocate.id: advocate.name for advocate in board.advocates}
    for each in board.kept.assignments.values():
        if each.program == code and each.sent_at is not None:
            words = tuple(line for line in each.note.splitlines() if line.strip())
            who = names.get(each.advocate, "")
            yield Said(each.sent_at, "an advocate spoke to them", who, words, f"reply:{each.id}")
