"""The lines of a small dialog, kept as they are typed: there again when it is opened anew after a kill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from matchweek.tui.forms.keeper import KEPT, Keeper
from matchweek.tui.look.text import masking

if TYPE_CHECKING:
    from textual.widgets import Input

    from matchweek.tui.host import Host
    from matchweek.tui.screens.dialogs.dialog import Title

KEEP_EVERY = 0.5
"""Seconds between two looks whether something was typed that is not on disk."""


class Asks(Protocol):
    """A dialog with lines to type in."""

    title_line: Title

    @property
    def host(self) -> Host: ...
    def set_interval(self, interval: float, callback: Callable[[], object]) -> object: ...


class KeptLines:
    """`draft_form` names the draft, by what the dialog is about: so it is found again.

    Call `open` once the dialog stands, `changed` when something may have been typed, `end` when it was
    answered or left on purpose.
    """

    def __init__(self, screen: Asks, draft_form: str, lines: Mapping[str, Input]) -> None:
        self._screen = screen
        self._lines = lines
        self.draft_form = draft_form
        self._keeper: Keeper | None = None
        self._seen: Mapping[str, str] = {}

    @property
    def host(self) -> Host:
        return self._screen.host

    def open(self) -> bool:
        """Go on with what was typed before and never kept; whether there was any."""
        for line in self._lines.values():
            # What is stored or was typed before stands in it; opened later, P hides it by itself.
            line.password = masking()
        self._keeper = Keeper(self.host.session, self)
        self._seen = self.values()
        self._keeper.start(self._seen)
        self._screen.set_interval(KEEP_EVERY, self._keep)
        return self._keeper.go_on() is not None

    def changed(self) -> None:
        """Something may have been typed: it is kept at the next look."""
        values = self.values()
        if self._keeper is not None and values != self._seen:
            self._seen = values
            self._keeper.dirty = True

    def _keep(self) -> None:
        if self._keeper is not None:
            self._keeper.keep()

    def end(self) -> None:
        """The draft goes, behind the act that stores what was typed."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            self.host.call_later(keeper.forget)

    # What a keeper needs

    def values(self) -> dict[str, str]:
        return {name: line.value for name, line in self._lines.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        for name, line in self._lines.items():
            if name in values and values[name] != line.value:
                line.value = values[name]
                line.cursor_position = len(line.value)

    def is_long(self, name: str) -> bool:
        return False

    def label_of(self, name: str) -> str:
        return name

    def shown_value(self, name: str, value: str) -> str:
        return value

    def say_title(self, words: str = "") -> None:
        """What was typed before is here again, or open elsewhere; that it is kept goes without saying."""
        others = self._keeper.others() if self._keeper is not None else ""
        if words != KEPT and (words or others):
            title, subject = self._screen.title_line.said
            self._screen.title_line.tell(title, " · ".join(part for part in (subject, others, words) if part))
