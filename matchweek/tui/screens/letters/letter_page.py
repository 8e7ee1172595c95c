"""A locked draft: it is kept; its words are not shown while its gate is held (rules: contact.wait)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.gate.contact_words import RULE
from matchweek.tui.commands.dialogs.letters import PAGE
from matchweek.tui.look.text import masking
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.screens.letters.letter_use import SENDS_NOTHING, found
from matchweek.tui.widgets.words import BLANK, Para, labelled, lines_of

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

LOCKED = "Its words are kept, and not shown while it is locked."
HIDDEN = "The words are hidden while names are masked."


class LetterPage(PageDialog[None]):
    """Why a draft is locked; its words once it is open again."""

    RULE = "contact.wait"
    AT = PAGE
    DEFAULT_CSS = "LetterPage { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, session: Session, number: int) -> None:
        super().__init__("")
        self.session = session
        self.number = number

    def on_mount(self) -> None:
        self.load()

    def load(self) -> None:
        """Show it as it stands now."""
        letter = found(self.session, self.number)
        if letter is None:
            self.dismiss(None)
            return
        saved = letter.saved
        self.title_line.tell(letter.title, letter.whom)
        sealed = letter.sealed
        first = (
            Para([(sealed, "warn")]) if sealed else Para([("It is open again: leave, and open it.", "good")])
        )
        said = [first, Para([(f"{RULE} {SENDS_NOTHING}" if sealed else SENDS_NOTHING, "dim")]), BLANK]
        if sealed or masking():
            self.page.say([*said, Para([(LOCKED if sealed else HIDDEN, "dim")])])
            return
        if saved.subject:
            said += [labelled("Subject", (saved.subject, "strong"), width=9), BLANK]
        if saved.heading:
            said += [Para([(saved.heading, "strong")]), BLANK]
        self.page.say([*said, *lines_of(saved.body)])

    def board_changed(self) -> None:
        """A gate may have opened, or the draft is gone."""
        if self.is_mounted:
            self.load()

    def do_page_leave(self) -> None:
        self.dismiss(None)
