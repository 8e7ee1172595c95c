"""The program's card: everything about it, with the keys that sort it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.programs import CARD
from matchweek.tui.panes.sorting import SortsPrograms
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.screens.programs.about import about, history
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session
    from matchweek.tui.session.session_messages import Otherwise


class ProgramDialog(SortsPrograms, PageDialog[str | None]):
    """What the card and one by one share: one program, the keys that sort it, undo."""

    RULE = "contact.wait"
    DEFAULT_CSS = """
    ProgramDialog { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }
    """

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(title)
        self.session = session

    @property
    def code(self) -> str | None:
        """The program shown."""
        raise NotImplementedError

    @property
    def rule_section(self) -> str:
        """By what contact with the program is open or not."""
        return self.session.advocacy.gates.program(self.code).section if self.code else self.RULE

    @property
    def program(self) -> Program | None:
        return self.session.board.programs.get(self.code) if self.code is not None else None

    def chosen(self) -> tuple[str, ...]:
        return (self.code,) if self.code is not None else ()

    def act_on(
        self,
        codes: tuple[str, ...],
        act: Callable[[Week, tuple[str, ...]], Done],
        *,
        decides: bool = False,
        otherwise: Otherwise | None = None,
    ) -> bool | None:
        return self.session.do(lambda week: act(week, codes), self.said, otherwise)

    def said(self, done: Done) -> None:
        self.host.said(done)
        self.tell()

    def board_changed(self) -> None:
        """The board was patched, by this window or another: show it as it is now."""
        self.tell()

    def load(self) -> None:
        """Names were masked, or are shown again: some words are not said while they are."""
        if self.is_mounted:
            self.tell()

    def tell(self) -> None:
        """Write title and page anew."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.tell()


class CardScreen(ProgramDialog):
    """Everything about the program `code`; it stays on it whatever happens to the list."""

    AT = CARD

    def __init__(self, session: Session, code: str) -> None:
        super().__init__(session, "Card")
        self._code = code

    @property
    def code(self) -> str | None:
        return self._code

    def tell(self) -> None:
        program = self.program
        if program is None:
            self.page.say([Para(["This program is on no list any more."])])
            return
        self.title_line.tell(program.title, f"{program.field} · {program.place}")
        said = about(program, self.session.board, self.session.clock.now())
        self.page.say([*said, BLANK, *self._history(program)])

    def do_card_season(self) -> None:
        """Say that it is the program of the season that is asked about."""
        from matchweek.services.season import tracker

        code, asked = self._code, tracker.asked_of_list(self.session.board, self._code)
        if asked is None:
            self.notify("No program of your season is asked about here.", markup=False)
            return
        self.session.do(lambda week: tracker.take_code(week, asked.id, code), self.said)

    def _history(self, program: Program) -> list[Para]:
        if self.session.week is None:
            return [Para([("The history is there once the week is open.", "dim")])]
        from matchweek.services.history.program_history import history_of

        board, code = self.session.board, program.code
        return history(
            history_of(
                self.session.week,
                code,
                tuple(call.id for call in board.calls if call.program == code),
                tuple(each.id for each in board.offers if each.program == code),
                tuple(each.id for each in board.kept.interviews.values() if each.program == code),
            )
        )

    def do_card_leave(self) -> None:
        self.dismiss(None)
