"""Files from outside with bytes turned, read as any list is: a big parser in a process of its own."""

from __future__ import annotations

import random
import time
from pathlib import Path

from matchweek.errors import MatchweekError
from matchweek.intake import apart, read_bytes
from tests.faults.counted import Count, timed
from tests.intake.mutations import Case, damaged, files, texts, turned

_BIG = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SECONDS = 60.0


def mutated(folder: Path, dice: random.Random, tries: int) -> Count:
    """Workbooks, PDFs and pages in turn."""
    big = [case for case in files() if case.data.startswith(_BIG)]
    kinds = [
        [case for case in big if case.data.startswith(b"%PDF")],
        [case for case in big if not case.data.startswith(b"%PDF")],
        [case for case in texts() if b"<t" in case.data.lower()],
    ]
    apart.in_process = False
    with timed(Count("mutated workbooks, PDFs and pages")) as count:
        for number in range(tries):
            some = kinds[number % 3]
            case = damaged(some, dice) if number % 3 == 2 else turned(some, dice)
            count.tried += 1
            _read(count, case, f"{case.how} {number}")
    return count


def _read(count: Count, case: Case, what: str) -> None:
    begun = time.monotonic()
    with count.words_only(what):
        try:
            reading = read_bytes(case.data, "list")
        except MatchweekError as error:
            if not (error.title and error.detail and error.remedy):
                count.misses(what, ["words of a refusal"])
        else:
            if not reading.rows and not reading.rejected:
                count.is_not_in_order(what)
    if time.monotonic() - begun > SECONDS:
        count.misses(what, [f"{time.monotonic() - begun:.0f} seconds"])
