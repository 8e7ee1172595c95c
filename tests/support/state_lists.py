"""The five lists of one fictional state, as a state's office publishes them: Monday's, and after each round.

They have the shape of public ones: 83 programs on Monday, after each round fewer, none that was not there
before, with fewer positions in many of those that stay.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path

from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world.national import national_list

NAMES = ("monday", *(f"after_round_{number}" for number in range(1, 5)))
PROGRAMS = 83
FILLED = (0, 18, 14, 20, 9)
"""How many programs each list no longer has."""
HEADER = ("program_code", "institution", "city", "state", "specialty", "quota", "matched", "unfilled")
# A step that has no divisor in common with the number of programs: those that go are spread over the list.
_STEP = 37


@cache
def state_lists() -> tuple[tuple[Listing, ...], ...]:
    """The programs of each list, in the order of the first."""
    every = national_list(2027)
    state = Counter(one.state for one in every).most_common(1)[0][0]
    now = sorted((one for one in every if one.state == state), key=lambda one: one.code)[:PROGRAMS]
    order = [now[at * _STEP % PROGRAMS].code for at in range(PROGRAMS)]
    lists = [tuple(now)]
    for filled in FILLED[1:]:
        gone, order = {*order[:filled]}, order[filled:]
        smaller = {*order[::2]}
        now = [_with(one, smaller) for one in now if one.code not in gone]
        lists.append(tuple(now))
    return tuple(lists)


def _with(one: Listing, smaller: set[str]) -> Listing:
    return replace(one, positions=max(1, one.positions - 1)) if one.code in smaller else one


def table(number: int) -> list[list[str]]:
    """One list as a table, its headings first."""
    rows = [
        [
            *(one.code, one.institution, one.city, one.state, one.specialty),
            *map(str, (one.quota, (one.quota or 0) - one.positions, one.positions)),
        ]
        for one in state_lists()[number]
    ]
    return [list(HEADER), *rows]


def positions(number: int) -> int:
    """The positions of one list."""
    return sum(one.positions for one in state_lists()[number])


def write(folder: Path, number: int) -> Path:
    """One list as a CSV file in `folder`."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(table(number))
    path = folder / f"state_unfilled_{NAMES[number]}.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
