"""Another process on the same week file: `python -m tests.soak.other FILE SEED PAUSE`.

Acts and brings in lists until its input ends, and says each mark once the act was answered.
"""

from __future__ import annotations

import itertools
import random
import select
import sys
from collections.abc import Callable
from pathlib import Path

from matchweek.errors import FileBusy, MatchweekError
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.lists import triage
from matchweek.services.lists.lists import bring_in_listings
from matchweek.services.people import advocates
from tests.support.weeks import CLOCK, codes_of, listings
from tests.support.writers import say

Act = Callable[[Week, random.Random, str], bool]
"""Does something with a mark in it; whether anything was stored."""


def _note(week: Week, dice: random.Random, mark: str) -> bool:
    codes = codes_of(week)
    return triage.set_note(week, dice.sample(codes, min(3, len(codes))), mark).changed


def _call(week: Week, dice: random.Random, mark: str) -> bool:
    return calls.add(week, note=mark, program=dice.choice(codes_of(week))).changed


def _advocate(week: Week, dice: random.Random, mark: str) -> bool:
    return advocates.add(week, f"Dr. {dice.choice('ABCDEF')}. Fictional", note=mark).changed


def _list(week: Week, dice: random.Random, mark: str) -> bool:
    rows = listings(dice.choice((40, 120, 300)))
    return bring_in_listings(week, rows, mark, after_round=dice.randrange(5)).stored


ACTS: tuple[Act, ...] = (_note, _note, _note, _call, _call, _advocate, _list)


def main(path: Path, seed: str, pause: float) -> None:
    week = open_week(path, CLOCK, actor="other")
    dice = random.Random(f"{seed} other")
    for number in itertools.count():
        mark = f"other {number}."
        try:
            act = dice.choice(ACTS)
            stored = act(week, dice, mark)
        except FileBusy:
            continue
        except MatchweekError as error:
            say(f"refused {error.title}")
            continue
        # A list that is the one before it is not stored again.
        # What it is called stands beside a list, which may be taken back, and not in the history.
        mark = f"list {number}." if act is _list else mark
        say(mark if stored else f"nothing to do for {mark}")
        if select.select([sys.stdin], [], [], pause)[0]:
            break
    week.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
