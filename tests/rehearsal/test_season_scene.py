"""The season's scenes: a Wednesday in November, a Tuesday in February; as much as is known by then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.board.season_sayings import soap_to_prepare
from matchweek.domain.board.season_weeks import planned_interviews
from matchweek.domain.times.zones import EASTERN, iso, zone_named
from matchweek.domain.tracker.load import Breaks, monday_of, remarks, week_load
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.stage import stage
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week

SEASON = datetime(2027, 3, 1, 17, tzinfo=UTC)


@pytest.fixture(scope="module")
def board_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Board]:
    made: dict[str, Board] = {}

    def board(scene: str) -> Board:
        if scene not in made:
            path: Path = tmp_path_factory.mktemp(scene) / "week.db"
            clock = FixedClock(demo_start(SEASON, scene))
            stage(path, clock, 2027, scene)
            week = open_week(path, clock)
            made[scene] = load_board(week)
            week.close()
        return made[scene]

    return board


def test_november_has_invitations_that_wait_and_interviews_over_the_change_of_clocks(
    board_of: Callable[[str], Board],
) -> None:
    board, now = board_of("season"), demo_start(SEASON, "season")
    assert iso(now) == "2026-11-18T09:10:00-05:00" and not board.lists
    rows = list(board.kept.tracked.values())
    assert [each.status for each in rows if each.answer_by and each.answer_by > now] == ["invited", "invited"]
    assert {each.code[:4] or "9999" for each in rows} <= {str(number) for number in range(9000, 10000)}
    walls = [iso(each.at, EASTERN) for each in board.kept.interviews.values()]
    assert [wall[-6:] for wall in walls] == ["-04:00", "-04:00", "-05:00", "-05:00", "-05:00", "-05:00"]
    assert all(each.vibe and each.residents for each in rows if each.status == "done")
    assert soap_to_prepare(board) is not None


def test_its_week_holds_two_early_ones_in_two_zones(board_of: Callable[[str], Board]) -> None:
    karachi = zone_named("Asia/Karachi")
    every = planned_interviews(board_of("season"), karachi)
    first = monday_of(demo_start(SEASON, "season").astimezone(karachi).date())
    found = remarks(week_load(every, first, karachi), every)
    assert [each.breaks for each in found] == [Breaks.EARLY]


def test_by_february_every_interview_is_scored(board_of: Callable[[str], Board]) -> None:
    board = board_of("ranking")
    assert iso(demo_start(SEASON, "ranking"))[:10] == "2027-02-23"
    done = [each for each in board.kept.tracked.values() if each.status == "done"]
    assert len(done) == 6 and all(
        each.fit and each.training and each.lifestyle and each.bucket for each in done
    )
    assert not any(each.status == "arranged" for each in board.kept.interviews.values())


def test_the_usual_demo_loads_nothing_of_it() -> None:
    source = (
        "import sys; from datetime import datetime, UTC; from matchweek.rehearsal.begins import demo_start;"
        "import matchweek.rehearsal.stage; demo_start(datetime(2027, 3, 1, tzinfo=UTC));"
        "assert not [name for name in sys.modules if 'season_programs' in name or 'season_scene' in name]"
    )
    subprocess.run([sys.executable, "-c", source], check=True, timeout=60)
