"""A laptop that slept over the ends of rounds: the phase is right at once, and nothing is told twice."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY

SPEED = 10
THURSDAY = "2027-03-18"
AWAY = "While this window was away"
# Sequences that a bell may end.
OSC = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
FOCUS_LOST = b"\x1b[O"
MISSED = ("Round 1 has ended", "Round 2 opened", "Round 2 has ended", "Look in R3 now: Round 3 is open")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(fictional_csv())


def clock_of(screen: str) -> datetime:
    """The Eastern time that the round bar shows."""
    found = re.search(r"(\d\d:\d\d:\d\d) ET", screen)
    assert found, screen
    return datetime.fromisoformat(f"{THURSDAY}T{found[1]}-04:00")


def hold(terminal: Terminal, clock: timedelta) -> None:
    """Let so much of the window's time pass while nothing comes from it."""
    end = time.perf_counter() + clock.total_seconds() / SPEED
    while (left := end - time.perf_counter()) > 0:
        terminal.pump(left)


def test_what_passed_while_the_process_was_stopped_is_told_once_and_in_order(home: Home) -> None:
    with home.opened("Harbor Point", speed=str(SPEED)) as terminal:
        terminal.send(FOCUS_LOST)
        # The rounds end and open within the next two minutes of the window's time.
        start = clock_of(terminal.text()) + timedelta(seconds=100)
        ends = [start + timedelta(seconds=5 * number) for number in range(4)]
        keys = ("round_1_closes", "round_2_opens", "round_2_closes", "round_3_opens")
        moved = [word for key, at in zip(keys, ends, strict=True) for word in (key, at.isoformat())]
        home.json("timetable", "set", *moved, "--because", "the test cannot wait for hours")
        terminal.wait_for(rf"by Thu {ends[0]:%H:%M} ET", PATIENCE)
        written = _recorded(terminal)
        terminal.stop()
        assert "ROUND 1" in terminal.text()
        hold(terminal, ends[-1] - clock_of(terminal.text()) + timedelta(seconds=10))
        assert "ROUND 1" in terminal.text()
        woken = time.perf_counter()
        terminal.cont()
        terminal.wait_for("ROUND 3", PATIENCE)
        print(f"the right phase after {(time.perf_counter() - woken) * 1000:.0f} ms")
        screen = terminal.wait_for(AWAY, PATIENCE)
        assert [screen.count(words) for words in MISSED] == [1] * len(MISSED)
        assert sorted(MISSED, key=screen.index) == list(MISSED)
        assert "Nothing was recorded for it" in screen
        sent = b"".join(written)
        assert sent.count(b"\x1b]9;matchweek: ") == 1
        assert b"Look in R3 now: Round 3 is open" in sent
        assert OSC.sub(b"", sent).count(b"\x07") == 1, "one bell for all of them"
        terminal.press("escape")
        terminal.wait_gone(AWAY, PATIENCE)
        terminal.press("w")
        terminal.wait_for("What now", PATIENCE)
        terminal.press("r")
        terminal.wait_for("R3 was looked at", PATIENCE)
        assert AWAY not in terminal.text()
        terminal.press("escape")
        terminal.wait_gone("What now", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0


def _recorded(terminal: Terminal) -> list[bytes]:
    """Everything the program writes from now on."""
    written: list[bytes] = []
    feed = terminal.emulator.feed

    def record(data: bytes) -> None:
        written.append(data)
        feed(data)

    terminal.emulator.feed = record  # type: ignore[method-assign, assignment]
    return written
