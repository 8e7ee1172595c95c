"""Seconds of the soak in the test command: both its ways, and that it counts what it is for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from matchweek.services.core.week import open_week
from matchweek.services.file import alarms_told
from tests.faults.counted import Count, table
from tests.soak.soak import MONDAY, OVER, _judge, keys, soak
from tests.soak.window import Health, Window
from tests.support.home import Home
from tests.support.terminal import NEEDS_PTY
from tests.support.weeks import CLOCK, listings, new_week

pytestmark = NEEDS_PTY


@pytest.mark.parametrize("keys_only", [False, True], ids=["a week", "keys"])
def test_a_few_seconds_lose_nothing(tmp_path: Path, keys_only: bool) -> None:
    done = soak(tmp_path, 7, 4.0, keys_only=keys_only)
    assert done.count.well, "\n".join([*table([done.count]), *done.lines(), *done.count.told])
    assert done.keys > 20
    # Random keys may also have left the only window there was time for.
    assert done.health.resized or done.health.starts > 1


def test_an_act_that_is_not_in_the_file_is_counted(tmp_path: Path) -> None:
    new_week(tmp_path / "week.db", listings(12)).close()
    count = Count("x", tried=1)
    _judge(count, tmp_path / "week.db", {"soak 1."})
    assert (count.lost, count.well) == (1, False)


def test_a_window_that_tells_first_what_it_missed_is_open_too(tmp_path: Path) -> None:
    home = Home(tmp_path)
    new_week(home.file, listings(3)).close()
    with closing(open_week(home.file, CLOCK)) as week:
        alarms_told.remember(week, MONDAY)
    window = Window(home, OVER, 1.0, Health())
    with closing(window.terminal):
        assert "While this window was away" in window.terminal.text()
        assert window.come_home()


def test_every_key_of_the_commands_is_among_those_pressed_but_those_that_leave() -> None:
    assert {"1", "c", "F3", "f4", "ctrl+p", "?", "escape"} & set(keys()) and "q" not in keys()
