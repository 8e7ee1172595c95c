"""A question with yes and no; asked only before what is hard to reverse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.season.rules.figures import APPLICATIONS
from matchweek.tui.commands.dialogs.questions import ASK
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

NAMED = 6
"""So many programs are named in a question; the others are counted."""
FULL = f"An application counts as one of the {APPLICATIONS} all the same: look in R3 first."


class Ask(PageDialog[bool]):
    """Asks; answers True for y, False for n and Escape. What is too long for the window scrolls."""

    DEFAULT_CSS = "Ask { Page { max-height: 65vh; } }"

    AT = ASK

    def __init__(self, title: str, body: str | Sequence[Para] = "", *, rule: str = "") -> None:
        self.RULE = rule
        super().__init__(title)
        self.page.words.paragraphs = [Para([body])] if isinstance(body, str) else list(body)

    def do_ask_yes(self) -> None:
        self.dismiss(True)

    def do_ask_no(self) -> None:
        self.dismiss(False)


def ask_if_full(app: Host, session: Session, codes: Sequence[str], act: Callable[[], None]) -> None:
    """Before an application is planned: say which programs the newest list shows as full, then do it."""
    programs = [program for code in codes if (program := session.board.programs.get(code)) is not None]
    full = [program for program in programs if program.filled and not program.application.planned]
    if not full or all(program.application.submitted_at for program in full):
        act()
        return
    title = "Full on the newest list: plan it?" if len(full) == 1 else f"{len(full)} are full: plan them?"
    app.push_screen(
        Ask(title, full_words(full), rule="applications.later"), lambda yes: act() if yes else None
    )


def full_words(full: Sequence[Program]) -> list[Para]:
    """Which programs have no position left on the newest list, and what that means."""
    said = [Para([(program.question, "strong"), ("   full", "warn")], 4) for program in full[:NAMED]]
    if len(full) > NAMED:
        said.append(Para([f"and {len(full) - NAMED} more"]))
    return [*said, BLANK, Para([("No position is left there by the newest list. ", "warn"), FULL])]
