"""Own zones of odd hours, and days on which clocks change: typed times and the phone's calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from matchweek.domain.season.timetable import load_season
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting, read
from matchweek.domain.times.zones import in_both
from matchweek.errors import BadInput
from matchweek.papers.calendar import calendar_text

# The zone, what is typed, and the instant.
TYPED = (
    ("Asia/Kathmandu", "2027-03-18 18:45", "2027-03-18T13:00Z"),
    ("Pacific/Chatham", "2027-03-19 02:45", "2027-03-18T13:00Z"),
    ("Pacific/Chatham", "2027-04-04 04:45", "2027-04-03T16:00Z"),
    ("Australia/Lord_Howe", "2027-03-19 00:00", "2027-03-18T13:00Z"),
    ("Australia/Lord_Howe", "2027-04-04 02:15", "2027-04-03T15:45Z"),
    ("America/New_York", "2026-11-01 00:59", "2026-11-01T04:59Z"),
    ("America/New_York", "2026-11-01 02:00", "2026-11-01T07:00Z"),
    ("Europe/Berlin", "2027-03-28 01:59", "2027-03-28T00:59Z"),
    ("Europe/Berlin", "2027-03-28 03:00", "2027-03-28T01:00Z"),
    ("Europe/Berlin", "2027-10-31 01:59", "2027-10-30T23:59Z"),
    ("Europe/Berlin", "2027-10-31 03:00", "2027-10-31T02:00Z"),
)
# A time that does not come, or comes twice.
ASKED = (
    ("America/New_York", "2026-11-01 01:30", "comes twice", "-04:00 or -05:00"),
    ("Europe/Berlin", "2027-03-28 02:30", "does not exist", "+01:00 or +02:00"),
    ("Europe/London", "2027-03-28 01:30", "does not exist", "+00:00 or +01:00"),
    ("Europe/Berlin", "2027-10-31 02:30", "comes twice", "+02:00 or +01:00"),
    ("Australia/Lord_Howe", "2027-04-04 01:45", "comes twice", "+11:00 or +10:30"),
    ("Australia/Lord_Howe", "2027-10-03 02:15", "does not exist", "+10:30 or +11:00"),
    ("Pacific/Chatham", "2027-04-04 03:00", "comes twice", "+13:45 or +12:45"),
)


@pytest.mark.parametrize(("zone", "typed", "instant"), TYPED)
def test_a_time_typed_near_a_change_is_its_instant(zone: str, typed: str, instant: str) -> None:
    own = read_zone(zone)
    assert read(typed, Setting(zone=own, own=own)).at == datetime.fromisoformat(instant)


@pytest.mark.parametrize(("zone", "typed", "why", "offsets"), ASKED)
def test_a_time_that_is_no_single_moment_is_asked(zone: str, typed: str, why: str, offsets: str) -> None:
    own = read_zone(zone)
    with pytest.raises(BadInput) as asked:
        read(typed, Setting(zone=own, own=own))
    assert why in asked.value.detail
    assert offsets in asked.value.remedy


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("Asia/Kathmandu", "Thu 18:45"), ("Pacific/Chatham", "Fri 02:45"), ("Australia/Lord_Howe", "Fri 00:00")],
)
def test_the_calendar_rings_at_the_own_hour(zone: str, shown: str) -> None:
    text = calendar_text(load_season(2027), datetime(2027, 3, 12, 15, tzinfo=UTC))
    assert not any(line.startswith(("METHOD", "ORGANIZER", "BEGIN:VTIMEZONE")) for line in text.splitlines())
    events = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    opens: Any = events["2027-round_1_opens@matchweek"]["DTSTART"].dt
    assert f"{opens.astimezone(ZoneInfo(zone)):%a %H:%M}" == shown
    assert in_both(opens, read_zone(zone)).own_with_weekday == shown


def test_exports_a_second_apart_count_on() -> None:
    season = load_season(2027)
    counted = []
    for second in range(3):
        text = calendar_text(season, datetime(2027, 3, 12, 15, 0, second, tzinfo=UTC))
        counted.append(
            {int(str(each["SEQUENCE"])) for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        )
    assert [len(each) for each in counted] == [1, 1, 1]
    assert counted[0].pop() < counted[1].pop() < counted[2].pop()
