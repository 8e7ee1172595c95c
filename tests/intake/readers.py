"""Stand-ins for a parser of files that goes wrong in some way; harmless."""

from __future__ import annotations

import os
import signal
import sys
import time

from matchweek.errors import BadInput
from matchweek.intake.rows.reading import Progress, Table


def right(data: bytes, progress: Progress | None) -> Table:
    for done in (1, 2, 3):
        if progress is not None:
            progress(done, 3)
    return Table.of("xlsx", [(1, [data.decode(), "\ud800", "é"])], ("a note",), wrapped=False)


def refuses(data: bytes, progress: Progress | None) -> Table:
    raise BadInput("A title", "a detail", "a remedy")


def aborts(data: bytes, progress: Progress | None) -> Table:
    os.abort()


def ends(data: bytes, progress: Progress | None) -> Table:
    os._exit(0)


def is_killed(data: bytes, progress: Progress | None) -> Table:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(60)
    raise AssertionError


def raises(data: bytes, progress: Progress | None) -> Table:
    raise ZeroDivisionError("inside")


def recurses(data: bytes, progress: Progress | None) -> Table:
    return recurses(data, progress)


def sleeps(data: bytes, progress: Progress | None) -> Table:
    if progress is not None:
        progress(1, 100)
    time.sleep(600)
    raise AssertionError


def works_on(data: bytes, progress: Progress | None) -> Table:
    """In one call that lets no other thread in."""
    return right(str(sum(range(10**12))).encode(), progress)


def eats(data: bytes, progress: Progress | None) -> Table:
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def prints(data: bytes, progress: Progress | None) -> Table:
    print("words on the output", flush=True)
    print("words on the error", file=sys.stderr, flush=True)
    os.write(1, b'{"table": 7}\n')
    os.write(2, b"words by the number\n")
    return right(data, progress)


def floods(data: bytes, progress: Progress | None) -> Table:
    """Never reads what it is given to the end, and answers what is no answer."""
    raise BadInput("x" * 1_000_000, "", "")
