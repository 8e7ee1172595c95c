"""One person's matchweek in a folder of its own: dashboards in real terminals, and a shell beside them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matchweek.cli.main import main
from tests.support.terminal import PATIENCE as PATIENCE
from tests.support.terminal import Terminal, plain_environment

# Thursday of Match Week, the first round open, with the clock running.
NOW = "2027-03-18T10:42:07-04:00"
KARACHI = ("--zone", "Asia/Karachi")


class Home:
    """Where one person's files are: MATCHWEEK_HOME is `folder`.

    With `anew` its dashboards are started from nothing, imports and all, as a person's are; else they are
    forked from a process that has done the imports (`tests.support.forks`).
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        self.folder = folder
        self.anew = anew
        self.file = folder / "week.db"

    @property
    def environment(self) -> dict[str, str]:
        return {"MATCHWEEK_HOME": str(self.folder), "PYTHONPATH": _root(), "MATCHWEEK_DEBUG": "1"}

    def command(self, *words: str, speed: str = "1") -> list[str]:
        return [sys.executable, "-m", "matchweek", "--now", NOW, "--speed", speed, *words]

    def dashboard(self, *before: str, cols: int = 160, rows: int = 45, speed: str = "1") -> Terminal:
        """Start the dashboard; `before` are options before the command."""
        argv = self.command(*before, speed=speed)
        begin = Terminal.spawn if self.anew else Terminal.fork
        return begin(argv, cols=cols, rows=rows, env=self.environment, cwd=self.folder)

    def opened(self, words: str, *before: str, speed: str = "1") -> Terminal:
        """The dashboard once it shows some words and takes keys, in a window whose zone is said."""
        terminal = self.dashboard(*KARACHI, *before, speed=speed)
        try:
            terminal.wait_for(re.escape(words), PATIENCE)
            terminal.wait_for(r"\bsaved$", PATIENCE)
        except BaseException:
            terminal.close()
            raise
        return terminal

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command in another process."""
        return subprocess.Popen(
            self.command(*words),
            env=plain_environment(self.environment),
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str) -> tuple[int, str, str]:
        """A command of the shell, as the process of the tests: its exit code, its stdout and its stderr.

        Of any window it is another process all the same, without a second's imports each time. Where the
        start or the streams of a command are what is tested, `start` runs it in a process of its own.
        """
        return run_here(self.command(*words)[3:], self.environment, self.folder)

    def json(self, *words: str) -> Any:
        """The document of a command that has to succeed."""
        code, out, err = self.run(*words, "--json")
        assert code == 0, f"matchweek {' '.join(words)} ended with {code}:\n{err or out}"
        return json.loads(out)

    def program(self, code: str) -> dict[str, Any]:
        """One program as the shell shows it."""
        found: dict[str, Any] = self.json("program", "show", code)
        return found

    def entries(self) -> list[dict[str, Any]]:
        """The journal as the shell shows it."""
        found: list[dict[str, Any]] = self.json("journal")["entries"]
        return found

    def with_list(self, text: str) -> Home:
        """Bring in a list first."""
        path = self.folder / "monday.csv"
        path.write_text(text, encoding="utf-8")
        self.json("list", "import", str(path), "--after-round", "0")
        return self


def row_of(screen: str, words: str) -> str:
    """The line of the screen that has some words; "" when there is none."""
    return next((line for line in screen.splitlines() if words in line), "")


def at_cursor(screen: str) -> tuple[int, str]:
    """The screen line (from 0) that the cursor of the programs is on, and its text; -1 when there is none."""
    lines = screen.splitlines()
    return next(((y, line) for y, line in enumerate(lines) if line.startswith("▌")), (-1, ""))


def programs_of(screen: str) -> list[str]:
    """The lines of the programs pane of a wide window, as they stand."""
    lines = screen.splitlines()
    first = next((y for y, line in enumerate(lines) if " Programs  " in line), len(lines))
    last = next((y for y, line in enumerate(lines) if y > first and line.startswith("──")), len(lines))
    return [line[:100].rstrip() for line in lines[first:last]]


def run_here(arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> tuple[int, str, str]:
    """Run a command in this process, in a folder: its exit code, its stdout and its stderr."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    before = dict(os.environ), sys.stdin
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.chdir(folder):
        try:
            _become(plain_environment(environment))
            sys.stdin = io.StringIO()
            code = main(arguments)
        finally:
            _become(before[0])
            sys.stdin = before[1]
    return code, _written(out), _written(err)


def _become(environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.detach()
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode("utf-8")


def _root() -> str:
    return str(Path(__file__).resolve().parents[2])
