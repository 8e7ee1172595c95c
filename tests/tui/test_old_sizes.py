"""A size that waited behind others moves no screen; random keys and sizes kept a window busy for good."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Label

from matchweek.tui.textual_private.painting import Sparing
from tests.support.needs import needs
from tests.support.pilot import until


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
