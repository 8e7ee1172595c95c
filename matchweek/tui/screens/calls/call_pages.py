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

FORM, CARD, PITCH, ANSWERS = "form", "card", "pitch", "answers"
NOT_WRITTEN = "not written yet: in Me, {me}"
NARROW = 38
WIDE, PADDING = 42, 2
"""Cells of the card beside the form, and those of them that stay empty at its left."""


class CallPages(CallPart):
    """Which page stands beside the form. Where there is no room beside it, a page stands in its place.

    What is longer than the window goes on when its key is pressed again.
    """

    def __init__(self, screen: CallForm) -> None:
        super().__init__(screen)
        self.page = FORM
        self._since = 0.0
        # The first line that is shown, and the first that is not any more; None where that was the last.
        self._first = 0
        self._next: int | None = None

    def turn(self, page: str) -> None:
        """Show a page; the same key again shows what follows in it, then the form."""
        if self.page != page:
            self.page, self._first, self._since = page, 0, time.monotonic()
        elif self._next is not None:
            self._first = self._next
        else:
            self.page, self._first = FORM, 0
        self.place()

    def to_form(self) -> None:
        """Show the form again, where a page stands in its place: nobody types what is not seen."""
        if self.page != FORM and not self.screen.beside:
            self.page, self._first = FORM, 0
            self.place()

    def place(self) -> None:
        """Give the page its room: beside the form, or in its place where the window is narrow."""
        side, beside = self.screen.side, self.screen.beside
        side.display = beside or self.page != FORM
        self.form.display = beside or self.page == FORM
        side.styles.width = "1fr" if self.page != FORM and not beside else WIDE
        if self.form.display:
            self.form.focus()
        # How much there is room for is known once it stands there.
        self.screen.call_after_refresh(self.show)

    def show(self) -> None:
        """Write the page that is chosen."""
        side = self.screen.side
        if not side.display:
            return
        # Beside the form it is known before it is laid out: a window that grew asks for it at once.
        width = WIDE - PADDING if self.screen.beside else side.size.width or NARROW
        name = CARD if self.page == FORM else self.page
        lines = {CARD: self._card, PITCH: self._pitch, ANSWERS: self._answers}[name](width)
        side.show(self._part(lines, name, width))

    def tick(self) -> None:
        """Each second the time of the pitch."""
        if self.page == PITCH:
            self.show()

    def _part(self, lines: list[Line], name: str, width: int) -> list[Line]:
        """The lines that there is room for, with the key that shows the others, or the form again."""
        room = self.screen.side.size.height or len(lines) + 2
        rest = lines[self._first :]
        if len(rest) <= room - (0 if self.page == FORM else 2):
            self._next = None
            return rest if self.page == FORM else [*rest, [], *self._hint(width, name, "back")]
        self._next = self._first + room - 2
        count = len(lines) - self._next
        return [*rest[: room - 2], [], *self._hint(width, name, f"{count} more lines")]

    def _hint(self, width: int, name: str, what: str) -> list[Line]:
        again = "" if self.page == FORM else " again"
        return wrapped(CALL_FORM.in_words(f"{{{name}}}{again}: {what}."), width, "dim", 0)[:1]

    def _card(self, width: int) -> list[Line]:
        code = self.finder.picked or self.screen.lines.candidate
        program = self.board.programs.get(code) if code else None
        number, sure = self.screen.logged.number, bool(self.finder.picked)
        return card(program, self.board, width, self.now, but=number, sure=sure)

    def _pitch(self, width: int) -> list[Line]:
        words, style = how_long(int(time.monotonic() - self._since))
        _, story = own_words(self.board)
        text = story.pitch.strip()
        lines: list[Line] = [[("Your pitch  ", "title"), (words, style)], []]
        for part in text.splitlines():
            lines += wrapped(part, width, "", 0)
        if not text:
            lines += wrapped(f"It is {CALL_FORM.in_words(NOT_WRITTEN)}.", width, "dim", 0)
        return lines

    def _answers(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for each in prepared(*own_words(self.board)):
            if lines:
                lines.append([])
            lines.append([(each.question, "accent")])
            words = each.answer or CALL_FORM.in_words(NOT_WRITTEN)
            for part in words.splitlines():
                lines += wrapped(part, width, "" if each.answer else "dim", 0)
        return lines
