"""The terminal is asked in a real pseudo-terminal, and nothing of its answers is left for the shell."""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from matchweek.tui.checked.asking import ask, can_ask, read
from matchweek.tui.checked.facts import Answers
from tests.support.home import PATIENCE
from tests.support.terminal import NEEDS_PTY

pytestmark = NEEDS_PTY

if sys.platform != "win32":
    import termios

DONE = b"\x1b[?64;1;2c"
ANSWERS = b"\x1b[1;3R\x1b[1;2R\x1b[1;3R\x1b[>41;379;0c\x1bP>|XTerm(379)\x1b\\\x1b[?2004;2$y"


class Played:
    """The other end of a pseudo-terminal: answers the first question, then all the others at once."""

    def __init__(self, master: int, first: bytes, rest: bytes) -> None:
        self.heard = b""
        self._master, self._answers = master, [first, rest]
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while self._answers and not self._ended.is_set():
            if select.select([self._master], [], [], 0.05)[0]:
                self.heard += os.read(self._master, 4096)
                if self.heard.count(b"\x1b[c") > 2 - len(self._answers):
                    os.write(self._master, self._answers.pop(0))

    def close(self) -> None:
        self._ended.set()
        self._thread.join(PATIENCE)


Play = Callable[[bytes, bytes], "tuple[int, Played]"]


@pytest.fixture
def play() -> Iterator[Play]:
    master, slave = os.openpty()
    played: list[Played] = []

    def begin(first: bytes, rest: bytes) -> tuple[int, Played]:
        played.append(Played(master, first, rest))
        return slave, played[-1]

    yield begin
    for one in played:
        one.close()
    os.close(slave)
    os.close(master)


def left(slave: int) -> bytes:
    """What a shell would read now."""
    before = termios.tcgetattr(slave)
    raw = termios.tcgetattr(slave)
    raw[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(slave, termios.TCSANOW, raw)
    found = os.read(slave, 4096) if select.select([slave], [], [], 0.1)[0] else b""
    termios.tcsetattr(slave, termios.TCSANOW, before)
    return found


def test_answers_are_read_and_nothing_is_left(play: Play) -> None:
    slave, _ = play(DONE, ANSWERS + DONE)
    before = termios.tcgetattr(slave)
    assert ask(slave, PATIENCE) == Answers("XTerm(379)", (41, 379, 0), True, (2, 1, 2))
    assert termios.tcgetattr(slave) == before
    assert left(slave) == b""


def test_a_terminal_that_answers_nothing_is_asked_nothing_more(play: Play) -> None:
    slave, played = play(b"", b"")
    before = termios.tcgetattr(slave)
    assert ask(slave, 0.2) is None
    played.close()
    assert played.heard.count(b"\x1b[c") == 1 and b"\x1b[>0q" not in played.heard
    assert termios.tcgetattr(slave) == before


def test_answers_without_an_end_leave_nothing_either(play: Play) -> None:
    slave, _ = play(DONE, ANSWERS)
    assert ask(slave, 0.5) is not None
    assert left(slave) == b""


def test_a_pipe_is_not_asked() -> None:
    source, target = os.pipe()
    assert not can_ask(source)
    os.close(source)
    os.close(target)


@pytest.mark.parametrize(
    ("heard", "answers"),
    [
        (b"", Answers()),
        (b"q\x1b[?2004;0$y", Answers("", (), False)),
        (b"\x1b[>83;40900;0c", Answers("", (83, 40900, 0))),
        (b"\x1bP>|foot(1.13.1)\x07", Answers("foot(1.13.1)")),
        (b"\x1b[1;3R\x1b[1;2R", Answers()),
    ],
)
def test_parts_of_answers(heard: bytes, answers: Answers) -> None:
    assert read(heard) == answers
