"""What the app does with a keyboard: which driver reads it, keys that are none here, pastes nobody marked."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from matchweek.tui.keyboard.escaped import in_multiplexer, in_words, key_behind
from matchweek.tui.keyboard.layouts import Layouts, language
from matchweek.tui.keyboard.messages import UnmarkedPaste, key_event
from matchweek.tui.keyboard.sequences import typed
from matchweek.tui.textual_private.checked import fits
from matchweek.tui.textual_private.keys_on_their_way import at_once, bindings_of

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

    from matchweek.tui.keyboard.meaning import Keys, Pressed

    class Base(App[int]):
        def toast(self, name: str, message: str, *, title: str = "", timeout: float) -> None: ...

else:
    Base = object

FEW_LETTERS = 200
"""What came at once in a line, up to so many letters with at most one end of a line, was typed ahead."""


STANDS = 3.0
"""How long (seconds) it stands that a key does nothing."""
TOAST = "wrong key"
_ELSEWHERE = "elsewhere("


class Keyboard(Base):
    """Mixed into an app before it, which has `toast`."""

    def __init__(self) -> None:
        super().__init__()
        self._multiplexed = in_multiplexer()
        self._layouts = Layouts(language())
        self._once: set[str] = set()
        self._wrong: tuple[str, float] = ("", 0.0)

    @cached_property
    def _keys(self) -> Keys:
        from matchweek.tui.commands import BY_ID, COMMANDS
        from matchweek.tui.keyboard.meaning import Keys

        known = frozenset(key for command in COMMANDS for key in command.keys_now)
        return Keys(self._title_of, call=BY_ID["call"].keys_now[0], known=known)

    def _title_of(self, key: str) -> str | None:
        """The title of what a key does here; None where it is bound to nothing."""
        for binding in bindings_of(self, key):
            # A call goes before the word that a key means something in another pane.
            if not (binding.action.startswith(_ELSEWHERE) and key.swapcase() == self._keys.call):
                return binding.description
        return None

    async def at_once(self, event: events.Key) -> bool:
        """Do what a key is bound to; False, and nothing done, where it has to pass the widgets."""
        if getattr(event, "caps", None) or self._title_of(event.key) is None:
            # What was meant is another key.
            return False
        if not await at_once(self, event):
            return False
        self._seen_letter(event)
        return True

    def _seen_letter(self, event: events.Key) -> str:
        """The letter of a key, if it is one; a Latin one tells that the keyboard writes them now."""
        letter = event.character if event.is_printable and event.character else ""
        if letter.isascii() and letter.isalpha():
            self._layouts.latin()
        return letter

    async def on_key(self, event: events.Key) -> None:
        """A key that nobody took has risen to the app: see what was meant, before it is looked up."""
        letter = self._seen_letter(event)
        caps = getattr(event, "caps", None)
        if self._title_of(event.key) is not None and not caps:
            return
        from matchweek.tui.keyboard.meaning import Pressed

        self._do_what_is_meant(event, Pressed(event.key, letter, getattr(event, "base", ""), caps))

    def _do_what_is_meant(self, event: events.Key, pressed: Pressed) -> None:
        from matchweek.tui.keyboard.meaning import meant

        found = meant(pressed, self._keys, self._layouts)
        if found.key:
            event.key = found.key
            if found.words and (not found.once or found.once not in self._once):
                self._once.add(found.once)
                self._tell_key(found.words, 2 * STANDS, event.time)
        elif event.key != "escape" and not takes_text(self.focused):
            self._tell_key(found.words, STANDS, event.time)

    def _tell_key(self, words: str, stands: float, now: float) -> None:
        """Say something of a key; a key that is held down says it once."""
        said, until = self._wrong
        if words != said or now > until:
            self._wrong = (words, now + stands)
            self.toast(TOAST, words, timeout=stands)

    def parts(self, event: events.Key) -> list[events.Key]:
        """The keys that a key with alt was, if it was more than one: Esc, and the one behind it."""
        if not event.key.startswith("alt+"):
            return [event]
        if takes_text(self.focused) and (word := in_words(event.key)):
            return [events.Key(word, None)]
        if not self._multiplexed or self._title_of(event.key) is not None:
            return [event]
        behind = key_behind(event.key)
        return [event] if behind is None else [events.Key("escape", "\x1b"), behind]

    def get_driver_class(self) -> type[Driver]:
        chosen = super().get_driver_class()
        if sys.platform == "win32":
            return chosen
        from textual.drivers.linux_driver import LinuxDriver

        if chosen is not LinuxDriver or not fits("keyboard"):
            return chosen
        from matchweek.tui.textual_private.keyboard_driver import KeyboardDriver

        return KeyboardDriver

    async def on_unmarked_paste(self, event: UnmarkedPaste) -> None:
        """Give it to the line that is typed in; elsewhere it is pasted as a list. Nothing acts."""
        event.stop()
        text, here = event.text, self.focused
        if not takes_text(here):
            self.unmarked_paste(text, goes_on=event.goes_on)
        elif not event.goes_on and len(text) <= FEW_LETTERS and len(text.splitlines()) <= 2:
            for press in typed(text):
                key = key_event(press)
                # They came with the burst: a key that was pressed behind it stays behind them.
                key.time = event.time
                await self.on_event(key)
        else:
            await self.on_event(events.Paste(text))

    def unmarked_paste(self, text: str, *, goes_on: bool) -> None:
        """Take a paste where nothing is typed in."""
        raise NotImplementedError


def takes_text(widget: Widget | None) -> bool:
    """Whether letters that are typed go into this widget."""
    from textual.widgets import Input, TextArea

    return isinstance(widget, Input | TextArea) or bool(getattr(widget, "typing", False))
