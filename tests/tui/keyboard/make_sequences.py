"""Writes sequences.tsv: what terminals send for their keys, from terminfo, st's source and kitty's protocol.

Run by hand where ncurses-term is installed (Debian; 6.4 was used): python make_sequences.py
The names of the keys come from what terminfo(5) says the capability is, not from the program under test.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).with_name("sequences.tsv")
ENTRIES = {
    "xterm": "xterm-256color",
    "kitty": "xterm-kitty",
    "foot": "foot",
    "alacritty": "alacritty",
    "konsole": "konsole-256color",
    "vte": "vte-256color",
    "mlterm": "mlterm",
    "urxvt": "rxvt-unicode-256color",
    "st": "st-256color",
    "tmux": "tmux-256color",
    "screen": "screen-256color",
    "linux": "linux",
}
NAMES = {
    "kcuu1": "up",
    "kcud1": "down",
    "kcub1": "left",
    "kcuf1": "right",
    "khome": "home",
    "kend": "end",
    "kich1": "insert",
    "kdch1": "delete",
    "kpp": "pageup",
    "knp": "pagedown",
    "kbs": "backspace",
    "kcbt": "shift+tab",
    "kcbt2": "shift+tab",
    "kent": "enter",
    "kfnd": "home",
    "kslt": "end",
    "kri": "shift+up",
    "kind": "shift+down",
    "kLFT": "shift+left",
    "kRIT": "shift+right",
    "kHOM": "shift+home",
    "kEND": "shift+end",
    "kIC": "shift+insert",
    "kDC": "shift+delete",
    "kPRV": "shift+pageup",
    "kNXT": "shift+pagedown",
    "kFND": "shift+home",
    "kspd": "ctrl+z",
    "kUP": "shift+up",
    "kDN": "shift+down",
    "kpADD": "plus",
    "kpSUB": "minus",
    "kpMUL": "asterisk",
    "kpDIV": "slash",
    "kpDOT": "full_stop",
    "kpCMA": "comma",
    "kpZRO": "0",
}
WITH_NUMBER = {
    "kUP": "up",
    "kDN": "down",
    "kLFT": "left",
    "kRIT": "right",
    "kHOM": "home",
    "kEND": "end",
    "kIC": "insert",
    "kDC": "delete",
    "kPRV": "pageup",
    "kNXT": "pagedown",
    "kFND": "home",
}
MODIFIERS = {3: "alt", 4: "alt+shift", 5: "ctrl", 6: "ctrl+shift", 7: "alt+ctrl", 8: "alt+ctrl+shift"}
# Editing keys that a terminal has under keys of a PC: st's config.def.h and urxvt's manual say which.
EDITING = {
    "st kel": "shift+end",
    "st ked": "ctrl+end",
    "st kclr": "ctrl+delete",
    "st kdl1": "shift+delete",
    "st kil1": "ctrl+insert",
    "st krmir": "shift+insert",
    "urxvt kel": "ctrl+end",
}
# The middle key of the keypad without Num Lock means nothing here.
NOTHING = {"kbeg", "kp5", "kBEG", "kBEG3", "kBEG4", "kBEG5", "kBEG6", "kBEG7"}
VT100_KEYPAD = dict(zip("pqrstuvwxy", "0123456789", strict=True))
BLOCKS = {0: "", 1: "shift", 2: "ctrl", 3: "ctrl+shift", 4: "alt", 5: "alt+shift"}
ST_SOURCE = {
    "insert": r"\E[4h",
    "delete": r"\E[P",
    "-": r"\E[4l \E[L \E[2K \E[M \E[J \E[K \E[2J",
    "ctrl+f3": r"\E[1;5R",
    "enter": r"\EOM",
    "asterisk": r"\EOj",
}


def capabilities(entry: str) -> Iterator[tuple[str, str]]:
    shown = subprocess.run(["infocmp", "-x", "-1", entry], capture_output=True, text=True, check=True).stdout
    for line in shown.splitlines():
        if match := re.fullmatch(r"\t(k\w+)=(.+),", line):
            yield match[1], match[2]


def key_of(terminal: str, name: str, sequence: str) -> str | None:
    """The key of a capability; None for what is no key."""
    if name == "kmous":
        return None
    if match := re.fullmatch(r"kf(\d+)", name):
        number = int(match[1])
        if terminal in ("linux", "urxvt") or number <= 12:
            return f"f{number}"
        return f"{BLOCKS[(number - 1) // 12]}+f{(number - 1) % 12 + 1}"
    if match := re.fullmatch(r"k[abc][123]", name):
        if keypad := re.fullmatch(r"\\EO([p-y])", sequence):
            return VT100_KEYPAD[keypad[1]]
        places = {r"\E[1~": "home", r"\E[5~": "pageup", r"\E[4~": "end", r"\E[6~": "pagedown"}
        return places.get(sequence, "full_stop" if sequence == r"\EOn" else "-")
    if name in NOTHING:
        return "-"
    if match := re.fullmatch(r"(k[A-Z]+)([3-8])", name):
        return f"{MODIFIERS[int(match[2])]}+{WITH_NUMBER[match[1]]}"
    return EDITING.get(f"{terminal} {name}") or NAMES[name]


def protocol() -> Iterator[tuple[str, str]]:
    """Keys as kitty's protocol writes them with the flags that are asked for."""
    held = {1: "", 2: "shift", 3: "alt", 5: "ctrl", 6: "ctrl+shift", 9: "super", 65: "", 129: "", 133: "ctrl"}
    numbered = {27: "escape", 13: "enter", 9: "tab", 57414: "enter", 57417: "left", 57424: "end"}
    lettered = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "P": "f1"}
    lettered |= {"Q": "f2", "S": "f4"}
    tilde = {2: "insert", 3: "delete", 5: "pageup", 6: "pagedown", 13: "f3", 15: "f5", 21: "f10", 24: "f12"}
    for number, modifier in held.items():
        before = f"{modifier}+" if modifier else ""
        end = "" if number == 1 else f";{number}"
        for code, name in numbered.items():
            yield rf"\E[{code}{end}u", before + name
        for letter, name in lettered.items():
            yield rf"\E[{'1' if end else ''}{end}{letter}", before + name
        for code, name in tilde.items():
            yield rf"\E[{code}{end}~", before + name
    yield r"\E[1;129R", "f3"
    yield r"\E[1;193R", "f3"
    yield r"\E[1;2R", "shift+f3"
    for letter in "acjxz1":
        code = ord(letter)
        yield rf"\E[{code};;{code}u", letter
        yield rf"\E[{code};129;{code}u", letter
        yield rf"\E[{code};3;{code}u", f"alt+{letter}"
        yield rf"\E[{code};3u", f"alt+{letter}"
        yield rf"\E[{code};5u", f"ctrl+{letter}"
        yield rf"\E[{code};1:3u", "-"
    yield r"\E[97:65;2;65u", "A"
    yield r"\E[1089::99;;1089u", "с"
    yield r"\E[32;2;32u", "space"
    keypad = "0123456789"
    for at, character in enumerate(keypad):
        yield rf"\E[{57399 + at};129;{ord(character)}u", character
    for code, name in {57410: "slash", 57411: "asterisk", 57412: "minus", 57413: "plus"}.items():
        yield rf"\E[{code}u", name
        yield rf"\E[{code};129;{ord({'slash': '/', 'asterisk': '*', 'minus': '-', 'plus': '+'}[name])}u", name
    for code in (57358, 57360, 57441, 57442, 57443, 57447, 57453, 57439, 57428):
        yield rf"\E[{code}u", "-"
        yield rf"\E[{code};2u", "-"


def rows() -> Iterator[tuple[str, str, str, str]]:
    for terminal, entry in ENTRIES.items():
        for name, sequence in sorted(capabilities(entry)):
            if (key := key_of(terminal, name, sequence)) is not None:
                yield terminal, name, sequence, key
    for key, sequences in ST_SOURCE.items():
        for sequence in sequences.split():
            yield "st", "config.def.h", sequence, key
    for sequence, key in protocol():
        yield "kitty", "protocol", sequence, key


if __name__ == "__main__":
    head = "terminal\tcapability\tsequence\tkey"
    OUT.write_text("\n".join([head, *("\t".join(row) for row in rows())]) + "\n", encoding="utf-8")
