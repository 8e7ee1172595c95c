"""The scenes that `demo --scene` offers and the pictures show can be staged; other rooms stage the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.spoken import read_instant
from matchweek.rehearsal.stage import demo_start, stage
from matchweek.services.board import load_board
from matchweek.services.week import open_week

SEASON = read_instant("2027-03-01T12:00:00-05:00")
# Before Tuesday 08:00 ET nobody has called; the scene of the notice has no list yet.
QUIET = {"monday"}


@pytest.mark.parametrize("scene", ["monday", "gate", "words", "after-round-1"])
def test_a_scene_is_staged(tmp_path: Path, scene: str) -> None:
    path, clock = tmp_path / "week.db", FixedClock(demo_start(SEASON, scene))
    stage(path, clock, 2027, scene)
    week = open_week(path, clock, kind="rehearsal")
    try:
        board = load_board(week)
    finally:
        week.close()
    listed, calls = len(board.programs.programs), len(board.calls)
    assert (listed == 0, calls == 0) == (scene in QUIET, scene in QUIET)
