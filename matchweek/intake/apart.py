"""Big parsers of files from outside, in a process of their own with limits of time and memory.

A small file can make such a parser abort its process, run for minutes or take gigabytes. Here only that
process ends, also at once when the person has had enough, and what is told of it are words. Answers come back
as plain JSON, so that nothing of the file is ever run. What a parser prints reaches no screen.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from queue import Empty, Queue
from typing import IO, Any

from matchweek.errors import BadInput, Failed, MatchweekError
from matchweek.intake.rows.reading import Cancelled, Progress, Table, check_cancelled

Reader = str
"""A function `(data, progress)` to a Table, as “module:name”."""

PDF: Reader = "matchweek.intake.pdf.pdf:table_of_pdf"
WORKBOOK: Reader = "matchweek.intake.forms.xlsx:table_of_workbook"

SECONDS = 90.0
"""No list takes so long."""
MEMORY = 1024 * 1024 * 1024
"""Bytes; a national list takes a tenth."""
_TOO_LONG, _TOO_LARGE = "Reading this file takes too long", "Reading this file takes too much memory"
GIVEN_UP = frozenset({_TOO_LONG, _TOO_LARGE})
"""The titles of what is told of a file that is not to be read once more."""
_LOOK = 0.05
_TOO_MUCH = 77
_EXPECTED = {error.__name__: error for error in (BadInput, Failed)}

# Set by tests of what the parsers read, thousands of times.
in_process = False


def table_apart(
    reader: Reader,
    data: bytes,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Table:
    """What a reader makes of `data`, read in a process of its own.

    Raises what the reader raises for a person, BadInput where it ended otherwise, took longer than `seconds`
    or more than `memory` bytes, Failed when the reading was cancelled.
    """
    if in_process or not sys.executable:

        def step(done: int, total: int) -> None:
            check_cancelled(cancelled)
            if progress is not None:
                progress(done, total)

        return _function(reader)(data, step)
    command = [sys.executable, "-m", "matchweek.intake.apart", reader, str(memory), str(int(seconds) + 1)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # What is pressed in the terminal is for the one who waits for the answer.
            start_new_session=True,
            cwd=os.sep,
            env=_environment(),
        )
    except OSError as error:
        raise Failed(
            "The file could not be read",
            f"No second process could be started: {error.strerror}.",
            "Close other programs and try again, or copy the table and paste it.",
        ) from error
    try:
        return _answer(process, data, progress, cancelled, seconds)
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]


def _environment() -> dict[str, str]:
    # The same modules as here, wherever they were found.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, map(os.path.abspath, sys.path)))}


def _answer(
    process: subprocess.Popen[bytes],
    data: bytes,
    progress: Progress | None,
    cancelled: Cancelled | None,
    seconds: float,
) -> Table:
    lines: Queue[bytes | None] = Queue()
    assert process.stdin is not None and process.stdout is not None
    _begin(_feed, process.stdin, data)
    _begin(_listen, process.stdout, lines)
    end = time.monotonic() + seconds
    while True:
        check_cancelled(cancelled)
        if time.monotonic() > end:
            raise _too_long()
        try:
            line = lines.get(timeout=_LOOK)
        except Empty:
            continue
        if line is None:
            raise _too_much() if process.wait() == _TOO_MUCH else _ended()
        said = _said(line)
        if "table" in said:
            return _table(said["table"])
        if "error" in said:
            raise _EXPECTED.get(said["kind"], BadInput)(*said["error"])
        if progress is not None and "done" in said:
            progress(*said["done"])


def _begin(act: Callable[..., None], *what: Any) -> None:
    threading.Thread(target=act, args=what, name="reading apart", daemon=True).start()


def _feed(stream: IO[bytes], data: bytes) -> None:
    # It may have ended before it read all.
    with contextlib.suppress(OSError, ValueError):
        stream.write(data)
        stream.close()


def _listen(stream: IO[bytes], lines: Queue[bytes | None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in stream:
            lines.put(line)
    lines.put(None)


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _table(fields: dict[str, Any]) -> Table:
    records = [
        (int(row), ["" if cell is None else str(cell) for cell in cells]) for row, cells in fields["rows"]
    ]
    table = Table.of(str(fields["kind"]), records, tuple(fields["notes"]), bool(fields["wrapped"]))
    return replace(
        table,
        size=int(fields["size"]),
        doubtful=bool(fields["doubtful"]),
        part=str(fields["part"]),
        codes=frozenset(fields["codes"]),
        left=tuple(fields["left"]),
    )


def _too_long() -> BadInput:
    return BadInput(
        _TOO_LONG,
        "It was given up. A list of programs takes a few seconds.",
        "Copy the table and paste it, or save it as CSV and bring in that file.",
    )


def _too_much() -> BadInput:
    return BadInput(
        _TOO_LARGE,
        "It was given up. A list of programs takes little.",
        "Copy the table and paste it, or save it as CSV and bring in that file.",
    )


def _ended() -> BadInput:
    return BadInput(
        "This file cannot be read",
        "It is damaged: what reads such files ended in the midst of it. Nothing else was touched.",
        "Print or save the page again, or copy the table and paste it.",
    )


# In the process apart


def main(arguments: list[str]) -> int:
    """Read standard input by the reader named; one line of JSON for each step, the last is the answer."""
    reader, memory, seconds = arguments[0], int(arguments[1]), int(arguments[2])
    out = _quiet()
    _limit(memory, seconds)
    data = sys.stdin.buffer.read()

    def tell(**said: Any) -> None:
        out.write(json.dumps(said).encode() + b"\n")
        out.flush()

    try:
        table = _function(reader)(data, lambda done, total: tell(done=[done, total]))
    except MatchweekError as error:
        tell(kind=type(error).__name__, error=[error.title, error.detail, error.remedy])
    except MemoryError:
        return _TOO_MUCH
    else:
        tell(table=_fields(table))
    return 0


def _quiet() -> IO[bytes]:
    """Where the answers go; what anything prints from now on goes nowhere."""
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return out


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:
        pass
    else:
        limits = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)]
        for which, most in limits:
            # A system may know none, or less may be allowed already.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(which, (most, most))
        if sys.platform.startswith("linux"):
            return
    threading.Thread(target=_watch, args=(memory,), name="memory", daemon=True).start()


def _watch(memory: int) -> None:
    """Where the system sets no limit: look at what this process takes, and end it."""
    for taken in _taken():
        if taken > memory:
            os._exit(_TOO_MUCH)
        time.sleep(_LOOK)


def _taken() -> Iterator[int]:
    if sys.platform == "win32":
        yield from _taken_on_windows()
    else:
        import resource

        while True:
            yield resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _taken_on_windows() -> Iterator[int]:
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", ctypes.c_ulong), ("faults", ctypes.c_ulong)] + [
            (name, ctypes.c_size_t)
            for name in ("peak", "now", "peak_paged", "paged", "peak_other", "other", "file", "peak_file")
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    me = ctypes.c_void_p(kernel.GetCurrentProcess())
    while kernel.K32GetProcessMemoryInfo(me, ctypes.byref(counters), counters.cb):
        yield int(counters.now)


def _function(reader: Reader) -> Callable[[bytes, Progress | None], Table]:
    module, _, name = reader.partition(":")
    found: Callable[[bytes, Progress | None], Table] = getattr(import_module(module), name)
    return found


def _fields(table: Table) -> dict[str, Any]:
    return {
        "kind": table.kind,
        "size": table.size,
        "rows": list(table.open()),
        "notes": table.notes,
        "wrapped": table.wrapped,
        "doubtful": table.doubtful,
        "part": table.part,
        "codes": sorted(table.codes),
        "left": table.left,
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
