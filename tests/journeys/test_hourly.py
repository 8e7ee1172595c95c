"""A backup for each hour of use, made while the dashboard is open, by the clock of the dashboard."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from matchweek.clock import RunningClock
from matchweek.errors import WeekFileError
from matchweek.services.core.week import open_week
from matchweek.services.file import keeping
from matchweek.store import backup as backups
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, CLOCK, listings, new_week

# An hour in a second.
SPEED = 3600.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week file that was begun at AT."""
    file = tmp_path / "week.db"
    new_week(file, listings(12)).close()
    return file


def hourly(path: Path) -> list[datetime]:
    """When the hourly backups were made, oldest first, by the dashboard's clock."""
    made = [backups.made_at(copy) for copy in keeping.copies(path) if copy.reason == "hourly"]
    return sorted(at for at in made if at is not None)


async def wait_for_copies(opened: Opened, path: Path, count: int) -> list[datetime]:
    await until(opened.pilot, lambda: len(hourly(path)) >= count, lambda: f"{hourly(path)} {opened.toasts}")
    return hourly(path)


async def test_each_hour_of_use_makes_a_copy_while_keys_are_answered(path: Path) -> None:
    async with open_dashboard(path, RunningClock(AT, SPEED)) as opened:
        await opened.press("1")
        made = await wait_for_copies(opened, path, 3)
        await opened.press("2")
        assert "secondary 1" in opened.text
    assert all(later - earlier >= timedelta(hours=1) for earlier, later in pairwise(made))
    assert made[0] - AT >= timedelta(hours=1)
    newest = keeping.copies(path)[0]
    assert backups.is_good(newest.path)
    assert not list(backups.folder(path).glob("*.unfinished"))


async def test_no_copy_within_the_hour_whichever_window_made_the_last(path: Path) -> None:
    clock = RunningClock(AT + timedelta(hours=2), 0.0)
    async with open_dashboard(path, clock) as opened:
        # The week was begun two hours ago and never copied.
        assert await wait_for_copies(opened, path, 1) == [AT + timedelta(hours=2)]
    clock.jump_to(AT + timedelta(hours=2, minutes=59))
    async with open_dashboard(path, clock) as opened:
        opened.app.session.tick()
    assert len(hourly(path)) == 1
    async with open_dashboard(path, clock) as opened:
        # A laptop that was closed for a night: the hour is over when it wakes.
        clock.jump_to(AT + timedelta(hours=14))
        assert (await wait_for_copies(opened, path, 2))[-1] == AT + timedelta(hours=14)


async def test_a_clock_set_back_does_not_put_the_next_copy_off(path: Path) -> None:
    clock = RunningClock(AT + timedelta(hours=30), 0.0)
    async with open_dashboard(path, clock) as opened:
        await wait_for_copies(opened, path, 1)
        clock.jump_to(AT + timedelta(hours=5))
        assert (await wait_for_copies(opened, path, 2))[0] == AT + timedelta(hours=5)


async def test_a_copy_that_cannot_be_made_is_told_once_and_ends_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def fail(source: Path, target: Path) -> None:
        tried.append(target)
        raise WeekFileError("The disk is full", f"{source} could not be written.", "Free some space.")

    monkeypatch.setattr(backups, "copy", fail)
    clock = RunningClock(AT + timedelta(hours=2), 0.0)
    async with open_dashboard(path, clock) as opened:
        await until(opened.pilot, lambda: "The disk is full" in opened.toasts)
        for _ in range(5):
            opened.app.session.tick()
            await opened.pilot.pause()
        await opened.press("1")
        assert "primary 1" in opened.text
    assert len(tried) == 1
    assert hourly(path) == []


async def test_a_rehearsal_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    open_week(path, CLOCK, kind="rehearsal").close()
    async with open_dashboard(path, RunningClock(AT + timedelta(hours=2), 0.0)) as opened:
        opened.app.session.tick()
    assert not backups.folder(path).exists()
