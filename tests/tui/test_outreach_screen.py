"""An outreach campaign by keys: 25 programs chosen, drafted, sent, answered, within 150 keys beside words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.services.core.week import open_week
from matchweek.services.people import applicant, narrative
from matchweek.services.plan import outreach
from matchweek.tui.screens.plan.outreach import OutreachScreen
from matchweek.tui.screens.plan.plan import PlanScreen
from tests.support.pilot import Opened, open_dashboard, until

CLOCK = FixedClock(datetime(2026, 11, 17, 15, tzinfo=UTC))
LATE = FixedClock(datetime(2027, 3, 4, 15, tzinfo=UTC))
PROGRAMS = 25
MOST_KEYS = 150


async def on_outreach(opened: Opened) -> OutreachScreen:
    await opened.press("f6")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, PlanScreen))
    await opened.press("o")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, OutreachScreen))
    screen = opened.app.screen
    assert isinstance(screen, OutreachScreen)
    return screen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    week = open_week(file, CLOCK)
    applicant.change(week, name="Ayesha Khan", aamc_id="10000001", phone="555-0101", school="Lake College")
    narrative.change(week, why_specialty="In our clinic I followed forty families for two years.")
    week.close()
    return file


async def typed(opened: Opened, key: str, words: str) -> int:
    """Open a line, type into it, store it: how many keys that took beside the words."""
    await opened.press(key)
    await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
    line = opened.app.focused
    assert isinstance(line, Input)
    line.value = words
    await opened.press("enter")
    return 2


async def test_twenty_five_programs_within_a_hundred_and_fifty_keys(path: Path) -> None:
    async with open_dashboard(path, CLOCK, size=(120, 36)) as opened:
        screen = await on_outreach(opened)
        assert "+ add" in opened.text and "s sent" not in opened.text
        pressed = 2
        board = opened.app.session.board
        for number in range(PROGRAMS):
            words = (
                f"Clinic {number}, {'OH' if number % 2 else 'MI'}, community, IMGs: they run night {number}"
            )
            pressed += await typed(opened, "plus", words)
            await until(opened.pilot, lambda: len(screen.every) == number + 1)  # noqa: B023
        await opened.shows("25 chosen (20 to 40 are usual)")
        assert "s sent" in opened.text
        # The one just added is under the cursor: its draft stands below.
        await opened.shows(f"They run night {PROGRAMS - 1}.")
        screen.lines.home()
        assert "They run night 0." in opened.text and "followed forty families" in opened.text

        def sent() -> int:
            return sum(each.sent_at is not None for each in board.kept.outreach.values())

        for number in range(PROGRAMS):
            await opened.press("y", "s")
            pressed += 2
            await until(opened.pilot, lambda: sent() == number + 1)  # noqa: B023
        screen.lines.home()
        pressed += await typed(opened, "r", "send your scores")
        await opened.shows("25 sent · 1 reply (1 to 3 are usual)")
        assert pressed <= MOST_KEYS, pressed
        await opened.press("u")
        await until(opened.pilot, lambda: not any(each.reply for each in screen.every))
        await opened.press("f", "f")
        await opened.shows("only community or affiliated")
        await opened.press("delete")
        await until(opened.pilot, lambda: len(screen.every) == PROGRAMS - 1)


async def test_from_the_rank_deadline_on_nothing_new_is_sent(path: Path) -> None:
    week = open_week(path, CLOCK)
    outreach.add(week, ["Clinic 1, OH"])
    outreach.sent(week, [1])
    week.close()
    async with open_dashboard(path, LATE, size=(80, 24)) as opened:
        screen = await on_outreach(opened)
        await opened.shows("The rank deadline is over")
        # What was recorded by mistake is taken back at any time.
        await opened.press("s")
        await until(opened.pilot, lambda: screen.every[0].sent_at is None)
        await opened.press("s", "y")
        await until(opened.pilot, lambda: "rank deadline" in opened.toasts)
        assert screen.every[0].sent_at is None
