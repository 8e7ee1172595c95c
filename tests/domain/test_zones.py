"""Zones and instants: read as people write them, shown in Eastern and one's own time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import read_instant
from matchweek.domain.times.zones import (
    EASTERN,
    countdown_text,
    in_both,
    iso,
    place_name,
    system_zone_name,
    wall,
)
from matchweek.errors import BadInput

# Thursday of Match Week 2027, 10:42:07 Eastern, in round 1.
NOW = datetime(2027, 3, 18, 14, 42, 7, tzinfo=UTC)


def utc(month: int, day: int, hour: int, minute: int = 0, second: int = 0, year: int = 2027) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Asia/Karachi", "Asia/Karachi"),
        ("asia/karachi", "Asia/Karachi"),
        (" Karachi ", "Asia/Karachi"),
        ("kathmandu", "Asia/Kathmandu"),
        ("Los Angeles", "America/Los_Angeles"),
        ("america/new york", "America/New_York"),
        ("ET", "America/New_York"),
        ("EST", "America/New_York"),
        ("Eastern", "America/New_York"),
        ("UTC", "UTC"),
        ("Etc/UTC", "Etc/UTC"),
        ("Manilla", "Asia/Manila"),
    ],
)
def test_a_zone_is_read_as_people_write_it(written: str, name: str) -> None:
    assert read_zone(written).name == name


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Asia/Karachii", "Asia/Karachi"),
        ("Kolkatta", "Asia/Kolkata"),
        ("Manillla", "Asia/Manila"),
        ("CST", "America/Chicago"),
        ("IST", "Asia/Kolkata"),
        ("MST", "America/Phoenix"),
        ("", "area and city"),
        ("../../etc/passwd", "area and city"),
        ("+05:30", "area and city"),
        ("x" * 5000, "area and city"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest_right_name(written: str, offered: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_zone(written)
    assert offered in refused.value.remedy
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2027-03-18T11:00", utc(3, 18, 15)),
        ("2027-03-18 11:00:07", utc(3, 18, 15, 0, 7)),
        ("2027-03-18T11:00:00-04:00", utc(3, 18, 15)),
        ("2027-03-18T20:30:00+05:30", utc(3, 18, 15)),
        ("2027-03-18 11:00 -04:00", utc(3, 18, 15)),
        ("2027-03-18T15:00Z", utc(3, 18, 15)),
        ("2027-03-18t15:00:00z", utc(3, 18, 15)),
        ("2027-03-18T15:00 UTC", utc(3, 18, 15)),
        ("  2027-03-18  11:00 ET ", utc(3, 18, 15)),
        ("20270318T110000", utc(3, 18, 15)),
        ("2027-03-13T10:00", utc(3, 13, 15)),
        ("2027-03-14T01:59:59", utc(3, 14, 6, 59, 59)),
        ("2027-03-14T03:00", utc(3, 14, 7)),
        ("2026-11-01T01:30-05:00", utc(11, 1, 6, 30, year=2026)),
    ],
)
def test_iso_instants_are_eastern_without_an_offset(text: str, at: datetime) -> None:
    read = read_instant(text)
    assert read == at
    assert read.utcoffset() == timedelta(0)


def test_without_an_offset_another_zone_can_be_meant() -> None:
    assert read_instant("2027-03-18T20:00", read_zone("Asia/Karachi")) == utc(3, 18, 15)
    assert read_instant("2027-03-18T11:00 ET", read_zone("Asia/Karachi")) == utc(3, 18, 15)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("now", "Thu 18 Mar 10:42:07"),
        ("10:58", "Thu 18 Mar 10:58:00"),
        ("9:05:30", "Thu 18 Mar 09:05:30"),
        ("10:58 pm", "Thu 18 Mar 22:58:00"),
        ("12:30 a.m.", "Thu 18 Mar 00:30:00"),
        ("12pm", "Thu 18 Mar 12:00:00"),
        ("Thu 10:58", "Thu 18 Mar 10:58:00"),
        ("tuesday 8:00", "Tue 16 Mar 08:00:00"),
        ("Fri 9 am", "Fri 19 Mar 09:00:00"),
        ("Mon 10:00", "Mon 15 Mar 10:00:00"),
        ("18 Mar 10:58", "Thu 18 Mar 10:58:00"),
        ("Mar 16, 8:00", "Tue 16 Mar 08:00:00"),
        ("Tue 16 March 2027, 08:00 ET", "Tue 16 Mar 08:00:00"),
        ("14:42 UTC", "Thu 18 Mar 10:42:00"),
    ],
)
def test_spoken_instants_are_read_from_a_reference(text: str, shown: str) -> None:
    assert wall(read_instant(text, now=NOW), seconds=True) == shown


@pytest.mark.parametrize(
    ("now", "text", "toward", "shown"),
    [
        ("2027-03-18T00:10", "23:58", "day", "Thu 18 Mar 23:58"),
        ("2027-03-18T00:10", "23:58", "past", "Wed 17 Mar 23:58"),
        ("2027-03-18T10:58", "10:59", "past", "Thu 18 Mar 10:59"),
        ("2027-03-18T20:00", "09:00", "past", "Thu 18 Mar 09:00"),
        ("2027-03-18T20:00", "09:00", "future", "Fri 19 Mar 09:00"),
        ("2027-03-18T20:00", "19:50", "future", "Thu 18 Mar 19:50"),
        ("2027-03-18T20:00", "Mon 09:00", "future", "Mon 22 Mar 09:00"),
        ("2027-03-18T20:00", "Fri 09:00", "past", "Fri 12 Mar 09:00"),
        ("2027-01-02T10:00", "30 Dec 09:00", "day", "Wed 30 Dec 09:00"),
    ],
)
def test_a_time_without_a_date_can_lean_to_the_past_or_the_future(now, text, toward, shown) -> None:
    assert wall(read_instant(text, now=read_instant(now), toward=toward)) == shown


def test_a_spoken_instant_is_meant_in_the_zone_given() -> None:
    # 10:42 Eastern is 20:27 in Kathmandu; 00:10 there is the next day's.
    assert read_instant("Fri 00:10", read_zone("Asia/Kathmandu"), now=NOW) == utc(3, 18, 18, 25)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "14 Mar",
        "25:00",
        "10:60",
        "13pm",
        "0:30 pm",
        "2027-03-18",
        "2027-03-18T25:00",
        "2027-02-30T10:00",
        "31 Feb 10:00",
        "Wed 18 Mar 10:42",
        "1 Jan 0001 10:00",
        "0001-01-01T00:00+10:00",
        "9999-12-31T23:00-05:00",
        "10:58 foo",
        "٣:٠٠x",
        "x" * 5000,
    ],
)
def test_what_names_no_moment_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_instant(text, now=NOW)
    assert "2027-03-18T10:58" in refused.value.remedy
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("text", ["10:58", "Thu 10:58", "now", "18 Mar 10:58"])
def test_a_time_without_a_date_needs_a_reference(text: str) -> None:
    with pytest.raises(BadInput, match="date is missing"):
        read_instant(text)


@pytest.mark.parametrize(
    ("text", "why"), [("2027-03-14T02:30", "does not exist"), ("2026-11-01T01:30", "comes twice")]
)
def test_a_wall_time_lost_or_doubled_by_the_clock_change_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_instant(text)


@given(st.text(max_size=30))
def test_any_text_is_an_instant_or_bad_input(text: str) -> None:
    try:
        read = read_instant(text, now=NOW)
    except BadInput:
        return
    assert read.utcoffset() == timedelta(0)


@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)).map(lambda away: NOW + away))
def test_what_is_written_as_iso_reads_back(at: datetime) -> None:
    for name in ("America/New_York", "Asia/Kathmandu", "UTC"):
        assert read_instant(iso(at, read_zone(name))) == at.replace(microsecond=0)


@pytest.mark.parametrize("name", ["America/New_York", "Asia/Kolkata", "UTC"])
@given(minutes=st.integers(-60 * 24 * 3, 60 * 24 * 3))
def test_what_a_wall_shows_reads_back_near_its_time(name: str, minutes: int) -> None:
    zone, at = read_zone(name), NOW + timedelta(minutes=minutes)
    assert read_instant(wall(at, zone, seconds=True), zone, now=NOW) == at


def test_iso_has_the_offset_of_its_season_and_whole_seconds() -> None:
    assert iso(utc(3, 18, 15).replace(microsecond=999_999)) == "2027-03-18T11:00:00-04:00"
    assert iso(utc(3, 12, 16)) == "2027-03-12T11:00:00-05:00"
    assert iso(utc(3, 18, 15), read_zone("Asia/Kathmandu")) == "2027-03-18T20:45:00+05:45"
    assert iso(utc(3, 18, 15), read_zone("UTC")) == "2027-03-18T15:00:00+00:00"


def test_wall_shows_weekday_and_date_in_the_zone() -> None:
    assert wall(NOW) == "Thu 18 Mar 10:42"
    assert wall(NOW, seconds=True) == "Thu 18 Mar 10:42:07"
    assert wall(utc(3, 4, 2)) == "Wed 3 Mar 21:00"
    assert wall(utc(3, 18, 19), read_zone("Asia/Karachi")) == "Fri 19 Mar 00:00"


@pytest.mark.parametrize(
    ("name", "place", "short"),
    [
        ("America/New_York", "Eastern", "ET"),
        ("US/Eastern", "Eastern", "ET"),
        ("Asia/Karachi", "Karachi", "Karachi"),
        ("America/Los_Angeles", "Los Angeles", "Los Angeles"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
        ("Asia/Calcutta", "Kolkata", "Kolkata"),
        ("UTC", "UTC", "UTC"),
        ("Etc/UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_in_a_word(name: str, place: str, short: str) -> None:
    assert (place_name(name), place_name(name, short=True)) == (place, short)


def test_in_both_shows_the_own_weekday_where_it_differs() -> None:
    third = utc(3, 18, 19)
    assert str(in_both(third, read_zone("Asia/Kolkata"))) == "Thu 15:00 ET · Fri 00:30 Kolkata"
    assert str(in_both(third, read_zone("Africa/Lagos"))) == "Thu 15:00 ET · 20:00 Lagos"
    lagos = in_both(NOW, read_zone("Africa/Lagos"), seconds=True)
    assert (lagos.eastern, lagos.own_with_weekday) == ("Thu 10:42:07", "Thu 15:42:07")


@pytest.mark.parametrize("name", ["America/New_York", "America/Toronto", "America/Detroit"])
def test_in_both_says_it_once_where_the_clocks_agree(name: str) -> None:
    assert str(in_both(NOW, read_zone(name))) == "Thu 10:42 ET"


def test_a_zone_may_agree_with_eastern_only_before_the_clock_change() -> None:
    bogota = read_zone("America/Bogota")
    assert in_both(utc(3, 12, 16), bogota).same_clock
    assert str(in_both(NOW, bogota)) == "Thu 10:42 ET · 09:42 Bogota"


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (timedelta(minutes=17, seconds=53), "17:53"),
        (timedelta(minutes=17, seconds=52, microseconds=1), "17:53"),
        (timedelta(hours=1, minutes=7, seconds=53), "1:07:53"),
        (timedelta(days=2, hours=3, minutes=12, seconds=59), "2 d 03:12"),
        (timedelta(days=1), "1 d 00:00"),
        (timedelta(days=1) - timedelta(seconds=1), "23:59:59"),
        (timedelta(hours=1), "1:00:00"),
        (timedelta(seconds=5), "0:05"),
        (timedelta(0), "0:00"),
        (timedelta(seconds=-1), "0:00"),
        (timedelta(days=-9), "0:00"),
    ],
)
def test_time_left_in_words(left: timedelta, shown: str) -> None:
    assert countdown_text(left) == shown


@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_a_countdown_is_never_negative_and_zero_only_when_over(left: timedelta) -> None:
    shown = countdown_text(left)
    assert "-" not in shown
    assert (shown == "0:00") == (left <= timedelta(0))


@given(st.integers(0, 86_399), st.integers(0, 999_999))
def test_clock_and_countdown_always_add_up(second: int, microsecond: int) -> None:
    begin = read_instant("2027-03-18T00:00")
    at = begin + timedelta(seconds=second, microseconds=microsecond)
    hours, minutes, seconds = map(int, wall(at, seconds=True).split()[-1].split(":"))
    shown = begin + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    whole = (begin + timedelta(days=1)) - shown
    assert countdown_text(begin + timedelta(days=1) - at) == countdown_text(whole)


def test_across_the_clock_change_two_days_are_47_hours() -> None:
    left = read_instant("2027-03-15T10:00") - read_instant("2027-03-13T10:00")
    assert countdown_text(left) == "1 d 23:00"


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("Asia/Manila", "Asia/Manila"),
        (":America/New_York", "America/New_York"),
        ("/usr/share/zoneinfo/Asia/Kathmandu", "Asia/Kathmandu"),
        ("/usr/share/zoneinfo/posix/Asia/Kathmandu", "Asia/Kathmandu"),
        ("UTC", "UTC"),
        ("", "UTC"),
        ("<+0545>-5:45", "UTC"),
        ("Nowhere/Atall", "UTC"),
    ],
)
def test_the_setting_tz_counts_first(setting: str, name: str) -> None:
    assert system_zone_name({"TZ": setting}, Path("/nowhere")) == name


def test_the_systems_zone_is_where_localtime_leads(tmp_path: Path) -> None:
    target = tmp_path / "zoneinfo" / "Africa" / "Lagos"
    target.parent.mkdir(parents=True)
    target.touch()
    link = tmp_path / "localtime"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert system_zone_name({}, link) == "Africa/Lagos"


def test_without_any_answer_the_system_is_in_utc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails() -> None:
        raise RuntimeError("no zone")

    monkeypatch.setattr("matchweek.domain.times.zones.get_local_timezone", fails)
    assert system_zone_name({}, tmp_path / "missing") == "UTC"


def test_otherwise_the_system_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("matchweek.domain.times.zones.get_local_timezone", lambda: read_zone("Asia/Karachi"))
    assert system_zone_name({}, tmp_path / "missing") == "Asia/Karachi"


def test_eastern_is_new_york() -> None:
    assert EASTERN.name == "America/New_York"
