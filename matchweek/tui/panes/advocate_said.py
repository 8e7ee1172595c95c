"""What stands below the advocates' rows: what to say now, or what is allowed until a program calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.look.gate_words import allowed_line, remarks_of, say_words, since, state_words
from matchweek.tui.look.text import cut, width_of
from matchweek.tui.widgets.painted import Line
from matchweek.tui.widgets.words import Para, wrap

if TYPE_CHECKING:
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.people.advocates import Advocate
    from matchweek.tui.screens.advocates.gate_acts import Pair


def about_turned(now: Advocacy, pair: Pair, title: str, width: int) -> list[Line]:
    """A program came open: who, phone, which program, since when, what to say in a line."""
    advocate, gate = now.advocate(pair[0]), now.gate(*pair)
    if advocate is None:
        return []
    reach = advocate.phone or advocate.mail or "no phone"
    state, style = state_words(gate)
    tail = f": {state} {since(gate)}"
    if width_of(title) + width_of(tail) > width:
        tail = f": {state}"
    late = remarks_of(now, pair[0], pair[1])[:1]
    lines: list[Line] = [
        [(f"{advocate.name}  ", "strong"), (reach, "accent"), (f"  {advocate.best_time}", "dim")],
        [(cut(title, max(8, width - width_of(tail))), "strong"), (tail, style)],
    ]
    paras = [*(Para([(words, "warn")]) for words in late), Para([say_words(gate, title)])]
    return [*lines, *(line for para in paras for line in wrap(para, width))]


def about_advocate(now: Advocacy, advocate: Advocate, width: int) -> list[Line]:
    """An advocate: role and how to reach them; why to wait and what is allowed, or how far programs are."""
    from matchweek.domain.people.advocate_tiers import tier_remark

    reach = " · ".join(part for part in (advocate.role, advocate.phone, advocate.best_time) if part)
    states = now.states(advocate.id)
    held = [gate for _, gate in states if gate.held]
    paras = [Para([(words, "warn")]) for words in remarks_of(now, advocate.id)[:1]]
    remark = tier_remark(advocate)
    if remark:
        paras.append(Para([(remark, "dim")]))
    closed = now.gates.own_closed(advocate)
    if closed and held == []:
        paras.append(Para([(now.gates.why(advocate, closed[0]).reason, "dim")]))
    if held:
        paras.append(Para([(state_words(held[0])[0], "strong"), (f"  {allowed_line(held[0])}", "dim")]))
    if reach:
        paras.insert(0, Para([reach]))
    return [line for para in paras for line in wrap(para, width)]
