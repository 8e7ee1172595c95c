"""What another screen hides is not painted; it is as it should be once it is seen again."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.services.season import tracker
from matchweek.tui.screens.season.tracker import SeasonScreen
from matchweek.tui.textual_private.sparing import SparingCompositor
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import listings, new_week

NOVEMBER = datetime(2026, 11, 2, 15, tzinfo=UTC)


async def test_a_key_paints_once_and_only_what_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "week.db"
    with closing(new_week(path, listings(3))) as week_file:
        tracker.add(week_file, institution="Harbor Hospital")
    async with open_dashboard(path, size=(120, 36)) as opened:
        week = opened.app.week_screen
        await opened.press("f5")
        await opened.shows("Harbor Hospital")
        season = opened.app.screen
        assert season.is_current and not week.is_current
        painted: list[Any] = []
        update = SparingCompositor.render_partial_update

        def noted(self: SparingCompositor) -> Any:
            painted.append(self)
            return update(self)

        monkeypatch.setattr(SparingCompositor, "render_partial_update", noted)
        await opened.press("7")
        await opened.shows("vibe 7")
        assert week._compositor not in painted
        await opened.press("question_mark")
        assert season.is_current, "a dialog lets it be seen"
        await opened.press("escape", "f2")
        assert opened.app.screen is week and week.is_current
        await opened.shows("vibe 7")


async def test_the_agenda_follows_at_once_what_was_done_in_the_season(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    new_week(path, listings(3)).close()
    async with open_dashboard(path, FixedClock(NOVEMBER), size=(120, 36)) as opened:
        await opened.press("f5", "v")
        await until(opened.pilot, lambda: opened.app.board.kept.tracked)
        # Out of its line, then out of the form.
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonScreen), lambda: opened.text)
        await opened.press("f2")
        # Not with the next minute, which never comes here.
        agenda = opened.app.week_screen.agenda
        await until(opened.pilot, lambda: "NOW answer the invitation" in agenda.text, lambda: agenda.text)
