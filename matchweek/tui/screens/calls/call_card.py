"""The card beside a call's form: what one has to know of a program while its people are on the phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.triage import Application
from matchweek.tui.look.text import cut, cut_name
from matchweek.tui.widgets.form_lines import LABEL as FORM_LABEL
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.programs.programs import Program

EARLIER = 4
LABEL = 9


def card(program: Program | None, board: Board, width: int, *, but: int | None, sure: bool) -> list[Line]:
    """The program's card in a column of `width` cells; `but` is the call that is being written down."""
    if program is None:
        lines: list[Line] = [[("No program yet.", "dim")], []]
        words = "Type a name, a nickname, a city, a code or the number that called. It may stay open."
        return [*lines, *wrapped(words, width, "dim", 0)]
    lines = [
        [("" if sure else "Maybe ", "warn"), (cut_name(program.title, width - (0 if sure else 6)), "strong")]
    ]
    lines += wrapped(program.field, width, "", 0)
    lines.append([(" · ".join(part for part in (program.code, program.place) if part), "dim")])
    lines.append([])
    lines += facts(program)
    lines.append([])
    return lines + _earlier([call for call in board.calls if call.program == program.code], but, width)


def short_card(program: Program, board: Board, *, but: int | None) -> list[Line]:
    """The same in two lines under the program's line."""
    from matchweek.domain.times.zones import EASTERN, weekday

    lane = "refused" if program.refused else (program.lane or "no lane")
    indent = " " * FORM_LABEL
    places = "filled" if program.filled else f"{program.positions} pos"
    first = [indent, f"{places}  {lane} {program.tier or ''}  ", *applied(program.application)]
    earlier = [call for call in board.calls if call.program == program.code and call.id != but]
    if not earlier:
        return [first, [indent, ("No earlier contact from them.", "dim")]]
    when = f"{weekday(earlier[0].at)} {earlier[0].at.astimezone(EASTERN):%H:%M}"
    who = earlier[0].caller or earlier[0].number or "unknown"
    return [first, [indent, (f"{len(earlier)} earlier, {when} ", "accent"), who]]


def facts(program: Program) -> list[Line]:
    """Positions, lane and tier, application, note."""
    count = "position" if program.positions == 1 else "positions"
    places: Piece = ("filled", "strong") if program.filled else (f"{program.positions} {count}", "strong")
    lane = "refused" if program.refused else (program.lane or "no lane")
    lines: list[Line] = [
        [("Places".ljust(LABEL), "dim"), places, (f"  {program.type}", "dim")],
        [("Lane".ljust(LABEL), "dim"), lane, (f"  {program.tier}" if program.tier else "  no tier", "dim")],
        [("Applied".ljust(LABEL), "dim"), *applied(program.application)],
        [("Visa".ljust(LABEL), "dim"), (program.visa or "not said", "" if program.visa else "dim")],
    ]
    if program.note:
        lines.append([("Note".ljust(LABEL), "dim"), program.note.splitlines()[0]])
    return lines


def applied(application: Application) -> list[Piece]:
    """Whether an application is recorded there, and when."""
    from matchweek.domain.times.zones import EASTERN, weekday

    at = application.submitted_at
    if at is None:
        return [("planned only", "warn") if application.planned else ("not recorded", "warn")]
    return [("submitted", "good"), (f" {weekday(at)} {at.astimezone(EASTERN):%H:%M} ET", "dim")]


def _earlier(calls: Sequence[Call], but: int | None, width: int) -> list[Line]:
    from matchweek.domain.times.zones import EASTERN, weekday

    earlier = [call for call in calls if call.id != but]
    if not earlier:
        return [[("No earlier contact from them.", "dim")]]
    lines: list[Line] = [[("Earlier", "dim")]]
    for call in earlier[:EARLIER]:
        who = call.caller or call.number or "unknown"
        when = f"{weekday(call.at)} {call.at.astimezone(EASTERN):%H:%M}"
        lines.append([(f"{when} ", "accent"), cut(f"{who}, {call.kind.replace('_', ' ')}", width - 11)])
        if call.note:
            lines.append([("          ", ""), (cut(call.note.splitlines()[0], width - 11), "dim")])
    if len(earlier) > EARLIER:
        lines.append([(f"and {len(earlier) - EARLIER} more", "dim")])
    return lines
