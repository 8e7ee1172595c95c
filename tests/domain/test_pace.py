"""How long what is left takes at the pace so far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.week.pace import BOX, Pace, box_words, left_words

NOW = datetime(2027, 3, 15, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("took", "left", "words"),
    [
        ([], 83, "83 left"),
        ([20, 20], 81, "81 left"),
        ([20, 20, 20], 80, "80 left, about 27 min at this pace"),
        ([60, 60, 60], 1_000, "1,000 left, about 16 h 40 min at this pace"),
        ([60, 60, 60], 120, "120 left, about 2 h at this pace"),
        ([1, 1, 1], 5, "5 left, less than a minute at this pace"),
        ([60, 60, 60], 0, "0 left"),
        # Away for an hour, and a clock that went back, count for no more than they may.
        ([30, 3600, 30, -10], 4, "4 left, about 6 min at this pace"),
    ],
)
def test_what_is_left_is_said_by_the_pace(took: list[int], left: int, words: str) -> None:
    pace = Pace()
    for seconds in took:
        pace = pace.after(timedelta(seconds=seconds))
    assert left_words(pace, left) == words


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(), "90 of 90 min left"),
        (timedelta(minutes=17, seconds=59), "73 of 90 min left"),
        (timedelta(minutes=89, seconds=59), "1 of 90 min left"),
        (BOX, "the 90 minutes are over"),
    ],
)
def test_a_time_box_says_what_is_left_of_it(passed: timedelta, words: str) -> None:
    assert box_words(NOW + BOX, NOW + passed) == words
