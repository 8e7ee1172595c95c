"""What another screen hides is not painted; it is as it should be once it is seen again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from matchweek.services.season import tracker
from matchweek.tui.textual_private.sparing import SparingCompositor
from tests.support.pilot import open_dashboard
from tests.support.weeks import listings, new_week


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
