"""The twelve months on screen: begun, moved and stretched by keys, each undone; readable at each width."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.services.core.week import open_week
from matchweek.services.plan import tasks
from matchweek.tui.screens.plan.gantt import GanttScreen
from matchweek.tui.screens.plan.plan import PlanScreen
from tests.support.pilot import Opened, open_dashboard, until

CLOCK = FixedClock(datetime(2026, 11, 28, 15, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    open_week(file, CLOCK).close()
    return file


async def on_bars(opened: Opened) -> GanttScreen:
    await opened.press("f6")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, PlanScreen))
    await opened.press("b")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, GanttScreen))
    screen = opened.app.screen
    assert isinstance(screen, GanttScreen)
    await until(opened.pilot, lambda: bool(screen.lines.rows))
    return screen


def days(screen: GanttScreen, key: str) -> tuple[date, date]:
    assert screen.year is not None
    return next((each.first, each.last) for each in screen.year.bars if each.key == key)


async def test_bars_are_begun_moved_stretched_and_each_act_is_undone(path: Path, tmp_path: Path) -> None:
    async with open_dashboard(path, CLOCK, size=(120, 36)) as opened:
        screen = await on_bars(opened)
        assert "No bar of your own yet" in opened.text
        await opened.press("e")
        await until(opened.pilot, lambda: screen.lines.goto("own.1"))
        first, last = days(screen, "own.1")
        week = timedelta(days=7)
        for key, wanted in (
            ("l", (first + week, last + week)),
            ("h", (first - week, last - week)),
            ("L", (first, last + week)),
            ("H", (first, last - week)),
        ):
            await opened.press(key)
            await until(opened.pilot, lambda wanted=wanted: days(screen, "own.1") == wanted)  # type: ignore[misc]
            await opened.press("u")
            await until(opened.pilot, lambda: days(screen, "own.1") == (first, last))
        await opened.press("f")
        await opened.shows("Both need the whole day: Step 3: preparation and Internal medicine")
        await opened.press("u")
        await until(opened.pilot, lambda: "Both need" not in opened.text)
        screen.lines.goto("plan.step3")
        await opened.press("l")
        await until(opened.pilot, lambda: "Only bars of your own move" in opened.toasts)
        before = days(screen, "plan.step3")
        await opened.press("L")
        await until(opened.pilot, lambda: days(screen, "plan.step3")[1] == before[1] + week)
        await opened.press("w")
        await opened.shows("Feb 2027: ")
        await opened.press("w", "right_square_bracket")
        await opened.shows("Dec 2026 – Nov 2027")
        await opened.press("0")
        await opened.press("s")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
        line = opened.app.focused
        assert isinstance(line, Input)
        line.value = str(tmp_path / "plan.csv")
        await opened.press("enter")
        await until(opened.pilot, lambda: (tmp_path / "plan.csv").exists())
        await until(opened.pilot, lambda: str(tmp_path / "plan.csv") in opened.toasts)
        screen.lines.goto("own.9")
        await opened.press("delete")
        await until(opened.pilot, lambda: not screen.lines.goto("own.9"))


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_forty_bars_stand_at_each_width_with_the_months_above(
    path: Path, size: tuple[int, int]
) -> None:
    week = open_week(path, CLOCK)
    for number in range(40):
        day = date(2026, 11, 20) + timedelta(days=8 * number)
        tasks.add(week, f"Rotation {number} {day} to {day + timedelta(days=20)}", track="next")
    week.close()
    async with open_dashboard(path, CLOCK, size=size) as opened:
        screen = await on_bars(opened)
        months = [line for line in opened.text.split("\n") if "Jan" in line and "Feb" in line]
        assert len(months) >= 1 and all(name in months[-1] for name in ("Nov", "Dec", "Jan", "Jul", "Oct"))
        await opened.press("end")
        assert screen.under_cursor is not None
        assert screen.under_cursor.title in opened.text and "Jan" in opened.text
        at = {line.index("│") for line in opened.text.split("\n") if "▒" in line and "│" in line}
        assert max(map(len, opened.text.split("\n"))) <= size[0] and len(at) <= 2


async def test_long_names_are_hidden_whole_in_bars_clashes_and_words(path: Path) -> None:
    week = open_week(path, CLOCK)
    for name in ("Zubaida", "Nightjar"):
        title = f"Rotation of many words at the hospital of {name} {'and its clinics ' * 9}"
        tasks.add(week, f"{title} 1 Apr to 31 May", full_time=True)
    week.close()
    async with open_dashboard(path, CLOCK, size=(80, 24)) as opened:
        await opened.press("P")
        screen = await on_bars(opened)
        screen.lines.goto("own.1")
        await opened.shows("Both need the whole day: hidden and hidden")
        assert "Rotation" not in opened.text
        await opened.press("w", "end")
        await until(opened.pilot, lambda: screen.as_words)
        assert "Rotation" not in opened.text and "Nightjar" not in opened.text
        await opened.press("w", "P")
        await opened.shows("Both need the whole day: Rotation of many words")
        # Each takes two lines at most, so that the bars are seen.
        assert sum("and its clinics" in line for line in opened.text.splitlines()[:8]) <= 2
