"""What is said in a call is kept in lines, each with its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matchweek.domain.contacts.note_lines import entered, without_time
from tests.support.weeks import AT

LATER = AT + timedelta(minutes=3)


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("asked about Step 3", "10:45 ET: asked about Step 3\n"),
        ("10:42 ET: first\nsecond  ", "10:42 ET: first\n10:45 ET: second\n"),
        ("10:42 ET: gone over again", "10:42 ET: gone over again\n"),
        ("Wed 10:42 ET: gone over again", "Wed 10:42 ET: gone over again\n"),
        ("12:30 is the time of the call", "10:45 ET: 12:30 is the time of the call\n"),
        ("", None),
        ("10:42 ET: first\n", None),
        ("first\n   ", None),
    ],
)
def test_enter_ends_a_line_with_its_time(note: str, wanted: str | None) -> None:
    assert entered(note, LATER, AT) == wanted


def test_a_line_of_another_day_says_its_weekday() -> None:
    # Thursday's call, gone on with on Friday at 00:10 Eastern.
    after = AT + timedelta(hours=13, minutes=28)
    assert entered("one more thing", after, AT) == "Fri 00:10 ET: one more thing\n"


def test_a_line_without_its_time() -> None:
    assert without_time("Fri 00:10 ET: 10:42 ET: twice") == "10:42 ET: twice"
    assert without_time("10 ET: no time of ours") == "10 ET: no time of ours"
