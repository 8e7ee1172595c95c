"""The packaged table of places, and its lines that fit what was typed.

The table is searched as it lies on the disk, not taken apart: it costs no more memory than its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Fit = Literal["whole", "begins", "inside", "near"]
Noted = Literal["", "capital", "airport"]
_NOTED: dict[str, Noted] = {"c": "capital", "a": "airport"}
SLIPS, _LONG = 2, 6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `zones` are its zones, each with the cities that are shown for it.

    `noted` is why a city is known beyond its country: the capital of one, or it has an airport of its own.
    """

    spellings: tuple[str, ...]
    name: str
    inside: str
    kind: str
    zones: tuple[tuple[str, str], ...]
    people: int
    noted: Noted = ""


@cache
def _table() -> bytes:
    return files("matchweek.domain.times.places").joinpath("table.txt").read_bytes()


def forget() -> None:
    """Give the memory of the table back; it is read again where it is needed."""
    _table.cache_clear()


def rows(folded: str, fit: Fit) -> Iterator[Row]:
    """The rows of which a spelling is so, begins so, has a word that begins so, or is so but for a slip.

    `folded` is as `fold` gives it. Countries and states come first, then cities, each the biggest first.
    """
    if not folded:
        return
    if fit == "near":
        yield from _near(folded)
        return
    before = b" " if fit == "inside" else b"|"
    after = b"|" if fit == "whole" else b""
    for start in _hits(before + folded.encode() + after):
        yield _row(start)


def _hits(wanted: bytes) -> Iterator[int]:
    """The beginning of each line that has it among its spellings, once."""
    table = _table()
    at = table.find(wanted)
    while at >= 0:
        start = table.rfind(b"\n", 0, at) + 1
        if at < table.find(b"\t", start):
            yield start
        at = table.find(wanted, table.find(b"\n", at))


def _row(start: int) -> Row:
    table = _table()
    parts = table[start : table.find(b"\n", start)].decode().split("\t")
    zones = tuple((zone, cities) for zone, _, cities in (each.partition("=") for each in parts[4].split(";")))
    spellings = tuple(parts[0].strip("|").split("|"))
    noted = _NOTED.get(parts[6], "")
    return Row(spellings, parts[1], parts[2], parts[3], zones, int(parts[5]) * 1000, noted)


def _near(folded: str) -> Iterator[Row]:
    """Rows with a spelling that a slip or two of the finger make of it; the first letter is right."""
    slips = 1 if len(folded) < _LONG else SLIPS
    if len(folded) < 4:
        return
    found: list[tuple[int, int]] = []
    table, letters = _table(), frozenset(folded)
    for start in _hits(b"|" + folded[0].encode()):
        for spelling in table[start + 1 : table.find(b"\t", start) - 1].decode().split("|"):
            if abs(len(spelling) - len(folded)) > slips or len(letters ^ frozenset(spelling)) > 2 * slips:
                continue
            apart = slips_between(folded, spelling, slips)
            if apart <= slips:
                found.append((apart, start))
                break
    for _, start in sorted(found):
        yield _row(start)


def slips_between(one: str, other: str, most: int) -> int:
    """Letters left out, put in, changed or exchanged between two words; more than `most` once it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, older[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return row[-1]
