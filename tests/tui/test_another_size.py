"""A terminal of another size, between the moment the size is known and the moment the screens have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region, Size

from matchweek.services.core.week import Week
from matchweek.tui.screens.calls.call import CallForm
from tests.support.pilot import Opened, open_dashboard, until


async def painted(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a change in the form that is open would write to the terminal now."""
    screen = opened.app.screen
    assert isinstance(screen, CallForm)
    await until(opened.pilot, lambda: screen.is_filled)
    written: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(
            opened.app,
            "_display",
            lambda _, update: update and written.append(update.render_segments(opened.app.console)),
        )
        screen.form.refresh()
        screen._dirty_widgets.add(screen.form)
        screen._on_timer_update()
    return "".join(written)


@pytest.mark.parametrize("after", [(200, 50), (90, 28)], ids=["grown", "shrunk"])
async def test_a_change_in_a_form_is_painted_meanwhile(
    week: Week, after: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(week.path, Path)
    async with open_dashboard(week.path, size=(140, 40)) as opened:
        await opened.press("c")
        # As the app has it when the terminal's word has come, and its screens have not heard of it.
        opened.app._size = Size(*after)
        assert "Program" in await painted(opened, monkeypatch)
        await opened.pilot.resize_terminal(*after)
        assert opened.app.screen._compositor.size == Size(*after)
        await opened.shows("Program")


async def test_what_is_called_changed_beyond_the_screen_is_not_looked_for(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(week.path, Path)
    async with open_dashboard(week.path, size=(140, 40)) as opened:
        await opened.press("c")
        compositor = opened.app.screen._compositor
        compositor._dirty_regions |= {Region(0, 40, 140, 1), Region(0, 38, 200, 5), Region(150, 2, 5, 5)}
        assert "Program" in await painted(opened, monkeypatch)


async def test_a_change_that_waited_below_a_form_while_the_terminal_shrank_is_not_looked_for(
    week: Week,
) -> None:
    assert isinstance(week.path, Path)
    async with open_dashboard(week.path, size=(140, 40)) as opened:
        await opened.press("c")
        screen, below = opened.app.screen, opened.app.week_screen
        assert isinstance(screen, CallForm)
        await until(opened.pilot, lambda: screen.is_filled)
        after = Size(90, 28)
        opened.app._size = after
        below._compositor._dirty_regions.add(Region(0, 39, 140, 1))
        below._screen_resized(after)
        await opened.pilot.resize_terminal(*after)
        await opened.shows("Program")
        assert len(screen._behind or ()) == after.height
