"""The scenes that `demo --scene` offers and the pictures show can be staged; other rooms stage the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.times.spoken import read_instant
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.glimpse import glimpse
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from tests.support.staged import put_scene

SEASON = read_instant("2027-03-01T12:00:00-05:00")
# Before Tuesday 08:00 ET nobody has called; the scene of the notice has no list yet.
QUIET = {"monday"}


@pytest.mark.parametrize("scene", ["monday", "gate", "words", "after-round-1"])
def test_a_scene_is_staged(tmp_path: Path, scene: str) -> None:
    path, clock = tmp_path / "week.db", FixedClock(demo_start(SEASON, scene))
    put_scene(path, clock, 2027, scene)
    week = open_week(path, clock, kind="rehearsal")
    try:
        board = load_board(week)
    finally:
        week.close()
    listed, calls = len(board.programs.programs), len(board.calls)
    assert (listed == 0, calls == 0) == (scene in QUIET, scene in QUIET)


def test_before_applications_open_all_is_planned_and_something_known(tmp_path: Path) -> None:
    path, clock = tmp_path / "week.db", FixedClock(demo_start(SEASON, "planned"))
    put_scene(path, clock, 2027, "planned")
    week = open_week(path, clock, kind="rehearsal")
    try:
        board = load_board(week)
    finally:
        week.close()
    budgets = board.budgets(clock.now())
    assert all(each.used == 0 for each in budgets.values())
    assert budgets["ERAS"].planned > 40
    assert len(board.kept.facts) > 50
    assert board.fits.told


@pytest.mark.parametrize("scene", ["round-1", "gate"])
def test_what_is_shown_before_stands_in_the_file_afterwards(tmp_path: Path, scene: str) -> None:
    path, clock = tmp_path / "week.db", FixedClock(demo_start(SEASON, scene))
    first = glimpse(clock.now(), 2027, scene)
    assert first is not None
    put_scene(path, clock, 2027, scene)
    week = open_week(path, clock, kind="rehearsal")
    try:
        board = load_board(week)
    finally:
        week.close()
    assert list(first.programs.codes) == list(board.programs.codes)
    for was, now in zip(first.programs, board.programs, strict=True):
        assert (was.listing, was.triage) == (now.listing, now.triage)
        assert was.standing == now.standing
        assert (was.application_status, was.application.via) == (now.application_status, now.application.via)
    assert first.applications.keys() == board.applications.keys()
    assert first.budgets() == board.budgets()
    assert first.lists == board.lists
    assert [(one.name, one.tier) for one in first.advocates] == [
        (one.name, one.tier) for one in board.advocates
    ]
    assert (first.applicant, first.rehearsal, first.season) == (
        board.applicant,
        board.rehearsal,
        board.season,
    )


@pytest.mark.parametrize("scene", ["monday", "after-round-1", "offers", "after"])
def test_another_list_is_not_shown_before(scene: str) -> None:
    assert glimpse(demo_start(SEASON, scene), 2027, scene) is None
