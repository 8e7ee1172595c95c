"""What a person at a terminal would see of a program: how soon it is there and answers, what it costs.

Times are milliseconds of the terminal's own stamps; drawing the screen is done between bursts of output, off
the clock. Nothing here judges a figure.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import psutil

from tests.support.terminal import Terminal, WaitFailed

# Output that follows within this many seconds belongs to the same paint.
_BURST = 0.004
_FRAME_AT_MOST = 0.25
_QUIET = 0.06
# A key that paints nothing this many times in a row is taken for one that does nothing here.
_MISSES = 3


@dataclass(frozen=True, slots=True)
class Start:
    """From the start of the process, in ms: the first text, the content, the first key answered after it.

    `worst_key` is the slowest of the keys pressed during the second after the content was there.
    """

    first_frame: float
    content: float
    answered: float
    worst_key: float


@dataclass(slots=True)
class Keys:
    """Of each key press, in ms: the end of the burst that first changed the screen, and the last change."""

    paint: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Idle:
    """What a program costs that nobody touches: per cent of one core, and bytes it writes each second."""

    cpu_percent: float
    bytes_per_second: float


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB over the process and its children: resident, and private to them."""

    resident: float
    private: float


def burst(terminal: Terminal, timeout: float) -> tuple[float, bool] | None:
    """The next burst of output, drawn: when it ended, and whether it changed the screen. None on time-out."""
    chunk = terminal.next_chunk(timeout)
    if chunk is None:
        return None
    parts = []
    inside = False
    while chunk is not None:
        at, data = chunk
        parts.append(data)
        begins, ends = data.rfind(b"\x1b[?2026h"), data.rfind(b"\x1b[?2026l")
        if begins != ends:
            inside = begins > ends
        chunk = terminal.next_chunk(_FRAME_AT_MOST if inside else _BURST)
    return at, terminal.emulator.feed(b"".join(parts))


def answer(terminal: Terminal, sent: float, timeout: float = 2.0) -> tuple[float, float] | None:
    """The paint and the last change after a key that was sent at `sent`, in ms; None when nothing changed."""
    paint = last = None
    deadline = sent + timeout
    while True:
        left = _QUIET if paint else deadline - time.perf_counter()
        got = burst(terminal, max(0.0, left)) if left > 0 else None
        if got is None or time.perf_counter() > deadline:
            break
        # What was written before the key, and only read now, is no answer to it.
        if got[1] and got[0] > sent:
            paint, last = paint or got[0], got[0]
    return ((paint - sent) * 1000, (last - sent) * 1000) if paint and last else None


def drain(terminal: Terminal, seconds: float) -> None:
    """Draw what comes for so long."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0 and not terminal.ended:
        burst(terminal, left)


def start(
    terminal: Terminal, content: str, keys: Sequence[str] = ("down", "up"), timeout: float = 120.0
) -> Start:
    """Follow a program from its start until `content`, a regular expression, is on screen and keys answer.

    Raises WaitFailed with the screen when it never is.
    """
    seen = re.compile(content)
    first = there = 0.0
    while not there:
        got = burst(terminal, timeout)
        text = terminal.emulator.text()
        if got is None:
            raise WaitFailed(f"no {content!r} on screen\n{text}")
        if not first and text.strip():
            first = got[0]
        if seen.search(text):
            there = got[0]
    answers: list[tuple[float, float]] = []
    end = there + 1.0
    while not answers or time.perf_counter() < end:
        sent = terminal.press(keys[len(answers) % len(keys)])
        got_answer = answer(terminal, sent)
        if got_answer is None:
            raise WaitFailed(f"the key {keys[len(answers) % len(keys)]!r} changed nothing\n{terminal.text()}")
        answers.append((sent, got_answer[0]))
    begun = terminal.started
    answered = (answers[0][0] - begun) * 1000 + answers[0][1]
    return Start((first - begun) * 1000, (there - begun) * 1000, answered, max(ms for _, ms in answers))


def press(
    terminal: Terminal, keys: Sequence[str], times: int, going_on: Callable[[], bool] | None = None
) -> Keys:
    """Press `keys` in turn, `times` in all or as long as `going_on`, each after the last was drawn."""
    result = Keys()
    misses = count = 0
    while misses < _MISSES and (going_on() if going_on else count < times):
        # At no fixed rhythm, so that keys do not fall into step with frames or the clock.
        drain(terminal, random.uniform(0.02, 0.05))
        got = answer(terminal, terminal.press(keys[count % len(keys)]))
        count += 1
        if got is None:
            misses += 1
            continue
        misses = 0
        result.paint.append(got[0])
        result.last.append(got[1])
    return result


def idle(terminal: Terminal, seconds: float) -> Idle:
    """What the program costs while nothing is pressed."""
    drain(terminal, 0.5)
    cpu, written, begun = cpu_seconds(terminal.pid), terminal.output_bytes, time.perf_counter()
    drain(terminal, seconds)
    spent = time.perf_counter() - begun
    return Idle((cpu_seconds(terminal.pid) - cpu) / spent * 100, (terminal.output_bytes - written) / spent)


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and its children, ended threads included: to the nanosecond on Linux, else
    to the hundredth of a second."""
    return sum(_own_cpu_seconds(process) for process in _family(pid))


def _own_cpu_seconds(process: psutil.Process) -> float:
    if sys.platform == "linux":
        # The clock of another process, as clock_getcpuclockid of the C library names it.
        return time.clock_gettime((~process.pid << 3) | 2)
    times = process.cpu_times()
    return times.user + times.system


def memory(pid: int) -> Memory:
    infos = [process.memory_full_info() for process in _family(pid)]
    return Memory(sum(info.rss for info in infos) / 2**20, sum(info.uss for info in infos) / 2**20)


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]
