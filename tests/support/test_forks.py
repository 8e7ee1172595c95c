"""A process that was forked is what one that was started is: told by the same program, run both ways."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.forks import Forked
from tests.support.terminal import NEEDS_PTY, PATIENCE, Terminal, plain_environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is started for real")


@pytest.fixture(autouse=True)
def _begun_at_a_terminal() -> Iterator[None]:
    """Who begins the tests in the background of a script lets them ignore ctrl+C, and what they start too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


TELLS = """
import json, os, random, signal, sys, threading
stream = lambda one: [one.fileno(), one.isatty(), one.encoding, one.errors, one.line_buffering, one.mode]
print(json.dumps({
    "environment": {name: value for name, value in os.environ.items() if name not in ("_", "OLDPWD")},
    "folder": os.getcwd(),
    "arguments": sys.argv,
    "path": sys.path,
    "name": __name__,
    "streams": [stream(one) for one in (sys.stdin, sys.stdout, sys.stderr)],
    "same": [sys.stdin is sys.__stdin__, sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__],
    "signals": [str(signal.getsignal(each)) for each in signal.valid_signals() if each not in (32, 33)],
    "held back": [int(each) for each in signal.pthread_sigmask(signal.SIG_BLOCK, [])],
    "leads": [os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid()] if os.isatty(0) else [],
    "terminal": os.isatty(0) and os.tcgetpgrp(0) == os.getpid(),
    "open": len(os.listdir("/proc/self/fd")),
    "mask": os.umask(0o22),
    "parent": os.getppid(),
    "threads": threading.active_count(),
}), flush=True)
print("dice", random.random(), flush=True)
sys.stdin.readline()
sys.exit(7)
"""


def told(terminal: Terminal) -> dict[str, Any]:
    screen = terminal.wait_for("dice")
    found: dict[str, Any] = json.loads("".join(screen.splitlines()).partition("dice")[0])
    terminal.press("enter")
    assert terminal.wait_exit(PATIENCE) == 7
    return found


@NEEDS_PTY
def test_at_a_terminal_it_is_what_a_started_one_is(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", TELLS, "one", "two words"]
    both = []
    for begin in (Terminal.spawn, Terminal.fork):
        with begin(argv, 400, 40, {"MATCHWEEK_HOME": str(tmp_path)}, tmp_path) as terminal:
            both.append(told(terminal))
    # One that is started is also given what the tests' process leaves open; the fourth is the folder of them.
    assert both[1].pop("open") == 4 <= both[0].pop("open")
    for what, started in both[0].items():
        assert both[1][what] == started, what
    assert both[1]["parent"] == os.getpid()
    assert both[1]["terminal"] and both[1]["leads"] == [True, True]


def test_with_pipes_it_is_what_a_started_one_is(tmp_path: Path) -> None:
    both, dice = [], set()
    for begin in (subprocess.Popen, Forked, Forked):
        process = begin(
            [sys.executable, "-c", TELLS, "one"],
            cwd=tmp_path,
            env=plain_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        said = process.communicate("\n", timeout=PATIENCE)[0].splitlines()
        assert process.returncode == 7
        found = json.loads(said[0])
        found["environment"].pop("PWD", None)
        found["streams"].pop()
        both.append(found)
        dice.add(said[1])
    assert both[0] == both[1] == both[2]
    assert len(dice) == 3


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_and_the_others_live_on(sent: signal.Signals) -> None:
    argv = [sys.executable, "-c", "import sys; print('here', flush=True); sys.stdin.readline()"]
    one, other = (
        Forked(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for _ in range(2)
    )
    for each in (one, other):
        assert each.stdout is not None and each.stdout.readline() == "here\n"
    os.kill(one.pid, sent)
    one.communicate(timeout=PATIENCE)
    assert one.returncode == -sent
    assert other.poll() is None
    assert other.communicate("\n", timeout=PATIENCE)[0] == ""
    assert other.returncode == 0


def test_what_an_import_might_read_is_started_for_real(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", "import sys; print('textual' in sys.modules)"]
    said = []
    for more in ({}, {"TERM": "screen"}):
        process = Forked(argv, env=plain_environment(more), stdout=subprocess.PIPE, text=True)
        said.append(process.communicate(timeout=PATIENCE)[0].strip())
    assert said == ["True", "False"]
