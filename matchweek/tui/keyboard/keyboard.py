"""What the app does with a keyboard: which driver reads it, and a paste that nothing marked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from matchweek.tui.keyboard.messages import UnmarkedPaste, key_event
from matchweek.tui.keyboard.sequences import typed

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

    Base = App[int]
else:
    Base = object

FEW_LETTERS = 200
"""What came at once in a line, up to so many letters with at most one end of a line, was typed ahead."""


class Keyboard(Base):
    """Mixed into an app before it."""

    def get_driver_class(self) -> type[Driver]:
        chosen = super().get_driver_class()
        if sys.platform == "win32":
            return chosen
        from textual.drivers.linux_driver import LinuxDriver

        from matchweek.tui.keyboard.driver import KeyboardDriver, usable

        return KeyboardDriver if chosen is LinuxDriver and usable() else chosen

    async def on_unmarked_paste(self, event: UnmarkedPaste) -> None:
        """Give it to the line that is typed in; elsewhere it is pasted as a list. Nothing acts."""
        event.stop()
        text, here = event.text, self.focused
        if not takes_text(here):
            self.unmarked_paste(text, goes_on=event.goes_on)
        elif not event.goes_on and len(text) <= FEW_LETTERS and len(text.splitlines()) <= 2:
            for press in typed(text):
                await self.on_event(key_event(press))
        else:
            await self.on_event(events.Paste(text))

    def unmarked_paste(self, text: str, *, goes_on: bool) -> None:
        """Take a paste where nothing is typed in."""
        raise NotImplementedError


def takes_text(widget: Widget | None) -> bool:
    """Whether letters that are typed go into this widget."""
    from textual.widgets import Input, TextArea

    return isinstance(widget, Input | TextArea) or bool(getattr(widget, "typing", False))
