"""What the agenda asks of the rank list in its last week (systems.md row 49)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.ranking.rank_list import MAIN, RankList
from matchweek.domain.season.timetable import load_season
from matchweek.domain.tracker.tracked import Tracked
from matchweek.domain.week.agenda import agenda
from matchweek.domain.week.agenda_order import Item, Kind, Urgency
from matchweek.domain.week.alarms import Alarm, AlarmKind, Quiet, alarms, watched

SEASON = load_season(2027)
CLOSES = datetime(2027, 3, 4, 2, tzinfo=UTC)
LISTED = {MAIN: RankList("9000140C0 9001120C0")}


def asked(before: timedelta, rankings: dict[str, RankList], *rows: Tracked) -> list[Item]:
    board = Board()
    board.kept.rankings.update(rankings)
    board.kept.tracked.update({each.id: each for each in rows})
    return [each for each in agenda(board, SEASON, CLOSES - before) if each.kind is Kind.RANKING]


@pytest.mark.parametrize(
    ("before", "title", "due_before", "urgency"),
    [
        (timedelta(days=20), "", None, None),
        (timedelta(days=6), "type the rank list into R3", timedelta(days=5), Urgency.NOW),
        (timedelta(days=4), "certify the rank list in R3", timedelta(days=2), Urgency.COMING),
        (timedelta(days=2, hours=3), "certify the rank list in R3", timedelta(days=2), Urgency.NOW),
        (timedelta(hours=3), "certify the rank list in R3", timedelta(0), Urgency.NOW),
        (timedelta(minutes=9), "certify the rank list in R3", timedelta(0), Urgency.PRESSING),
        (timedelta(0), "", None, None),
    ],
)
def test_each_day_asks_for_its_step(
    before: timedelta, title: str, due_before: timedelta | None, urgency: Urgency | None
) -> None:
    found = asked(before, LISTED)
    assert [(each.title, each.urgency) for each in found] == ([(title, urgency)] if title else [])
    assert [each.due for each in found] == ([CLOSES - due_before] if due_before is not None else [])


def test_what_was_certified_asks_for_nothing_until_it_changes() -> None:
    same = {
        MAIN: RankList("9000140C0 9001120C0", CLOSES - timedelta(days=9), "mail"),
        "certified/main": RankList("9000140C0 9001120C0"),
    }
    assert asked(timedelta(days=3), same) == []
    changed = {**same, MAIN: RankList("9001120C0 9000140C0", CLOSES - timedelta(days=9), "mail")}
    for before in (timedelta(days=8), timedelta(hours=1)):
        (one,) = asked(before, changed)
        assert "certify it again in R3" in one.title and one.due == CLOSES


def test_who_was_interviewed_and_ranked_nothing_is_asked_and_nobody_else() -> None:
    assert asked(timedelta(days=3), {}) == []
    assert asked(timedelta(days=3), {}, Tracked(1, status="invited")) == []
    (one,) = asked(timedelta(days=3), {}, Tracked(1, status="done"))
    assert one.title.startswith("order your rank list") and one.due == CLOSES


def test_it_is_told_from_two_days_before_ranking_closes_and_never_silenced() -> None:
    board = Board()
    board.kept.rankings.update(LISTED)
    quiet = Quiet(off={"ranking"}, hours=(time(0), time(23, 59)))
    found: list[Alarm] = []
    at = CLOSES - timedelta(days=3)
    while at < CLOSES + timedelta(hours=1):
        later = at + timedelta(minutes=5)
        told = alarms(SEASON, watched(board, SEASON, at), at, later, quiet)
        found += [each for each in told if each.kind is AlarmKind.RANKING]
        at = later
    assert [(CLOSES - each.at) / timedelta(hours=1) for each in found] == [48, 24, 6, 2, 1, 0.25]
    assert found[0].title == "48 hours until ranking closes in R3" and not found[0].urgent
    assert found[-1].urgent and "certify it in R3" in found[-1].text
    board.kept.rankings.update({MAIN: RankList("9000140C0", CLOSES), "certified/main": RankList("9000140C0")})
    assert watched(board, SEASON, CLOSES - timedelta(days=1)).ranking is None
