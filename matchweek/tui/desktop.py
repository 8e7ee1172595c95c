"""Desktop notifications by the terminal's own sequences: OSC 9, 99 or 777, whichever it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from matchweek.tui.text import clean, masked

if TYPE_CHECKING:
    from textual.app import App

AUTO, OFF = "auto", "off"
WAYS = (AUTO, OFF, "9", "99", "777")
"""What the settings file may say: by the terminal, never, or one sequence by its number."""
LONGEST = 200
# Terminals by what they leave in the environment, which also holds inside tmux; the first found wins.
_BY_VARIABLE = (
    ("KITTY_WINDOW_ID", "99"),
    ("GHOSTTY_RESOURCES_DIR", "777"),
    ("WEZTERM_PANE", "777"),
    ("KONSOLE_VERSION", "777"),
    ("ITERM_SESSION_ID", "9"),
    ("VTE_VERSION", "777"),
)
_BY_TERM = (("kitty", "99"), ("foot", "777"), ("rxvt", "777"), ("contour", "777"), ("ghostty", "777"))
_NONE = ("linux", "dumb", "screen")


def way_of(chosen: str, environment: Mapping[str, str]) -> str:
    """The sequence to use, by its number; empty for none.

    An unknown terminal gets OSC 9: most that can notify know it, the others pass over it. Two
    sequences would notify twice where both are known.
    """
    if chosen != AUTO:
        return "" if chosen == OFF else chosen
    found = next((way for name, way in _BY_VARIABLE if environment.get(name)), "")
    if found:
        return found
    term = environment.get("TERM", "")
    if term.startswith(_NONE) and not environment.get("TMUX"):
        return ""
    return next((way for begin, way in _BY_TERM if term.removeprefix("xterm-").startswith(begin)), "9")


def sequence(way: str, title: str, text: str, *, tmux: bool = False) -> str:
    """What makes the terminal notify; the words are cleaned and masked like everything shown."""
    title, text = _words(title), _words(text)
    if way == "99":
        body = f"\x1b]99;i=matchweek:d=1:p=body;{text}\x1b\\"
        made = f"\x1b]99;i=matchweek:d={0 if text else 1};{title}\x1b\\{body if text else ''}"
    elif way == "777":
        made = f"\x1b]777;notify;{title};{text}\x1b\\"
    else:
        whole = f"{title}. {text}" if text else title
        # Behind OSC 9 a number would be another command in some terminals, so no words begin it.
        made = f"\x1b]9;matchweek: {whole}\x1b\\"
    return f"\x1bPtmux;{made.replace(chr(27), chr(27) * 2)}\x1b\\" if tmux else made


def notify(app: App[Any], chosen: str, title: str, text: str, environment: Mapping[str, str]) -> None:
    """Notify outside the terminal's window, if the terminal can and the settings allow it."""
    from matchweek.tui.terminal import write

    if way := way_of(chosen, environment):
        write(app, sequence(way, title, text, tmux=bool(environment.get("TMUX"))))


def _words(text: str) -> str:
    return clean(masked(text)).replace(";", ",")[:LONGEST]
