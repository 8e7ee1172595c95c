"""What must never be cut stands whole at 80x24, 120x36 and 160x45."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.services import applicant
from matchweek.services.week import Week
from tests.support.pilot import open_dashboard
from tests.support.weeks import closing_week, listings, new_week

SIZES = ((80, 24), (120, 36), (160, 45))
BETWEEN = FixedClock(datetime(2027, 3, 18, 15, 20, tzinfo=UTC))


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    yield from closing_week(new_week(week_file, listings(40), clock=BETWEEN))


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_of_what_is_folded_stands_whole(week: Week, size: tuple[int, int]) -> None:
    assert week.path is not None
    applicant.change(week, state="advanced_only")
    async with open_dashboard(week.path, BETWEEN, size=size) as opened:
        await opened.shows("folded away")
        for said in ("folded away", "greyed: not open to you"):
            await opened.shows(said)
            line = opened.app.week_screen.programs.fold_line
            assert line is not None and "…" not in line.text and "categorical programs" in line.text
            await opened.press("E")
