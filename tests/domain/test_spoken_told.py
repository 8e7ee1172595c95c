"""What is told of a time that was read: on which clocks it is, and what is odd about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchweek.domain.spoken.cautions import cautions
from matchweek.domain.spoken.shown import clocks_for, on_clocks
from matchweek.domain.zones import EASTERN, read_zone

CENTRAL = "America/Chicago"


@pytest.mark.parametrize(
    ("at", "toward", "said"),
    [
        ("2027-03-16T08:00-04:00", "future", ("past already",)),
        ("2027-03-16T09:00-04:00", "future", ()),
        ("2027-03-16T12:00-04:00", "past", ("still to come",)),
        ("2027-03-09T09:00-05:00", "past", ("7 days ago",)),
        ("2027-03-18T21:00-04:00", "future", ("after SOAP ends, Thu 18 Mar 21:00 ET",)),
        ("2027-03-18T20:59-04:00", "future", ()),
        ("2028-03-16T09:00-04:00", "future", ("after SOAP", "in 2028")),
        ("2026-03-16T09:00-04:00", "past", ("days ago", "in 2026")),
        ("2028-03-16T09:00-04:00", "day", ("in 2028",)),
    ],
)
def test_what_is_odd_about_a_time_is_told(at: str, toward: str, said: tuple[str, ...]) -> None:
    now = datetime(2027, 3, 16, 13, 0, tzinfo=UTC)
    ends = datetime(2027, 3, 19, 1, 0, tzinfo=UTC)
    found = cautions(datetime.fromisoformat(at), now, toward, ends)  # type: ignore[arg-type]
    assert len(found) == len(said)
    for words, each in zip(said, found, strict=True):
        assert words in each


def test_a_moment_is_shown_on_each_clock_once_with_its_weekday() -> None:
    at = datetime(2027, 3, 17, 19, 30, tzinfo=UTC)
    central, own = read_zone(CENTRAL), read_zone("Asia/Karachi")
    assert on_clocks(at, (central, EASTERN, own)) == "Wed 17 Mar 14:30 Central · 15:30 ET · Thu 00:30 Karachi"
    assert on_clocks(at, (EASTERN, read_zone("America/Toronto"))) == "Wed 17 Mar 15:30 ET"
    assert clocks_for(EASTERN, (central,), own, said=False) == (central, EASTERN, own)
    assert clocks_for(EASTERN, (central, EASTERN), None, said=False) == (EASTERN,)
