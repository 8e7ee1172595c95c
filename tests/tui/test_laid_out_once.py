"""A dialog that opens or closes costs no more than it shows: what lies below it keeps its place."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual.geometry import Size
from textual.screen import Screen

from matchweek.services.core.week import Week
from matchweek.tui.screens.offers.offers import OffersScreen
from tests.support.needs import needs
from tests.support.pilot import open_dashboard, until


@needs("painting")
@needs("leaving")
async def test_what_lies_below_is_not_laid_out_again(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: Counter[str] = Counter()
    lay_out = Screen._refresh_layout

    def counted(screen: Screen[Any], *args: Any, **named: Any) -> None:
        laid_out[type(screen).__name__] += 1
        lay_out(screen, *args, **named)

    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        await opened.press("R")
        await opened.press("escape")
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        await opened.press("R")
        (dialog,) = {*laid_out} - {"WeekScreen"}
        assert laid_out[dialog] <= 3
        assert not laid_out["WeekScreen"]
        await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen
        assert not laid_out["WeekScreen"]


async def test_what_changed_its_size_meanwhile_is_laid_out_as_it_is_seen_again(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path, size=(120, 36)) as opened:
        alone = opened.text
        await opened.press("f3", "question_mark")
        for size in ((80, 24), (160, 45), (120, 36)):
            await opened.pilot.resize_terminal(*size)
        await opened.press("escape")
        assert isinstance(opened.app.screen, OffersScreen)
        assert opened.app.screen._compositor.size == Size(120, 36)
        await opened.press("escape")
        await until(opened.pilot, lambda: opened.text == alone, lambda: opened.text)
        await opened.press("f3")
        await opened.pilot.resize_terminal(80, 24)
        await opened.press("escape")
        assert opened.app.screen._compositor.size == Size(80, 24)
        assert len(opened.text.splitlines()) == 24
