"""A week with a damaged row opens without it, names it, and offers the newest backup that has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.days import calls
from matchweek.services.file import keeping
from tests.support.damage import put
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import CLOCK, listings, new_week


def damaged(path: Path, value: object) -> None:
    week = new_week(path, listings(12))
    for number in range(3):
        calls.add(week, note=f"call {number}")
    keeping.back_up(week)
    calls.add(week, note="after the backup")
    week.close()
    put(path, "UPDATE call SET at = ? WHERE id = 2", value)


@pytest.mark.parametrize("value", ["no time", b"\x00\xff"])
async def test_it_is_named_and_all_else_is_there(week_file: Path, value: object) -> None:
    damaged(week_file, value)
    async with open_dashboard(week_file) as opened:
        await opened.shows("1 row of your week cannot be read")
        assert "call 2: its at" in opened.text.lower() and "--salvage" in opened.text
        await opened.press("n")
        assert [call.note for call in opened.app.session.board.calls] == [
            "after the backup",
            "call 2",
            "call 0",
        ]
        await opened.press("1")
        await until(opened.pilot, lambda: not opened.app.session.waiting)


async def test_the_backup_that_has_it_can_take_its_place(week_file: Path) -> None:
    damaged(week_file, "no time")
    async with open_dashboard(week_file) as opened:
        await opened.shows("goes back to the newest good backup")
        await opened.press("y")
        await until(opened.pilot, lambda: len(opened.app.session.board.calls) == 3, lambda: opened.toasts)
        assert "restored" in opened.toasts
    week = open_week(week_file, CLOCK)
    assert {call.note for call in load_board(week).calls} == {"call 0", "call 1", "call 2"}
    week.close()
