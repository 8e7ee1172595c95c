"""What one says when a program calls: why this program, and the one question to ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.programs import FOR_THE_CALL
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.programs.one_program import code_of_one
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

NAMES = ("why_here", "to_ask")
WHY = (
    "One sentence that would not fit another program: its patients, its town, its clinic. "
    "And one question whose answer stands on no web page."
)


def prepare(app: Host, session: Session, zone: str, codes: tuple[str, ...]) -> None:
    """Open the form of one program; several have no sentence in common."""
    code = code_of_one(app, codes, "This is of one program")
    program = session.board.programs.get(code) if code is not None else None
    if program is not None:
        app.push_screen(ForTheCall(session, zone, program))


class ForTheCall(FormScreen):
    """Escape twice leaves it; both lines are stored as one act."""

    AT = FOR_THE_CALL

    def __init__(self, session: Session, zone: str, program: Program) -> None:
        self.code = program.code
        super().__init__(session, zone, f"For its call: {program.title}")
        self.begin(self._values())

    def fields(self) -> Sequence[Field]:
        return (
            TextField("why_here", "Why here", lines=True, hint="why this program, in one sentence"),
            TextField("to_ask", "To ask", lines=True, hint="the one question you ask them"),
        )

    @property
    def draft_form(self) -> str:
        return f"for_the_call:{self.code}"

    def _values(self) -> dict[str, str]:
        program = self.board.programs.get(self.code)
        return {name: getattr(program.triage, name) if program is not None else "" for name in NAMES}

    def on_mount(self) -> None:
        self.keeper.go_on()

    def stored(self) -> Mapping[str, str]:
        return self._values()

    def form_moved(self) -> None:
        super().form_moved()
        self.side.show(wrapped(WHY, self.side.size.width or 38, "dim", 0))

    def commit(self) -> None:
        code = self.code

        def store(week: Week, **lines: str) -> Done:
            from matchweek.services.lists import triage

            return triage.set_for_the_call(week, code, **lines)

        self.store_changed(store)
