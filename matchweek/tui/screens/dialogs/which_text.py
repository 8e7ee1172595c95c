"""Which of two short texts is right, when two windows changed the same one."""

from __future__ import annotations

from matchweek.tui.commands.dialogs.questions import WHICH
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

EMPTY = "(empty)"


class WhichText(PageDialog[bool]):
    """Answers True for the text typed here, False for the other window's; Escape goes back to the form."""

    AT = WHICH

    def __init__(self, label: str, own: str, other: str, when: str) -> None:
        super().__init__(f"{label}: which one is right?")
        at = f" at {when}" if when else ""
        self.page.words.paragraphs = [
            Para([f"Another window changed it too{at}. Nothing is stored until you choose."]),
            BLANK,
            Para([("1  ", "key"), ("typed here: ", "dim"), (own or EMPTY, "strong")], 3),
            Para([("2  ", "key"), ("the other window: ", "dim"), (other or EMPTY, "strong")], 3),
        ]

    def do_which_own(self) -> None:
        self.dismiss(True)

    def do_which_other(self) -> None:
        self.dismiss(False)

    def do_which_back(self) -> None:
        self.dismiss(None)
