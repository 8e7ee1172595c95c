"""What the keyboard tells the app besides keys and pastes."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from matchweek.tui.keyboard.press import Press


@dataclass(eq=False, repr=False)
class UnmarkedPaste(Message):
    """Text that came too fast for keys; `goes_on` where it is the rest of the paste before it."""

    text: str
    goes_on: bool = False


def key_event(press: Press) -> events.Key:
    """Textual's event for a key."""
    key = events.Key(press.name, press.text)
    # Textual takes a name of one letter for what is typed.
    key.character = press.text
    return key
