"""Days as people say them, where no time of day belongs to them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting, read_day
from matchweek.errors import BadInput

# Saturday 13 March 2027, 12:00 Eastern.
SATURDAY = datetime(2027, 3, 13, 17, 0, tzinfo=UTC)
OWN = ("America/New_York", "America/Chicago", "Asia/Kolkata")


def in_zone(name: str) -> Setting:
    return Setting(now=SATURDAY, zone=read_zone(name), own=read_zone(name), toward="past")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", 13),
        ("yesterday", 12),
        ("fri", 12),
        ("12 Mar", 12),
        ("3/8", 8),
        ("2027-03-08", 8),
        ("last mon", 8),
    ],
)
def test_a_day_is_read_as_it_is_said(text: str, day: int) -> None:
    for own in OWN:
        if text == "3/8":
            with pytest.raises(BadInput, match="Day or month"):
                read_day(text, in_zone(own))
        else:
            assert read_day(text, in_zone(own)).isoformat() == f"2027-03-{day:02}"


@pytest.mark.parametrize("text", ["", "soon", "10:00", "fri 10am", "31/2", "in 20 min"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_day(text, in_zone(OWN[0]))
