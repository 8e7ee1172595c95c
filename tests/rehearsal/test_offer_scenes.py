"""The scenes of Thursday: what stands in them at the moment at which they begin."""

from __future__ import annotations

from pathlib import Path

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.offers.offers import offers_now
from matchweek.rehearsal.begins import demo_start
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from tests.support.staged import put_scene
from tests.support.weeks import AT


def staged(folder: Path, scene: str) -> tuple[Board, list[str]]:
    """The board of a scene, and what each offer is when it begins."""
    clock = FixedClock(demo_start(AT, scene))
    put_scene(folder / "week.db", clock, 2027, scene)
    week = open_week(folder / "week.db", clock)
    board = load_board(week)
    week.close()
    found = offers_now(board.offers, board.timetable(clock.now()), clock.now())
    return board, [each.state.value for each in found]


def test_in_round_2_two_offers_are_open_and_two_are_over(tmp_path: Path) -> None:
    board, states = staged(tmp_path, "offers")
    assert sorted(states) == ["expired", "open", "open", "rejected"]
    assert len({offer.program for offer in board.offers}) == 4
    for offer in board.offers:
        assert board.applications[offer.program].submitted_at is not None
    open_now = [offer for offer, state in zip(board.offers, states, strict=True) if state == "open"]
    assert all(not board.programs[offer.program].filled for offer in open_now)
    assert [each.status for each in board.kept.interviews.values()] == ["done", "arranged"]


def test_after_soap_nothing_is_open_and_every_list_is_there(tmp_path: Path) -> None:
    board, states = staged(tmp_path, "after")
    assert "open" not in states and "accepted" not in states
    assert [info.after_round for info in board.lists] == [0, 1, 2, 3, 4]
    assert board.state == "unmatched"
