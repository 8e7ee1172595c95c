"""What is told of a time that was read: on which clocks it is, and what is odd about it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting, read
from matchweek.domain.times.spoken.cautions import cautions
from matchweek.domain.times.spoken.shown import clocks_for, on_clocks
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput

CENTRAL = "America/Chicago"
_NO_PLACES = """
tarde sam do sali sec ora okay ok dr no la von der as mo di me oh or hi id luz paz chen pls mardi domingo
"""
MONDAY = datetime(2027, 3, 15, 15, 0, 20, tzinfo=UTC)


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


@pytest.mark.parametrize(
    "text",
    ["in 20", "call in 20", "2 hours", "20 min", "2h", "3 h", "3 days", "tue in 20"],
)
def test_what_may_be_a_length_of_time_is_asked(text: str) -> None:
    """“in 20” was eight in the evening, “2 hours” two in the afternoon."""
    with pytest.raises(BadInput) as asked:
        read(text, Setting(now=MONDAY, toward="future"))
    assert "length of time" in asked.value.title


@pytest.mark.parametrize(
    "word",
    [*_NO_PLACES.split()],
)
@pytest.mark.parametrize("form", ["3pm {}", "{} 15:00"])
def test_a_word_beside_a_time_is_no_place_in_another_language(form: str, word: str) -> None:
    """They were Rome, Damascus, Tehran, Prague, Haiti and Ghana, hours away, and nothing said so."""
    with pytest.raises(BadInput):
        read(form.format(word), Setting(now=MONDAY, toward="future"))


@pytest.mark.parametrize(
    ("text", "zone", "place"),
    [
        ("3pm CA", "America/Los_Angeles", "California, USA"),
        ("3pm mary", "Asia/Ashgabat", "Mary, Turkmenistan"),
        ("3pm austin", "America/Chicago", "Austin, Texas"),
        ("9am Paris, Texas", "America/Chicago", "Paris, Texas"),
    ],
)
def test_a_place_beside_a_time_is_told(text: str, zone: str, place: str) -> None:
    reading = read(text, Setting(now=MONDAY, own=EASTERN, toward="future"))
    assert reading.zone.name == zone
    assert f"is read as the place {place}." in reading.notes[0]
    at_home = read(text, Setting(now=MONDAY, own=reading.zone, toward="future"))
    assert at_home.at == reading.at and not at_home.notes


@pytest.mark.parametrize(
    ("text", "hour"), [("1500 hours", 15), ("15:00 hrs", 15), ("15h", 15), ("ca 3pm", 15), ("ca. 3pm", 15)]
)
def test_words_around_a_time_are_no_part_of_it(text: str, hour: int) -> None:
    assert read(text, Setting(now=MONDAY, toward="future")).at.astimezone(EASTERN).hour == hour
