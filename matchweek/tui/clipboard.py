"""Copying: through the terminal (OSC 52) and through the system's clipboard, and which of them took it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

# A clipboard tool without a display to talk to may never come back.
PATIENCE = 2.0


def copy(app: App[Any], text: str, what: str) -> None:
    """Copy `text`, called `what` in words, both ways; a toast says which happened.

    The terminal does not answer whether it took it, so that is only said when the system's
    clipboard did not.
    """
    app.copy_to_clipboard(text)
    told = _Once(lambda words: app.call_later(app.notify, words, title=f"Copied: {what}", markup=False))

    def natively() -> None:
        reason = copy_natively(text)
        told.say(in_words(reason))

    threading.Thread(target=natively, name="copy", daemon=True).start()
    app.set_timer(PATIENCE, lambda: told.say(in_words("it did not answer")))


def copy_natively(text: str) -> str:
    """Put `text` on the system's clipboard; returns why not, or nothing when it is there."""
    try:
        import pyperclip
    except ImportError:
        return "pyperclip is not installed"
    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, ValueError):
        return "none was found"
    return ""


def in_words(reason: str) -> str:
    """What became of a copy; `reason` says why the system's clipboard did not take it."""
    if not reason:
        return "On this machine's clipboard, and sent to the terminal."
    return f"Sent to the terminal (OSC 52), if it takes it. This machine's clipboard: {reason}."


class _Once:
    """Says the first of several answers only."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._lock = threading.Lock()
        self._said = False

    def say(self, words: str) -> None:
        with self._lock:
            if self._said:
                return
            self._said = True
        self._say(words)
