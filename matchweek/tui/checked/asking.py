"""Asks the terminal what it is, without leaving a letter of its answers behind.

First only one question is asked that every terminal answers. The others follow once that answer has come, and
the same question behind them says where their answers end; what comes late is thrown away.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import time
from collections.abc import Iterator

from matchweek.tui.checked.facts import PROBES, Answers

PATIENCE = 2.0
"""How long (seconds) an answer is waited for."""
_FENCE = b"\x1b[c"
_FENCED = re.compile(rb"\x1b\[\?[\d;]*c")
_NAME = re.compile(rb"\x1bP>\|([^\x1b\x07]*)(?:\x1b\\|\x07)")
_KIND = re.compile(rb"\x1b\[>([\d;]*)c")
_MODE = re.compile(rb"\x1b\[\?2004;(\d)\$y")
_PLACE = re.compile(rb"\x1b\[\d+;(\d+)R")
_ERASE = b"\r\x1b[K"


def can_ask(source: int) -> bool:
    """Whether `source`, a file descriptor, is a terminal that this process may ask."""
    try:
        return os.isatty(source) and os.tcgetpgrp(source) == os.getpgrp()
    except (OSError, AttributeError):
        return False


def ask(source: int, patience: float = PATIENCE) -> Answers | None:
    """What the terminal at `source` answers; None where it answers nothing in time.

    Raises OSError where it cannot be opened.
    """
    target = os.open(os.ttyname(source), os.O_WRONLY | os.O_NOCTTY)
    try:
        with _raw(source):
            if _heard(source, target, _FENCE, patience) is None:
                return None
            answers = read(_heard(source, target, _questions(), patience) or b"")
            os.write(target, _ERASE)
            return answers
    finally:
        os.close(target)


def read(heard: bytes) -> Answers:
    """The answers among what was heard."""
    name, kind, mode = _NAME.search(heard), _KIND.search(heard), _MODE.search(heard)
    places = tuple(int(found) - 1 for found in _PLACE.findall(heard))
    return Answers(
        name[1].decode("utf-8", "replace").strip() if name else "",
        tuple(int(part) for part in kind[1].split(b";") if part) if kind else (),
        mode[1] != b"0" if mode else None,
        places if len(places) == len(PROBES) else (),
    )


def _questions() -> bytes:
    # Widths first: what a terminal does not know it may print, and that line is erased.
    widths = b"".join(_ERASE + text.encode() + b"\x1b[6n" for text, _ in PROBES)
    return widths + _ERASE + b"\x1b[>c\x1b[>0q\x1b[?2004$p" + _FENCE


def _heard(source: int, target: int, questions: bytes, patience: float) -> bytes | None:
    """What came up to the answer of the last question; None when that did not come in time."""
    os.write(target, questions)
    heard = b""
    ends = time.monotonic() + patience
    while (left := ends - time.monotonic()) > 0:
        if not select.select([source], [], [], left)[0]:
            break
        piece = os.read(source, 4096)
        if not piece:
            break
        heard += piece
        if _FENCED.search(heard):
            return heard
    return None


@contextlib.contextmanager
def _raw(source: int) -> Iterator[None]:
    """Without echo and lines; afterwards as it was, and what is unread by then is thrown away."""
    import termios
    import tty

    before = termios.tcgetattr(source)
    try:
        tty.setraw(source, termios.TCSAFLUSH)
        yield
    finally:
        termios.tcsetattr(source, termios.TCSAFLUSH, before)
