#!/usr/bin/env bash
# Textual hands on an escape sequence that it does not know as the letters it is made of.
# Seen with Textual 8.2.8: shift+F3 of Konsole (ESC O 2 R, as in terminfo) comes as the keys 2 and R, a late colour
# answer of any terminal as some twenty letters, and alt+c of kitty's protocol, when its text comes with it as in
# Alacritty, as a plain c. In a program whose letters act, each of them acts. Fails when this version behaves otherwise.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/python" -m pip install --quiet textual==8.2.8
"$here/venv/bin/python" - <<'PY'
import importlib.metadata
import sys
import time

from textual import events
from textual._xterm_parser import XTermParser


def keys(data: str) -> list[str]:
    parser = XTermParser()
    found = list(parser.feed(data))
    time.sleep(0.15)
    found += list(parser.tick())
    return [event.key for event in found if isinstance(event, events.Key)]


print("textual", importlib.metadata.version("textual"))
seen = {
    "shift+F3 of Konsole": keys("\x1bO2R"),
    "a colour answer": keys("\x1b]11;rgb:2222/2222/2222\x1b\\"),
    "alt+c with its text": keys("\x1b[99;3;99u"),
}
for what, found in seen.items():
    print(f"{what}: {' '.join(found)}")
letters = seen["shift+F3 of Konsole"][-2:] == ["2", "R"] and "r" in seen["a colour answer"]
if not (letters and seen["alt+c with its text"] == ["c"]):
    sys.exit("the behaviour has changed")
PY
