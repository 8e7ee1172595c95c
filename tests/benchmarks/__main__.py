"""Measure matchweek beside a bare Textual app: `python -m tests.benchmarks`.

Each run measures the bare app and then matchweek at every size, one after the other, so that a slow moment of
the machine falls on all alike. Nothing is judged here: the budgets stand in design.md section 7.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.benchmarks import shell
from tests.benchmarks.fits import run_fits
from tests.benchmarks.life import ACTS, run_life
from tests.benchmarks.lists import run_lists
from tests.benchmarks.picture import picture
from tests.benchmarks.report import summary, table, together
from tests.benchmarks.season import PROGRAMS, run_season
from tests.benchmarks.week import Figures, run_bare, run_days, run_demo, run_week

BARE = "bare Textual app"
LISTS = "lists read in process"
# The checkout comes first: what is measured is what stands here, installed or not.
ROOT = Path(__file__).resolve().parents[2]


def sizes(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",") if part]


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Speed and memory of matchweek, as ratios to a bare Textual app.",
    )
    parser.add_argument("--rows", type=sizes, default=[1000, 10_000, 100_000], help="programs, as 1000,10000")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default 3)")
    parser.add_argument(
        "--idle", type=float, default=6.0, help="seconds of doing nothing in each run (default 6)"
    )
    parser.add_argument(
        "--days",
        action="store_true",
        help="also what memory grows by over the days of SOAP: 5 minutes a size",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write all values to a file")
    parser.add_argument(
        "--bare-only", action="store_true", help="only the bare app: what this machine is like"
    )
    parser.add_argument(
        "--shell",
        action="store_true",
        help="only shell commands, from start to end, with the first of --rows; 15 runs do well",
    )
    parser.add_argument(
        "--season", action="store_true", help="only the season, with 300 programs and 60 interviews"
    )
    parser.add_argument(
        "--life", action="store_true", help="only the keys on a file of a whole life, of few acts and of many"
    )
    parser.add_argument(
        "--beside",
        metavar="PYTHON",
        help="the interpreter of another checkout, whose matchweek takes turns with this one",
    )
    parser.add_argument(
        "--picture",
        type=Path,
        metavar="OUT",
        help="also draw what each thing costs by the number of programs",
    )
    return parser.parse_args(words)


def column_of(count: int, build: str) -> str:
    """The heading over the figures of so many programs; `build` says which one, empty for this one."""
    return f"{count:,} programs{build}"


def measured(count: int, python: str, path: str, options: argparse.Namespace, *, days: bool) -> Figures:
    """The figures of one build with so many programs; `path` is where Python looks for it first."""
    more = os.pathsep.join(filter(None, [path, os.environ.get("PYTHONPATH", "")]))
    environment = {"PYTHONPATH": more}
    with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
        figures = run_week(count, Path(folder), options.idle, environment, python)
        # What is rehearsed is the same whatever one's own list holds.
        if count == options.rows[0]:
            figures |= run_demo(Path(folder), environment, python)
    if path == str(ROOT):
        figures |= run_fits(count)
    if days:
        with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
            figures |= run_days(count, Path(folder), environment, python)
    return figures


def measure_all(options: argparse.Namespace) -> dict[str, list[Figures]]:
    rows = [] if options.bare_only else options.rows
    builds = {"": (sys.executable, str(ROOT))}
    if options.beside:
        builds[", beside"] = (str(Path(options.beside).absolute()), "")
    columns = [column_of(count, name) for count in rows for name in builds]
    runs: dict[str, list[Figures]] = {name: [] for name in (BARE, *columns)}
    if not options.bare_only:
        runs[LISTS] = []
    for number in range(1, options.runs + 1):
        print(f"run {number} of {options.runs}: bare", end="", file=sys.stderr, flush=True)
        runs[BARE].append(run_bare(options.idle))
        # Each goes first as often as second.
        turns = [(count, name) for count in rows for name in list(builds)[:: 1 if number % 2 else -1]]
        for count, name in turns:
            print(f", {count:,}{name}", end="", file=sys.stderr, flush=True)
            python, path = builds[name]
            figures = measured(count, python, path, options, days=options.days and number == 1)
            runs[column_of(count, name)].append(figures)
        if LISTS in runs:
            print(", lists", end="", file=sys.stderr, flush=True)
            runs[LISTS].append(run_lists())
        print(file=sys.stderr, flush=True)
    return runs


def measure_shell(options: argparse.Namespace) -> int:
    """Print what shell commands cost, beside another build where one is given."""
    with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
        known = shell.builds(Path(folder), options.beside)
        figures = shell.run_shell(known, options.rows[0], options.runs)
    print(f"Medians of {options.runs} runs in seconds, from start to end; {options.rows[0]:,} programs.\n")
    print(shell.table(figures))
    if options.json:
        options.json.write_text(json.dumps(shell.document(figures), indent=1) + "\n", encoding="utf-8")
    return 0


def measure_season(options: argparse.Namespace) -> int:
    """Print what the keys of the season cost, and whether the week's became slower by it."""
    name = f"{PROGRAMS} programs of the season"
    return measure_columns(options, {name: run_season})


def measure_life(options: argparse.Namespace) -> int:
    """Print what the keys cost on a file of few acts and on one of a whole life."""
    return measure_columns(options, {f"{acts:,} acts": partial(run_life, acts) for acts in ACTS})


def measure_columns(
    options: argparse.Namespace, measures: Mapping[str, Callable[[Mapping[str, str]], Figures]]
) -> int:
    """Print figures in columns that take turns, and write them where `--json` says."""
    sys.setswitchinterval(0.0002)
    runs: dict[str, list[Figures]] = {name: [] for name in measures}
    for _ in range(options.runs):
        for name, run in measures.items():
            runs[name].append(run({"PYTHONPATH": str(ROOT)}))
    columns = {name: together(some) for name, some in runs.items()}
    print("Medians in ms from the key or the start of the process; 160x45 cells.\n")
    print(table(columns, next(iter(columns))))
    if options.json:
        write_json(options.json, columns)
    return 0


def write_json(path: Path, columns: Mapping[str, Figures]) -> None:
    document = {
        name: {figure: {**summary(values), "values": values} for figure, values in column.items()}
        for name, column in columns.items()
    }
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def main(words: list[str]) -> int:
    options = arguments(words)
    if sys.platform == "win32":
        print("The benchmarks need a pseudo-terminal, which Windows has not.", file=sys.stderr)
        return 1
    # As installed: compiled once, not at every start, which Textual is not either.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if options.shell:
        return measure_shell(options)
    if options.season:
        return measure_season(options)
    if options.life:
        return measure_life(options)
    # The thread that stamps output must not wait for the one that draws it.
    sys.setswitchinterval(0.0002)
    columns = {name: together(runs) for name, runs in measure_all(options).items()}
    print("Medians in ms from the key or the start of the process; 160x45 cells; x: times the bare app.\n")
    print(table(columns, BARE))
    if options.json:
        write_json(options.json, columns)
    if options.picture and not options.bare_only:
        builds = ("", ", beside") if options.beside else ("",)
        drawn = picture(
            {name: {count: columns[column_of(count, name)] for count in options.rows} for name in builds}
        )
        options.picture.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
