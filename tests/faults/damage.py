"""Bytes turned in a week file, and its end cut off: checked, opened, read out, restored."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from matchweek.errors import MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import entries_since, open_week
from matchweek.services.file import keeping
from tests.faults.counted import Count, timed
from tests.support.damage import full_week, held
from tests.support.weeks import CLOCK

_TABLES = ("me", "triage", "call", "advocate")


def flipped(folder: Path, dice: random.Random, tries: int) -> Count:
    """Some bytes turned, anywhere in the file."""

    def turn(data: bytearray) -> None:
        for _ in range(dice.choice((1, 1, 1, 3, 30))):
            at = dice.randrange(len(data)) if dice.random() < 0.8 else dice.randrange(200)
            data[at] ^= 1 << dice.randrange(8)

    return _damaged(folder, "bytes turned in the week file", turn, tries)


def cut(folder: Path, dice: random.Random, tries: int) -> Count:
    """Its end cut off, a page of it emptied, or its beginning overwritten."""

    def shorten(data: bytearray) -> None:
        kind = dice.random()
        if kind < 0.7:
            del data[dice.randrange(1, len(data)) :]
        elif kind < 0.9:
            page = dice.randrange(len(data) // 4096) * 4096
            data[page : page + 4096] = bytes(4096)
        else:
            data[: dice.randrange(1, 4096)] = b""

    return _damaged(folder, "the week file cut short", shorten, tries)


def _damaged(folder: Path, name: str, damage: object, tries: int) -> Count:
    whole = folder / "whole"
    whole.mkdir(parents=True)
    path = whole / "week.db"
    before = full_week(path, 120)
    week = open_week(path, CLOCK)
    keeping.back_up(week)
    week.close()
    good = path.read_bytes()
    with timed(Count(name)) as count:
        for number in range(tries):
            data = bytearray(good)
            damage(data)  # type: ignore[operator]
            place = folder / str(number)
            shutil.copytree(whole, place)
            (place / "week.db").write_bytes(data)
            _try(count, place / "week.db", before, f"{name} {number}")
            shutil.rmtree(place)
    return count


def _try(count: Count, path: Path, before: dict[str, object], what: str) -> None:
    count.tried += 1
    data = path.read_bytes()
    with count.words_only(f"{what}: check"):
        keeping.check(path)
    with count.words_only(f"{what}: open"):
        week = open_week(path, CLOCK)
        try:
            load_board(week)
            entries_since(week)
        finally:
            week.close()
    path.write_bytes(data)
    _read_out(count, path, before, what)
    path.write_bytes(data)
    with count.words_only(f"{what}: restore"):
        keeping.restore(path, CLOCK)
    if not _is_whole(path):
        count.is_not_in_order(f"{what}: restored")
    with count.words_only(f"{what}: erase"):
        keeping.erase(path)
    if list(path.parent.iterdir()):
        count.is_not_in_order(f"{what}: erased")


def _read_out(count: Count, path: Path, before: dict[str, object], what: str) -> None:
    """What is read out opens and is in order, and what it lacks it says."""
    try:
        done = keeping.salvage(path, CLOCK)
    except MatchweekError as error:
        # Where nothing at all is left, the words say so.
        if error.title != "Nothing could be read out of this file":
            count.is_not_in_order(f"{what}: read out: {error}")
        return
    except Exception as error:  # noqa: BLE001
        count.tracebacks += 1
        count.told.append(f"{what}: read out: {error!r}")
        return
    if not _is_whole(path):
        count.is_not_in_order(f"{what}: read out")
        return
    after, said = held(path), " ".join(done.warnings)
    silent = [
        table
        for table in _TABLES
        if len(after[table]) < len(before[table]) and "Lost" not in said and "Pages" not in said  # type: ignore[arg-type]
    ]
    count.misses(f"{what}: without a word", silent)


def _is_whole(path: Path) -> bool:
    try:
        week = open_week(path, CLOCK)
        try:
            load_board(week)
        finally:
            week.close()
        return not keeping.check(path).problems
    except MatchweekError:
        return False
