"""Several alarms at one instant: each names its programs, what ran out says so, and nothing is told twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.services.core.week import Week
from matchweek.services.days import calls, interviews
from matchweek.services.offers import offers
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard
from tests.support.weeks import codes_of


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2027, 3, 18, 12, 59, 0, tzinfo=UTC))


def toasts(opened: Opened) -> list[str]:
    return [note.title for note in opened.app._notifications if note.title]


async def tick(opened: Opened) -> None:
    opened.app.tick()
    await opened.pilot.pause()


@pytest.fixture
def with_offers(week: Week, clock: HandClock) -> Path:
    """Two offers open in round 1, an interview at its end, and a call to return then."""
    first, second, third = codes_of(week)[:3]
    clock.to(13, 5)
    for code in (first, second):
        offers.record(week, code)
    clock.to(13, 6)
    ends = clock.at.replace(hour=15, minute=0)
    interviews.add(week, third, ends.replace(hour=15, minute=5))
    calls.add(week, clock.at, program=third, confirmed=True, caller="Dr. Quill", call_back="due", missed=True,
              next_due=ends)  # fmt: skip
    assert week.path is not None
    return week.path


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_what_ran_out_says_so_awake_and_alarms_told_together_name_their_programs(
    with_offers: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    clock.to(14, 59, 57)
    async with open_dashboard(with_offers, clock, size=size) as opened:
        clock.to(14, 59, 58)
        await tick(opened)
        opened.app.clear_notifications()
        clock.to(15, 0)
        await tick(opened)
        board = opened.app.board
        (note,) = [note for note in opened.app._notifications if note.title.endswith(" alarms")]
        lines = {line.partition("  ")[2].partition(":")[0]: line for line in note.message.splitlines()}
        codes = [offer.program for offer in board.offers]
        ran_out = lines["2 open offers ended just now"]
        assert all(board.title(code) in ran_out for code in codes)
        (meeting,) = board.kept.interviews.values()
        assert board.title(meeting.program) in lines["Interview in 5 minutes"]
        assert board.title(meeting.program) in lines["Ask your school before you call back Dr. Quill"]
        assert "Round 1 has ended" in lines
        # The window's title is seen by others: it names nobody.
        assert not any(board.title(code) in opened.app._window_title for code in codes)
        await tick(opened)
        assert len([each for each in toasts(opened) if each.endswith(" alarms")]) == 1


async def test_alarms_told_together_are_masked(with_offers: Path, clock: HandClock) -> None:
    clock.to(14, 59, 57)
    async with open_dashboard(with_offers, clock) as opened:
        clock.to(14, 59, 58)
        await tick(opened)
        await opened.press("P")
        clock.to(15, 0)
        await tick(opened)
        named = [opened.app.board.title(offer.program) for offer in opened.app.board.offers]
        assert "offers ended just now: " in opened.toasts
        assert not [name for name in named if name in opened.toasts]
