"""How many said names lead to their program: exact, with one typing error, with two words swapped.

`python -m tests.support.said_names FILE` measures with a file of real names, which stays where it is: a line
each of the name people use, the institution, its four digits and the program's code.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from matchweek.domain.programs.aliases import Alias
from matchweek.domain.programs.lists import Standing
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.programs import Program, Programs
from matchweek.services.days.identify import rank

# The fields that an institution may have besides the one its name stands for.
FIELDS = (
    "120C0", "440P0", "320C0", "400C0", "110C0", "220C0", "180C0", "999P0", "420R0", "040A0", "300C0",
    "440C0", "140P9", "700C0", "340C0", "260C0", "480C0", "160C0",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Named(NamedTuple):
    """A name that people use, its institution and the program it is the name of."""

    name: str
    institution: str
    code: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `asked` were right first, in the first five; which were missed; the slowest in ms."""

    asked: int
    first: int
    in_five: int
    missed: tuple[str, ...]
    slowest: float


def exact(name: str, chance: random.Random) -> str:
    return name


def one_error(name: str, chance: random.Random) -> str:
    """One letter wrong, missing, doubled up with another, or two turned round; never a space."""
    places = [place for place, letter in enumerate(name) if letter.isalnum()]
    while True:
        place, letter = chance.choice(places), chance.choice(LETTERS)
        kind = chance.randrange(4)
        if kind == 0:
            said = name[:place] + letter + name[place + 1 :]
        elif kind == 1:
            said = name[:place] + name[place + 1 :]
        elif kind == 2:
            said = name[:place] + letter + name[place:]
        else:
            said = name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
        if said.strip().lower() != name.lower():
            return said


def swapped(name: str, chance: random.Random) -> str:
    """Two words of the name in each other's place; nothing for a name of one word."""
    words = name.split()
    if len(words) < 2:
        return ""
    one, other = chance.sample(range(len(words)), 2)
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def measured(
    named: Sequence[Named],
    programs: Programs,
    aliases: Sequence[Alias],
    said: Callable[[str, random.Random], str],
) -> Share:
    """How many names are found as they are `said`; programs of the same name are right alike."""
    chance = random.Random(15)
    same: dict[str, set[str]] = {}
    for each in named:
        same.setdefault(each.name.casefold(), set()).add(each.code)
    first = in_five = asked = 0
    slowest = 0.0
    missed = []
    rank("a name", programs, 5, aliases)
    for each in named:
        words = said(each.name, chance)
        if not words:
            continue
        asked += 1
        begun = time.perf_counter()
        found = [one.code for one in rank(words, programs, 5, aliases)]
        slowest = max(slowest, time.perf_counter() - begun)
        right = same[each.name.casefold()]
        first += bool(right & set(found[:1]))
        in_five += bool(right & set(found))
        if not right & set(found if said is one_error else found[:1]):
            missed.append(f"{words} ({each.name})")
    return Share(asked, first, in_five, tuple(missed), slowest * 1000)


def week_of(named: Iterable[Named], count: int) -> tuple[Programs, list[Alias]]:
    """Programs of all their institutions, at least those named and up to `count`; their names as aliases."""
    kept = list(named)
    listings = {each.code: Listing(each.code, each.institution, "Internal Medicine") for each in kept}
    for each in _others(kept):
        if len(listings) >= count:
            break
        listings.setdefault(each.code, each)
    aliases = [Alias(number, each.name, each.code) for number, each in enumerate(kept, 1)]
    rows = sorted(listings.values(), key=lambda listing: listing.code)
    return Programs(Program(Standing(listing, 1)) for listing in rows), aliases


def _others(named: Iterable[Named]) -> Iterator[Listing]:
    kept = list(named)
    for kind in FIELDS:
        for each in kept:
            yield Listing(each.code[:4] + kind, each.institution, "")


def read(path: Path) -> list[Named]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Named(row[0], row[1], row[3]) for row in csv.reader(file) if len(row) > 3]


def main(words: Sequence[str]) -> int:
    named = read(Path(words[0]))
    for count in (len(named), 10_000):
        programs, aliases = week_of(named, count)
        print(f"{len(named)} names as aliases, {len(programs):,} programs:")
        for title, said in (("exact", exact), ("one error", one_error), ("two words swapped", swapped)):
            share = measured(named, programs, aliases, said)
            print(
                f"  {title}: {share.asked} asked, first {share.first / share.asked:.1%}, in the first five "
                f"{share.in_five / share.asked:.1%}, slowest {share.slowest:.1f} ms; not: "
                f"{'; '.join(share.missed[:25]) or 'none'}"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
