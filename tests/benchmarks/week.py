"""One run of matchweek for the benchmarks: a list of N programs brought in, the dashboard opened and used."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import measure
from tests.benchmarks.rows import FIRST_WORDS, write_list
from tests.support.terminal import Terminal, WaitFailed, plain_environment

# In the middle of round 1, with the clock running.
CLOCK = ("--now", "2027-03-18T10:42:07-04:00", "--speed", "1", "--zone", "America/New_York")
CONTENT = "|".join(FIRST_WORDS)
CALLER = "Dr. Quillfeather"
# The title of the list once there are programs in it.
DEMO_CONTENT = r"Programs +[\d,]*\d"

Figures = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Step:
    """Keys to measure under a name; others are pressed unmeasured: `before`, `after`, `each` time."""

    name: str
    keys: tuple[str, ...]
    times: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    each: tuple[str, ...] = ()


STEPS = (
    Step("cursor key", ("down",), 60, before=("home",)),
    Step("lane key", ("1", "2", "3"), 45),
    Step("page down", ("pagedown",), 15, before=("home",)),
    Step(
        "letter in find", (*"hazel", *["backspace"] * 5), 20, before=("home", "/"), after=("escape", "escape")
    ),
    Step("sort dialog", ("S",), 8, after=("escape",)),
    Step("sort", ("enter",), 8, each=("S",)),
    Step(
        "letter in a call's name field",
        (*"hazeldn univ", *["backspace"] * 12),
        48,
        before=("home", "c"),
        after=("escape", "escape"),
    ),
    Step("call key", ("c",), 1, before=("home",), after=("escape", "escape")),
)


def run_bare(idle_seconds: float) -> Figures:
    """The bare Textual app, as the measure of this machine at this moment."""
    with Terminal.spawn([sys.executable, Path(__file__).with_name("bare.py")]) as terminal:
        figures = start_figures(measure.start(terminal, "hello"))
        figures |= _memory_figures(terminal)
        figures |= _idle_figures(terminal, idle_seconds)
        figures |= _key_figures("cursor key", measure.press(terminal, ("down",), 60))
    return figures


def run_week(
    rows: int, folder: Path, idle_seconds: float, environment: Mapping[str, str], python: str = sys.executable
) -> Figures:
    """The matchweek of an interpreter, with `rows` programs in a new week file in `folder`."""
    week = Week(folder, environment, python)
    write_list(folder / "rows.csv", rows)
    figures: Figures = {"import (s)": [week.import_list(folder / "rows.csv", rows)]}
    with Terminal.spawn(week.command(), env=week.environment, cwd=folder) as terminal:
        figures |= start_figures(measure.start(terminal, CONTENT))
        figures |= _memory_figures(terminal)
        figures |= _idle_figures(terminal, idle_seconds)
        for step in STEPS:
            figures |= step_figures(terminal, step)
        figures["another's write on screen"] = week.time_foreign_write(terminal)
        figures["key while another imports"] = week.keys_during_import(terminal, rows)
        figures["memory at the end (MiB)"] = [measure.memory(terminal.pid).resident]
    return figures | _weighing(week)


def _weighing(week: Week) -> Figures:
    """The key that weighs fit otherwise: stored, all programs judged and the list in order anew."""
    week.run("me", "set", "--specialties", "Internal Medicine, Family Medicine", "--prior-training")
    with Terminal.spawn(week.command(), env=week.environment, cwd=week.folder) as terminal:
        measure.start(terminal, CONTENT)
        return step_figures(terminal, WEIGHING)


WEIGHING = Step("a weight of fit", ("right",), 16, before=("#",), after=("escape",))


def run_demo(folder: Path, environment: Mapping[str, str], python: str = sys.executable) -> Figures:
    """`matchweek demo` from its start until its list is on the screen and a key is answered."""
    home = {**environment, "MATCHWEEK_HOME": str(folder / "demo")}
    with Terminal.spawn([python, "-m", "matchweek", "demo"], env=home, cwd=folder) as terminal:
        start = measure.start(terminal, DEMO_CONTENT)
    return {"demo: content and keys answered": [start.answered]}


# From Sunday noon until Thursday night, past the end of SOAP.
DAYS_SECONDS, DAYS_SPEED = 106 * 3600, 1200
DAYS_CLOCK = ("--now", "2027-03-14T12:00:00-04:00", "--speed", str(DAYS_SPEED), "--zone", "America/New_York")


def run_days(
    rows: int, folder: Path, environment: Mapping[str, str], python: str = sys.executable
) -> Figures:
    """What memory grows by while the days of SOAP pass 1,200 times as fast, with a key now and then."""
    week = Week(folder, environment, python)
    write_list(folder / "rows.csv", rows)
    week.import_list(folder / "rows.csv", rows)
    with Terminal.spawn(week.command(clock=DAYS_CLOCK), env=week.environment, cwd=folder) as terminal:
        measure.start(terminal, CONTENT)
        measure.drain(terminal, 5)
        before = measure.memory(terminal.pid).resident
        end = time.monotonic() + DAYS_SECONDS / DAYS_SPEED
        while time.monotonic() < end:
            terminal.press("down")
            measure.drain(terminal, 2)
        return {"growth over the days (MiB)": [measure.memory(terminal.pid).resident - before]}


class Week:
    """A week file in `folder`, and the commands on it."""

    def __init__(self, folder: Path, environment: Mapping[str, str], python: str = sys.executable) -> None:
        self.folder = folder
        self.python = python
        self.file = folder / "week.db"
        self.environment = {**environment, "MATCHWEEK_HOME": str(folder / "home")}

    def command(self, *words: str, clock: tuple[str, ...] = CLOCK) -> list[str]:
        return [self.python, "-m", "matchweek", "--file", str(self.file), *clock, *words]

    def _start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*words),
            env=plain_environment(self.environment),
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str) -> dict[str, object]:
        """One command with --json; raises RuntimeError with what it said when it fails."""
        process = self._start(*words, "--json")
        out, err = process.communicate()
        if process.returncode:
            raise RuntimeError(f"matchweek {' '.join(words)} ended with {process.returncode}:\n{err or out}")
        document = json.loads(out)
        assert isinstance(document, dict)
        return document

    def import_list(self, path: Path, rows: int) -> float:
        """Seconds of the whole command, the interpreter's start included."""
        begun = time.perf_counter()
        result = self.run("list", "import", str(path))
        seconds = time.perf_counter() - begun
        if result["read"] != rows or result["rejected"]:
            raise RuntimeError(f"of {rows} rows, {result['read']} were read: {str(result['rejected'])[:300]}")
        return seconds

    def time_foreign_write(self, terminal: Terminal) -> list[float]:
        """ms from the end of another process's `call add` until the dashboard shows it; empty if never."""
        self.run("call", "add", "--number", "+1 555 555 0142", "--caller", CALLER)
        ended = time.perf_counter()
        try:
            terminal.wait_for(CALLER.rpartition(" ")[2], timeout=5)
        except WaitFailed:
            return []
        return [(time.perf_counter() - ended) * 1000]

    def keys_during_import(self, terminal: Terminal, rows: int) -> list[float]:
        """Paints of cursor keys while another process brings in a list of the same size."""
        path = self.folder / "refreshed.csv"
        write_list(path, rows)
        process = self._start("list", "import", str(path), "--after-round", "1", "--json")
        try:
            keys = measure.press(terminal, ("down", "up"), 0, going_on=lambda: process.poll() is None)
        finally:
            process.communicate()
        return keys.paint


def step_figures(terminal: Terminal, step: Step) -> Figures:
    for key in step.before:
        terminal.press(key)
        measure.drain(terminal, 0.3)
    figures: Figures = {}
    for _ in range(step.times if step.each else 1):
        for key in step.each:
            terminal.press(key)
            measure.drain(terminal, 0.3)
        pressed = measure.press(terminal, step.keys, 1 if step.each else step.times)
        for name, values in _key_figures(step.name, pressed).items():
            figures.setdefault(name, []).extend(values)
    for key in step.after:
        terminal.press(key)
        measure.drain(terminal, 0.3)
    return figures


def _key_figures(name: str, keys: measure.Keys) -> Figures:
    return {name: keys.paint, f"{name}, last change": keys.last}


def start_figures(start: measure.Start) -> Figures:
    return {
        "first frame": [start.first_frame],
        "content on screen": [start.content],
        "content and keys answered": [start.answered],
        "worst key of the first second": [start.worst_key],
    }


def _idle_figures(terminal: Terminal, seconds: float) -> Figures:
    idle = measure.idle(terminal, seconds)
    return {"idle (% of a core)": [idle.cpu_percent], "idle (bytes/s)": [idle.bytes_per_second]}


def _memory_figures(terminal: Terminal) -> Figures:
    memory = measure.memory(terminal.pid)
    return {"memory (MiB)": [memory.resident], "private memory (MiB)": [memory.private]}
