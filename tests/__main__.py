"""Every check of the project, in one go: `python -m tests [--thorough] [--costs FILE] [PYTEST ARGUMENTS]`.

Format, lint, types, import contracts and the tests, side by side. All run, so that one visit shows everything
that is wrong; the exit code is 1 when any of them failed. `--thorough` lets Hypothesis try many times as many
examples; `--costs FILE` writes what each test took of a processor, the dearest last. Other arguments are
handed on to pytest.

A few tests that fail are run once more, alone. One that passes then is named at the end: its wait is to be
mended, since it took a busy machine for a fault.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

import psutil

from tests.support.again import FAILED, worth_it
from tests.support.costs import COSTS, in_order
from tests.support.thorough import THOROUGH

ROOT = Path(__file__).resolve().parent.parent

# The console script of import-linter is not a module; this is what it calls.
_LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
)


class Started(NamedTuple):
    """A check that runs in the background, and the file that what it says goes to."""

    heading: str
    process: subprocess.Popen[bytes]
    said: IO[bytes]


def checks() -> list[tuple[str, list[str]]]:
    """The checks besides the tests, the longest first: heading and command."""
    python = sys.executable
    return [
        ("types", [python, "-m", "mypy"]),
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet"]),
        ("lint", [python, "-m", "ruff", "check", "--quiet"]),
        ("imports", [python, "-c", _LINT_IMPORTS, "--no-logo"]),
    ]


NEEDED = 3 << 30
"""Bytes that must be free in memory for the tests' files, which take a tenth of it."""

# What pytest ends with when tests failed and all of them were run.
SOME_FAILED = 1


def pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", *arguments]


def environment(thorough: bool) -> dict[str, str]:
    """What the checks run in. Each of the hundred processes that the tests start would compile everything
    again if it might not keep what is compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {THOROUGH: "1"} if thorough else kept


def compiled() -> bool:
    """Whether every test is compiled as it stands: then nobody need read all of them first."""
    return all(_is_compiled(path) for path in (ROOT / "tests").rglob("test_*.py"))


def _is_compiled(path: Path) -> bool:
    kept = (path.parent / "__pycache__").glob(f"{path.stem}.{sys.implementation.cache_tag}-pytest-*.pyc")
    return any(each.stat().st_mtime >= path.stat().st_mtime for each in kept)


def workers() -> int:
    """How many processes the tests run in: one that waits for a terminal leaves its processor to another."""
    return max(3, (os.cpu_count() or 1) + 1)


def start(heading: str, command: list[str], env: dict[str, str]) -> Started:
    # Its end is waited for in `ended`.
    said = tempfile.TemporaryFile()  # noqa: SIM115
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=subprocess.STDOUT)
    return Started(heading, process, said)


def ended(one: Started) -> bool:
    """Wait for a check and show what it said; whether all is well."""
    code = one.process.wait()
    print(f"\n== {one.heading}", flush=True)
    with one.said:
        one.said.seek(0)
        sys.stdout.buffer.write(one.said.read())
    sys.stdout.flush()
    return code == 0


def in_memory() -> str | None:
    """A folder of the system that no disk is waited for in, where it has room: thousands of week files are
    written, each act of each to the disk. None where there is no such folder."""
    folder = Path("/dev/shm")
    try:
        found = os.statvfs(folder)
    except (AttributeError, OSError):
        return None
    # A test runs a script in its folder.
    runs = not found.f_flag & getattr(os, "ST_NOEXEC", 0)
    room = min(found.f_bavail * found.f_frsize, psutil.virtual_memory().available)
    return str(folder) if runs and os.access(folder, os.W_OK) and room >= NEEDED else None


def tests(arguments: list[str], env: dict[str, str]) -> tuple[bool, list[str]]:
    """Run the tests; whether all is well, and which of them passed only when they were run again."""
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        # As the folder it stands for: a test is for a while a user who may not do all.
        Path(folder).chmod(0o1777)
        path = Path(folder, "failed")
        place = ("--basetemp", str(Path(folder, "tests")))
        command = pytest("-n", str(workers()), "--dist", "worksteal", *place, *arguments)
        given = env | {FAILED: str(path), "TMPDIR": folder}
        code = subprocess.run(command, cwd=ROOT, env=given, check=False).returncode
        again = worth_it(path)
    if code != SOME_FAILED or not again:
        return code == 0, []
    print("\n== once more, alone", flush=True)
    well = subprocess.run(pytest(*again), cwd=ROOT, env=env, check=False).returncode == 0
    return well, again if well else []


def _taken(option: str, arguments: list[str]) -> str:
    """Take an option and its value out of the arguments; its value, empty where it is not there."""
    if option not in arguments[:-1]:
        return ""
    place = arguments.index(option)
    value = arguments[place + 1]
    del arguments[place : place + 2]
    return value


def main(arguments: list[str]) -> int:
    thorough = "--thorough" in arguments
    handed_on = [each for each in arguments if each != "--thorough"]
    env = environment(thorough)
    costs = _taken("--costs", handed_on)
    if costs:
        Path(costs).write_text("", encoding="utf-8")
        env[COSTS] = str(Path(costs).resolve())
        handed_on += ["-p", "tests.support.costs"]
    started = [start(heading, command, env) for heading, command in checks()]
    if not compiled():
        # Reads every test once and keeps it: otherwise each worker would do all of it at the same time.
        read = pytest("--collect-only", "-qq", *handed_on)
        subprocess.run(read, cwd=ROOT, env=env, check=False, stdout=subprocess.DEVNULL)
    print("== tests", flush=True)
    well, unsteady = tests(handed_on, env)
    if costs:
        in_order(Path(costs))
    failed = [] if well else ["tests"]
    failed += [one.heading for one in started if not ended(one)]
    if unsteady:
        print("\nPassed only when run again, alone:", *unsteady, sep="\n  ", flush=True)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll is well.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
