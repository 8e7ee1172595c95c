"""The calendar for the phone: every boundary, in UTC, with its alarms, without a program's name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest

from matchweek.domain.season.timetable import MomentKind, load_season, moments
from matchweek.domain.times.spoken import read_instant
from matchweek.papers.calendar import calendar_text

AT = datetime(2027, 3, 12, 15, 0, 3, 456, tzinfo=UTC)
SEASON = load_season(2027)


def events(text: str) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(text)
    return {str(event["UID"]).removesuffix("@matchweek"): event for event in calendar.walk("VEVENT")}


def alarms(event: Any) -> list[timedelta]:
    return sorted(alarm["TRIGGER"].dt for alarm in event.walk("VALARM"))


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_boundary_has_an_event_at_its_instant(year: int) -> None:
    season = load_season(year)
    found = events(calendar_text(season, AT))
    boundaries = [
        moment for moment in moments(season) if moment.is_boundary and moment.kind != MomentKind.SEASON_ENDS
    ]
    assert {uid: event["DTSTART"].dt for uid, event in found.items()} == {
        f"{year}-{moment.key}": moment.at for moment in boundaries
    }


def test_instants_are_written_in_utc() -> None:
    text = calendar_text(SEASON, AT)
    starts = [line for line in text.splitlines() if line.startswith(("DTSTART", "DTEND", "DTSTAMP"))]
    assert len(starts) == 3 * len(events(text))
    assert [line for line in starts if not (line.endswith("Z") and "TZID" not in line)] == []
    assert "DTSTART:20270318T130000Z" in starts


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_round_rings_when_it_opens_and_four_times_before_it_ends(number: int) -> None:
    found = events(calendar_text(SEASON, AT))
    opens, closes = found[f"2027-round_{number}_opens"], found[f"2027-round_{number}_closes"]
    window = SEASON.rounds[number - 1]
    assert (opens["DTSTART"].dt, opens["DTEND"].dt) == (window.opens, window.closes)
    assert alarms(opens) == [timedelta(0)]
    assert closes["DTSTART"].dt == window.closes
    assert alarms(closes) == [timedelta(minutes=-minutes) for minutes in (60, 30, 15, 5)]
    assert "look in R3" in opens["SUMMARY"]


def test_all_other_boundaries_ring_when_they_come() -> None:
    for uid, event in events(calendar_text(SEASON, AT)).items():
        if not uid.endswith("_closes"):
            assert alarms(event) == [timedelta(0)], uid


def test_a_later_export_of_a_moved_timetable_moves_the_same_events() -> None:
    moved = SEASON.moved("round_2_closes", read_instant("2027-03-18T14:30"))
    before, after = events(calendar_text(SEASON, AT)), events(calendar_text(moved, AT + timedelta(hours=1)))
    assert before.keys() == after.keys()
    assert after["2027-round_2_closes"]["DTSTART"].dt == read_instant("2027-03-18T14:30")
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in before)


def test_what_is_not_confirmed_says_verify() -> None:
    verified = events(
        calendar_text(load_season(2026).moved("soap_ends", read_instant("2026-03-19T22:00")), AT)
    )
    assert "Verify in R3" not in verified["2026-round_1_opens"]["DESCRIPTION"]
    assert "Verify in R3" in verified["2026-soap_ends"]["DESCRIPTION"]
    assert "Verify in R3" in events(calendar_text(SEASON, AT))["2027-round_1_opens"]["DESCRIPTION"]


def test_lines_are_as_the_format_wants_them() -> None:
    raw = calendar_text(SEASON, AT).encode()
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, raw.split(b"\r\n"))) <= 75
