"""What looks for changes and at the clock while nobody presses a key."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matchweek.tui.session import pulse
from matchweek.tui.session.pulse import POLLS_IN_A_TICK, Pulse
from tests.support.home import PATIENCE
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import CLOCK, listings, new_week


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "POLL", 0.001)


async def becomes(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come true"
        await asyncio.sleep(0.001)


def app(**has: Any) -> Any:
    return SimpleNamespace(**{"return_code": None, **has})


async def test_a_tick_comes_behind_every_fourth_look() -> None:
    beats: list[str] = []
    beating = Pulse(app(), lambda: beats.append("poll"), lambda: beats.append("tick"))
    beating.start()
    await becomes(lambda: beats.count("tick") >= 2)
    beating.stop()
    # On a busy machine it may have looked again before it was stopped.
    seen = len(beats)
    assert beats[: 2 * (POLLS_IN_A_TICK + 1)] == [*["poll"] * POLLS_IN_A_TICK, "tick"] * 2
    await asyncio.sleep(0.02)
    assert len(beats) == seen


async def test_what_a_sleeping_process_missed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "POLL", 0.05)
    beats: list[float] = []

    def poll() -> None:
        beats.append(time.monotonic())
        if len(beats) == 1:
            time.sleep(0.5)

    beating = Pulse(app(), poll, lambda: None)
    beating.start()
    await becomes(lambda: len(beats) >= 4)
    beating.stop()
    assert beats[3] - beats[1] > 0.05


async def test_nothing_beats_once_it_is_being_left_and_begun_anew_it_beats_once() -> None:
    beats: list[int] = []
    left = app()
    beating = Pulse(left, lambda: beats.append(1), lambda: None)
    beating.start()
    beating.start()
    await becomes(lambda: beats)
    left.return_code = 0
    seen = len(beats)
    await asyncio.sleep(0.02)
    assert len(beats) == seen


async def test_what_fails_ends_the_app_and_not_silently(tmp_path: Path) -> None:
    file = tmp_path / "week.db"
    new_week(file, listings(3)).close()

    def fail() -> None:
        raise ZeroDivisionError("a look that fails")

    with pytest.raises(ZeroDivisionError, match="a look that fails"):
        async with open_dashboard(file, CLOCK) as opened:
            opened.app.pulse.stop()
            opened.app.pulse = Pulse(opened.app, fail, lambda: None)
            opened.app.pulse.start()
            await until(opened.pilot, lambda: opened.app.return_code is not None)
