"""Blocked days: stored as one act each, undone, never twice, and what is held then is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import interviews
from matchweek.services.history import history
from matchweek.services.season import blocked_days
from tests.support.weeks import listings, new_week

NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
OWN = "Asia/Karachi"


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    opened = new_week(tmp_path / "week.db", listings(3), clock=FixedClock(NOW))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("5 Jan", date(2027, 1, 5), date(2027, 1, 5)),
        ("5-7 Jan", date(2027, 1, 5), date(2027, 1, 7)),
        ("5 to 7 January 2027", date(2027, 1, 5), date(2027, 1, 7)),
        ("Tue 5 Jan to Thu 7 Jan", date(2027, 1, 5), date(2027, 1, 7)),
        ("2026-12-20 – 2027-01-03", date(2026, 12, 20), date(2027, 1, 3)),
        ("28 Dec until 3 Jan", date(2026, 12, 28), date(2027, 1, 3)),
        ("tomorrow", date(2026, 11, 11), date(2026, 11, 11)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, first: date, last: date) -> None:
    assert blocked_days.days(text, NOW, OWN) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "7 Jan to 5 Jan", "31 Feb", "5 Jan 8am"])
def test_what_names_no_days_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        blocked_days.days(text, NOW, OWN)


@pytest.mark.parametrize(
    ("text", "kind", "note"),
    [
        ("5-7 Jan exam Step 3", "exam", "Step 3"),
        ("5-7 Jan Step 3 exam", "exam", "Step 3"),
        ("Step 3 exam 5-7 Jan", "exam", "Step 3"),
        ("Tue 5 Jan to Thu 7 Jan: my sister's wedding", "other", "my sister's wedding"),
        ("5-7 Jan", "other", ""),
        ("5-7 Jan travel, with the visa", "travel", "with the visa"),
    ],
)
def test_a_line_says_its_days_what_for_and_a_note_in_any_order(text: str, kind: str, note: str) -> None:
    assert blocked_days.line(text, NOW, OWN) == (date(2027, 1, 5), date(2027, 1, 7), kind, note)


@pytest.mark.parametrize("text", ["", "exam", "my exam", "soon exam"])
def test_a_line_without_days_is_refused_with_how_days_are_written(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        blocked_days.line(text, NOW, OWN)
    assert refused.value.remedy == "Write the days, then what for: 5-7 Jan exam Step 3."


def test_blocked_once_undone_and_freed_again(week: Week) -> None:
    done = blocked_days.block(week, date(2027, 1, 5), date(2027, 1, 7), kind="exam", note="Step 3")
    assert (done.words, done.changed) == ("blocked: Tue 5 Jan to Thu 7 Jan, exam", True)
    again = blocked_days.block(week, date(2027, 1, 5), date(2027, 1, 7), kind="exam")
    assert (again.words, again.changed, again.keys) == (
        "already blocked: Tue 5 Jan to Thu 7 Jan, exam", False, done.keys,
    )  # fmt: skip
    (one,) = load_board(week).kept.blocked.values()
    assert (one.first, one.last, one.kind, one.note) == (date(2027, 1, 5), date(2027, 1, 7), "exam", "Step 3")
    blocked_days.change(week, one.id, last=date(2027, 1, 8))
    assert blocked_days.everything(week)[0].last == date(2027, 1, 8)
    assert blocked_days.unblock(week, one.id).words == "free again: Tue 5 Jan to Fri 8 Jan"
    assert blocked_days.everything(week) == []
    history.undo(week)
    history.undo(week)
    assert blocked_days.everything(week) == [one]


def test_an_interview_on_a_blocked_day_is_told_by_one_s_own_calendar(week: Week) -> None:
    interviews.add(week, "9000140C0", datetime(2027, 1, 5, 20, tzinfo=UTC))
    assert blocked_days.block(week, date(2027, 1, 6), own=OWN, kind="visa").warnings == (
        "Interview 1 is on Tue 5 Jan 15:00 ET: ask for another date.",
    )
    assert blocked_days.block(week, date(2027, 1, 5), own=OWN, kind="visa").warnings == ()


@pytest.mark.parametrize(
    "call",
    [
        lambda week: blocked_days.unblock(week, 7),
        lambda week: blocked_days.change(week, 7, note="x"),
        lambda week: blocked_days.block(week, date(2027, 1, 5), date(2027, 1, 4)),
        lambda week: blocked_days.block(week, date(2027, 1, 5), kind="holiday"),
        lambda week: blocked_days.block(week, date(2027, 1, 5), colour="red"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(week: Week, call: object) -> None:
    with pytest.raises(BadInput):
        call(week)  # type: ignore[operator]
    assert blocked_days.everything(week) == []
