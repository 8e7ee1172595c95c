"""What the dashboard does from time to time while nobody presses a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

POLL = 0.25
"""Seconds between two looks."""
POLLS_IN_A_TICK = 4

Beat = Callable[[], object]


class Pulse:
    """Calls `poll` each quarter of a second and after every fourth time `tick`, from `start` until `stop`.

    One timer of the event loop for both: each of Textual's intervals is a task of its own, and waking it
    costs as much as looking whether anything was written. Beats that a suspended or busy process missed are
    left out. What one of them raises ends the app, as with an interval.
    """

    def __init__(self, app: App[int], poll: Beat, tick: Beat) -> None:
        self._app = app
        self._poll = poll
        self._tick = tick
        self._count = 0
        self._next = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin, or begin anew."""
        self.stop()
        self._count, self._next = 0, asyncio.get_running_loop().time()
        self._arm()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _arm(self) -> None:
        loop = asyncio.get_running_loop()
        self._next += POLL
        if self._next <= loop.time():
            self._next = loop.time() + POLL
        self._timer = loop.call_at(self._next, self._beat)

    def _beat(self) -> None:
        if self._app.return_code is not None:
            # It is being left.
            return
        self._arm()
        self._count += 1
        try:
            self._poll()
            if self._count % POLLS_IN_A_TICK == 0:
                self._tick()
        except Exception as error:  # noqa: BLE001
            self.stop()
            self._app.call_later(_raise, error)


def _raise(error: Exception) -> None:
    raise error
