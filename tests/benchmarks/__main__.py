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
from pathlib import Path

from tests.benchmarks import shell
from tests.benchmarks.lists import run_lists
from tests.benchmarks.report import summary, table, together
from tests.benchmarks.week import Figures, run_bare, run_days, run_week

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
        "--beside",
        metavar="PYTHON",
        help="with --shell: the interpreter of another checkout, whose matchweek takes turns with this one",
    )
    return parser.parse_args(words)


def measure_all(options: argparse.Namespace) -> dict[str, list[Figures]]:
    rows = [] if options.bare_only else options.rows
    runs: dict[str, list[Figures]] = {name: [] for name in (BARE, *(f"{count:,} programs" for count in rows))}
    if not options.bare_only:
        runs[LISTS] = []
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    for number in range(1, options.runs + 1):
        print(f"run {number} of {options.runs}: bare", end="", file=sys.stderr, flush=True)
        runs[BARE].append(run_bare(options.idle))
        for count in rows:
            print(f", {count:,}", end="", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
                figures = run_week(count, Path(folder), options.idle, {"PYTHONPATH": path})
            if options.days and number == 1:
                with tempfile.TemporaryDirectory(prefix="matchweek-benchmark-") as folder:
                    figures |= run_days(count, Path(folder), {"PYTHONPATH": path})
            runs[f"{count:,} programs"].append(figures)
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


def main(words: list[str]) -> int:
    options = arguments(words)
    if sys.platform == "win32":
        print("The benchmarks need a pseudo-terminal, which Windows has not.", file=sys.stderr)
        return 1
    # As installed: compiled once, not at every start, which Textual is not either.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if options.shell:
        return measure_shell(options)
    # The thread that stamps output must not wait for the one that draws it.
    sys.setswitchinterval(0.0002)
    columns = {name: together(runs) for name, runs in measure_all(options).items()}
    print("Medians in ms from the key or the start of the process; 160x45 cells; x: times the bare app.\n")
    print(table(columns, BARE))
    if options.json:
        document = {
            name: {figure: {**summary(values), "values": values} for figure, values in column.items()}
            for name, column in columns.items()
        }
        options.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
