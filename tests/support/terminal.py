"""A program in a real pseudo-terminal, looked at and used as a person would.

    with Terminal.spawn([sys.executable, "-m", "matchweek", "--file", str(file)]) as terminal:
        terminal.wait_for("Programs")
        terminal.keys("1", "Down", "u")
        terminal.wait_for(r"taken back", timeout=5)

Nothing here sleeps for a fixed time: every wait ends as soon as it can, and one that fails shows the screen.
"""

from __future__ import annotations

import contextlib
import os
import queue
import re
import select
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import psutil
import pytest

from tests.support import forks
from tests.support.emulator import Emulator, answers, unfinished
from tests.support.keys import key_bytes

if sys.platform != "win32":
    import fcntl
    import termios

NEEDS_PTY = pytest.mark.skipif(
    sys.platform == "win32", reason="needs a pseudo-terminal, which Windows has not"
)

# Variables that would make the machine show through in what a program draws or reads.
_MACHINE = (
    "LINES",
    "COLUMNS",
    "TMUX",
    "STY",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM_PROGRAM",
    "TEXTUAL",
    "ESCDELAY",
)
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_ESCAPE_MS = 25
_HALF_FRAME_AT_MOST = 0.25
# How long anything is waited for, in seconds: long enough for a machine that does much else.
PATIENCE = 60.0


class WaitFailed(AssertionError):
    """What was waited for did not come; the message has the screen."""


def plain_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment as a plain colour terminal would have it, without settings of matchweek."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _MACHINE and not name.startswith(("MATCHWEEK_", "PYTEST_", "TEXTUAL_"))
    }
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return kept | terminal | {"ESCDELAY": str(_ESCAPE_MS)} | dict(extra or {})


class Terminal:
    """One program and its terminal. Made by `spawn`; a context manager, so that nothing outlives a test.

    `started` is when the program was started and `output_bytes` what it has written so far; the times of
    output and keys are of the same clock (time.perf_counter).
    """

    def __init__(self, pid: int, master: int, cols: int, rows: int, started: float) -> None:
        self.pid = pid
        self.output_bytes = 0
        self.started = started
        self.emulator = Emulator(cols, rows)
        self._master = master
        self._open = True
        self._ended = False
        self._status: int | None = None
        self._after_escape = 0.0
        self._chunks: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self._writing = threading.Lock()
        self._unsent = bytearray()
        self._wake_read, self._wake_write = os.pipe()
        self._reader = threading.Thread(target=self._read, name=f"terminal-{pid}", daemon=True)
        self._reader.start()

    @classmethod
    def spawn(
        cls,
        argv: Sequence[str | Path],
        cols: int = 160,
        rows: int = 45,
        env: Mapping[str, str] | None = None,
        cwd: str | Path | None = None,
    ) -> Terminal:
        """Start a program at a terminal of its own. `env` is added to a plain environment."""
        words = [str(word) for word in argv]
        if cwd is not None:
            words = ["/bin/sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", str(cwd), *words]
        master, slave = _opened(cols, rows)
        name = os.ttyname(slave)
        # A session leader without a terminal gets the first one it opens: no code of ours between fork and
        # exec, where threads of the test process could hold locks.
        actions = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0)]
        copies = [(os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        started = time.perf_counter()
        try:
            pid = os.posix_spawnp(
                words[0],
                words,
                plain_environment(env),
                file_actions=[*actions, *copies],
                setsid=True,
                setsigmask=[],
                setsigdef=[signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGTSTP],
            )
        except BaseException:
            os.close(master)
            raise
        finally:
            os.close(slave)
        return cls(pid, master, cols, rows, started)

    @classmethod
    def fork(
        cls,
        argv: Sequence[str | Path],
        cols: int = 160,
        rows: int = 45,
        env: Mapping[str, str] | None = None,
        cwd: str | Path | None = None,
    ) -> Terminal:
        """As `spawn` does, without the second of imports: forked from a process that has done them.

        What is tested of the start itself has to be spawned.
        """
        master, slave = _opened(cols, rows)
        started = time.perf_counter()
        words = [str(word) for word in argv]
        # As the shell says that `spawn` goes to a folder with.
        there = {} if cwd is None else {"PWD": str(cwd)}
        try:
            pid = forks.fork(words, plain_environment(env) | there, cwd, [slave] * 3, at_terminal=True)
        except forks.CannotFork:
            os.close(master)
            return cls.spawn(argv, cols, rows, env, cwd)
        except BaseException:
            os.close(master)
            raise
        finally:
            os.close(slave)
        return cls(pid, master, cols, rows, started)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Output

    def _read(self) -> None:
        """Stamp each piece of output with its time, answer requests at once and send on what the program had
        no room for; drawing is the caller's."""
        rest = b""
        while True:
            sending = [self._master] if self._unsent else []
            ready, room, _ = select.select([self._master, self._wake_read], sending, [])
            if self._wake_read in ready:
                os.read(self._wake_read, 4096)
                if not self._open:
                    return
            if room:
                self._send_on()
            if self._master not in ready:
                continue
            try:
                data = os.read(self._master, 65536)
            except BlockingIOError:
                continue
            except OSError:  # Linux says EIO when the last program has closed the terminal
                data = b""
            self._chunks.put((time.perf_counter(), data))
            if not data:
                return
            self.output_bytes += len(data)
            rest += data
            cut = unfinished(rest)
            if reply := answers(rest[: len(rest) - len(cut)]):
                self.send(reply)
            rest = cut

    def next_chunk(self, timeout: float) -> tuple[float, bytes] | None:
        """The next piece of output with the time it came, undrawn: give it to `emulator.feed`.

        None when nothing came within `timeout` seconds or the output has ended.
        """
        if self._ended:
            return None
        try:
            at, data = self._chunks.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return None
        if not data:
            self._ended = True
            return None
        return at, data

    def pump(self, timeout: float = 0.0) -> bool:
        """Draw what has come, waiting at most `timeout` seconds for the first of it, never half a frame.

        Returns whether there was anything.
        """
        chunk = self.next_chunk(timeout)
        anything = chunk is not None
        while chunk is not None:
            self.emulator.feed(chunk[1])
            chunk = self.next_chunk(_HALF_FRAME_AT_MOST if self.emulator.drawing else 0.0)
        return anything

    @property
    def ended(self) -> bool:
        """The program has closed the terminal and all it wrote is drawn."""
        return self._ended

    def text(self) -> str:
        """The screen as it is now, lines without the blanks at their ends."""
        self.pump()
        return self.emulator.text()

    def line(self, y: int) -> str:
        """Line `y` of the screen from 0; negative counts from the bottom."""
        self.pump()
        return self.emulator.line(y)

    def wait_for(
        self, wanted: str | re.Pattern[str] | Callable[[str], object], timeout: float = PATIENCE
    ) -> str:
        """Wait until a regular expression is found on the screen, or a predicate of its text holds.

        Returns the screen then. Raises WaitFailed, with the screen, after `timeout` seconds or as soon as the
        program has ended without it.
        """
        holds = wanted if callable(wanted) else _search(wanted)
        deadline = time.monotonic() + timeout
        while True:
            text = self.text()
            if holds(text):
                return text
            # What is on the screen is looked for again once there is anything new; a predicate may see more.
            anything = False
            while not anything:
                left = deadline - time.monotonic()
                if left <= 0 or self._ended:
                    why = "the program ended" if self._ended else f"gave up after {timeout:g} s"
                    raise WaitFailed(f"{why}, waiting for {_in_words(wanted)}\n{self._picture(text)}")
                anything = self.pump(min(left, 0.05)) or callable(wanted)

    def wait_gone(self, pattern: str | re.Pattern[str], timeout: float = PATIENCE) -> str:
        """Wait until a regular expression is no longer found on the screen."""
        search = _search(pattern)

        def gone(text: str) -> bool:
            return not search(text)

        gone.__name__ = f"no {pattern!r}"
        return self.wait_for(gone, timeout)

    def settle(self, quiet: float = 0.15, timeout: float = 15.0) -> str:
        """Wait until nothing came for `quiet` seconds (a ticking clock counts), and return the screen."""
        deadline = time.monotonic() + timeout
        while self.pump(quiet) and time.monotonic() < deadline:
            continue
        return self.text()

    def _picture(self, text: str) -> str:
        state = "running" if self.exit_code is None else f"ended with {self.exit_code}"
        size = f"{self.emulator.cols}x{self.emulator.rows}"
        body = "\n".join(f"|{line}" for line in text.rstrip().splitlines())
        return f"--- screen {size}, program {state}\n{body}\n---"

    # Input

    def send(self, data: bytes) -> None:
        """Bytes as they are, for what no key sends (mouse reports, broken sequences).

        Never waits: a program that reads nothing while it writes itself would wait for us in turn.
        """
        with self._writing:
            if not self._open:
                return
            waiting = bool(self._unsent)
            self._unsent += data
        if not waiting:
            self._send_on()
            if self._unsent:
                os.write(self._wake_write, b"x")

    def _send_on(self) -> None:
        """Hand on as much of what is unsent as there is room for."""
        with self._writing:
            try:
                while self._unsent:
                    del self._unsent[: os.write(self._master, self._unsent)]
            except BlockingIOError:
                pass
            except OSError:
                self._unsent.clear()

    def press(self, key: str) -> float:
        """One key: a character, or a name as "Down", "F3", "ctrl+o". Returns the time it was sent."""
        # A program takes what follows an escape at once for one sequence with it, as no person types.
        while (left := self._after_escape - time.perf_counter()) > 0:
            if not self.pump(left) and self._ended:
                break
        data = key_bytes(key, application_keys=self.emulator.application_keys)
        at = time.perf_counter()
        self.send(data)
        if data == b"\x1b":
            self._after_escape = at + 2 * _ESCAPE_MS / 1000
        return at

    def keys(self, *keys: str) -> None:
        """Keys one after another, as fast as they can be sent."""
        for key in keys:
            self.press(key)

    def type(self, text: str) -> None:
        """Text letter by letter."""
        self.keys(*("enter" if letter == "\n" else letter for letter in text))

    def paste(self, text: str) -> None:
        """Text as a terminal pastes it: bracketed where the program asked for that."""
        self.pump()
        data = text.replace("\r\n", "\r").replace("\n", "\r").encode()
        self.send(b"\x1b[200~" + data + b"\x1b[201~" if 2004 in self.emulator.modes else data)

    def click(self, x: int, y: int, button: int = 0) -> None:
        """Press and release a mouse button at column `x`, line `y`, both from 0 (64 and 65 are the wheel)."""
        self.send(f"\x1b[<{button};{x + 1};{y + 1}M\x1b[<{button};{x + 1};{y + 1}m".encode())

    def resize(self, cols: int, rows: int) -> None:
        """Another window size; the program hears of it by SIGWINCH."""
        self.pump()
        self.emulator.resize(cols, rows)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, _window(cols, rows))

    # The process

    def kill(self, sig: int = _KILL) -> None:
        """Send a signal to the program, if it still runs."""
        if self.exit_code is None:
            os.kill(self.pid, sig)

    def stop(self) -> None:
        """Hold the program still, as ctrl+z or a laptop's lid would."""
        self.kill(signal.SIGSTOP)

    def cont(self) -> None:
        self.kill(signal.SIGCONT)

    def hang_up(self) -> None:
        """Close the terminal under the program, as closing its window does: it gets SIGHUP."""
        self._stop_reading()

    @property
    def exit_code(self) -> int | None:
        """None while the program runs; then its code, negative for the signal that ended it."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended and all it wrote is drawn; its exit code."""
        deadline = time.monotonic() + timeout
        while (code := self.exit_code) is None or (self._open and not self._ended):
            if time.monotonic() > deadline:
                raise WaitFailed(f"did not end within {timeout:g} s\n{self._picture(self.text())}")
            if not self.pump(0.02) and (self._ended or not self._open):
                time.sleep(0.005)
        return code

    def raw_mode(self) -> bool:
        """Whether keys go to the program one by one and unseen, as the terminal's settings say now."""
        local = termios.tcgetattr(self._master)[3]
        return not local & (termios.ICANON | termios.ECHO)

    def left_behind(self) -> list[str]:
        """What the program has not put back, in words: empty for a clean terminal after its end."""
        self.pump()
        return self.emulator.left_on() + (["raw mode"] if self.raw_mode() else [])

    def close(self) -> None:
        """End the program and all it started, and give the terminal back. May be called twice."""
        family: list[psutil.Process] = []
        if self._status is None:
            with contextlib.suppress(psutil.Error):
                family = psutil.Process(self.pid).children(recursive=True)
            with contextlib.suppress(ProcessLookupError):
                self.kill()
        for process in family:
            with contextlib.suppress(psutil.Error):
                process.kill()
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self._stop_reading()

    def _stop_reading(self) -> None:
        if self._open:
            self._open = False
            os.write(self._wake_write, b"x")
            self._reader.join()
            for descriptor in (self._master, self._wake_read, self._wake_write):
                os.close(descriptor)
            self._chunks.put((time.perf_counter(), b""))


def _opened(cols: int, rows: int) -> tuple[int, int]:
    """Both ends of a new terminal of that size."""
    master, slave = os.openpty()
    os.set_inheritable(master, False)
    os.set_blocking(master, False)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, _window(cols, rows))
    return master, slave


def _window(cols: int, rows: int) -> bytes:
    return struct.pack("HHHH", rows, cols, cols * 8, rows * 18)


def _search(pattern: str | re.Pattern[str]) -> Callable[[str], object]:
    return (re.compile(pattern, re.MULTILINE) if isinstance(pattern, str) else pattern).search


def _in_words(wanted: object) -> str:
    if isinstance(wanted, re.Pattern):
        return repr(wanted.pattern)
    return getattr(wanted, "__name__", None) or repr(wanted)
