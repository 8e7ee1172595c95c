"""Faults injected for real, and what came of them: `python -m tests.faults [--thorough] [--seed N]`.

Prints a table of counts; the exit code is 1 when an answered act is lost, an error has no words, or a result
does not open. `--thorough` injects twenty times as many; `--only WORD` the kinds whose name has the word.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.faults import damage, disk, kills, outside
from tests.faults.counted import Count, table

Campaign = Callable[[Path, random.Random, int], Count]

CAMPAIGNS: dict[str, tuple[Campaign, int]] = {
    "flipped": (damage.flipped, 15),
    "cut": (damage.cut, 5),
    "acts": (kills.in_acts, 6),
    "undo": (kills.in_undo, 3),
    "imports": (kills.in_imports, 3),
    "backups": (kills.in_backups, 2),
    "restores": (kills.in_restores, 2),
    "migrations": (kills.in_migrations, 2),
    "disk": (disk.full, 4),
    "rights": (disk.closed, 2),
    "locks": (disk.locked, 3),
    "clock": (disk.clock_jumps, 4),
    "files": (outside.mutated, 10),
}
"""Each kind of fault, and how often it is injected where time matters."""
THOROUGH = 20


def run(
    seed: int,
    times: int = 1,
    only: str = "",
    told: Callable[[Count], None] = lambda count: None,
    share: float = 1.0,
) -> list[Count]:
    """Inject every kind of fault; the same seed is the same faults, but for the moments of kills."""
    counts = []
    with tempfile.TemporaryDirectory(prefix="matchweek-faults-") as folder:
        for name, (campaign, tries) in CAMPAIGNS.items():
            if only not in name:
                continue
            place = Path(folder) / name
            place.mkdir()
            dice = random.Random(f"{seed} {name}")
            counts.append(campaign(place, dice, max(1, round(tries * times * share))))
            told(counts[-1])
    return counts


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--thorough", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args(words)
    counts = run(options.seed, THOROUGH if options.thorough else 1, options.only, _tell)
    print("\n".join(table(counts)))
    return 0 if counts and all(count.well for count in counts) else 1


def _tell(count: Count) -> None:
    # A thorough run takes an hour or more; what has come of it so far is seen meanwhile.
    print(f"{count.name}: {count.tried} in {count.seconds:.0f} s", file=sys.stderr, flush=True)
    for line in count.told:
        print(f"--- {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
