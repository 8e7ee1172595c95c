"""One's IDs and numbers, large and in groups: read aloud in a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.people.read_aloud import groups, numbers_of
from matchweek.tui.commands.dialogs.me import IN_LARGE
from matchweek.tui.look.large import large
from matchweek.tui.look.text import masking
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.tui.session.session import Session

SPELLED = 3
HIDDEN_HERE = "Hidden while names are masked."


class InLarge(BoardPage):
    """The AAMC ID and the phone first; then the other numbers, the name and the mail letter by letter."""

    AT = IN_LARGE
    DEFAULT_CSS = "InLarge { #box { width: 100; } }"

    def __init__(self, session: Session) -> None:
        super().__init__(session, "To read aloud", "in groups, slowly")

    def load(self) -> None:
        """Show them as they are now."""
        self.page.say(_words(self.session.board))

    def do_in_large_leave(self) -> None:
        self.dismiss(None)


def _words(board: Board) -> list[Para]:
    if masking():
        return [Para([(HIDDEN_HERE, "dim")])]
    found = numbers_of(board.applicant)
    said: list[Para] = []
    for label, text in found:
        parts = groups(text)
        said.append(Para([(f"{label}   ", "title"), (" ".join(parts), "dim")]))
        said += [Para([(f"  {row}", "accent")]) for row in large(parts)]
        said.append(BLANK)
    for label, text in (("Name", board.applicant.name), ("Mail", board.applicant.mail)):
        if text:
            said += [Para([(f"{label}   ", "title"), (text, "dim")]), Para([f"  {_spelled(text)}"]), BLANK]
    return said or [Para([("No number is written down yet.", "dim")])]


def _spelled(text: str) -> str:
    """Letter by letter, words apart."""
    return "   ".join(" ".join(word) for word in text.split())
