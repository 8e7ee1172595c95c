"""The card's lines about contact: the program's gate, and its advocates with theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.tui.commands import key_for
from matchweek.tui.look.gate_words import short_state, state_words, tier_cell
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.gate.contact import Gate


def lines(code: str, calls: Sequence[Call], advocacy: Advocacy, label: int) -> list[Line]:
    """Contact, and where somebody is assigned, the advocates."""
    gate = advocacy.gates.program(code)
    found = [_contact(gate, calls, label)]
    assigned = advocacy.by_program.get(code, ())
    if assigned:
        found.append(_advocates(code, advocacy, label))
    return found


def _contact(gate: Gate, calls: Sequence[Call], label: int) -> Line:
    pieces: list[Piece] = [(f"{'Contact':<{label}}", "dim"), state_words(gate)]
    pieces += [(" (", "dim"), (key_for("rules"), "key"), (" the rule)", "dim")]
    if gate.opened_by is OpenedBy.CALL or (gate.held and calls):
        pieces.append((f" {_newest(calls)}" if calls else "", ""))
    if gate.held:
        # The plain reason says no more than the state does; the others say why a call opened nothing.
        pieces.append((f"   {gate.reason}" if calls else "", "dim"))
    elif gate.opened_by is not OpenedBy.CALL or not gate.may_ask:
        pieces.append((f"   {gate.reason}", "dim"))
    elif calls and calls[0].note:
        pieces.append((f"   {calls[0].note.splitlines()[0]}", "dim"))
    return pieces


def _newest(calls: Sequence[Call]) -> str:
    from matchweek.domain.times.zones import EASTERN, wall

    newest = calls[0]
    who = newest.caller or newest.number or "unknown caller"
    more = f" · {len(calls)} contacts" if len(calls) > 1 else ""
    return f"{wall(newest.at, EASTERN)} ET {who}, {newest.channel}{more}"


def _advocates(code: str, advocacy: Advocacy, label: int) -> Line:
    pieces: list[Piece] = [(f"{'Advocates':<{label}}", "dim")]
    for place, each in enumerate(advocacy.by_program[code]):
        advocate = advocacy.advocate(each.advocate)
        if advocate is None:
            continue
        tier, style = tier_cell(advocacy, advocate)
        words, look = short_state(advocacy.gate(each.advocate, code))
        pieces += [" · " if place else "", (f"{tier} ", style), advocate.name, (f" {words}", look)]
    return pieces
