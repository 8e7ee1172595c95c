"""When a dashboard under test has done all there is to do: seen by its state, not by how idle the machine is.

Textual's pilot sleeps 20 ms twice after each key, and takes a process that uses no processor for one that has
nothing to do: slow on a quiet machine, and wrong on a busy one.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Set as AbstractSet
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app
from textual._wait import wait_for_idle as textual_waits
from textual.pilot import Pilot

AT_MOST = 1.0
"""What goes on by itself (a clock that ticks, an act that waits for another program) is not waited for."""

_STAY: frozenset[str] = frozenset({"watch for new lists", "drain the terminal"})
"""Threads of the program that go on until it ends."""


async def wait_until_quiet(min_sleep: float = 0, max_sleep: float = AT_MOST) -> bool:
    """Wait until nothing is ready to run, nothing is to be painted, and no thread of the program works.

    False where that did not come about, but Textual's own measure of it did.
    """
    app = active_app.get(None)
    end = time.monotonic() + max_sleep
    quiet = 0
    while quiet < 2 and time.monotonic() < end:
        await asyncio.sleep(0)
        if _ready() or _painted(app):
            quiet = 0
        elif _at_work():
            # It may wait for something that only comes later: then Textual's own measure has to do.
            await textual_waits(0)
            return False
        else:
            quiet += 1
    return quiet == 2


async def _wait_for_screen(pilot: Pilot[Any]) -> bool:
    """Wait until all that was sent to any widget is done with; False where the app broke meanwhile.

    Textual asks each widget to answer, which is more work than most keys are.
    """
    if await wait_until_quiet() and pilot.app._exception is None:
        return True
    return await _asks_each(pilot)


def _ready() -> bool:
    """Whether something else would run at once: what woke before this task's turn stands there too."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


def _at_work() -> bool:
    return any(thread.name not in _before and thread.name not in _STAY for thread in threading.enumerate())


def _painted(app: Any) -> bool:
    """Paint what is to be painted, as a timer would within a sixtieth of a second; whether there was any."""
    if app is None or not app._running or not app._screen_stack:
        return False
    if app._resize_event is not None:
        app._check_resize()
        return True
    screen = app.screen
    if not screen._update_timer._active.is_set():
        return False
    screen._on_timer_update()
    return True


_asks_each = Pilot._wait_for_screen
_before: AbstractSet[str] = frozenset()


def install() -> None:
    """Let every pilot wait this way. Threads that run already belong to the tests."""
    global _before
    _before = {thread.name for thread in threading.enumerate()}
    textual.app.wait_for_idle = wait_until_quiet  # type: ignore[attr-defined, assignment]
    textual.pilot.wait_for_idle = wait_until_quiet  # type: ignore[attr-defined, assignment]
    Pilot._wait_for_screen = _wait_for_screen  # type: ignore[method-assign, assignment]
