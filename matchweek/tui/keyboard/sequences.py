"""What a whole escape sequence says: the key it is, a report, or nothing.

The forms are those of terminfo for xterm, Konsole, VTE, mlterm, urxvt, foot, Alacritty, kitty, tmux, screen,
the Linux console, and of st's own source; kitty's protocol is read in `protocol`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchweek.tui.commands.keys import name_of
from matchweek.tui.keyboard.press import ALT, CTRL, SHIFT, Press, modifiers, with_modifiers
from matchweek.tui.keyboard.protocol import extended

_CONTROLS = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x08": "backspace",
    "\x7f": "backspace",
    "\x00": "ctrl+@",
    "\x1b": "escape",
    "\x1c": "ctrl+backslash",
    "\x1d": "ctrl+right_square_bracket",
    "\x1e": "ctrl+circumflex_accent",
    "\x1f": "ctrl+underscore",
}


def typed(text: str) -> Iterator[Press]:
    """The keys of some characters; those of the C1 controls are none."""
    for character in text:
        if character in _CONTROLS:
            yield Press(_CONTROLS[character], "\r" if character == "\n" else character)
        elif character < " ":
            yield Press(f"ctrl+{chr(ord(character) + 96)}", character)
        elif not "\x80" <= character < "\xa0":
            yield Press(name_of(character), character)


_LETTERS = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "F": "end",
    "H": "home",
    "P": "f1",
    "Q": "f2",
    "R": "f3",
    "S": "f4",
    "Z": "shift+tab",
    "a": "shift+up",
    "b": "shift+down",
    "c": "shift+right",
    "d": "shift+left",
}
_NUMBERS = {
    1: "home",
    2: "insert",
    3: "delete",
    4: "end",
    5: "pageup",
    6: "pagedown",
    7: "home",
    8: "end",
    11: "f1",
    12: "f2",
    13: "f3",
    14: "f4",
    15: "f5",
    17: "f6",
    18: "f7",
    19: "f8",
    20: "f9",
    21: "f10",
    23: "f11",
    24: "f12",
    25: "f13",
    26: "f14",
    28: "f15",
    29: "f16",
    31: "f17",
    32: "f18",
    33: "f19",
    34: "f20",
}
_SS3 = {
    **{letter: name for letter, name in _LETTERS.items() if letter in "ABCDFHPQRS"},
    "a": "ctrl+up",
    "b": "ctrl+down",
    "c": "ctrl+right",
    "d": "ctrl+left",
    "M": "enter",
    "I": "tab",
}
_KEYPAD = dict(zip("jklmnopqrstuvwxyX", "*+,-./0123456789=", strict=True))
_LINUX = dict(zip("ABCDE", ("f1", "f2", "f3", "f4", "f5"), strict=True))
_URXVT = {"^": CTRL, "$": SHIFT, "@": CTRL | SHIFT}
_TYPES = {"enter": "\r", "tab": "\t"}
_INSERT, _ST_DELETE = "\x1b[4h", "\x1b[P"

_SS3_FORM = re.compile(r"\x1bO(?:1;)?(\d{0,3})([A-Za-z])")
_LETTER_FORM = re.compile(r"\x1b\[(?:1?(?:;(\d{1,3}))?|([2-9]))([A-DFHP-SZa-d])")
_NUMBER_FORM = re.compile(r"\x1b\[(\d{1,2})(?:;(\d{1,3}))?([~^$@])")
_EVENT = re.compile(r"(\x1b\[\d*;\d{1,3}):([123])([~A-Z])")
_CURSOR_REPORT = "\x1b[1;1R"
_OTHER_KEYS = re.compile(r"\x1b\[27;(\d{1,3});(\d{1,7})~")


def pressed(sequence: str, *, meta: bool = False, st: bool = False) -> list[Press]:
    """The keys that a whole sequence is: none for what is no key or not known.

    With `meta` an escape came before it. Under `st` one sequence means another key.
    """
    if sequence == "\x1b":
        return [Press("escape", "\x1b")]
    extra = ALT if meta else 0
    if event := _EVENT.fullmatch(sequence):
        if event[2] == "3":
            return []
        sequence = event[1] + event[3]
    if sequence == _INSERT:
        return [Press(with_modifiers("insert", extra))]
    if st and sequence == _ST_DELETE:
        return [Press(with_modifiers("delete", extra))]
    name, bits = _of_old(sequence)
    if bits is None:
        return []
    if name in _KEYPAD.values():
        bits = (bits | extra) & ~SHIFT
        return [Press(with_modifiers(name_of(name), bits), None if bits else name)]
    if name:
        bits |= extra
        return [Press(with_modifiers(name, bits), None if bits else _TYPES.get(name))]
    if match := _OTHER_KEYS.fullmatch(sequence):
        sequence = f"\x1b[{match[2]};{match[1]}u"
    return [
        Press(with_modifiers(key.name, extra), None if extra else key.text, key.base, key.caps)
        for key in extended(sequence)
    ]


def _of_old(sequence: str) -> tuple[str, int | None]:
    """The key and the modifiers of a sequence of the older forms; no name where it is of none of them."""
    if match := _SS3_FORM.fullmatch(sequence):
        letter = match[2]
        return _KEYPAD.get(letter) or _SS3.get(letter, ""), modifiers(match[1])
    if match := _LETTER_FORM.fullmatch(sequence):
        if match[2]:
            # Control and an arrow, in the Linux console and in Emacs' terminal.
            arrow = match[2] == "5" and match[3] in "ABCD"
            return (_LETTERS[match[3]], CTRL) if arrow else ("", None)
        return _LETTERS[match[3]], modifiers(match[1]) if sequence != _CURSOR_REPORT else None
    if match := _NUMBER_FORM.fullmatch(sequence):
        bits = modifiers(match[2])
        return _NUMBERS.get(int(match[1]), ""), None if bits is None else bits | _URXVT.get(match[3], 0)
    if sequence[:3] == "\x1b[[":
        return _LINUX.get(sequence[3:], ""), 0
    return "", 0


def with_alt(character: str, *, linux: bool = False) -> list[Press]:
    """The key of a character that came with an escape before it.

    The Linux console sends an escape and a tab for shift and tab.
    """
    if character == "\t" and linux:
        return [Press("shift+tab")]
    for key in typed(character):
        name = f"shift+{key.name.lower()}" if len(key.name) == 1 and key.name.isupper() else key.name
        return [Press(with_modifiers(name, ALT))]
    return []
