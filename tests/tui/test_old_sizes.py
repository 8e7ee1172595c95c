"""A size that waited behind others moves no screen; random keys and sizes kept a window busy for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Label

from matchweek.tui.commands import BY_ID
from matchweek.tui.screens.programs.forty_five import FortyFive
from matchweek.tui.screens.programs.reallocate import Reallocate
from matchweek.tui.textual_private.painting import Sparing
from tests.support.needs import needs
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import listings, new_week


class OneOfThree(Sparing, ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Label("What now")


@needs("painting")
async def test_screens_have_the_terminal_s_size_whatever_size_they_are_told_of_late() -> None:
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        screens = [OneOfThree() for _ in range(3)]
        for screen in screens:
            await app.push_screen(screen)
        await pilot.pause()
        for screen, size in zip(screens * 2, [Size(100, 30), Size(60, 20), Size(20, 5)] * 2, strict=True):
            screen.post_message(Resize(size, size))
        await pilot.pause()
        assert {screen.outer_size for screen in screens} == {Size(80, 24)}
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: {screen.outer_size for screen in screens} == {Size(120, 36)})


async def test_another_size_looks_nothing_up_again_and_fills_the_width(tmp_path: Path) -> None:
    """The fits of a long list took more than a second at each size that a window was dragged through."""
    path = tmp_path / "week.db"
    new_week(path, listings(30)).close()
    async with open_dashboard(path, size=(160, 45)) as opened:
        looked: list[str] = []
        for command in ("forty_five", "reallocate"):
            await opened.press(BY_ID[command].keys[0])
            sheet = opened.app.screen
            assert isinstance(sheet, FortyFive | Reallocate)
            await until(opened.pilot, lambda sheet=sheet: sheet.lines.cursor)  # type: ignore[misc]
            wide = sheet.lines.text
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(sheet, "look_up", lambda sheet=sheet: looked.append(type(sheet).__name__))
                for size in ((120, 36), (80, 24)):
                    await opened.pilot.resize_terminal(*size)
                await until(opened.pilot, lambda sheet=sheet: sheet.size == Size(80, 24))  # type: ignore[misc]
                await opened.pilot.pause()
                assert not looked
                assert sheet.lines.text != wide and sheet.lines.cursor
                sheet.board_changed()
                assert looked.pop() == type(sheet).__name__
            await opened.pilot.resize_terminal(160, 45)
            await opened.press("escape")
