"""Beside the form of a call: the program's card, one's pitch with its time, one's answers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from matchweek.domain.people.answers import how_long, prepared
from matchweek.tui.commands.dialogs.calls import CALL_FORM
from matchweek.tui.look.mask import own_words
from matchweek.tui.screens.call_part import CallPart
from matchweek.tui.screens.calls.call_card import card
from matchweek.tui.screens.dialogs.pages_beside import PagesBeside
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from matchweek.tui.screens.calls.call import CallForm

CARD, PITCH, ANSWERS = "card", "pitch", "answers"
NOT_WRITTEN = "not written yet: in Me, {me}"


class CallPages(CallPart, PagesBeside):
    """The program's card where no other page was asked for."""

    usual = CARD

    def __init__(self, screen: CallForm) -> None:
        CallPart.__init__(self, screen)
        PagesBeside.__init__(self, screen)

    def lines_of(self, name: str, width: int) -> list[Line]:
        return {CARD: self._card, PITCH: self._pitch, ANSWERS: self._answers}[name](width)

    def tick(self) -> None:
        """Each second the time of the pitch."""
        if self.page == PITCH:
            self.show()

    def _card(self, width: int) -> list[Line]:
        code = self.finder.picked or self.screen.lines.candidate
        program = self.board.programs.get(code) if code else None
        number, sure = self.screen.logged.number, bool(self.finder.picked)
        return card(program, self.board, width, self.now, but=number, sure=sure)

    def _pitch(self, width: int) -> list[Line]:
        words, style = how_long(int(time.monotonic() - self.since))
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
