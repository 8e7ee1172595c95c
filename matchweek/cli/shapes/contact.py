"""The JSON of the gate: who may speak to which program, what was drafted, cleared and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pendulum import Timezone

from matchweek.cli.shapes.common import Shape, iso_or_none

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Assignment, Clearance, Gate
    from matchweek.domain.gate.voices import ProposedVoice
    from matchweek.domain.letters.letters import SavedDraft
    from matchweek.services.core.gates import GatedBoard


def gate(gate: Gate, zone: Timezone) -> Shape:
    """A gate: `state` is held, unlocked, asked, sent or answered, `at` since when.

    `reason` is one line; `instead` is what is allowed meanwhile, `who_can_clear` null when nothing
    is to be cleared; `may_ask` is false for whoever is placed, also where the gate stands open.
    """
    return {
        "state": str(gate.state),
        "at": iso_or_none(gate.at, zone),
        "opened_by": str(gate.opened_by) or None,
        "opened_id": gate.opened_id,
        "reason": gate.reason,
        "may_ask": gate.may_ask,
        "contacted": gate.contacted,
        "may_thank": gate.may_thank,
        "instead": list(gate.instead),
        "who_can_clear": gate.who_can_clear or None,
    }


def assigned(found: GatedBoard, assignment: Assignment, zone: Timezone) -> Shape:
    """One program of an advocate: `state` as of now, and what was recorded."""
    now = found.gate(assignment)
    return {
        "code": assignment.program,
        "state": str(now.state),
        "title": found.gates.title(assignment.program),
        "reason": now.reason,
        "may_ask": now.may_ask,
        "asked_at": iso_or_none(assignment.asked_at, zone),
        "sent_at": iso_or_none(assignment.sent_at, zone),
        "sent_because": assignment.sent_because or None,
        "answered_at": iso_or_none(assignment.answered_at, zone),
        "reply": assignment.reply,
    }


def voices(found: GatedBoard, code: str) -> list[Shape]:
    """The advocates assigned to a program, each with its state."""
    rows = []
    for each in found.board.kept.assignments.values():
        advocate = found.advocate(each.advocate)
        if each.program == code and advocate is not None:
            state = str(found.gate(each).state)
            rows.append({"id": advocate.id, "name": advocate.name, "tier": advocate.tier, "state": state})
    return rows


def clearance(clearance: Clearance, zone: Timezone) -> Shape:
    """A clearance; `advocate` null is for everybody."""
    return {
        "id": clearance.id,
        "advocate": clearance.advocate,
        "program": clearance.program,
        "by": clearance.by,
        "authority": clearance.authority,
        "at": iso_or_none(clearance.at, zone),
        "why": clearance.why,
    }


def letter(found: GatedBoard, letter: SavedDraft, zone: Timezone) -> Shape:
    """A kept draft; while `sealed` says why it may not be used, its words and address are null."""
    from matchweek.domain.letters.letter_use import judged, mailto

    sealed = found.sealed(letter)
    draft = judged(letter, sealed)
    advocate = found.advocate(letter.advocate)
    return {
        "id": letter.id,
        "kind": letter.kind,
        "advocate": letter.advocate,
        "name": advocate.name if advocate else None,
        "program": letter.program,
        "title": found.gates.title(letter.program) if letter.program else None,
        "tracked": letter.tracked,
        "state": "sealed" if sealed else "usable",
        "sealed": sealed or None,
        "to": None if sealed else letter.to,
        "subject": None if sealed else letter.subject,
        "heading": None if sealed else letter.heading,
        "body": None if sealed else letter.body,
        "mailto": None if sealed else mailto(draft).url,
        "words": draft.words,
        "gaps": list(draft.gaps),
        "made_at": iso_or_none(letter.made_at, zone),
        "changed_at": iso_or_none(letter.changed_at, zone),
        "used_at": iso_or_none(letter.used_at, zone),
        "how": letter.how or None,
    }


def proposed_voice(found: GatedBoard, proposal: ProposedVoice) -> Shape:
    """One advocate proposed for one program, with the reasons, the weightiest first."""
    advocate = found.advocate(proposal.advocate)
    return {
        "advocate": proposal.advocate,
        "name": advocate.name if advocate else None,
        "program": proposal.program,
        "title": found.gates.title(proposal.program),
        "score": proposal.score,
        "reasons": list(proposal.reasons),
    }
