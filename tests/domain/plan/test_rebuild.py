"""Whoever rebuilds: the next plan's bars, counted back from the day of submission; no two clash."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from matchweek.domain.plan.bars import Bar, clashes
from matchweek.domain.plan.rebuild import Rebuild, blocks, rebuild
from matchweek.domain.plan.situation import CONDITIONS, Situation
from matchweek.domain.times.zones import EASTERN

DEBRIEF = date(2027, 4, 25)


def proposed(today: date = DEBRIEF, situation: Situation | None = None, **moments: datetime) -> Rebuild:
    return rebuild(2028, moments, situation or Situation(), today, EASTERN)


def test_row_28_is_there_with_its_days() -> None:
    assert [(each.title, each.days) for each in proposed().bars] == [
        ("Step 3: preparation", "26 Apr to 20 Jun 2027"),
        ("U.S. clinic, first block", "24 May to 20 Jun 2027"),
        ("First letter: ask on the last days", "17 Jun to 18 Jun 2027"),
        ("Step 3: exam", "21 Jun to 22 Jun 2027"),
        ("U.S. clinic, second block", "28 Jun to 25 Jul 2027"),
        ("Statement anew: growth, changes, focus", "28 Jun to 1 Aug 2027"),
        ("Second letter: ask on the last days", "22 Jul to 23 Jul 2027"),
        ("Statement: two people who did not know it", "2 Aug to 15 Aug 2027"),
        ("U.S. clinic, third block, and its letter", "20 Sep to 17 Oct 2027"),
    ]
    assert proposed().remarks == ("They lead to your submission on 10 Sep 2027.",)


def test_what_one_has_is_not_proposed() -> None:
    one = Situation(step3=True, us_months=4)
    titles = " ".join(each.title for each in proposed(situation=one).bars)
    assert "Step 3" not in titles and "third block" not in titles and "second block" in titles
    assert {word.removeprefix("not ") for each in blocks() for word in each.only} <= CONDITIONS.keys()


def test_it_moves_with_the_next_season_s_own_times() -> None:
    opens = datetime(2027, 9, 22, 16, tzinfo=UTC)
    moved = proposed(registration_opens=opens)
    assert moved.submit == date(2027, 9, 17)
    assert moved.bars[1].days == "31 May to 27 Jun 2027"


@pytest.mark.parametrize(
    ("today", "first", "late"),
    [
        # Long before: nothing begins earlier for it.
        (date(2026, 12, 20), date(2027, 4, 26), ()),
        (date(2027, 5, 15), date(2027, 5, 17), ()),
        (date(2027, 7, 1), date(2027, 7, 5), (
            "Step 3: preparation", "Step 3: exam", "U.S. clinic, first block",
            "First letter: ask on the last days",
        )),
        (date(2027, 9, 12), date(2027, 9, 20), tuple(each.title for each in blocks()[:-1])),
    ],
)  # fmt: skip
def test_decided_late_it_is_shorter_and_says_for_what_no_time_is_left(
    today: date, first: date, late: tuple[str, ...]
) -> None:
    found = proposed(today)
    assert found.too_late == late
    assert found.bars[0].first == first
    assert all(each.first <= each.last for each in found.bars)
    assert bool(late) == any("No time is left" in each for each in found.remarks)


@pytest.mark.parametrize("month", range(1, 10))
def test_no_two_of_them_need_the_same_day(month: int) -> None:
    bars = [
        Bar(each.title, each.title, each.first, each.last, each.full_time, own=True)
        for each in proposed(date(2027, month, 15)).bars
    ]
    assert clashes(bars) == []
