"""Row 32 of the guides: 48 hours, 6 hours or a time; oneself within 24 hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.answer_windows import AnswerWindow, hours_of, read_window, to_answer, usual_end
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput

CAME = datetime(2026, 11, 10, 15, tzinfo=UTC)
SETTING = Setting(now=CAME, toward="future", limit=True)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("", 24),
        ("48 h", 48),
        ("48", 48),
        ("48 hours", 48),
        ("6h", 6),
        ("6 hrs.", 6),
        ("72", 72),
        (" 24 ", 24),
        ("2 days", 48),
        ("within 1 day", 24),
        ("in 48 hours", 48),
    ],
)
def test_row_32_a_window_in_hours_and_one_s_own_rule(text: str, hours: int) -> None:
    assert read_window(text, CAME, SETTING) == CAME + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Thu 5pm CT", "Thu 12 Nov 18:00"),
        ("by Thu 5pm", "Thu 12 Nov 17:00"),
        ("12 Nov 17:00", "Thu 12 Nov 17:00"),
    ],
)
def test_row_32_a_window_that_is_a_time(text: str, when: str) -> None:
    assert wall(read_window(text, CAME, SETTING)) == when


@pytest.mark.parametrize("text", ["0", "999 h", "31 days", "9 Nov 17:00", "soon"])
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_window(text, CAME, SETTING)


def test_the_usual_windows_are_known_again() -> None:
    assert hours_of(CAME, usual_end(CAME, 48)) == 48
    assert hours_of(CAME, usual_end(CAME, 6)) == 6
    assert hours_of(CAME, usual_end(CAME)) is None
    assert hours_of(None, CAME) is None


def test_row_32_the_answer_that_ends_next_is_first_and_one_s_own_rule_counts_within_it() -> None:
    long, short = usual_end(CAME, 48), usual_end(CAME, 6)
    tracked = [
        Tracked(1, invited_at=CAME, answer_by=long),
        Tracked(2, invited_at=CAME, answer_by=short),
        Tracked(3, invited_at=CAME, answer_by=short, answered_at=CAME),
        Tracked(4, invited_at=CAME, answer_by=short, status="waitlist"),
        Tracked(5, invited_at=CAME),
        Tracked(6, invited_at=CAME, answer_by=usual_end(CAME), status="scheduled"),
    ]
    assert to_answer(tracked) == [
        AnswerWindow(2, short, short),
        AnswerWindow(6, usual_end(CAME), usual_end(CAME), own=True),
        AnswerWindow(1, usual_end(CAME, 24), long),
    ]
