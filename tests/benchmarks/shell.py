"""What a shell command costs, from its start to its end, beside another build of matchweek.

Both builds have a week of the same programs, calls and applications, each in the format it writes, and take
turns, so that a slow moment of the machine falls on both. The processor's time says more than the clock on a
machine that others use too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.report import summary
from tests.benchmarks.rows import programs, write_list
from tests.support.terminal import plain_environment

CLOCK = ("--now", "2027-03-18T10:42:07-04:00", "--zone", "America/New_York")
HERE, BESIDE = "this build", "beside"
# What stands for a program that no run before had, and for a lane that is not the one before.
_CODE, _LANE = "{code}", "{lane}"
COMMANDS: dict[str, tuple[str, ...]] = {
    "now": ("now",),
    "list show": ("list", "show"),
    "call list": ("call", "list"),
    "journal": ("journal",),
    "call add": (
        "call",
        "add",
        "--program",
        _CODE,
        "--caller",
        "Dr. Quillfeather",
        "--number",
        "+1 555 0142",
    ),
    "program set": ("program", "set", _CODE, "--lane", _LANE),
    "apply": ("apply", _CODE, "--planned"),
}
WRITES = frozenset({"call add", "program set", "apply"})
_LANES = ("primary", "secondary", "backup")
_SORTED, _CALLED, _SENT = 30, 12, 5

# By the name of a command: its seconds by the clock and of the processor, of each run.
Figures = dict[str, dict[str, list[float]]]
WALL, PROCESSOR = "clock", "processor"


class Cost(NamedTuple):
    """Seconds of one command."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Build:
    """One build of matchweek: the interpreter that has it, and a week file of its own."""

    python: str
    folder: Path
    root: Path | None = None

    def run(self, *words: str) -> Cost:
        """Run one command; raises RuntimeError with what it said when it fails."""
        more = {"MATCHWEEK_HOME": str(self.folder / "home")}
        if self.root is not None:
            more["PYTHONPATH"] = str(self.root)
        line = [self.python, "-m", "matchweek", "--file", str(self.folder / "week.db"), *CLOCK, *words]
        said = self.folder / "said.txt"
        with said.open("wb") as file:
            begun = time.perf_counter()
            process = subprocess.Popen(
                line, env=plain_environment(more), cwd=self.folder, stdout=file, stderr=subprocess.STDOUT
            )
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words_said = said.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"{' '.join(line)} ended with {process.returncode}:\n{words_said}")
        return Cost(wall, used.ru_utime + used.ru_stime)

    def prepare(self, rows: int) -> list[str]:
        """Make its week: a list, programs that are sorted, calls, applications; returns the other codes."""
        self.folder.mkdir(parents=True)
        path = self.folder / "list.csv"
        write_list(path, rows)
        self.run("list", "import", str(path), "--json")
        codes = [row[0] for row in programs(rows)]
        for number, code in enumerate(codes[:_SORTED]):
            self.run("program", "set", code, "--lane", _LANES[number % len(_LANES)], "--json")
        self.run("apply", *codes[:_SENT], "--json")
        for code in codes[:_CALLED]:
            self.run("call", "add", "--program", code, "--number", "+1 555 0100", "--json")
        return codes[_SORTED:]


def builds(folder: Path, beside: str | None) -> dict[str, Build]:
    """This build, and the one that another interpreter has."""
    root = Path(__file__).resolve().parents[2]
    found = {HERE: Build(sys.executable, folder / "here", root)}
    if beside:
        found[BESIDE] = Build(str(Path(beside).absolute()), folder / "beside")
    return found


def run_shell(known: Mapping[str, Build], rows: int, runs: int) -> dict[str, Figures]:
    """The figures of each build; of every command one run more goes unmeasured first."""
    for build in known.values():
        codes = build.prepare(rows)
    figures: dict[str, Figures] = {
        name: {command: {WALL: [], PROCESSOR: []} for command in COMMANDS} for name in known
    }
    used = 0
    for command in COMMANDS:
        for number in range(runs + 1):
            used += _CODE in COMMANDS[command]
            places = {_CODE: codes[used % len(codes)], _LANE: _LANES[number % len(_LANES)]}
            words = [places.get(word, word) for word in COMMANDS[command]]
            # Each goes first as often as second.
            for name in list(known)[:: 1 if number % 2 else -1]:
                cost = known[name].run(*words)
                if number:
                    figures[name][command][WALL].append(cost.wall)
                    figures[name][command][PROCESSOR].append(cost.processor)
    return figures


def document(figures: Mapping[str, Figures]) -> dict[str, object]:
    """All values and what they come to, by build and command; and the ratios to the build beside."""
    found: dict[str, object] = {
        name: {
            command: {kind: {**summary(values), "values": values} for kind, values in costs.items()}
            for command, costs in commands.items()
        }
        for name, commands in figures.items()
    }
    if BESIDE in figures:
        found["ratio"] = {
            command: {kind: ratio(figures, command, kind) for kind in (WALL, PROCESSOR)}
            for command in figures[HERE]
        }
    return found


def ratio(figures: Mapping[str, Figures], command: str, kind: str) -> float:
    """This build's median as a share of the other's."""
    here, beside = (summary(figures[name][command][kind])["median"] for name in (HERE, BESIDE))
    return round(here / beside, 3)


def table(figures: Mapping[str, Figures]) -> str:
    """Commands down; by build the medians in seconds, by the clock and of the processor; then both ratios."""
    heads = ["", *(f"{name}, {kind}" for kind in (WALL, PROCESSOR) for name in figures)]
    both = BESIDE in figures
    lines = [heads + ([f"ratio, {kind}" for kind in (WALL, PROCESSOR)] if both else [])]
    for command in figures[HERE]:
        kinds = [(kind, costs[command][kind]) for kind in (WALL, PROCESSOR) for costs in figures.values()]
        line = [f"{command} (writes)" if command in WRITES else command]
        line += [f"{summary(values)['median']:.3f}" for _, values in kinds]
        line += [f"{ratio(figures, command, kind):.2f}" for kind in (WALL, PROCESSOR)] if both else []
        lines.append(line)
    widths = [max(len(line[index]) for line in lines) for index in range(len(lines[0]))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
