"""Which way an application went: a service that the list names, another one, or no service at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.programs.budget import OWN_SITE, Budget
from matchweek.domain.programs.program import Service
from matchweek.tui.commands.dialogs.programs import VIA
from matchweek.tui.look.text import fit
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.session.session import Session

OTHERWISE = "Their own site, a mail: only if R3 says so. It takes none of them; a reason is asked."


class SubmitVia(MovingDialog[str | None]):
    """Answers the service that all of them went through, or None when nothing was chosen."""

    AT = VIA
    DEFAULT_CSS = "SubmitVia { LineList { height: 3; } Words { margin-bottom: 1; } }"

    def __init__(self, session: Session, programs: Sequence[Program], via: str | None) -> None:
        count = len(programs)
        title = "Through which service did it go?" if count == 1 else f"Through which did the {count} go?"
        super().__init__(title)
        self._budgets = session.board.budgets(session.clock.now())
        self._programs = programs
        self.lines = self.moved = LineList()
        first = programs[0].listing.services[0] if programs else Service.ERAS
        self._at = via or first

    def body(self) -> Iterable[Widget]:
        named = dict.fromkeys(program.question for program in self._programs)
        yield Words([Para([(title, "strong")], 4) for title in list(named)[:4]])
        yield self.lines

    def on_mount(self) -> None:
        self.lines.say(list(self._rows()))
        if not self.lines.goto(self._at):
            self.lines.goto(OWN_SITE)

    def _rows(self) -> Iterator[Row]:
        for service in Service:
            named = all(service.value in program.listing.services for program in self._programs)
            budget = self._budgets.get(service.value, Budget(service.value))
            said = "the list names it" if named else "not named by the list: a reason is asked"
            yield Row(
                [fit(service.value, 14), (f"{budget.left} of {budget.cap} left   {said}", "dim")],
                service.value,
            )
        yield Row([fit("another way", 14), (OTHERWISE, "dim")], OWN_SITE)

    def do_via_take(self) -> None:
        self.dismiss(self.lines.cursor or None)

    def do_via_leave(self) -> None:
        self.dismiss(None)
