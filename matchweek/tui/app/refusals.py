"""Refusals told in a corner of the screen: they go once the person has gone on to another screen.

What tells of an alarm, of a call, or that something could not be stored stays for its time, on every screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from textual.notifications import Notification

from matchweek.errors import BadInput, MatchweekError, RuleSaysNo
from matchweek.tui.look.text import clean, masked

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from matchweek.tui.app.base_app import BaseApp

READ_FOR = 3.0
"""Seconds for which a refusal stands at least: who types fast goes on before it was read."""


class Refusals:
    """Which toasts are refusals, on which screen they were told, and after how many keys."""

    def __init__(self, app: BaseApp, keys_pressed: Callable[[], int]) -> None:
        self._app = app
        self._keys_pressed = keys_pressed
        self._told: dict[tuple[str, str], tuple[ref[Screen[object]], int]] = {}

    def tell(self, error: MatchweekError, words: str) -> None:
        """Show it; `words` are what happened and what to do next."""
        if isinstance(error, BadInput | RuleSaysNo):
            key = clean(masked(words), lines=True), clean(masked(error.title))
            self._told[key] = ref(self._app.screen), self._keys_pressed()
        self._app.notify(words, title=error.title, severity="warning", markup=False, timeout=10)

    def follow(self) -> None:
        """Let those go that were told on a screen which a key has left since."""
        if not self._told:
            return
        screen, keys = self._app.screen, self._keys_pressed()
        for note in self._app.standing_toasts():
            told = self._told.get((note.message, note.title))
            if told is None or told[0]() is screen:
                continue
            if keys == told[1]:
                # The act that was refused has closed its own screen: it is told on the one below.
                self._told[note.message, note.title] = ref(screen), keys
                continue
            del self._told[note.message, note.title]
            left = READ_FOR - (note.timeout - note.time_left)
            if left > 0:
                self._app.take_back(note, refresh=False)
                self._app.add_toast(Notification(note.message, note.title, note.severity, left, markup=False))
            else:
                self._app.take_back(note)
