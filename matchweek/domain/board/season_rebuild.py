"""What the next plan is filled with, read from the board: without the bars that are there by their title."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import situation, zone_of
from matchweek.domain.plan.rebuild import Rebuild, rebuild, submission
from matchweek.domain.plan.situation import Way
from matchweek.domain.season.own_timetable import of_season
from matchweek.domain.season.timetable import instants

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board


def rebuild_of(board: Board, now: datetime, own: str = "") -> Rebuild:
    """The bars to propose at `now` (aware); `own` as in `plan_of`. None once rebuilding was chosen: what was
    taken out since does not come back."""
    zone = zone_of(board, own)
    match, today = board.timetable(now).season, now.astimezone(zone).date()
    moments = instants(of_season(match, board.kept.moments))
    if today >= submission(match, moments, zone):
        # This cycle is on its way: what is built is for the next one.
        match += 1
        moments = instants(of_season(match, board.kept.moments))
    here = situation(board, now)
    found = rebuild(match, moments, here, today, zone)
    if here.way is Way.REBUILD:
        return replace(found, bars=(), too_late=())
    known = {each.title for each in board.kept.own_tasks.values()}
    return replace(found, bars=tuple(each for each in found.bars if each.title not in known))
