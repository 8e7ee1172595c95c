"""Pages beside a form: each key turns to its own; in a narrow window one stands in the form's place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from matchweek.tui.widgets.form_lines import wrapped

if TYPE_CHECKING:
    from matchweek.tui.screens.dialogs.form_screen import FormScreen
    from matchweek.tui.widgets.painted import Line

FORM = "form"
NARROW = 38
WIDE, PADDING = 42, 2
"""Cells of the page beside the form, and those of them that stay empty at its left."""


class PagesBeside:
    """Which page stands beside the form of a screen; `usual` is the one where none was asked for.

    Where there is no room beside the form, a page stands in its place. What is longer than the window goes
    on when its key is pressed again. Each page is named as its command, and made by `lines_of`.
    """

    usual: str = ""

    def __init__(self, screen: FormScreen) -> None:
        self._over = screen
        self.page = FORM
        self.since = 0.0
        # The first line that is shown, and the first that is not any more; None where that was the last.
        self._first = 0
        self._next: int | None = None

    def lines_of(self, name: str, width: int) -> list[Line]:
        """The lines of a page, for so many cells."""
        raise NotImplementedError

    def turn(self, page: str) -> None:
        """Show a page; the same key again shows what follows in it, then the form."""
        if self.page != page:
            self.page, self._first, self.since = page, 0, time.monotonic()
        elif self._next is not None:
            self._first = self._next
        else:
            self.page, self._first = FORM, 0
        self.place()

    def to_form(self) -> None:
        """Show the form again, where a page stands in its place: nobody types what is not seen."""
        if self.page != FORM and not self._over.beside:
            self.page, self._first = FORM, 0
            self.place()

    def place(self) -> None:
        """Give the page its room: beside the form, or in its place where the window is narrow."""
        side, form, beside = self._over.side, self._over.form, self._over.beside
        side.display = beside or self.page != FORM
        form.display = beside or self.page == FORM
        side.styles.width = "1fr" if self.page != FORM and not beside else WIDE
        if form.display:
            form.focus()
        # How much there is room for is known once it stands there.
        self._over.call_after_refresh(self.show)

    def show(self) -> None:
        """Write the page that is chosen."""
        side = self._over.side
        if not side.display:
            return
        # Beside the form it is known before it is laid out: a window that grew asks for it at once.
        width = WIDE - PADDING if self._over.beside else side.size.width or NARROW
        name = self.usual if self.page == FORM else self.page
        side.show(self._part(self.lines_of(name, width), name, width))

    def _part(self, lines: list[Line], name: str, width: int) -> list[Line]:
        """The lines that there is room for, with the key that shows the others, or the form again."""
        room = self._over.side.size.height or len(lines) + 2
        rest = lines[self._first :]
        if len(rest) <= room - (0 if self.page == FORM else 2):
            self._next = None
            return rest if self.page == FORM else [*rest, [], *self._hint(width, name, "back")]
        self._next = self._first + room - 2
        count = len(lines) - self._next
        return [
            *rest[: room - 2],
            [],
            *self._hint(width, name, f"{count} more line{'' if count == 1 else 's'}"),
        ]

    def _hint(self, width: int, name: str, what: str) -> list[Line]:
        again = "" if self.page == FORM else " again"
        return wrapped(self._over.AT.in_words(f"{{{name}}}{again}: {what}."), width, "dim", 0)[:1]
