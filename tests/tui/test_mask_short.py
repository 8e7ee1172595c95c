"""What is short, such as a year or a visa, is hidden where it is one's own, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchweek.services.core.week import open_week
from matchweek.services.people import applicant
from matchweek.tui.look import text as gate
from tests.support.pilot import open_dashboard
from tests.support.staged import put_scene
from tests.support.weeks import CLOCK


@pytest.fixture(autouse=True)
def _unmasked() -> Iterator[None]:
    yield
    gate.mask_with(None)


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    path = tmp_path / "staged.db"
    put_scene(path, CLOCK, 2027)
    return path


async def test_what_is_short_is_hidden_where_it_is_known_whose_it_is(staged: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(staged, tmp_path / "week.db"))
    week = open_week(path, CLOCK)
    short = {"graduation_year": "2027", "visa": "J-1", "ecfmg": "yes", "exams": "P/P", "location": "US"}
    applicant.change(week, **short)
    week.close()
    async with open_dashboard(path, size=(160, 45)) as opened:
        await opened.press("f4")
        await opened.shows("Graduated      2027")
        await opened.press("P")
        await opened.shows("Graduated      hidden")
        assert "Visa: hidden" in opened.text and "Graduation: hidden" in opened.text
        assert not [each for each in ("J-1", "P/P", "Now in: US") if each in opened.text]
        # The year of the season is nobody's secret.
        assert "2027" in opened.app.week_screen.round_bar.text
