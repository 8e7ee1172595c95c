"""Keys as kitty's protocol tells them: https://sw.kovidgoyal.net/kitty/keyboard-protocol/

Also spoken by foot, Alacritty, WezTerm, Ghostty, iTerm2 and others; without its text it is also what xterm
and tmux send for keys that have no sequence of old.
"""

from __future__ import annotations

import re

from matchweek.tui.commands.keys import name_of
from matchweek.tui.keyboard.press import (
    ALT,
    CAPS,
    CTRL,
    HYPER,
    LOCKS,
    META,
    SHIFT,
    SUPER,
    Press,
    shifted,
    with_modifiers,
)

_FORM = re.compile(
    r"\x1b\[(\d{1,7})(?::(\d{0,7}))?(?::(\d{0,7}))?(?:;(\d{0,3})(?::([123]))?(?:;([\d:]*))?)?u"
)
_FIRST_OWN, _LAST_OWN = 57344, 63743
_RELEASED = "3"
_NAMED = {
    9: "tab",
    13: "enter",
    27: "escape",
    127: "backspace",
    8: "backspace",
    57414: "enter",
    **{57376 + number: f"f{13 + number}" for number in range(23)},
    57417: "left",
    57418: "right",
    57419: "up",
    57420: "down",
    57421: "pageup",
    57422: "pagedown",
    57423: "home",
    57424: "end",
    57425: "insert",
    57426: "delete",
}
_KEYPAD = {57399 + at: character for at, character in enumerate("0123456789./*-+")}
_KEYPAD |= {57415: "=", 57416: ","}
_TYPES = {"enter": "\r", "tab": "\t", "backspace": "\x7f", "escape": "\x1b"}
_NEVER_TEXT = SUPER | HYPER | META


def extended(sequence: str) -> list[Press]:
    """The keys of a sequence of the protocol: none for a key let go, a modifier alone, or another form."""
    match = _FORM.fullmatch(sequence)
    if match is None or match[5] == _RELEASED:
        return []
    code, bits = int(match[1]), int(match[4] or 1) - 1
    if not 0 <= bits < 256:
        return []
    held = bits & ~LOCKS
    if code in _KEYPAD:
        return [_keypad(_KEYPAD[code], held)]
    if code in _NAMED:
        name = _NAMED[code]
        # A finger still on shift does not make another key of these.
        held = held & ~SHIFT if name == "backspace" else held
        return [Press(with_modifiers(name, held), None if held else _TYPES.get(name))]
    text = "".join(filter(str.isprintable, map(_letter, (match[6] or "").split(":"))))
    if _FIRST_OWN <= code <= _LAST_OWN or not (letter := _letter(match[1]) or text):
        return []
    base = _letter(match[3]) if match[3] else ""
    return _of_letter(letter, _letter(match[2] or ""), base, held, bool(bits & CAPS), text)


def _keypad(character: str, held: int) -> Press:
    if held & ~SHIFT:
        return Press(with_modifiers(name_of(character), held & ~SHIFT))
    return Press(name_of(character), character)


def _of_letter(letter: str, upper: str, base: str, held: int, caps: bool, text: str) -> list[Press]:
    """A key with a letter on it: typed, or with a modifier that makes another key of it."""
    place = shifted(base) if held & SHIFT else base
    alone = not held & ~SHIFT
    if text and (alone or _chosen_by_alt(text, letter, upper, base, held)):
        return [Press(name_of(character), character, place, caps) for character in text]
    if alone:
        if held & SHIFT:
            letter = upper or shifted(letter)
        elif caps:
            letter = letter.upper()[:1]
        return [Press(name_of(letter), letter, place, caps)] if letter.isprintable() else []
    if base and not letter.isascii():
        letter = base
    return [Press(with_modifiers(name_of(letter), held))] if letter.isprintable() else []


def _chosen_by_alt(text: str, letter: str, upper: str, base: str, held: int) -> bool:
    """Whether alt (AltGr, or Option on a Mac) chose another character: that is typed."""
    if held & _NEVER_TEXT or not held & ALT or (held & CTRL and text.isascii() and text.isalnum()):
        return False
    return text.lower() not in {letter.lower(), upper.lower(), base.lower()}


def _letter(number: str) -> str:
    code = int(number[:7]) if number else 0
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
