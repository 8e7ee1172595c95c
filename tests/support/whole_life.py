"""The whole life of one file: made in November, through season, week and after, by a person's own acts.

`python -m tests.support.whole_life [ACTS]` lives it in a temporary folder and says how long its file takes to
open and to check, and an act to be stored.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from matchweek.domain.plan.packaged import tasks as packaged
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.domain.season.timetable import load_season
from matchweek.errors import MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.file import keeping
from matchweek.services.history import history
from matchweek.services.lists import applications, lists, triage
from matchweek.services.people import advocates, applicant
from matchweek.services.plan import tasks
from matchweek.services.season import ranking, tracker
from tests.support.hand_clock import HandClock
from tests.support.weeks import listings

TIMES = load_season(2027)
NOVEMBER = TIMES.list_opens - timedelta(days=130)
PROGRAMS = 200
PLANNED = [each.key for each in packaged()]
Doing = Callable[[Week, Random, list[str]], Any]

SEASON: tuple[Doing, ...] = (
    lambda week, chance, codes: tracker.add(
        week, institution=f"House {chance.randrange(60)}", specialty="Internal Medicine", code=""
    ),
    lambda week, chance, codes: tracker.change(
        week, str(chance.randrange(1, 50)), vibe=chance.randrange(1, 11), note=f"word {chance.random():.6f}"
    ),
    lambda week, chance, codes: tasks.set_done(week, [chance.choice(PLANNED)], chance.random() < 0.7),
    lambda week, chance, codes: tasks.set_note(week, chance.choice(PLANNED), f"note {chance.random():.6f}"),
    lambda week, chance, codes: ranking.add(week, "main", [chance.choice(codes)]),
)
WEEK: tuple[Doing, ...] = (
    lambda week, chance, codes: triage.set_lane(week, [chance.choice(codes)], chance.choice([*Lane, None])),
    lambda week, chance, codes: triage.set_tier(week, [chance.choice(codes)], chance.choice([*Tier, None])),
    lambda week, chance, codes: triage.set_note(week, [chance.choice(codes)], f"why {chance.random():.6f}"),
    lambda week, chance, codes: applications.toggle_plan(week, [chance.choice(codes)]),
    lambda week, chance, codes: calls.add(week, note=f"they said {chance.random():.6f}"),
    lambda week, chance, codes: history.undo(week),
)
AFTER: tuple[Doing, ...] = (
    lambda week, chance, codes: tasks.set_done(week, [chance.choice(PLANNED)], chance.random() < 0.5),
    lambda week, chance, codes: tasks.add(week, f"Task {chance.randrange(1000)} 14 May"),
    lambda week, chance, codes: tasks.decide(week, chance.choice(["rebuild", "leave"]), "as we said"),
    lambda week, chance, codes: history.undo(week),
)


def live(path: Path, acts: int, seed: int = 2027) -> list[float]:
    """Live so many acts in a new file; what each took to be stored, in seconds. Refused ones count too."""
    chance, clock = Random(seed), HandClock(NOVEMBER)
    week = open_week(path, clock)
    applicant.change(week, name="Dr. A. Applicant", season_interviews=0)
    advocates.add(week, "Dr. M. Okafor", answer="yes")
    rows = listings(PROGRAMS)
    codes = [each.code for each in rows]
    took: list[float] = []
    stages: tuple[tuple[datetime, timedelta, tuple[Doing, ...]], ...] = (
        (NOVEMBER, TIMES.list_opens - NOVEMBER, SEASON),
        (TIMES.list_opens, TIMES.soap_ends - TIMES.list_opens, WEEK),
        (TIMES.match_day + timedelta(days=1), timedelta(days=40), AFTER),
    )
    for begins, lasts, doings in stages:
        clock.at = begins
        if doings is WEEK:
            lists.bring_in_listings(week, rows, "list.csv", after_round=0, whole=True)
            applicant.change(week, state="unmatched")
        each = acts // len(stages)
        for number in range(each):
            clock.at = begins + lasts * number / each
            began = time.perf_counter()
            with suppress(MatchweekError):
                chance.choice(doings)(week, chance, codes)
            took.append(time.perf_counter() - began)
    week.close()
    return took


def main() -> None:
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        took = live(path, acts)
        began = time.perf_counter()
        week = open_week(path, HandClock(TIMES.match_day))
        load_board(week)
        opened = time.perf_counter() - began
        week.close()
        began = time.perf_counter()
        checked = keeping.check(path)
        said = time.perf_counter() - began
        size = path.stat().st_size / 2**20
    ordered = sorted(took)
    found = "in order" if checked.good else "; ".join(checked.problems)
    print(f"{len(took):,} acts, {size:.1f} MiB; checked in {said:.2f} s: {found}")
    print(f"opened and read in {opened * 1000:.0f} ms; an act {median(took) * 1000:.1f} ms, ", end="")
    print(f"95 % under {ordered[int(len(ordered) * 0.95)] * 1000:.1f} ms")


if __name__ == "__main__":
    main()
