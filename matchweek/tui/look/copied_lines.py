"""What `y` copies: the line of a program, of the marked programs, of a call, of an advocate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.look.clipboard import copy
from matchweek.tui.look.text import clean, masked

if TYPE_CHECKING:
    from matchweek.domain.contacts.calls import Call
    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.host import Host
    from matchweek.tui.screens.week.week import WeekScreen

ASKED_ABOVE = 10
"""Copying more programs than this asks once: the list is confidential (rules: list.confidential)."""


def copy_from(week: WeekScreen) -> None:
    """Copy what the cursor of the pane with the keys is on; of the programs, all that are marked."""
    pane, app = week.pane, week.host
    if pane is week.programs:
        codes = week.programs.chosen()
        programs = [
            program for code in codes if (program := week.session.board.programs.get(code)) is not None
        ]
        _copy_programs(app, programs)
        return
    key = pane.grid.cursor
    if pane is week.calls:
        call = next((call for call in week.session.board.calls if str(call.id) == key), None)
        if call is not None:
            copy(app, call_line(call, week.session.board.programs.get(call.program or "")), "1 call")
            return
    else:
        advocate = week.advocates.advocate
        if advocate is not None:
            copy(app, advocate_line(advocate), "1 advocate")
            return
    app.notify("Nothing is under the cursor.", markup=False)


def _copy_programs(app: Host, programs: Sequence[Program]) -> None:
    if not programs:
        app.notify("No program is under the cursor.", markup=False)
        return
    count = len(programs)
    what = "1 program" if count == 1 else f"{count} programs"
    text = "\n".join(program_line(program) for program in programs)
    if count <= ASKED_ABOVE or app.copying_allowed:
        copy(app, text, what)
        return
    from matchweek.services.lists.export import CONFIDENTIAL
    from matchweek.tui.screens.dialogs.ask import Ask

    def answered(yes: bool | None) -> None:
        if yes:
            app.copying_allowed = True
            copy(app, text, what)

    app.push_screen(Ask(f"Copy {what}?", CONFIDENTIAL, rule="list.confidential"), answered)


def program_line(program: Program) -> str:
    """A program in one line: what it is, where, how many positions, what was decided."""
    triage, application = program.triage, program.application
    count = "filled" if program.filled else f"{program.positions} positions"
    decided = "refused" if triage.refused else f"{triage.lane} lane" if triage.lane else ""
    return _joined(
        program.title,
        program.field,
        program.code,
        program.place,
        count.replace("1 positions", "1 position") if program.positions == 1 else count,
        program.listing.service.replace("/", " or "),
        decided,
        f"tier {triage.tier}" if triage.tier else "",
        str(application.status.value) if application.status != "none" else "",
    )


def call_line(call: Call, program: Program | None) -> str:
    """A call in one line: when (Eastern), from whom, by what, what about, what was said."""
    from matchweek.domain.times.zones import EASTERN, wall

    return _joined(
        f"{wall(call.at, EASTERN)} ET",
        program.title if program is not None else call.program or "",
        call.caller,
        call.role,
        call.number,
        str(call.channel),
        "missed" if call.missed else str(call.kind).replace("_", " "),
        " ".join(call.note.split()) if masked(call.note) == call.note else "notes hidden",
        f"next: {call.next_step}" if call.next_step else "",
        f"by {wall(call.next_due, EASTERN)} ET" if call.next_due else "",
    )


def advocate_line(advocate: Advocate) -> str:
    """An advocate in one line: who, how to reach them, what they answered."""
    from matchweek.domain.people.advocates import Answer

    return _joined(
        advocate.name,
        advocate.role,
        advocate.institution,
        f"tier {advocate.tier}" if advocate.tier else "",
        Answer(advocate.answer).on_screen,
        advocate.phone,
        advocate.mail,
        advocate.best_time,
    )


def _joined(*parts: str) -> str:
    return " · ".join(clean(masked(part)) for part in parts if part)
