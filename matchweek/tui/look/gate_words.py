"""How the screen says a gate: its state, what to do, what is allowed instead, an advocate's load and tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.contact import Gate, GateState
from matchweek.domain.gate.contact_words import whom as whom_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.people.advocates import Advocate

Styled = tuple[str, str]
"""Words with the name of their look."""
ANSWERS: dict[str, Styled] = {
    "not_asked": ("not asked", "dim"),
    "asked": ("asked", ""),
    "yes": ("yes", "good"),
    "hedged": ("maybe", "dim"),
    "no": ("no", "dim"),
}
# What a column has room for.
SHORT: dict[str, Styled] = {
    GateState.HELD: ("wait", "dim"),
    GateState.UNLOCKED: ("called", "accent"),
    GateState.ASKED: ("told", "good"),
    GateState.SENT: ("spoke", "good"),
    GateState.ANSWERED: ("reply", "good"),
}
STATES = {GateState.ASKED: "told", GateState.SENT: "spoke to it", GateState.ANSWERED: "it answered"}

_ALLOWED = "Allowed now: ask your own faculty to be ready, give them the packet; answer a program that calls."


def state_words(gate: Gate) -> Styled:
    """A gate's state as the screen says it, with its look."""
    if gate.held:
        return (gate.words, "dim")
    if gate.state is GateState.UNLOCKED:
        return (gate.words, "accent" if gate.may_ask else "dim")
    return (STATES[gate.state], "good")


def short_state(gate: Gate) -> Styled:
    """The same in six cells."""
    if gate.state is GateState.UNLOCKED:
        style = "accent" if gate.may_ask else "dim"
        words = {OpenedBy.CLEARANCE: "clear", OpenedBy.SOAP_OVER: "free"}.get(gate.opened_by, "called")
        return (words, style)
    return ("", "dim") if gate.held and gate.settled else SHORT[gate.state]


def allowed_words(gate: Gate) -> str:
    """What is allowed instead, in full; empty where all is."""
    return f"Allowed now: {'; '.join(gate.instead)}." if gate.instead else ""


def allowed_line(gate: Gate) -> str:
    """The same in one line."""
    words = allowed_words(gate)
    return words if len(words) <= len(_ALLOWED) else _ALLOWED


def gate_line(gate: Gate) -> list[Styled]:
    """A gate's state, since when, and why, without saying anything twice."""
    state, style = state_words(gate)
    if gate.reason.casefold().startswith(state.casefold()):
        return [(gate.reason[: len(state)], "strong"), (gate.reason[len(state) :], "dim")]
    at = since(gate)
    return [(state, style), (f"  {at}  " if at else "  ", "dim"), (gate.reason, "dim")]


def say_words(gate: Gate, title: str) -> str:
    """What to say to an advocate whose program came open, in one line."""
    if gate.opened_by is OpenedBy.SOAP_OVER:
        return f"Say: “SOAP is over and I still look. Would you speak to {title} for me?”"
    if gate.opened_by is OpenedBy.CLEARANCE:
        return f"Say: “You may now speak to {title} about me; it was cleared.”"
    whom = whom_of(gate.call, mine=True) if gate.call is not None else "me"
    return f"Say: “{title} contacted {whom} and may ask you about me: please answer when it does.”"


def summary(advocacy: Advocacy, advocate: Advocate) -> Styled:
    """An advocate's gates in a few words: “2 called, 1 told · 9 wait”."""
    counts: dict[str, int] = {}
    for _, gate in advocacy.states(advocate.id):
        word = short_state(gate)[0]
        if not word:
            continue
        counts[word] = counts.get(word, 0) + 1
    if not counts:
        return ("", "")
    waits = counts.pop("wait", 0)
    said = ", ".join(f"{count} {word}" for word, count in counts.items())
    held = f"{waits} wait" if waits else ""
    words = " · ".join(part for part in (said, held) if part)
    return (words, "accent" if {"called", "clear", "free"} & counts.keys() else "dim")


def tier_cell(advocacy: Advocacy, advocate: Advocate) -> Styled:
    """The tier that counts."""
    from matchweek.domain.people.advocate_tiers import effective_tier

    tier = effective_tier(advocate)
    return (str(tier or "·"), "accent" if tier == 1 else "")


def load_cell(advocacy: Advocacy, number: int) -> Styled:
    """“12 programs”, marked where it is too many."""
    load = advocacy.loads.get(number)
    if load is None or not load.programs:
        return ("no program", "dim")
    said = f"{load.programs} program{'' if load.programs == 1 else 's'}"
    return (said, {"over": "warn", "full": "accent"}.get(load.fill, ""))


def since(gate: Gate) -> str:
    """Since when a gate's state holds, Eastern, such as “Tue 09:14 ET”; empty while it is held."""
    if gate.held or gate.at is None:
        return ""
    from matchweek.domain.times.zones import EASTERN, weekday

    return f"{weekday(gate.at)} {gate.at.astimezone(EASTERN):%H:%M} ET"


def remarks_of(advocacy: Advocacy, number: int | None, code: str = "") -> Sequence[str]:
    """The warnings about an advocate, or a program, in their order of urgency."""
    return [
        each.words
        for each in advocacy.remarks
        if (number is not None and each.advocate == number and (not code or each.program in (None, code)))
    ]
