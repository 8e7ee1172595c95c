"""What a pasted mail proposes: the moment, its length, over what, where, how to leave it; never more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchweek.domain.contacts.mailed_interview import mailed
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import EASTERN, wall

NOW = datetime(2027, 3, 16, 15, tzinfo=UTC)
SETTING = Setting(now=NOW, toward="future", zone=EASTERN)

BOOKED = """From: Program Office <office@harbor.example>
Sent: Tuesday, March 16, 2027 9:12 AM
Subject: SOAP interview

Dear Dr. Kareem,
we would like to meet you on Wednesday, March 17, 2027 from
2:30 PM to 2:50 PM (Central Time) with Dr. Ada Voss.
Join: https://zoom.example/j/9000?pwd=1.
This slot was booked in Thalamus. To reschedule or cancel: https://thalamus.example/x
> On Mon, Mar 15 at 10:00 AM you wrote:
"""


def test_a_booked_slot_is_read_whole() -> None:
    found = mailed(BOOKED, SETTING)
    assert found.at is not None
    assert wall(found.at) == "Wed 17 Mar 15:30"
    assert (found.minutes, found.interviewer) == (20, "Dr. Ada Voss")
    assert found.place == "https://zoom.example/j/9000?pwd=1"
    assert found.calendar == "Thalamus"
    assert found.leave.endswith("cancel: https://thalamus.example/x")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Wednesday at 2:30 pm EST works", "Wed 17 Mar 14:30"),
        ("Mar 17, 2027 02:30 PM Eastern Time (US and Canada)", "Wed 17 Mar 14:30"),
        ("Date: Wednesday, March 17, 2027\nTime: 2:30 PM Pacific Time", "Wed 17 Mar 17:30"),
        ("at 10:15 am CT on Thursday, March 18th", "Thu 18 Mar 11:15"),
        ("17 March 2027, 14:30", "Wed 17 Mar 14:30"),
        ("a 15 min call tomorrow at 9 a.m. MT", "Wed 17 Mar 11:00"),
    ],
)
def test_the_ways_in_which_a_time_is_written(text: str, when: str) -> None:
    found = mailed(text, SETTING)
    assert found.at is not None, found
    assert wall(found.at) == when


def test_several_moments_are_a_question_and_none_is_none() -> None:
    several = mailed("Can you do Wed 10:00 am ET or Wed 2:00 pm ET?", SETTING)
    assert [wall(each.at) for each in several.times] == ["Wed 17 Mar 10:00", "Wed 17 Mar 14:00"]
    assert several.at is None
    for text in ("", "Call 205-555-0142 soon", "We read 1200 files in 2027.", "\x00" * 50_000, "1:" * 20_000):
        assert mailed(text, SETTING).times == ()
    assert mailed("a 25-minute call", SETTING).minutes == 25


def test_what_is_past_gives_way_to_what_is_to_come() -> None:
    found = mailed("As said on Monday, March 15 at 3 pm ET\nwe meet Thursday, March 18 at 8 am ET.", SETTING)
    assert found.at is not None
    assert wall(found.at) == "Thu 18 Mar 08:00"
