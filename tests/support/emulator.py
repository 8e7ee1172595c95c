"""A terminal's screen, from the bytes a program writes: cells by pyte, and what pyte leaves out."""

from __future__ import annotations

import base64
import re

import pyte

# Sequences that pyte prints or trips over: private keyboard modes, requests, device strings, colon colours.
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<=>][0-?]*[ -/]*[@-~]"
    rb"|\x1b\[[0-?]*[ -/]+[@-~]"
    rb"|\x1b\[\??[0-9;]*[tu]"
    rb"|\x1b\[[0-9;]*:[0-9;:]*m"
    rb"|\x1b[P_^X].*?\x1b\\"
    rb"|\x1b\].*?(?:\x07|\x1b\\)",
    re.DOTALL,
)
_OPERATING_SYSTEM_COMMAND = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)
_SWITCH_SCREEN = re.compile(rb"(\x1b\[\?(?:47|1047|1049)[hl])")
_PRIVATE_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KEYBOARD_PROTOCOL = re.compile(rb"\x1b\[([<>])[0-9;]*u")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^X\]](?:(?!\x1b\\|\x07).)*)?\Z", re.DOTALL)
_UNFINISHED_AT_MOST = 65536

_ALTERNATE = frozenset({47, 1047, 1049})
_MOUSE = frozenset({9, 1000, 1002, 1003, 1005, 1006, 1015, 1016})
_CURSOR, _PASTE, _FOCUS, _APPLICATION_KEYS, _SYNCHRONIZED = 25, 2004, 1004, 1, 2026

_REQUEST = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p"
    rb"|\x1b\[(?P<attributes>[>=]?)0?c"
    rb"|(?P<version>\x1b\[>0?q)"
    rb"|(?P<status>\x1b\[5n)|(?P<cursor>\x1b\[6n)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)


def answers(output: bytes) -> bytes:
    """What a plain modern terminal replies to the requests in `output`; empty when there are none.

    It knows synchronized output (mode 2026) and no other mode that may be asked for.
    """
    return b"".join(_answer(match) for match in _REQUEST.finditer(output))


def _answer(match: re.Match[bytes]) -> bytes:
    kind = match.lastgroup
    if kind == "mode":
        known = 2 if match["mode"] == b"2026" else 0
        return b"\x1b[?%b;%d$y" % (match["mode"], known)
    if kind == "colour":
        return b"\x1b]%b;rgb:2222/2222/2222\x1b\\" % match["colour"]
    if kind == "attributes":
        return {b"": b"\x1b[?62;22c", b">": b"\x1b[>1;100;0c"}.get(match["attributes"], b"")
    return {"version": b"\x1bP>|plain 1\x1b\\", "status": b"\x1b[0n", "cursor": b"\x1b[1;1R"}[str(kind)]


def unfinished(output: bytes) -> bytes:
    """The start of an escape sequence at the end of `output` whose rest has yet to come."""
    start = output.rfind(b"\x1b", max(0, len(output) - _UNFINISHED_AT_MOST))
    # The escape that ends a device string (ESC \) may itself be cut: look one escape further back.
    earlier = output.rfind(b"\x1b", 0, start) if start > 0 else -1
    for at in (earlier, start):
        if at >= 0 and _UNFINISHED.match(output, at):
            return output[at:]
    return b""


class Emulator:
    """The screen of `cols` by `rows` cells, and the modes the program switched on.

    `modes` are the private modes that are on (25, the cursor, is on at first); `commands` are the operating
    system commands in the order they came (titles, clipboard), undecoded.
    """

    def __init__(self, cols: int, rows: int) -> None:
        self.cols, self.rows = cols, rows
        self.modes: set[int] = {_CURSOR}
        self.keyboard_protocol = 0
        self.commands: list[str] = []
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._shown: dict[int, int] = {}
        self._cursor: tuple[int, int] | None = (0, 0)

    def feed(self, output: bytes) -> bool:
        """Take in what the program wrote; True when what a person sees changed."""
        output = self._rest + output
        self._rest = unfinished(output)
        output = output[: len(output) - len(self._rest)]
        self._follow_modes(output)
        self.commands += [
            match[1].decode("utf-8", "replace") for match in _OPERATING_SYSTEM_COMMAND.finditer(output)
        ]
        # pyte has one screen only: entering or leaving the alternate one clears it.
        plain = _SWITCH_SCREEN.sub(b"\\1\x1b[2J\x1b[H", _UNKNOWN_TO_PYTE.sub(b"", output))
        self._stream.feed(plain)
        return self._changed()

    def _follow_modes(self, output: bytes) -> None:
        for match in _PRIVATE_MODE.finditer(output):
            numbers = {int(number) for number in match[1].split(b";") if number}
            self.modes = self.modes | numbers if match[2] == b"h" else self.modes - numbers
        for match in _KEYBOARD_PROTOCOL.finditer(output):
            self.keyboard_protocol = max(0, self.keyboard_protocol + (1 if match[1] == b">" else -1))

    def _changed(self) -> bool:
        changed = False
        for y in [y for y in self._screen.dirty if y < self.rows]:
            line = self._screen.buffer[y]
            shown = hash(tuple(line[x] for x in range(self.cols)))
            changed |= self._shown.get(y) != shown
            self._shown[y] = shown
        self._screen.dirty.clear()
        cursor = (self._screen.cursor.x, self._screen.cursor.y) if _CURSOR in self.modes else None
        changed |= cursor != self._cursor
        self._cursor = cursor
        return changed

    def resize(self, cols: int, rows: int) -> None:
        self.cols, self.rows = cols, rows
        self._screen.resize(rows, cols)
        self._shown.clear()

    def line(self, y: int) -> str:
        """Line `y` from 0, without the blanks at its end; negative counts from the bottom."""
        return str(self._screen.display[y]).rstrip()

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def style(self, x: int, y: int) -> pyte.screens.Char:
        """The cell at column `x`, line `y`: its `data`, `fg`, `bg`, `bold`, `reverse` and so on."""
        return self._screen.buffer[y][x]

    @property
    def drawing(self) -> bool:
        """Between the two ends of a synchronized update: what stands on the screen is half a frame."""
        return _SYNCHRONIZED in self.modes

    @property
    def application_keys(self) -> bool:
        return _APPLICATION_KEYS in self.modes

    @property
    def title(self) -> str:
        titles = [text for number, _, text in self._split_commands() if number in ("0", "2")]
        return titles[-1] if titles else ""

    @property
    def clipboard(self) -> str | None:
        """What the program last put on the clipboard through the terminal (OSC 52), or None."""
        copies = [text for number, _, text in self._split_commands() if number == "52"]
        return base64.b64decode(copies[-1].partition(";")[2]).decode() if copies else None

    def _split_commands(self) -> list[tuple[str, str, str]]:
        return [command.partition(";") for command in self.commands]

    def left_on(self) -> list[str]:
        """What a program should have put back before it ended, in words; empty when the terminal is clean."""
        found = {
            "alternate screen": bool(self.modes & _ALTERNATE),
            "mouse": bool(self.modes & _MOUSE),
            "hidden cursor": _CURSOR not in self.modes,
            "bracketed paste": _PASTE in self.modes,
            "focus reports": _FOCUS in self.modes,
            "application keys": self.application_keys,
            "synchronized output": self.drawing,
            "keyboard protocol": self.keyboard_protocol > 0,
        }
        return [what for what, on in found.items() if on]
