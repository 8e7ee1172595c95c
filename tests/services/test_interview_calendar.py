"""Interviews as another program reads them: right in every zone, with alarms, moved, cancelled, masked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from matchweek.services.core.week import Week
from matchweek.services.days import interviews
from matchweek.services.history import history
from matchweek.services.lists import export, interview_calendar
from tests.support.offers import et
from tests.support.thursday import at, thursday

# Thursday 15:00 and 20:00 Eastern (rules: zones): where the day changes, and with odd quarters.
SHOWN = {
    "15:00": {"Asia/Kolkata": "Fri 00:30", "Asia/Karachi": "Fri 00:00", "Africa/Lagos": "Thu 20:00",
              "Europe/London": "Thu 19:00", "America/Phoenix": "Thu 12:00",
              "America/Los_Angeles": "Thu 12:00", "Pacific/Honolulu": "Thu 09:00",
              "Asia/Kathmandu": "Fri 00:45", "Asia/Manila": "Fri 03:00", "UTC": "Thu 19:00",
              "America/New_York": "Thu 15:00"},
    "09:00": {"Asia/Kolkata": "Thu 18:30", "Asia/Karachi": "Thu 18:00", "Africa/Lagos": "Thu 14:00",
              "Europe/London": "Thu 13:00", "America/Phoenix": "Thu 06:00",
              "America/Los_Angeles": "Thu 06:00", "Pacific/Honolulu": "Thu 03:00"},
    "20:00": {"Asia/Kolkata": "Fri 05:30", "Asia/Karachi": "Fri 05:00", "Africa/Lagos": "Fri 01:00",
              "Europe/London": "Fri 00:00", "America/Phoenix": "Thu 17:00",
              "America/Los_Angeles": "Thu 17:00", "Pacific/Honolulu": "Thu 14:00"},
}  # fmt: skip


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Week, list[str]]:
    week, codes = thursday(tmp_path / "week.db")
    return at(week, et("08:00")), codes


def written(week: Week, to: Path, *, masked: bool = False) -> dict[str, Any]:
    export.write_calendar(week, interview_calendar.calendar(week, masked=masked, own="Asia/Karachi"), to)
    calendar: Any = vobject.readOne(to.read_text(encoding="utf-8"))
    assert calendar.validate(raiseException=True)
    return {each.uid.value: each for each in calendar.vevent_list}


@pytest.mark.parametrize("time", SHOWN)
def test_each_time_is_right_in_every_zone(opened: tuple[Week, list[str]], tmp_path: Path, time: str) -> None:
    week, codes = opened
    interviews.add(week, codes[0], et(time), minutes=20)
    (event,) = written(week, tmp_path / "a.ics").values()
    begins = event.dtstart.value
    assert {zone: f"{begins.astimezone(ZoneInfo(zone)):%a %H:%M}" for zone in SHOWN[time]} == SHOWN[time]
    assert event.dtend.value - begins == timedelta(minutes=20)
    alarms = sorted(each.trigger.value for each in event.valarm_list)
    assert alarms == [timedelta(minutes=-each) for each in (60, 15, 5)]


def test_it_says_with_whom_and_how_to_leave_it_and_masked_nothing_of_that(
    opened: tuple[Week, list[str]], tmp_path: Path
) -> None:
    week, codes = opened
    said = {
        "interviewer": "Dr. Voss",
        "place": "zoom.example/9",
        "calendar": "Thalamus",
        "leave": "link in mail",
    }
    interviews.add(week, codes[0], et("15:00"), **said)
    (event,) = written(week, tmp_path / "a.ics").values()
    text = (tmp_path / "a.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    assert all(words in text for words in said.values())
    assert "Thu 18 Mar 15:00 ET · Fri 00:00 Karachi" in event.description.value
    (masked,) = written(week, tmp_path / "b.ics", masked=True).values()
    hidden = (tmp_path / "b.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    assert masked.summary.value == "Interview"
    assert masked.uid.value == event.uid.value
    assert not any(words in hidden for words in (*said.values(), codes[0]))
    assert "Thu 18 Mar 15:00 ET" in hidden


def test_it_is_kept_up_to_date_moved_cancelled_and_back(
    opened: tuple[Week, list[str]], tmp_path: Path
) -> None:
    week, codes = opened
    to = tmp_path / "a.ics"
    interviews.add(week, codes[0], et("15:00"))
    interviews.add(week, codes[1], et("16:00"))
    first = written(week, to)
    interviews.change(week, 1, at=et("15:30"))
    interviews.change(week, 2, status="cancelled")
    second = written(week, to)
    assert second.keys() == first.keys()
    one, two = sorted(second)
    assert second[one].dtstart.value == et("15:30")
    assert second[two].status.value == "CANCELLED"
    assert all(int(second[uid].sequence.value) > int(first[uid].sequence.value) for uid in first)
    history.undo(week)
    assert written(week, to)[two].status.value == "CONFIRMED"
    interviews.change(week, 2, status="done")
    assert not hasattr(written(week, to)[two], "valarm_list")
    history.undo(week)
    history.undo(week)
    history.undo(week)
    assert written(week, to)[two].status.value == "CANCELLED"


def test_the_week_s_own_calendar_does_not_cancel_interviews(
    opened: tuple[Week, list[str]], tmp_path: Path
) -> None:
    week, codes = opened
    interviews.add(week, codes[0], et("15:00"))
    written(week, tmp_path / "a.ics")
    export.write_calendar(week, export.calendar(week), tmp_path / "week.ics")
    assert "interview" not in (tmp_path / "week.ics").read_text(encoding="utf-8")
