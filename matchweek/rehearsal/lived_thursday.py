"""A rehearsed Thursday as a careful person lives it, up to a moment that is worth a picture."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.rehearsal.runner import Runner
from matchweek.rehearsal.stage import standing_at
from matchweek.rehearsal.starting import begin, log
from matchweek.rehearsal.world.interest import Fortune
from matchweek.services.core.rehearsed import Arrival, Came
from matchweek.services.core.week import Week, open_week
from matchweek.services.lists import lists
from matchweek.services.offers import offers, rounds

MOMENTS = ("rehearsed-r3", "rehearsed-call", "rehearsal-end")


def live_to(path: Path, season_after: datetime, seed: int, moment: str) -> tuple[Runner, datetime]:
    """Make a week file that stands at one of MOMENTS; its world, and what its clock shows then.

    The moments: R3 just opened with offers, a call that rings on Tuesday, the end on Friday noon.
    """
    start = "tuesday" if moment == "rehearsed-call" else "thursday"
    runner = begin(path, season_after, seed, start, fortune=Fortune.PLACED)
    week = open_week(path, FixedClock(runner.started))
    try:
        now = runner.started
        while (coming := runner.next_stop(now)) is not None:
            now = max(now, coming)
            came = runner.advance(week, now)
            if any(_is_moment(each, moment) for each in came):
                break
            for each in came:
                _meet(standing_at(week, now), runner, each)
    finally:
        week.close()
    return runner, now


def _is_moment(came: Arrival, moment: str) -> bool:
    return (came.came is Came.ROUND and moment == "rehearsed-r3") or (
        came.came is Came.CALL and moment == "rehearsed-call"
    )


def _meet(week: Week, runner: Runner, came: Arrival) -> None:
    now = week.clock.now()
    if came.came is Came.CALL:
        runner.pick_up(now)
        log(week, next(event for event in runner.events if event.id == came.id))
    elif came.came is Came.LIST and came.path is not None:
        lists.bring_in_file(week, came.path, after_round=int(came.id.partition(":")[2]))
    elif came.came is Came.ROUND:
        _look(week, runner, now + timedelta(minutes=6))


def _look(week: Week, runner: Runner, now: datetime) -> None:
    """Look in R3; record what it shows; accept the first of several there, then here."""
    there = standing_at(week, now)
    runner.look_in_r3(now)
    shown = [each.program for each in runner.in_r3(now) if each.state == "open"]
    if not shown:
        rounds.none_in_r3(there)
    for program in shown:
        offers.record(there, program)
    if shown:
        decided = now + timedelta(minutes=40)
        runner.answer_in_r3(there, shown[0], True, decided)
        offers.accept(standing_at(week, decided), shown[0])
