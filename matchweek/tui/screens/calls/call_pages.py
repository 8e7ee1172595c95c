"""Beside the form of a call: the program's card, one's pitch with its time, one's answers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from matchweek.domain.people.answers import how_long, prepared
from matchweek.tui.commands.dialogs.calls import CALL_FORM
from matchweek.tui.look.mask import own_words
from matchweek.tui.screens.call_part import CallPart
from matchweek.tui.screens.calls.call_card import card
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.tui.screens.calls.call import CallForm

CARD, PITCH, ANSWERS = "card", "pitch", "answers"
NOT_WRITTEN = "not written yet: in Me, {me}"


class CallPages(CallPart):
    """Which page stands beside the form. Where there is no room beside it, a page stands in its place."""

    def __init__(self, screen: CallForm) -> None:
        super().__init__(screen)
        self.page = CARD
        self._since = 0.0

    def turn(self, page: str) -> None:
        """Show a page; the same key again shows the card."""
        self.page = CARD if self.page == page else page
        self._since = time.monotonic()
        self.place()
        self.show()

    def place(self) -> None:
        """Give the page its room: beside the form, or in its place where the window is narrow."""
        side, beside = self.screen.side, self.screen.beside
        side.display = beside or self.page != CARD
        self.form.display = beside or self.page == CARD
        side.styles.width = 42 if beside else "1fr"
        if self.form.display:
            self.form.focus()

    def show(self) -> None:
        """Write the page that is chosen."""
        width = self.screen.side.size.width or 38
        if not self.screen.beside:
            width = max(38, self.screen.app.size.width - 6)
        if self.page == PITCH:
            self.screen.side.show(self._pitch(width))
        elif self.page == ANSWERS:
            self.screen.side.show(self._answers(width))
        else:
            code = self.finder.picked or self.screen.lines.candidate
            program = self.board.programs.get(code) if code else None
            sure = bool(self.finder.picked)
            number = self.screen.logged.number
            self.screen.side.show(card(program, self.board, width, self.now, but=number, sure=sure))

    def tick(self) -> None:
        """Each second the time of the pitch."""
        if self.page == PITCH:
            self.show()

    def _pitch(self, width: int) -> list[Line]:
        words, style = how_long(int(time.monotonic() - self._since))
        _, story = own_words(self.board)
        text = story.pitch.strip()
        lines: list[Line] = [[("Your pitch  ", "title"), (words, style)], []]
        for part in text.splitlines():
            lines += wrapped(part, width, "", 0)
        if not text:
            lines += wrapped(f"It is {CALL_FORM.in_words(NOT_WRITTEN)}.", width, "dim", 0)
        return [*lines, [], *self._back(width, "pitch")]

    def _answers(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for each in prepared(*own_words(self.board)):
            lines.append([(each.question, "accent")])
            words = each.answer or CALL_FORM.in_words(NOT_WRITTEN)
            for part in words.splitlines():
                lines += wrapped(part, width, "" if each.answer else "dim", 0)
            lines.append([])
        return [*lines, *self._back(width, "answers")]

    def _back(self, width: int, name: str) -> list[Line]:
        return wrapped(CALL_FORM.in_words(f"{{{name}}} again: back."), width, "dim", 0)
