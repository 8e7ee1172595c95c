"""After SOAP the big clock is about this person: placed, partly placed, or still looking."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.season.timetable import load_season
from matchweek.domain.week.big_clock import FREE, NAMED, PLACED, BigClock, big_clock

TIMES = load_season(2027)
OVER, NOON = TIMES.soap_ends, TIMES.match_day
HOUR = timedelta(hours=1)
WAITS = BigClock(NOON, words=NAMED)
LOOKING = BigClock(since=OVER, words=FREE)
AT_HOME = BigClock(words=PLACED)


def accepted(code: str) -> Kept:
    opens = TIMES.rounds[0].opens
    return Kept(offers={1: Offer(1, code, 1, opens, "accepted", opens + timedelta(minutes=5))})


@pytest.mark.parametrize(
    ("state", "accepts", "evening", "afternoon"),
    [
        ("unmatched", "", LOOKING, LOOKING),
        ("unknown", "", LOOKING, LOOKING),
        ("ineligible", "", LOOKING, LOOKING),
        ("unmatched", "9010140C0", AT_HOME, AT_HOME),
        # Matched on Monday: Friday noon says where.
        ("placed", "", WAITS, AT_HOME),
        ("advanced_only", "", WAITS, LOOKING),
        ("preliminary_only", "", WAITS, LOOKING),
        ("advanced_only", "9010140P0", WAITS, AT_HOME),
        # A preliminary place taken in SOAP leaves the years after it open.
        ("unmatched", "9010140P0", LOOKING, LOOKING),
    ],
)
def test_what_it_counts_to(state: str, accepts: str, evening: BigClock, afternoon: BigClock) -> None:
    board = Board(applicant=Applicant(state=state), kept=accepted(accepts) if accepts else Kept())
    assert big_clock(board, TIMES, OVER) == evening
    assert big_clock(board, TIMES, NOON - HOUR) == evening
    for now in (NOON, NOON + HOUR, TIMES.ends, TIMES.ends + 100 * HOUR):
        assert big_clock(board, TIMES, now) == afternoon


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (TIMES.list_opens - HOUR, TIMES.list_opens),
        (TIMES.rounds[0].opens, TIMES.rounds[0].closes),
        (TIMES.rounds[3].closes, OVER),
        (OVER - timedelta(seconds=1), OVER),
    ],
)
def test_before_it_counts_to_the_end_of_the_phase(now: datetime, ends: datetime) -> None:
    for state in ("unmatched", "placed", "advanced_only"):
        assert big_clock(Board(applicant=Applicant(state=state)), TIMES, now) == BigClock(ends)


def test_a_season_whose_times_are_not_known_says_nothing_is_free() -> None:
    unknown = replace(TIMES, known=False)
    assert FREE not in big_clock(Board(), unknown, OVER + HOUR).words
