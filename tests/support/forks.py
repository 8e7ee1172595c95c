"""Programs that tests start again and again, forked from one process that has imported what they need.

Each is a process of its own in all else: a session, a terminal or pipes, an environment and a folder of its
own, signals as the system gives them, a child of the process of the tests. Only the imports are not done
anew: what is tested of a start itself is started for real (`subprocess`, `Terminal.spawn`), and so is
everything where the system cannot hand a grandchild over (all but Linux).
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import gc
import importlib
import io
import json
import os
import pkgutil
import random
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
_LARGEST = 4 << 20
# The system's call that makes a process the parent of its grandchildren when their parent ends.
_PR_SET_CHILD_SUBREAPER = 36
# What may be otherwise than where all was imported: nothing that is read by an import.
_OWN = ("MATCHWEEK_", "BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "PATH", "PWD", "PYTHONPATH")
# What a dashboard and a shell's commands load, and the writers of tests.
_LOADED = ("matchweek.cli.main", "matchweek.tui.app.dashboard", "tests.support.writers")
_ROOMS = ("matchweek.cli", "matchweek.services", "matchweek.tui")


class CannotFork(Exception):
    """It has to be started for real."""


# In the process of the tests


class _Server:
    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.environment = _environment()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.forks", str(theirs.fileno())],
                cwd=ROOT,
                env=self.environment,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._socket = ours
        ours.settimeout(PATIENCE)
        self.owner = os.getpid()

    def fork(self, wanted: dict[str, Any], descriptors: Sequence[int]) -> int:
        _adopt(True)
        try:
            socket.send_fds(self._socket, [json.dumps(wanted).encode()], list(descriptors))
            answer = self._socket.recv(64)
        finally:
            _adopt(False)
        if not answer:
            raise RuntimeError("the process that forks others has ended")
        return int(answer)

    def end(self) -> None:
        if os.getpid() == self.owner:
            self._socket.close()
            self._process.kill()
            self._process.wait(PATIENCE)


_running: list[_Server] = []


def _environment() -> dict[str, str]:
    # Not above: it imports this.
    from tests.support.terminal import plain_environment

    return {name: value for name, value in plain_environment().items() if name != "PYTHONPATH"}


def _adopt(whether: bool) -> None:
    """Let grandchildren whose parent ends become children of this process."""
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, int(whether), 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def fork(
    argv: Sequence[str],
    environment: Mapping[str, str],
    cwd: str | Path | None,
    descriptors: Sequence[int],
    *,
    at_terminal: bool = False,
) -> int:
    """Fork a process for `python -m MODULE …` or `python -c CODE …`; the number of a child of this process.

    `descriptors` become its standard streams; with `at_terminal` it leads a session at the first of them.
    Raises CannotFork for what has to be started for real.
    """
    if sys.platform != "linux" or argv[0] != sys.executable or argv[1] not in ("-m", "-c"):
        raise CannotFork
    if not _running or _running[0].owner != os.getpid():
        _running[:] = [_Server()]
        atexit.register(_running[0].end)
    server = _running[0]
    if _without_own(environment) != _without_own(server.environment):
        raise CannotFork
    wanted = {
        "argv": list(argv[1:]),
        "environment": dict(environment),
        "cwd": str(cwd or Path.cwd()),
        "at_terminal": at_terminal,
    }
    return server.fork(wanted, descriptors)


def _without_own(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(_OWN)}


class Forked(subprocess.Popen[str]):
    """A process with pipes as `subprocess.Popen` makes it, forked where that can be."""

    def _execute_child(self, args: Any, *rest: Any) -> None:
        """What `Popen` calls with what it was given and with both ends of its pipes."""
        # executable, preexec_fn, close_fds, pass_fds, cwd, env, startupinfo, creationflags, shell, pipes
        cwd, env, pipes = rest[4], rest[5], rest[9:15]
        streams = [end if end != -1 else place for place, end in enumerate((pipes[0], pipes[3], pipes[5]))]
        try:
            self.pid = fork(
                [str(each) for each in args], _environment() if env is None else env, cwd, streams
            )
        except CannotFork:
            super()._execute_child(args, *rest)  # type: ignore[misc]
            return
        self._child_created = True
        self._close_pipe_fds(*pipes)  # type: ignore[attr-defined]


# In the process that forks


def _serve(requests: socket.socket) -> list[str] | None:
    """Fork for each request; in a child what it has to run, None when there are no more requests."""
    while True:
        data, descriptors, _, _ = socket.recv_fds(requests, _LARGEST, 3)
        if not data:
            return None
        read, write = os.pipe()
        between = os.fork()
        if between:
            os.close(write)
            os.waitpid(between, 0)
            with os.fdopen(read, "rb") as pipe:
                number = pipe.read()
            for descriptor in descriptors:
                os.close(descriptor)
            requests.send(number)
            continue
        before = os.getpid()
        child = os.fork()
        if child:
            os.write(write, str(child).encode())
            # Its parent now is the process of the tests.
            os._exit(0)
        for descriptor in (read, write):
            os.close(descriptor)
        requests.close()
        while os.getppid() == before:
            time.sleep(0.0005)
        return _become(json.loads(data), descriptors)


def _become(wanted: dict[str, Any], descriptors: list[int]) -> list[str]:
    """Be as a process that was just started."""
    os.setsid()
    for place, descriptor in enumerate(descriptors):
        os.dup2(descriptor, place)
    os.closerange(3, max(descriptors) + 1)
    if wanted["at_terminal"]:
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["cwd"])
    sys.stdin = sys.__stdin__ = _stream(0, "r", sys.stdin)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _stream(1, "w", sys.stdout)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _stream(2, "w", sys.stderr)  # type: ignore[misc]
    random.seed()
    return [str(word) for word in wanted["argv"]]


def _stream(descriptor: int, mode: str, before: Any) -> Any:
    raw: Any = open(descriptor, f"{mode}b", closefd=False)  # noqa: SIM115
    unbuffered = getattr(before, "write_through", False)
    by_lines = mode == "w" and (descriptor == 2 or os.isatty(descriptor))
    stream: Any = io.TextIOWrapper(
        raw,
        encoding=before.encoding,
        errors=before.errors,
        line_buffering=by_lines and not unbuffered,
        write_through=unbuffered,
    )
    stream.mode = mode
    return stream


def _run(words: list[str]) -> None:
    """What the interpreter does with its arguments."""
    how, what, *rest = words
    sys.path[1:1] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    if how == "-m":
        sys.path[0] = os.getcwd()  # noqa: PTH109
        sys.argv = [what, *rest]
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.path[0] = ""
        sys.argv = ["-c", *rest]
        main = type(sys)("__main__")
        sys.modules["__main__"] = main
        exec(compile(what, "<string>", "exec"), main.__dict__)


def _load() -> None:
    for name in _LOADED:
        importlib.import_module(name)
    for room in _ROOMS:
        for module in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


def _main() -> None:
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP):
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    _load()
    with contextlib.closing(socket.socket(fileno=int(sys.argv[1]))) as requests:
        words = _serve(requests)
    if words is not None:
        _run(words)


if __name__ == "__main__":
    _main()
