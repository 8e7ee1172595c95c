"""Keys by name: as a person writes them, as Textual knows them, as a screen shows them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

NAMED_KEYS = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("enter", "escape", "tab", "space", "backspace", *(f"f{number}" for number in range(1, 25))),
)
_OTHER_NAMES = {
    "pgup": "pageup",
    "pgdn": "pagedown",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
}
_MODIFIERS = ("ctrl", "alt", "shift")
_CHARACTER_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
# A terminal sends the same bytes for these as for the key named.
_SAME_BYTES = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}


def key_name(written: str) -> str:
    """Textual's name of a key as a person writes it: “/”, “G”, “ctrl+o”, “F5”, “pgdn”.

    Raises ValueError, in words, for what is no key or cannot be told from another one.
    """
    *modifiers, last = [part.strip() for part in written.strip().split("+")] if written != "+" else ["+"]
    if written.endswith("++"):
        modifiers, last = [part for part in modifiers if part], "+"
    modifiers = [part.lower() for part in modifiers]
    if not last or any(part not in _MODIFIERS for part in modifiers):
        raise ValueError(f"“{written}” is no key.")
    if len(last) == 1 and last.isprintable() and not last.isspace():
        name = name_of(last.lower() if modifiers else last)
        if modifiers == ["shift"]:
            raise ValueError(f"“{written}” is no key: write the shifted character itself, such as “G”.")
    else:
        name = _OTHER_NAMES.get(last.lower(), last.lower())
        if name not in NAMED_KEYS and name not in _character_keys():
            raise ValueError(f"“{written}” is no key.")
    full = "+".join([*sorted(set(modifiers)), name])
    if full in _SAME_BYTES:
        raise ValueError(f"“{written}” is the same as {_SAME_BYTES[full]} in a terminal.")
    return full


def name_of(character: str) -> str:
    """Textual's name of the key that types a character: the letter itself, or “slash” for “/”."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _CHARACTER_NAMES.get(name, name)


def _character_keys() -> set[str]:
    return {name_of(chr(code)) for code in range(0x21, 0x7F)}


_SHORT = {"pageup": "pgup", "pagedown": "pgdn", "escape": "esc"}


@cache
def shown_key(key: str) -> str:
    """A key as a screen shows it: “/” for “slash”, “F5” for “f5”, “ctrl+o” as it is."""
    *modifiers, last = key.split("+")
    if re.fullmatch(r"f\d+", last):
        last = last.upper()
    elif len(last) > 1 and last not in NAMED_KEYS:
        last = next((chr(code) for code in range(0x21, 0x7F) if name_of(chr(code)) == last), last)
    return "+".join([*modifiers, _SHORT.get(last, last)])


_ONE_SHOWN = rf"(?:(?:{'|'.join(_MODIFIERS)})\+)*(?:[!-~]|{'|'.join(map(shown_key, NAMED_KEYS))})"
# One key or several, as a screen shows them. A letter, or a few by themselves, tell nobody's name.
SHOWN_KEYS = re.compile(rf"{_ONE_SHOWN}(?: {_ONE_SHOWN})*")
