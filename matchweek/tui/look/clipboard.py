"""Copying: through the terminal (OSC 52) and through the system's clipboard, and which of them took it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from matchweek.tui.look.text import clean, masked

if TYPE_CHECKING:
    from matchweek.tui.host import Host

# A clipboard tool without a display to talk to may never come back.
PATIENCE = 2.0
# What xterm, tmux and others take at most, once it is written in letters.
MOST = 70_000


def copy(app: Host, text: str, what: str, *, typed: bool = False) -> None:
    """Copy `text`, called `what` in words, both ways; a toast says which happened.

    Names are masked in it while they are masked on screen; not in what was `typed` and is stored nowhere:
    it would be lost. The terminal does not answer whether it took it, so that is only said when the system's
    clipboard did not.
    """
    text = text if typed else clean(masked(text), lines=True)
    kept_back = not_sent(text, os.environ)
    if not kept_back:
        app.copy_to_clipboard(text)
    told = _Once(lambda words: app.call_later(app.notify, words, title=f"Copied: {what}", markup=False))

    def natively() -> None:
        reason = copy_natively(text)
        told.say(in_words(reason, kept_back))

    threading.Thread(target=natively, name="copy", daemon=True).start()
    app.set_timer(PATIENCE, lambda: told.say(in_words("it did not answer", kept_back)))


def not_sent(text: str, environment: Mapping[str, str]) -> str:
    """Why a text is not sent through the terminal (OSC 52); empty where it is.

    GNU screen prints a long sequence on its first line instead of passing it on, and most terminals take
    no more than so much at once.
    """
    if environment.get("STY"):
        return "screen does not pass it on"
    size = len(text.encode("utf-8", "replace"))
    return f"it is longer than {MOST // 1000} kB" if size > MOST else ""


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


def at_hand() -> bool:
    """Whether this machine's clipboard can be used from here; nothing is read from it."""
    try:
        import pyperclip

        return bool(pyperclip.determine_clipboard()[0])
    except (ImportError, OSError):
        return False


def in_words(reason: str, kept_back: str = "") -> str:
    """What became of a copy; `reason` and `kept_back` say why clipboard and terminal did not take it."""
    if not reason:
        also = "" if kept_back else ", and sent to the terminal"
        return f"On this machine's clipboard{also}."
    if kept_back:
        return f"Not copied. The terminal: {kept_back}. This machine's clipboard: {reason}."
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
