"""What the season's interviews put on the agenda: one line each, only what is due now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.timetable import load_season
from matchweek.domain.tracker.preparation import POINTS
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked
from matchweek.domain.week.agenda import Item, Kind, Urgency, agenda
from matchweek.domain.week.due import everything_due
from tests.support.season import BEGINS, before

TIMES = load_season(2027)
ONE = Interview(1, "", BEGINS, 45, tracked=1)
ROW = Tracked(1, name="Lakeside", status=SeasonStatus.SCHEDULED)


def asked(
    now: datetime, one: Interview = ONE, row: Tracked = ROW, done: tuple[str, ...] = ()
) -> dict[str, Item]:
    """What the agenda says of the season at a moment, by what each line is about."""
    tasks = {f"2027/season.1.{name}": TaskState(now) for name in done}
    kept = Kept(tasks=tasks, interviews={1: one}, tracked={1: row})
    board = Board(applicant=Applicant(zone="Asia/Karachi"), kept=kept, season=2027)
    items = agenda(board, TIMES, now)
    due = [(each.title, each.at) for each in everything_due(board, TIMES, now) if each.kind == "prepare"]
    found = [item for item in items if item.kind is Kind.PREPARE]
    assert sorted(due) == sorted((item.title, item.due) for item in found)
    return {item.ref: item for item in found}


def test_nothing_is_asked_before_its_day_and_one_line_then() -> None:
    assert asked(before(days=12)) == {}
    found = asked(before(days=8))
    assert list(found) == ["season.prepare:1"]
    line = found["season.prepare:1"]
    assert line.title == "prepare Lakeside: 6 points" and line.urgency is Urgency.NOW
    assert line.detail.startswith("Read the program's site; who its residents are; ")
    # The last minute of the seventh day before, in Karachi.
    assert line.due == before(days=7) + timedelta(hours=4, minutes=59)
    left = asked(before(days=8), done=("site", "residents", "hospital", "reasons", "ask_pd"))
    assert left["season.prepare:1"].title == "prepare Lakeside: 2 questions for residents"


def test_what_is_done_is_asked_no_more_and_what_is_late_stays_until_the_interview() -> None:
    first = tuple(point.key for point in POINTS if "days" in point.stage)
    assert asked(before(days=2, hours=0), done=first) == {}
    assert asked(before(days=2, hours=0))["season.prepare:1"].title.endswith("9 points")
    assert asked(before(hours=12), done=first)["season.prepare:1"].title.endswith("6 points")


def test_a_moved_interview_moves_its_line_and_a_cancelled_one_has_none() -> None:
    later = replace(ONE, at=BEGINS + timedelta(days=5))
    assert asked(before(days=8), later) == {}
    moved = asked(before(days=3), later)["season.prepare:1"]
    usual = asked(before(days=8))["season.prepare:1"].due
    assert usual is not None and moved.due == usual + timedelta(days=5)
    assert asked(before(days=8), replace(ONE, status=InterviewStatus.CANCELLED)) == {}
    for status in (SeasonStatus.CANCELLED, SeasonStatus.DECLINED, SeasonStatus.REJECTED):
        assert asked(before(days=8), row=replace(ROW, status=status)) == {}
        assert asked(BEGINS + timedelta(hours=2), row=replace(ROW, status=status)) == {}


def test_from_an_hour_before_its_room_is_offered_in_place_of_its_form() -> None:
    early = tuple(point.key for point in POINTS if point.key not in ("t60", "t30"))
    at_60, at_30 = (asked(before(minutes=n), done=early)["season.room:1"] for n in (60, 30))
    assert at_60.title == "the day's room: Lakeside" and at_60.due == BEGINS
    assert at_60.detail == "Dressed, water, quiet; the others told."
    assert at_30.detail.endswith("; link open, notes in sight, phone silent.")
    assert asked(before(minutes=10), done=early)["season.room:1"].urgency is Urgency.PRESSING
    assert "bullets" in asked(BEGINS + timedelta(minutes=44))["season.room:1"].detail
    kept = Kept(interviews={1: ONE}, tracked={1: ROW})
    items = agenda(Board(kept=kept, season=2027), TIMES, before(minutes=50))
    assert not [item for item in items if item.ref == "interview:1"]


def test_afterwards_the_scorecard_is_asked_for_within_the_hour_then_the_thank_you() -> None:
    ends = ONE.ends
    card = asked(ends)["season.score:1"]
    assert card.title == "write down how it was at Lakeside" and card.due == ends + timedelta(hours=1)
    assert card.urgency is Urgency.NOW
    assert asked(ends + timedelta(minutes=50))["season.score:1"].urgency is Urgency.PRESSING
    assert asked(ends + timedelta(hours=3))["season.score:1"].urgency is Urgency.LATE
    # A card that is never filled in holds no thank-you back, which is late after the next day.
    assert list(asked(ends + timedelta(minutes=59))) == ["season.score:1"]
    assert set(asked(ends + timedelta(hours=1))) == {"season.score:1", "season.thank:1"}
    scored = replace(ROW, vibe=8)
    thanks = asked(ends + timedelta(hours=1), row=scored)
    assert list(thanks) == ["season.thank:1"]
    # By the last minute of the next day in Karachi.
    assert thanks["season.thank:1"].due == datetime.fromisoformat("2026-12-04T18:59:00+00:00")
    done = replace(ONE, status=InterviewStatus.DONE)
    assert list(asked(ends, done)) == ["season.score:1"], "what is done still wants its scorecard"
    assert asked(ends + timedelta(hours=1), row=replace(scored, thanked_at=ends)) == {}
    assert asked(ends + timedelta(days=7), row=scored) == {}


def test_in_match_week_nothing_of_it_is_asked() -> None:
    assert asked(TIMES.list_opens) == {}
    assert asked(TIMES.rounds[0].opens) == {}
