"""The real dashboard, driven by keys: opened on a week file, waited for by what it shows."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.strip import Strip

from matchweek.clock import Clock
from matchweek.services.core.launch import Launch
from matchweek.tui.app.dashboard import Dashboard
from tests.support.weeks import CLOCK

PATIENCE = 60.0


@dataclass
class Opened:
    """An open dashboard and the pilot that presses its keys."""

    app: Dashboard
    pilot: Pilot[Any]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    @property
    def strips(self) -> list[Strip]:
        """What the screen shows, line by line; laid together anew each time, so several checks share it."""
        return self.app.screen._compositor.render_strips()

    @property
    def text(self) -> str:
        """What the screen shows, as one text."""
        return "\n".join(strip.text for strip in self.strips)

    @property
    def toasts(self) -> str:
        """What was notified so far and still stands."""
        return "\n".join(f"{note.title} {note.message}" for note in self.app._notifications)

    def forget_toasts(self) -> None:
        """Let no toast be shown anew by what is opened from now on; those on a dialog go with it."""
        if not self.app._notifications:
            return
        if self.app.screen is self.app.week_screen:
            self.app.clear_notifications()
        else:
            self.app._notifications.clear()

    async def shows(self, words: str) -> None:
        """Wait until the screen shows some words."""
        await until(self.pilot, lambda: words in self.text, lambda: f"“{words}” is not in:\n{self.text}")


async def until(
    pilot: Pilot[Any], true: Callable[[], object], what: Callable[[], str] = lambda: "it did not come true"
) -> None:
    """Let the app work until something is true; fails, saying what, when patience ends."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what()
        await pilot.pause(0.01)


@asynccontextmanager
async def open_dashboard(
    path: Path, clock: Clock = CLOCK, size: tuple[int, int] = (120, 36), zone: str = "Asia/Karachi"
) -> AsyncIterator[Opened]:
    """The dashboard on a week file, once the file is open. With `zone` empty the first question is asked."""
    app = Dashboard(Launch(path, clock, zone))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.session.ready, lambda: "the week did not open")
        await pilot.pause()
        yield Opened(app, pilot)
