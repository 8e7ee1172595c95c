"""The demo's list can be looked through while its week file is still being written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.times.spoken import read_instant
from matchweek.errors import Failed
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.glimpse import glimpse
from matchweek.rehearsal.stage import stage
from matchweek.services.core.launch import Launch
from matchweek.services.core.week import open_week
from matchweek.tui.app.dashboard import Dashboard
from tests.support.home import PATIENCE
from tests.support.pilot import Opened, until

CLOCK = FixedClock(demo_start(read_instant("2027-03-01T12:00:00-05:00")))
SEED = 2027


def demo(path: Path, prepare: Callable[[], None]) -> Dashboard:
    first = lambda: glimpse(CLOCK.now(), SEED)  # noqa: E731
    return Dashboard(Launch(path, CLOCK, "Asia/Karachi", prepare, glimpse=first))


async def test_keys_are_answered_before_the_file_is_written_and_acts_done_afterwards(tmp_path: Path) -> None:
    path, goes_on = tmp_path / "week.db", threading.Event()

    def prepare() -> None:
        assert goes_on.wait(PATIENCE), "the list was never looked through"
        stage(path, CLOCK, SEED)

    app = demo(path, prepare)
    try:
        async with app.run_test(size=(160, 45), notifications=True) as pilot:
            opened, grid = Opened(app, pilot), app.week_screen.programs.grid
            await until(pilot, lambda: app.session.shows)
            await opened.shows("949")
            assert not app.session.ready
            await opened.press("down", "down", "pagedown")
            cursor = grid.cursor
            assert cursor is not None and grid.cursor_row
            assert "No calls yet" in opened.text
            lane = app.board.programs[cursor].lane
            await opened.press("3" if lane != "backup" else "1")
            assert app.session.waiting
            goes_on.set()
            await until(pilot, lambda: app.session.ready and not app.session.waiting)
            await until(pilot, lambda: app.board.programs[cursor].lane not in (None, lane))
            await until(pilot, lambda: "No calls yet" not in opened.text)
            assert len(app.board.calls) > 1
    finally:
        goes_on.set()


async def test_a_demo_that_is_still_being_written_is_left_without_a_question(tmp_path: Path) -> None:
    goes_on = threading.Event()

    def prepare() -> None:
        assert goes_on.wait(PATIENCE), "nobody left"
        raise Failed("Not wanted any more", "", "")

    app = demo(tmp_path / "week.db", prepare)
    try:
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            await until(pilot, lambda: app.session.shows)
            await pilot.press("3", "3", "x")
            assert app.session.waiting
            await pilot.press("q")
            assert app.return_code == 0, type(app.screen).__name__
    finally:
        goes_on.set()


async def test_what_cannot_be_written_is_told_though_its_list_stands(tmp_path: Path) -> None:
    def prepare() -> None:
        raise Failed("Nothing was written", "The disk is full.", "Free some space.")

    app = demo(tmp_path / "week.db", prepare)
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await until(pilot, lambda: "Trouble" in type(app.screen).__name__)


@pytest.mark.parametrize(("hasty", "synchronous"), [(True, 0), (False, 2)])
def test_only_a_week_that_is_being_made_does_not_wait_for_the_disk(
    tmp_path: Path, hasty: bool, synchronous: int
) -> None:
    week = open_week(tmp_path / "week.db", CLOCK, kind="rehearsal", hasty=hasty)
    try:
        with week.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == synchronous
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    finally:
        week.close()
