"""The round bar once SOAP is over, at three sizes: what matters to this person, and no meaningless moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.services.core.week import Week
from matchweek.services.people import applicant
from tests.support.hand_clock import HandClock
from tests.support.pilot import open_dashboard

EVENING = datetime(2027, 3, 19, 1, 10, tzinfo=UTC)
"""Thursday 21:10, Eastern."""
FRIDAY = datetime(2027, 3, 19, 17, 0, tzinfo=UTC)
"""Friday 13:00, after Match Day's results."""


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
@pytest.mark.parametrize(
    ("state", "now", "said"),
    [
        ("unmatched", EVENING, "contact is free since Thu 21:00 ET"),
        ("unmatched", FRIDAY, "contact is free since Thu 21:00 ET"),
        ("advanced_only", EVENING, "14:50:00  until Fri 12:00 ET"),
        ("placed", FRIDAY, "you are placed"),
    ],
)
async def test_the_bar_after_soap(
    week: Week, state: str, now: datetime, said: str, size: tuple[int, int]
) -> None:
    applicant.change(week, state=state)
    assert week.path is not None
    path: Path = week.path
    async with open_dashboard(path, HandClock(now), size=size) as opened:
        bar = opened.app.week_screen.round_bar.text
        assert said in bar
        assert "Match Week is over" not in bar
        assert "until" not in opened.app._window_title
        if state == "unmatched":
            line = opened.app.week_screen.agenda.text
            # From Match Day on nothing is asked of who has no place.
            wanted = ("NOW bring in the final list", "NOW write to the programs", "NOW you may write")
            assert line.startswith(wanted)
