"""The file's lock held by another program: no key waits for it, nothing is lost, nothing out of order."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks import measure
from tests.cli.lists import many_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY

HELD = 3.0
# No key may block for 100 ms; a machine that does much else is given more.
SLOWEST_MS = 500.0
LANES = ("primary", "secondary", "backup")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(many_csv(40))


@pytest.fixture
def other(home: Home) -> Iterator[sqlite3.Connection]:
    """Another program's connection to the week file."""
    with closing(sqlite3.connect(home.file, isolation_level=None)) as file:
        yield file


def lanes_stored(file: sqlite3.Connection) -> list[tuple[str, str]]:
    """Which program was put into which lane, in the order of the journal."""
    query = "SELECT key, json_extract(after, '$.lane') FROM entry WHERE act = 'triage.lane' ORDER BY seq"
    return list(file.execute(query))


def wait_stored(terminal: Terminal, file: sqlite3.Connection, count: int) -> list[tuple[str, str]]:
    terminal.wait_for(lambda screen: len(lanes_stored(file)) >= count, PATIENCE)
    return lanes_stored(file)


def test_keys_are_answered_while_acts_wait_and_all_are_stored_in_order(
    home: Home, other: sqlite3.Connection, record_property: Callable[[str, object], None]
) -> None:
    with home.opened("Fictional Hospital 0 ") as terminal:
        measure.press(terminal, ("down", "up"), 6)
        other.execute("BEGIN IMMEDIATE")
        began = time.perf_counter()
        pressed: list[tuple[str, str]] = []
        lane_keys: list[float] = []
        moves: list[float] = []
        while time.perf_counter() < began + HELD and len(pressed) < 15:
            number = len(pressed)
            pressed.append((f"{9100 + 2 * number}140C0", LANES[number % 3]))
            for keys, times in ((str(1 + number % 3), lane_keys), ("down", moves)):
                painted = measure.answer(terminal, terminal.press(keys))
                assert painted is not None, terminal.text()
                times.append(painted[0])
        count = len(pressed)
        terminal.wait_for(f"{count} acts wait for the file", PATIENCE)
        # What waits is not shown as done.
        assert "primary 0 " in terminal.text()
        while time.perf_counter() < began + HELD:
            moves += measure.press(terminal, ("down", "up"), 2).paint
        assert lanes_stored(other) == []
        other.execute("ROLLBACK")
        assert wait_stored(terminal, other, count) == pressed
        terminal.wait_gone("wait for the file", PATIENCE)
        terminal.wait_for(f"primary {(count + 2) // 3} ", PATIENCE)
        record_property("slowest lane key, ms", round(max(lane_keys), 1))
        record_property("slowest cursor key, ms", round(max(moves), 1))
        print(f"{count} acts; slowest lane key {max(lane_keys):.1f} ms, cursor key {max(moves):.1f} ms")
        assert count >= 5
        assert max(lane_keys + moves) < SLOWEST_MS
        terminal.press("u")
        terminal.wait_for(f"took back: lane {pressed[-1][1]}", PATIENCE)
        assert home.program(pressed[-1][0])["lane"] is None
        assert home.program(pressed[0][0])["lane"] == "primary"


def test_an_undo_pressed_while_an_act_waits_takes_that_act_back(
    home: Home, other: sqlite3.Connection
) -> None:
    with home.opened("Fictional Hospital 0 ") as terminal:
        other.execute("BEGIN IMMEDIATE")
        terminal.press("2")
        terminal.wait_for("1 act waits for the file", PATIENCE)
        terminal.press("u")
        terminal.wait_for("2 acts wait for the file", PATIENCE)
        other.execute("ROLLBACK")
        terminal.wait_for("took back: lane secondary", PATIENCE)
        assert [entry["act"] for entry in home.entries()[:2]] == ["undo", "triage.lane"]


def test_after_ten_seconds_a_message_says_so_and_leaving_asks(home: Home, other: sqlite3.Connection) -> None:
    with home.opened("Fictional Hospital 0 ") as terminal:
        other.execute("BEGIN IMMEDIATE")
        terminal.keys("1", "3")
        terminal.wait_for("2 acts wait for the file", PATIENCE)
        assert "Not stored yet" not in terminal.text()
        screen = terminal.wait_for("Not stored yet", PATIENCE)
        assert "Another program holds the week file" in screen
        terminal.press("q")
        terminal.wait_for("2 acts are not stored yet", PATIENCE)
        terminal.press("escape")
        terminal.wait_gone("2 acts are not stored yet", PATIENCE)
        other.execute("ROLLBACK")
        wait_stored(terminal, other, 2)
        terminal.wait_gone("wait for the file", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    assert lanes_stored(other) == [("9100140C0", "primary"), ("9101140C0", "backup")]


def test_one_may_leave_all_the_same(home: Home, other: sqlite3.Connection) -> None:
    with home.opened("Fictional Hospital 0 ") as terminal:
        other.execute("BEGIN IMMEDIATE")
        terminal.press("1")
        terminal.wait_for("1 act waits for the file", PATIENCE)
        terminal.press("q")
        screen = terminal.wait_for("not stored yet", PATIENCE)
        assert re.search("lose", screen)
        terminal.press("y")
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
        other.execute("ROLLBACK")
    assert lanes_stored(other) == []
    assert home.json("check")["problems"] == []
