"""Killed at any moment while keys are pressed: what the screen answered is in the file."""

from __future__ import annotations

import json
import random
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal
from tests.support.thorough import examples

pytestmark = NEEDS_PTY

KILLS = examples(8)
CODES = [f"{9100 + number}140C0" for number in range(24)]
KEYS = ("1", "2", "3", "0", "t", "m", "s", "x", "a", "u", "j", "k")
LANES = {"1": "primary", "2": "secondary", "3": "backup"}
TIERS = {"▲": "top", "●": "middle", "▽": "safety"}
# A row of the programs pane: lane, tier and the number of its fictional hospital; "plan" further on.
ROW = re.compile(r"^[▌ ] +(?P<lane>[123x·]) +(?P<tier>[▲●▽]?) +Fictional Hospital (?P<number>\d+) ")

# What a row of each table says once it is gone.
EMPTY: dict[str, dict[str, object]] = {
    "triage": {"lane": None, "tier": None, "refused": False},
    "application": {"planned": False},
}


@dataclass(frozen=True)
class Shown:
    """One program as its row shows it; a refused one shows no lane."""

    lane: str | None = None
    tier: str | None = None
    refused: bool = False
    planned: bool = False


Rows = dict[str, Shown]


def listed() -> str:
    lines = [f"{code},Fictional Hospital {number},Internal Medicine,2" for number, code in enumerate(CODES)]
    return "\n".join(["code,institution,program,positions", *lines]) + "\n"


def rows(screen: str) -> Rows:
    """The programs on the screen, by code."""
    found = {}
    for line in screen.splitlines():
        if match := ROW.match(line):
            found[CODES[int(match["number"])]] = Shown(
                LANES.get(match["lane"]),
                TIERS.get(match["tier"].strip()),
                match["lane"] == "x",
                " plan" in line[:105],
            )
    return found


def states(file: sqlite3.Connection) -> Iterator[Rows]:
    """What the rows showed at first and after each act, as the journal has it, read past our own code."""
    kept: dict[str, dict[str, object]] = {code: {} for code in CODES}
    acts: dict[int, list[tuple[str, dict[str, object]]]] = {}
    for group, entity, key, after in file.execute(
        "SELECT group_no, entity, key, after FROM entry ORDER BY seq"
    ):
        if entity in EMPTY:
            values = EMPTY[entity] if after is None else json.loads(after)
            acts.setdefault(group, []).append((key, values))
    yield dict.fromkeys(kept, Shown())
    for changes in acts.values():
        for key, values in changes:
            kept[key] |= values
        yield {code: shown(values) for code, values in kept.items()}


def shown(values: dict[str, object]) -> Shown:
    lane, tier = values.get("lane"), values.get("tier")
    row = Shown(
        lane=str(lane) if lane else None,
        tier=str(tier) if tier else None,
        refused=bool(values.get("refused")),
        planned=bool(values.get("planned")),
    )
    return replace(row, lane=None) if row.refused else row


def tables(file: sqlite3.Connection) -> Rows:
    """What the rows show by the tables of the file."""
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept: dict[str, dict[str, object]] = {code: {} for code in CODES}
    for code, lane, tier, refused in file.execute("SELECT code, lane, tier, refused FROM triage"):
        kept[code] |= {"lane": lane, "tier": tier, "refused": refused}
    for code, planned in file.execute("SELECT code, planned FROM application"):
        kept[code] |= {"planned": planned}
    return {code: shown(values) for code, values in kept.items()}


def press_until_killed(terminal: Terminal, dice: random.Random) -> str:
    """Press keys, some faster than any person, and kill the program; the last whole frame on the screen."""
    screen = terminal.text()

    def look(seconds: float) -> None:
        nonlocal screen
        terminal.pump(seconds)
        if not terminal.emulator.drawing:
            screen = terminal.emulator.text()

    for _ in range(dice.randrange(5, 15)):
        terminal.press(dice.choice(KEYS))
        look(dice.choice((0.0, 0.005, 0.02, 0.05)))
    # At any moment of the last acts: each takes a few of these milliseconds.
    end = time.perf_counter() + dice.random() * 0.05
    while (left := end - time.perf_counter()) > 0:
        look(left)
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit(PATIENCE)
    look(0.0)
    return screen


def test_what_the_screen_answered_is_in_the_file(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(listed())
    dice = random.Random(20270318)
    answered = 0
    known = 0
    for kill in range(KILLS):
        with home.opened("Fictional Hospital 0 ") as terminal:
            opened = rows(terminal.text())
            screen = press_until_killed(terminal, dice)
        with closing(sqlite3.connect(home.file)) as file:
            past = list(states(file))
            # Nothing is half stored: the tables are what the journal says.
            assert tables(file) == past[-1]
        # After the last kill the window showed all that the file held, and nothing else.
        assert opened == past[known], f"kill {kill}"
        last = rows(screen)
        reached = [number for number in range(known, len(past)) if past[number] == last]
        assert reached, f"kill {kill}: what was on screen was never in the file\n{screen}"
        answered += reached[0] - known
        known = len(past) - 1
    # Or it was killed before anything was answered, and this proves nothing.
    assert answered >= KILLS
