"""The calendar as another program reads it: what a phone shows, and what it cancels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from matchweek.domain.season.timetable import load_season
from matchweek.papers.calendar import calendar_text, events

AT = datetime(2027, 3, 12, 15, 0, 3, tzinfo=UTC)
SEASON = load_season(2027)
# Row by row (rules: timetable.season-2027).
TABLE = {
    "list_opens": {"Asia/Kolkata": "Mon 19:30", "Asia/Karachi": "Mon 19:00", "Africa/Lagos": "Mon 15:00",
                   "Europe/London": "Mon 14:00", "America/Phoenix": "Mon 07:00",
                   "America/Los_Angeles": "Mon 07:00", "Pacific/Honolulu": "Mon 04:00"},
    "contact_opens": {"Asia/Kolkata": "Tue 17:30", "Asia/Karachi": "Tue 17:00", "Africa/Lagos": "Tue 13:00",
                      "Europe/London": "Tue 12:00", "America/Phoenix": "Tue 05:00",
                      "America/Los_Angeles": "Tue 05:00", "Pacific/Honolulu": "Tue 02:00"},
    "round_1_opens": {"Asia/Kolkata": "Thu 18:30", "Asia/Karachi": "Thu 18:00", "Africa/Lagos": "Thu 14:00",
                      "Europe/London": "Thu 13:00", "America/Phoenix": "Thu 06:00",
                      "America/Los_Angeles": "Thu 06:00", "Pacific/Honolulu": "Thu 03:00"},
    "round_3_opens": {"Asia/Kolkata": "Fri 00:30", "Asia/Karachi": "Fri 00:00", "Africa/Lagos": "Thu 20:00",
                      "Europe/London": "Thu 19:00", "America/Phoenix": "Thu 12:00",
                      "America/Los_Angeles": "Thu 12:00", "Pacific/Honolulu": "Thu 09:00",
                      "Asia/Kathmandu": "Fri 00:45", "Asia/Manila": "Fri 03:00", "UTC": "Thu 19:00"},
    "round_4_closes": {"Asia/Kolkata": "Fri 05:30", "Asia/Karachi": "Fri 05:00", "Africa/Lagos": "Fri 01:00",
                       "Europe/London": "Fri 00:00", "America/Phoenix": "Thu 17:00",
                       "America/Los_Angeles": "Thu 17:00", "Pacific/Honolulu": "Thu 14:00"},
    "match_day": {"Asia/Kolkata": "Fri 21:30", "Asia/Karachi": "Fri 21:00", "Africa/Lagos": "Fri 17:00",
                  "Europe/London": "Fri 16:00", "America/Phoenix": "Fri 09:00",
                  "America/Los_Angeles": "Fri 09:00", "Pacific/Honolulu": "Fri 06:00"},
}  # fmt: skip


def read(text: str) -> dict[str, Any]:
    """The events of a calendar as vobject, which wrote none of it, reads them, by their moment's key."""
    calendar: Any = vobject.readOne(text)
    assert calendar.validate(raiseException=True)
    return {event.uid.value.partition("-")[2].partition("@")[0]: event for event in calendar.vevent_list}


@pytest.mark.parametrize("key", TABLE)
def test_each_time_is_right_in_every_zone_of_the_rules(key: str) -> None:
    begins = read(calendar_text(SEASON, AT))[key].dtstart.value
    shown = {zone: f"{begins.astimezone(ZoneInfo(zone)):%a %H:%M}" for zone in TABLE[key]}
    assert shown == TABLE[key]


def test_it_is_no_message_from_an_organizer() -> None:
    calendar: Any = vobject.readOne(calendar_text(SEASON, AT))
    assert not hasattr(calendar, "method")
    assert all(not hasattr(event, "organizer") for event in calendar.vevent_list)


def test_a_dropped_round_is_cancelled_and_a_moved_one_moves() -> None:
    before = read(calendar_text(SEASON, AT))
    fewer = SEASON.without_round(2)
    gone = {key: at for key, at in events(SEASON).items() if key not in events(fewer)}
    assert set(gone) == {"round_4_opens", "round_4_closes"}
    after = read(calendar_text(fewer, AT + timedelta(seconds=1), gone))
    assert after.keys() == before.keys()
    cancelled = {key for key, event in after.items() if event.status.value == "CANCELLED"}
    assert cancelled == set(gone)
    for key in cancelled:
        assert after[key].dtstart.value == before[key].dtstart.value
        assert after[key].summary.value.startswith("Cancelled: Round 4")
        assert not hasattr(after[key], "valarm"), "what is cancelled does not ring"
    assert after["round_2_opens"].dtstart.value == before["round_3_opens"].dtstart.value
    numbers = [(int(before[key].sequence.value), int(after[key].sequence.value)) for key in before]
    assert all(old < new < 2**31 for old, new in numbers)
