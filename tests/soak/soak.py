"""Random keys, sizes, known acts between them, and what is in the file at the end."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from matchweek.services.core.board import load_board
from matchweek.services.core.week import entries_since, open_week
from matchweek.services.file import keeping
from matchweek.tui.commands import COMMANDS
from tests.faults.counted import Count, timed
from tests.soak.window import Health, Window
from tests.support.forks import Forked
from tests.support.home import Home
from tests.support.keys import key_bytes
from tests.support.terminal import WaitFailed
from tests.support.weeks import CLOCK, listings, new_week

ROOT = Path(__file__).resolve().parents[2]
MONDAY = datetime.fromisoformat("2027-03-15T09:00:00-04:00")
OVER = datetime.fromisoformat("2027-03-19T09:00:00-04:00")
SIZES = ((20, 5), (40, 12), (80, 24), (81, 24), (100, 30), (120, 36), (160, 45), (200, 50))
PROGRAMS = 120
PAUSES = (0.02, 0.1, 0.3, 0.6)
"""Between some keys and the next, in seconds: about fifteen keys a second, as somebody does in a fright."""
_MOVES = (
    "Down", "Up", "Left", "Right", "Home", "End", "PageDown", "PageUp", "tab", "shift+tab", "enter", "escape",
    "escape", "escape", "space", "backspace", "ctrl+p", "ctrl+t", "ctrl+l",
)  # fmt: skip
# They leave, or hand the terminal back to a shell that is not there.
_ENDING = {"q", "ctrl+q", "ctrl+c", "ctrl+z"}


def keys() -> list[str]:
    """Every key of the list of commands that a terminal can send, those of moving, and letters."""
    found = [key for command in COMMANDS for key in command.keys] + [*_MOVES, *"abcxyz0123 .-/"]
    return [key for key in found if key not in _ENDING and _can_be_sent(key)]


def _can_be_sent(key: str) -> bool:
    try:
        key_bytes(key)
    except ValueError:
        return False
    return True


@dataclass
class Soak:
    """What a soak did: `count` has what must stay at nothing."""

    count: Count
    health: Health = field(default_factory=Health)
    keys: int = 0
    answered: int = 0
    pressed: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [
            f"random keys {self.keys:,}; answered acts looked for in the file {self.answered:,}",
            *self.health.lines(),
        ]


def soak(folder: Path, seed: int, seconds: float, *, keys_only: bool = False) -> Soak:
    """Soak a window for so long: a week in that time beside another process, or random keys alone."""
    home = Home(folder)
    new_week(home.file, listings(PROGRAMS)).close()
    dice = random.Random(f"soak {seed}")
    name = "random keys" if keys_only else "a week beside another process"
    done = Soak(Count(name))
    speed = 1.0 if keys_only else (OVER - MONDAY).total_seconds() / seconds
    marks: set[str] = set()
    with timed(done.count), contextlib.ExitStack() as stack:
        window = Window(home, MONDAY, speed, done.health)
        stack.callback(lambda: window.terminal.close())
        other = None if keys_only else stack.enter_context(_other(home.file, seed))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            _one_round(done, window, dice, marks, min(end, time.monotonic() + 10))
        if not window.leave():
            done.count.misses("at the end", ["a window that ends when asked to"])
        if other is not None:
            marks |= _said_by(other)
        done.answered = len(marks)
        _judge(done.count, home.file, marks)
    return done


@contextmanager
def _other(path: Path, seed: int) -> Iterator[subprocess.Popen[str]]:
    process = Forked(
        [sys.executable, "-m", "tests.soak.other", str(path), str(seed), "0.5"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(60)


def _said_by(other: subprocess.Popen[str]) -> set[str]:
    said, _ = other.communicate("stop\n", timeout=120)
    return {line for line in said.splitlines() if line.startswith(("other", "list"))}


def _one_round(done: Soak, window: Window, dice: random.Random, marks: set[str], end: float) -> None:
    """Random keys until then, a size, the first screen again, and a note that has to be there for good."""
    all_keys, count = keys(), done.count
    count.tried += 1
    done.pressed = []
    while time.monotonic() < end and window.ended is None:
        for _ in range(dice.randrange(1, 8)):
            done.pressed.append(dice.choice(all_keys))
            window.terminal.press(done.pressed[-1])
            done.keys += 1
        if dice.random() < 0.2:
            window.terminal.resize(*dice.choice(SIZES))
        window.terminal.pump(dice.choice(PAUSES))
    what = f"round {count.tried}"
    if window.ended is None and not window.resized(*dice.choice(((90, 28), (140, 40)))):
        count.misses(
            what, [f"an answer to another size, after {' '.join(done.pressed[-60:])}", window.where()]
        )
        window.terminal.close()
    elif window.ended is None and window.come_home():
        window.measure()
        _note(window, f"soak {count.tried}.", marks)
    _again(count, window, what, done.pressed)


def _note(window: Window, mark: str, marks: set[str]) -> None:
    """A note of the program under the cursor; counted once its form has gone: then it is stored."""
    terminal = window.terminal
    terminal.press("n")
    with contextlib.suppress(WaitFailed):
        terminal.wait_for("keep and leave", 5)
        terminal.press("ctrl+end")
        terminal.type(f" {mark}")
        terminal.wait_for(mark.replace(".", r"\."), 5)
        terminal.press("escape")
        terminal.wait_gone("keep and leave", 20)
        marks.add(mark)


def _again(count: Count, window: Window, what: str, pressed: list[str]) -> None:
    """A window that has ended, by a key or by a fault, is started again."""
    if window.ended is None and window.terminal.text().strip():
        if not (words := window.said()):
            return
        count.tracebacks += 1
        count.told.append(f"{what}: {words}")
        window.leave()
    elif window.ended not in (0, None) and window.ended >= 0:
        count.tracebacks += 1
        count.told.append(
            f"{what}: ended with {window.ended} after {pressed[-60:]}: {window.terminal.text()}"
        )
    window.terminal.close()
    window.start()


def _judge(count: Count, path: Path, marks: set[str]) -> None:
    """Whether each act that was answered stands in the history, and the file is in order."""
    with count.words_only("the file"):
        week = open_week(path, CLOCK)
        load_board(week)
        entries = entries_since(week)
        week.close()
        told = " ".join(str(value) for entry in entries for value in (entry.after or {}).values())
        lists = {mark for mark in marks if mark.startswith("list")}
        count.misses("the file", sorted(mark for mark in marks - lists if mark not in told))
        stored = sum(entry.entity == "list" and entry.act == "list.import" for entry in entries)
        # One came in before the soak.
        count.misses("the file", ["a list that was brought in"] * (len(lists) + 1 - stored))
    if found := keeping.check(path).problems:
        count.is_not_in_order(f"the file: {found}")
