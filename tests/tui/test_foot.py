"""The last line: what a key did is read whole, also in a narrow window; keys give way to it, help stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.tui.look.text import width_of
from matchweek.tui.panes.foot import week_keys
from tests.support.pilot import open_dashboard
from tests.support.weeks import listings, new_week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, listings(12, only="ERAS")).close()
    return file


@pytest.mark.parametrize("width", [80, 100, 160])
async def test_what_a_key_did_is_named_beside_the_keys(path: Path, width: int) -> None:
    async with open_dashboard(path, size=(width, 24)) as opened:
        pane, board = opened.app.week_screen.programs, opened.app.session.board
        code = pane.grid.cursor
        assert code is not None
        await opened.press("1", "t")
        words = opened.app.week_screen.foot.text
        said = f"tier top: {board.programs[code].label}"
        begun = said if width_of(said) <= width // 2 else said[: width // 2 - 3]
        assert begun in words
        assert "? help" in words
        # A key that is shown is shown with its whole title.
        keys = words[: words.index("tier top")].split("  ")
        whole = {f"{key} {title}" for key, title in week_keys("programs")}
        assert {key.strip() for key in keys if key.strip()} <= whole


async def test_all_keys_stand_where_little_is_said(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        await opened.shows("saved")
        words = opened.app.week_screen.foot.text
        assert all(f"{key} {title}" in words for key, title in week_keys("programs"))
        await opened.press("1")
        opened.app.week_screen.foot.saw("saved")
        await opened.pilot.pause()
        assert opened.app.week_screen.foot.text == words


@pytest.mark.parametrize("presses", [0, 1])
async def test_every_order_is_told_whole_in_80_columns(path: Path, presses: int) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        await opened.press(*["S", "enter"] * presses, "S")
        await opened.shows("sort by")
        row = next(line for line in opened.text.splitlines() if "primary first" in line)
        assert "enter turns" in row
        assert "…" not in row
