"""The dates that an invitation offers, as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import wall, zone_named
from matchweek.domain.tracker.dates_in_text import dates_in, offered_dates, offered_text

NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
SETTING = Setting(
    now=NOW, toward="future", own=zone_named("Asia/Karachi"), theirs=(zone_named("America/Chicago"),)
)


def read(text: str) -> list[str]:
    """Each date in Eastern; what is no single moment as the words for it."""
    return [wall(each.at) if each.at else f"? {each.why}" for each in dates_in(text, SETTING)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Tue 5 Jan 8am CT or Thu 7 Jan", ["Tue 5 Jan 09:00", "Thu 7 Jan 09:00"]),
        ("Tue 5 Jan, Thu 7 Jan at 8am CT", ["Tue 5 Jan 09:00", "Thu 7 Jan 09:00"]),
        ("8am CT on Tue 5 Jan or 9am CT on Thu 7 Jan", ["Tue 5 Jan 09:00", "Thu 7 Jan 10:00"]),
        ("Tue 5 Jan 8am or 1pm PT", ["Tue 5 Jan 11:00", "Tue 5 Jan 16:00"]),
        ("Jan 5, 7 and 12 at 8am CT", ["Tue 5 Jan 09:00", "Thu 7 Jan 09:00", "Tue 12 Jan 09:00"]),
        ("5, 7 or 12 January at 8:15 CT", ["Tue 5 Jan 09:15", "Thu 7 Jan 09:15", "Tue 12 Jan 09:15"]),
        ("January 5th or 7th at 8am Eastern Time", ["Tue 5 Jan 08:00", "Thu 7 Jan 08:00"]),
        ("5 Jan (Tue) 14:00 CT; 7 Jan", ["Tue 5 Jan 15:00", "Thu 7 Jan 15:00"]),
        ("2027-01-05 08:00 CT\n2027-01-07 09:00", ["Tue 5 Jan 09:00", "Thu 7 Jan 10:00"]),
        ("1. Tue 5 Jan 8am CT\n2. Thu 7 Jan 9am", ["Tue 5 Jan 09:00", "Thu 7 Jan 10:00"]),
        ("Tue Jan 5 at noon CT or Thu Jan 7 at 9 CT", ["Tue 5 Jan 13:00", "Thu 7 Jan 10:00"]),
        ("Tue 5 Jan 8am their time", ["Tue 5 Jan 09:00"]),
        ("Tue 5 Jan 8am UTC-5", ["Tue 5 Jan 08:00"]),
        ("tomorrow 9am, Thu 10am ET", ["Wed 11 Nov 09:00", "Thu 12 Nov 10:00"]),
        # The day on which the clocks change: the same hour is another one in UTC.
        ("Sat 31 Oct 2026 9am CT or Sun 1 Nov 2026 9am CT", ["Sat 31 Oct 10:00", "Sun 1 Nov 10:00"]),
        ("Sat 13 Mar 2027 9am PT or Sun 14 Mar 2027 9am PT", ["Sat 13 Mar 12:00", "Sun 14 Mar 12:00"]),
        # The same date twice is one.
        ("Tue 5 Jan 8am CT, Tue 5 Jan 9am ET", ["Tue 5 Jan 09:00"]),
        ("", []),
        ("Thank you for your interest.", []),
    ],
)  # fmt: skip
def test_several_dates_in_one_text(text: str, dates: list[str]) -> None:
    assert read(text) == dates


def test_an_hour_taken_from_one_of_several_is_said() -> None:
    found = dates_in("Tue 5 Jan 8am CT, Thu 7 Jan 1pm CT or 12 Jan", SETTING)
    assert [bool(each.notes) for each in found] == [False, False, True]
    assert found[2].notes[0].startswith("“12 Jan”: no hour is said; 1pm")
    # One hour said once is that of all of them.
    assert not any(each.notes for each in dates_in("Tue 5 Jan 8am CT or Thu 7 Jan", SETTING))


def test_lines_of_a_mail_with_their_ends_say_how_long() -> None:
    text = (
        "- Tuesday, January 5, 2027, 8:00 AM - 12:00 PM EST\n"
        "- Thursday, January 7, 2027, 8:00 AM – 12:00 PM EST: https://book.example/2027-01-09\n"
    )
    found = dates_in(text, SETTING)
    assert read(text) == ["Tue 5 Jan 08:00", "Thu 7 Jan 08:00"]
    assert [each.minutes for each in found] == [240, 240]
    assert all(each.zone_said for each in found)


def test_the_zone_that_nobody_said_is_told_apart() -> None:
    (one,) = dates_in("Tue 5 Jan 8am", SETTING)
    assert (one.at and wall(one.at), one.zone_said) == ("Tue 5 Jan 08:00", False)


def test_numbers_are_read_where_another_date_tells_the_month_first() -> None:
    assert read("Monday 12/7 7:45am PT or Monday 12/14") == ["Mon 7 Dec 10:45", "Mon 14 Dec 10:45"]
    assert read("7/12 at 9:00 CT or 14/12") == ["Mon 7 Dec 10:00", "Mon 14 Dec 10:00"]
    assert read("12/7 9am CT") == ["? “12/7” is 7 Dec or 12 Jul"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Tue 5 Jan", "no hour is said"),
        ("Wed 5 Jan 8am CT", "5 Jan 2027 is a Tue"),
        ("Sun 1 Nov 2026 1:30am ET", "01:30 comes twice"),
        ("Sun 14 Mar 2027 2:30am ET", "02:30 does not exist"),
    ],
)
def test_what_is_no_single_moment_is_said_and_never_guessed(text: str, why: str) -> None:
    found = [each for each in dates_in(text, SETTING) if each.at is None]
    assert found and why in found[0].why


def test_dates_are_kept_in_utc_once_and_by_time() -> None:
    dates = [each.at for each in dates_in("Thu 7 Jan 8am CT or Tue 5 Jan", SETTING) if each.at]
    kept = offered_text([*dates, dates[0]])
    assert kept == "2027-01-05T14:00:00+00:00;2027-01-07T14:00:00+00:00"
    assert offered_dates(kept) == sorted(dates)
    assert offered_dates("") == [] == offered_dates("nonsense; 2027-01-05T08:00")


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert len(dates_in(text, SETTING)) <= 40


@pytest.mark.parametrize(
    "text", ["5, " * 7000, "Jan 5, " * 3000, "8am-" * 5000, "(" * 20000, "12/14 " * 3000]
)
def test_a_long_text_is_read_without_a_wait(text: str) -> None:
    assert len(dates_in(text, SETTING)) <= 40
