"""The dashboard that is soaked: started, brought back to its first screen, asked whether it still answers."""

from __future__ import annotations

import re
import signal
import statistics
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import psutil

from tests.support.home import KARACHI, Home
from tests.support.terminal import PATIENCE, Terminal, WaitFailed

SIZE = (160, 45)
# A window that draws nothing for so long after another size is one that hangs, in seconds.
HANGS = 30.0
_SOAKED = (
    "import faulthandler, signal, sys; faulthandler.register(signal.SIGUSR1, open(sys.argv.pop(1), 'w')); "
    "from matchweek.cli.main import main; sys.exit(main(sys.argv[1:]))"
)
# The foot of the list of programs, and what a dialog over it says of leaving.
_FOOT = re.compile(r"^ 1 2 3 (lane|sort)")
_DIALOG = re.compile(r"\besc (leave|done|back|keep|no|later|end|begin)|\by yes|\bq leave")
# Its file is open; or alarms that came while no window was open stand before the week, and its foot is bare.
_OPEN = re.compile(r"\bsaved$|\besc go on\b", re.MULTILINE)
MIB = 1 << 20


@dataclass
class Health:
    """What was measured of the windows of a soak: memory in MiB, times in seconds."""

    resized: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)
    growth: float = 0.0
    starts: int = 0

    def lines(self) -> list[str]:
        said = [f"windows started {self.starts}"]
        if self.memory:
            said.append(
                f"memory {self.memory[0]:.0f} MiB at first, {self.memory[-1]:.0f} at the end, "
                f"{max(self.memory):.0f} at most; most growth of one window {self.growth:.1f}"
            )
            said.append(f"handles {self.handles[0]} at first, {self.handles[-1]} at the end")
        if self.resized:
            said.append(
                f"a resize answered in {statistics.median(self.resized) * 1000:.0f} ms, "
                f"{max(self.resized) * 1000:.0f} at most, of {len(self.resized)}"
            )
        if len(self.moved) > 1:
            part = max(1, len(self.moved) // 4)
            first, last = statistics.median(self.moved[:part]), statistics.median(self.moved[-part:])
            said.append(
                f"a cursor key {first * 1000:.1f} ms in the first quarter, {last * 1000:.1f} in the last"
            )
        return said


class Window:
    """One dashboard at a time, started anew when a key has ended it. `speed` is the seconds in a second."""

    def __init__(self, home: Home, begins: datetime, speed: float, health: Health) -> None:
        self._home, self._begins, self._speed = home, begins, speed
        self._at = time.monotonic()
        self.health = health
        self.terminal: Terminal
        self._settled = 0.0
        self.start()

    @property
    def now(self) -> datetime:
        """The time that the window goes by."""
        return self._begins + timedelta(seconds=(time.monotonic() - self._at) * self._speed)

    def start(self) -> None:
        self.health.starts += 1
        self.dump = self._home.folder / f"where-{self.health.starts}.txt"
        words = ["--now", self.now.isoformat(), "--speed", str(self._speed), *KARACHI]
        self.terminal = Terminal.fork(
            [sys.executable, "-c", _SOAKED, self.dump, *words],
            *SIZE,
            env=self._home.environment | {"BROWSER": "true"},
            cwd=self._home.folder,
        )
        self._settled = 0.0
        self.terminal.wait_for(_OPEN, PATIENCE)

    @property
    def ended(self) -> int | None:
        return self.terminal.exit_code

    def come_home(self) -> bool:
        """Go back to the list of programs; whether that was reached."""
        terminal = self.terminal
        terminal.resize(*SIZE)
        for number in range(80):
            terminal.press("escape" if number % 8 < 6 else ("F2", "tab")[number % 2])
            terminal.settle(0.05, 1.0)
            if self.ended is not None:
                return False
            text = terminal.text()
            if _FOOT.search(terminal.line(-1)) and not _DIALOG.search(text):
                return True
        return False

    def resized(self, cols: int, rows: int) -> bool:
        """Whether another size is answered; measures how soon."""
        terminal = self.terminal
        terminal.settle(0.05, 0.5)
        before, begun = terminal.output_bytes, time.monotonic()
        terminal.resize(cols, rows)
        while terminal.output_bytes == before:
            if self.ended is not None:
                return True
            if time.monotonic() - begun > HANGS:
                return False
            terminal.pump(0.02)
        self.health.resized.append(time.monotonic() - begun)
        return True

    def measure(self) -> None:
        """Memory, handles and the time of a cursor key, on the first screen."""
        terminal, health = self.terminal, self.health
        terminal.settle(0.05, 0.5)
        for key in ("Down", "Up") * 3:
            before = terminal.output_bytes
            at = terminal.press(key)
            while (
                terminal.output_bytes == before and time.perf_counter() - at < HANGS and terminal.pump(0.05)
            ):
                continue
            health.moved.append(time.perf_counter() - at)
        try:
            process = psutil.Process(terminal.pid)
            memory = process.memory_info().rss / MIB
            health.handles.append(process.num_fds())
        except psutil.Error:
            return
        health.memory.append(memory)
        self._settled = self._settled or memory
        health.growth = max(health.growth, memory - self._settled)

    def where(self) -> str:
        """What every thread of a window that hangs is at."""
        self.terminal.kill(signal.SIGUSR1)
        self.terminal.pump(1.0)
        return self.dump.read_text(encoding="utf-8") if self.dump.exists() else ""

    def leave(self) -> bool:
        """End the window as a closing session does; whether it ended by itself."""
        self.terminal.kill(signal.SIGTERM)
        try:
            self.terminal.wait_exit(HANGS)
        except WaitFailed:
            return False
        finally:
            self.terminal.close()
        return True

    def said(self) -> str:
        """What the window left on the screen, where that is an error of the program's own."""
        text = self.terminal.text()
        return text if re.search(r"Traceback|Something unexpected", text) else ""
