"""Esc and the key behind it, which multiplexers hand on as alt and the key.

tmux before 3.5 and GNU screen wait half a second for what follows an escape; what a person pressed in that
time comes together with it. Elsewhere the two come apart, and alt is alt.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual import events
from textual.keys import key_to_character

_WORDS = {"alt+b": "ctrl+left", "alt+f": "ctrl+right", "alt+backspace": "ctrl+w"}
_TYPED = {"enter": "\r", "tab": "\t", "backspace": "\x7f"}
# What may as well be a late report of the cursor.
_NEVER = {"alt+f3"}


def in_multiplexer(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether tmux or GNU screen stands between the terminal and us, also on the other side of a line."""
    inside = environment.get("TMUX") or environment.get("STY")
    return bool(inside) or environment.get("TERM", "").startswith(("tmux", "screen"))


def key_behind(key: str) -> events.Key | None:
    """The key that follows Esc in a key with alt; None for one without."""
    if not key.startswith("alt+") or key in _NEVER:
        return None
    name = key.removeprefix("alt+")
    if name.startswith("shift+") and len(name) == len("shift+x"):
        name = name[-1].upper()
    found = events.Key(name, None)
    found.character = _TYPED.get(name) or key_to_character(name)
    return found


def in_words(key: str) -> str:
    """What a key with alt does in a line of text: terminals on a Mac send these for whole words."""
    return _WORDS.get(key, "")
