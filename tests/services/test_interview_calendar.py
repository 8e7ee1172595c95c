"""Interviews as another program reads them: right in every zone, with alarms, moved, cancelled, masked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
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

# Every row of the rules' table (rules: zones), then zones with odd quarters and changed laws: the day and the
# hour in Eastern time, what stands in the file, and what each clock shows then.
ZONES = (
    "Asia/Kolkata",
    "Asia/Karachi",
    "Africa/Lagos",
    "Europe/London",
    "America/Phoenix",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Asia/Kathmandu",
    "Asia/Manila",
    "UTC",
    "Africa/Casablanca",
)
SHOWN = {
    "Mon 10:00": ("Mon 19:30", "Mon 19:00", "Mon 15:00", "Mon 14:00", "Mon 07:00", "Mon 07:00", "Mon 04:00",
                  "Mon 19:45", "Mon 22:00", "Mon 14:00", "Mon 14:00"),
    "Tue 08:00": ("Tue 17:30", "Tue 17:00", "Tue 13:00", "Tue 12:00", "Tue 05:00", "Tue 05:00", "Tue 02:00",
                  "Tue 17:45", "Tue 20:00", "Tue 12:00", "Tue 12:00"),
    "Thu 09:00": ("Thu 18:30", "Thu 18:00", "Thu 14:00", "Thu 13:00", "Thu 06:00", "Thu 06:00", "Thu 03:00",
                  "Thu 18:45", "Thu 21:00", "Thu 13:00", "Thu 13:00"),
    "Thu 15:00": ("Fri 00:30", "Fri 00:00", "Thu 20:00", "Thu 19:00", "Thu 12:00", "Thu 12:00", "Thu 09:00",
                  "Fri 00:45", "Fri 03:00", "Thu 19:00", "Thu 19:00"),
    "Thu 20:00": ("Fri 05:30", "Fri 05:00", "Fri 01:00", "Fri 00:00", "Thu 17:00", "Thu 17:00", "Thu 14:00",
                  "Fri 05:45", "Fri 08:00", "Fri 00:00", "Fri 00:00"),
    "Fri 12:00": ("Fri 21:30", "Fri 21:00", "Fri 17:00", "Fri 16:00", "Fri 09:00", "Fri 09:00", "Fri 06:00",
                  "Fri 21:45", "Sat 00:00", "Fri 16:00", "Fri 16:00"),
}  # fmt: skip
# A system's own table may be older than the law: this one's offset is the rules' (rules: zones).
OFFSETS = {"Africa/Casablanca": UTC}
DAYS = {"Mon": -3, "Tue": -2, "Thu": 0, "Fri": 1}


def on(text: str) -> datetime:
    """The instant of an Eastern wall time of the week, such as Fri 12:00."""
    day, time = text.split()
    return et(time) + timedelta(days=DAYS[day])


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Week, list[str]]:
    week, codes = thursday(tmp_path / "week.db")
    return at(week, et("08:00")), codes


def written(week: Week, to: Path, *, masked: bool = False) -> dict[str, Any]:
    export.write_calendar(week, interview_calendar.calendar(week, masked=masked, own="Asia/Karachi"), to)
    calendar: Any = vobject.readOne(to.read_text(encoding="utf-8"))
    assert calendar.validate(raiseException=True)
    return {each.uid.value: each for each in calendar.vevent_list}


def test_each_time_is_right_in_every_zone(opened: tuple[Week, list[str]], tmp_path: Path) -> None:
    week, codes = opened
    for text in SHOWN:
        interviews.add(week, codes[0], on(text), minutes=20)
    held = sorted(written(week, tmp_path / "a.ics").values(), key=lambda each: each.dtstart.value)
    for (text, clocks), event in zip(SHOWN.items(), held, strict=True):
        begins = event.dtstart.value
        shown = tuple(f"{begins.astimezone(OFFSETS.get(zone) or ZoneInfo(zone)):%a %H:%M}" for zone in ZONES)
        assert shown == clocks, text
        assert event.dtend.value - begins == timedelta(minutes=20)
        alarms = sorted(each.trigger.value for each in event.valarm_list)
        assert alarms == [timedelta(minutes=-each) for each in (60, 15, 5)]


def test_the_words_of_each_event_say_the_same_time(opened: tuple[Week, list[str]]) -> None:
    week, codes = opened
    for text in SHOWN:
        interviews.add(week, codes[0], on(text))
    for place, zone in enumerate(ZONES):
        calendar: Any = vobject.readOne(interview_calendar.calendar(week, own=zone).text)
        held = sorted(calendar.vevent_list, key=lambda each: each.dtstart.value)
        for (text, clocks), event in zip(SHOWN.items(), held, strict=True):
            day, time = clocks[place].split()
            own = time if day == text[:3] else f"{day} {time}"
            words = event.description.value
            assert f" {text[4:]} ET · {own} " in words, (zone, text)


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
