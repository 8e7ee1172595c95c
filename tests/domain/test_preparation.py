"""The countdown to an interview of the season: every figure with its row, the days in one's own zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.ticked import mark_key
from matchweek.domain.times.zones import EASTERN, zone_named
from matchweek.domain.tracker import preparation
from matchweek.domain.tracker.preparation import (
    BY_KEY,
    POINTS,
    Answer,
    Stage,
    countdown,
    in_the_room,
    is_prepared_for,
    task_key,
    to_do_now,
    window,
)
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked

SEASON = 2027
KARACHI = zone_named("Asia/Karachi")
# Thursday 3 December 2026, 09:00 Eastern: 19:00 in Karachi.
AT = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
ONE = Interview(5, "", AT, tracked=2)
ROW = Tracked(2, institution="Lakeside Hospital", status=SeasonStatus.SCHEDULED)


def keys(stage: Stage) -> list[str]:
    return [point.key for point in POINTS if point.stage is stage]


FIGURES = [
    ("row 39: from ten to seven days before", preparation.READ_UP, (10, 7)),
    ("row 39: what is read up then", keys(Stage.READ_UP),
     ["site", "residents", "hospital", "reasons", "ask_pd", "ask_residents"]),
    ("row 39: three reasons", (preparation.REASONS, BY_KEY["reasons"].title[:9]), (3, "3 reasons")),
    ("row 39: two questions for the PD and for residents",
     [BY_KEY[key].title[:11] for key in ("ask_pd", "ask_residents")], ["2 questions", "2 questions"]),
    ("row 39: three to four days before", preparation.PRACTISE, (4, 3)),
    ("row 39: mock interview, 60-90 s, 2 min", keys(Stage.PRACTISE), ["mock", "short", "long"]),
    ("row 39: 60 to 90 seconds", "60 to 90 seconds" in BY_KEY["short"].title, True),
    ("row 39: 2 minutes", "2 minutes" in BY_KEY["long"].title, True),
    ("row 40: the day before", keys(Stage.DAY_BEFORE),
     ["zone", "link", "outfit", "names", "notes", "sleep"]),
    ("row 40: an outfit and a spare", "spare" in BY_KEY["outfit"].title, True),
    ("row 40: 10 to 15 minutes of notes",
     (preparation.LAST_NOTES, "10 to 15 minutes" in BY_KEY["notes"].title), ((10, 15), True)),
    ("row 40: 7 hours of sleep or more",
     (preparation.SLEEP, BY_KEY["sleep"].title), (timedelta(hours=7), "7 hours of sleep or more")),
    ("row 41: T-60", (preparation.FIRST_BELL, keys(Stage.FIRST_BELL)), (timedelta(minutes=60), ["t60"])),
    ("row 41: T-30", (preparation.SECOND_BELL, keys(Stage.SECOND_BELL)), (timedelta(minutes=30), ["t30"])),
    ("row 41: during it", preparation.DURING, ("situation", "action", "result", "reflection")),
]  # fmt: skip


@pytest.mark.parametrize(("row", "is_now", "figure"), FIGURES, ids=[each[0] for each in FIGURES])
def test_every_figure(row: str, is_now: object, figure: object) -> None:
    assert is_now == figure, row


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) if day > 3 else datetime(
        2026, 12, day, hour, minute, tzinfo=UTC
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "opens", "by"),
    [
        # Midnights of Karachi are 19:00 UTC of the day before.
        ("site", utc(22, 19), utc(26, 18, 59)),
        ("ask_residents", utc(22, 19), utc(26, 18, 59)),
        ("mock", utc(28, 19), utc(30, 18, 59)),
        ("zone", utc(1, 19), utc(2, 18, 59)),
        ("sleep", utc(1, 19), utc(2, 18, 59)),
        ("t60", utc(3, 13), AT),
        ("t30", utc(3, 13, 30), AT),
    ],
)
def test_its_days_begin_and_end_in_ones_own_zone(key: str, opens: datetime, by: datetime) -> None:
    assert window(BY_KEY[key], ONE, KARACHI) == (opens, by)


def test_days_over_a_change_of_the_clocks_begin_at_midnight_all_the_same() -> None:
    # Sunday 1 November 2026 is 25 hours long in New York.
    one = replace(ONE, at=datetime(2026, 11, 5, 14, tzinfo=UTC))
    opens, by = window(BY_KEY["mock"], one, EASTERN)
    assert (opens, by) == (datetime(2026, 11, 1, 4, tzinfo=UTC), datetime(2026, 11, 3, 4, 59, tzinfo=UTC))


def test_sleep_before_an_early_interview_is_begun_in_time() -> None:
    early = replace(ONE, at=datetime(2026, 12, 3, 12, 0, tzinfo=UTC))
    # At 07:00 in New York: up at six, so in bed at eleven in the evening.
    assert window(BY_KEY["sleep"], early, EASTERN)[1] == datetime(2026, 12, 3, 4, 0, tzinfo=UTC)


def test_only_what_its_day_has_come_for_and_is_not_done_is_to_do() -> None:
    def due(at: datetime, **tasks: TaskState) -> list[str]:
        kept = {mark_key(SEASON, task_key(5, key)): task for key, task in tasks.items()}
        return [each.point.key for each in to_do_now(countdown(ONE, ROW, kept, SEASON, KARACHI), at)]

    assert due(utc(22, 18)) == []
    assert due(utc(22, 19)) == keys(Stage.READ_UP)
    assert due(utc(22, 19), site=TaskState(AT, "120 beds"), reasons=TaskState(None, "one")) == [
        key for key in keys(Stage.READ_UP) if key != "site"
    ]
    # What is not done in its days stays until the interview.
    assert due(utc(28, 19)) == [*keys(Stage.READ_UP), *keys(Stage.PRACTISE)]
    assert due(AT) == [point.key for point in POINTS]


def test_a_moved_interview_moves_its_days_and_keeps_what_was_written() -> None:
    kept = {mark_key(SEASON, task_key(5, "reasons")): TaskState(utc(24, 12), "one\ntwo\nthree")}
    later = replace(ONE, at=AT + timedelta(days=3))
    before, after = (
        {each.point.key: each for each in countdown(one, ROW, kept, SEASON, KARACHI)} for one in (ONE, later)
    )
    for key in BY_KEY:
        assert after[key].opens - before[key].opens == timedelta(days=3)
    assert after["reasons"].answer == "one\ntwo\nthree" and after["reasons"].done_at == utc(24, 12)


def test_nothing_is_prepared_for_what_is_cancelled_done_or_of_no_season() -> None:
    assert is_prepared_for(ONE, ROW) and is_prepared_for(ONE, None)
    for status in (InterviewStatus.CANCELLED, InterviewStatus.DONE):
        assert not is_prepared_for(replace(ONE, status=status), ROW)
    for state in (SeasonStatus.CANCELLED, SeasonStatus.DECLINED, SeasonStatus.REJECTED):
        assert not is_prepared_for(ONE, replace(ROW, status=state))
    assert not is_prepared_for(replace(ONE, tracked=None), None)


def test_an_answer_stands_where_its_fact_stands() -> None:
    places = {point.key: point.answer for point in POINTS if point.answer is not Answer.NOTE}
    assert places == {"hospital": Answer.HOSPITAL, "link": Answer.PLACE, "names": Answer.NAMES}
    one = replace(ONE, place="https://video.example/7", interviewer="Dr. Osei")
    row = replace(ROW, hospital="county", format="in person")
    found = {each.point.key: each for each in countdown(one, row, {}, SEASON, KARACHI)}
    assert [found[key].answer for key in places] == ["county", "https://video.example/7", "Dr. Osei"]
    assert found["link"].title == "The way there, and how long it takes"


def test_the_days_room_is_there_from_an_hour_before_until_it_is_over() -> None:
    ends = AT + timedelta(minutes=ONE.minutes)
    edges = (
        AT - timedelta(minutes=60, seconds=1),
        AT - timedelta(minutes=60),
        ends - timedelta(seconds=1),
        ends,
    )
    assert [in_the_room(ONE, at) for at in edges] == [False, True, True, False]
