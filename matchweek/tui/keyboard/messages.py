"""What the keyboard tells the app besides keys and pastes."""

from __future__ import annotations

from textual import events

from matchweek.tui.keyboard.press import Press


class UnmarkedPaste(events.Event):
    """Text that came too fast for keys; `goes_on` where it is the rest of the paste before it."""

    def __init__(self, text: str, goes_on: bool = False) -> None:
        super().__init__()
        self.text = text
        self.goes_on = goes_on


def key_event(press: Press) -> events.Key:
    """Textual's event for a key."""
    key = events.Key(press.name, press.text)
    # Textual takes a name of one letter for what is typed.
    key.character = press.text
    if press.base or press.caps:
        vars(key).update(base=press.base, caps=press.caps)
    return key
