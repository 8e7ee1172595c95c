"""A dashboard that is opened on another screen than the week."""

from __future__ import annotations

from pathlib import Path

from matchweek.services.core.launch import Launch
from matchweek.tui.app.dashboard import Dashboard
from matchweek.tui.screens.season.tracker import SeasonScreen
from tests.support.pilot import until
from tests.support.weeks import CLOCK, new_week


async def test_it_begins_where_its_scene_is(tmp_path: Path) -> None:
    new_week(tmp_path / "week.db").close()
    app = Dashboard(Launch(tmp_path / "week.db", CLOCK, "Asia/Karachi", opens="season"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, SeasonScreen), lambda: "Season did not open")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.week_screen, lambda: "the week lies below it")
