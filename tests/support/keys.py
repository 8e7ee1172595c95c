"""Keys by name, as the bytes a terminal sends for them."""

from __future__ import annotations

import re

_PLAIN = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}
_ALIASES = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "del": "delete", "return": "enter"}
_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


def key_bytes(key: str, *, application_keys: bool = False) -> bytes:
    """The bytes of one key: a character ("j", "A", "ü"), or a name ("Down", "F3", "ctrl+o", "shift+down").

    Names are as Textual's, in any case. Raises ValueError for a name that is no key, so that a misspelt one
    is never typed letter by letter.
    """
    if len(key) == 1:
        return key.encode()
    name = key.lower()
    name = _ALIASES.get(name, name)
    if name in _PLAIN:
        return _PLAIN[name].encode()
    if name in _ARROWS:
        return f"\x1b{'O' if application_keys else '['}{_ARROWS[name]}".encode()
    if match := re.fullmatch(r"ctrl\+([a-z@\[\]\\^_])", name):
        return bytes([ord(match[1].upper()) - 64])
    if match := re.fullmatch(r"alt\+(.)", key):
        return b"\x1b" + match[1].encode()
    *modifiers, last = name.split("+")
    if last in _ARROWS and modifiers and set(modifiers) <= set(_MODIFIERS):
        return f"\x1b[1;{1 + sum(_MODIFIERS[modifier] for modifier in modifiers)}{_ARROWS[last]}".encode()
    raise ValueError(f"{key!r} is no key of this terminal")
