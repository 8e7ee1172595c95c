"""Week files with damage in them, of any kind, done past all of our own code."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from matchweek.services.core.week import open_week
from matchweek.services.days import calls
from matchweek.services.file import keeping
from matchweek.services.lists import triage
from matchweek.services.people import advocates, applicant
from tests.support.weeks import CLOCK, Copy, codes_of, contents, copy_of, listings, new_week, put_copy

NOTE = "a note of some length, to fill a page "


def full_week(path: Path, programs: int = 400) -> dict[str, object]:
    """A week of many pages, closed and in order; returns what it holds."""
    held, copy = _full(path.name, programs)
    put_copy(path, copy)
    return held


@lru_cache(maxsize=8)
def _full(name: str, programs: int) -> tuple[dict[str, object], Copy]:
    """What such a week holds and its files, made once: nobody changes what is handed out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        return _fill(path, programs), copy_of(path)


def _fill(path: Path, programs: int) -> dict[str, object]:
    week = new_week(path, listings(programs))
    codes = codes_of(week)
    for start in range(0, programs, 40):
        triage.set_note(week, codes[start : start + 40], NOTE * 3)
    applicant.change(week, name="Dr. A. Applicant", zone="Asia/Karachi")
    advocates.add(week, "Dr. M. Okafor")
    for number in range(30):
        calls.add(week, note=f"they liked my letter, call {number}")
    held = contents(week)
    week.close()
    return held


def held(path: Path) -> dict[str, object]:
    """What a week file holds when it is opened as ever."""
    week = open_week(path, CLOCK)
    try:
        return contents(week)
    finally:
        week.close()


def put(path: Path, sql: str, *values: object) -> None:
    """Change rows past the journal and every limit of the schema."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute(sql, values)
        file.commit()


def overwrite(path: Path, at: int, with_: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(with_)] = with_
    path.write_bytes(data)


def flip(path: Path, after: bytes, bit: int = 3) -> None:
    """Turn one bit of the byte that stands behind some bytes."""
    data = bytearray(path.read_bytes())
    data[data.index(after) + len(after)] ^= 1 << bit
    path.write_bytes(data)


def problems(path: Path) -> str:
    return " ".join(keeping.check(path).problems)
