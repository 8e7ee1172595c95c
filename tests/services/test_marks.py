"""Tasks, programs confirmed gone, and what was announced: small things a week keeps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.week.agenda import SWEEP
from matchweek.domain.week.readiness import READINESS_KEYS
from matchweek.domain.week.tasks_done import done_at, tasks_done
from matchweek.errors import BadInput
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week, entries_since, instant, open_week
from matchweek.services.days import calls, tasks
from matchweek.services.file import alarms_told
from matchweek.services.history import history
from matchweek.services.history.program_history import history_of
from matchweek.services.lists import absences, applications, lists, triage
from tests.support.weeks import AT, CLOCK, codes_of, listings, rows_of

PHONE, POWER = "ready.phone", "ready.power"


def done(board: Board, at: datetime = AT) -> frozenset[str]:
    return tasks_done(board, board.timetable(at))


def test_tasks_are_done_and_opened_again(week: Week) -> None:
    assert {PHONE, POWER} <= READINESS_KEYS
    board, feed = load_and_follow(week)
    assert tasks.set_done(week, [PHONE, POWER, PHONE]).words == "done: 2 tasks"
    board.follow(feed.pull().entries)
    assert done(board) == {PHONE, POWER}
    assert done_at(board, board.timetable(AT), PHONE) == AT
    assert not tasks.set_done(week, [PHONE]).changed
    tasks.set_note(week, PHONE, "with a number nobody knows")
    tasks.set_done(week, [PHONE], done=False)
    board.follow(feed.pull().entries)
    assert done(board) == {POWER}
    assert board.kept.tasks[f"2027/{PHONE}"].note == "with a number nobody knows"
    for _ in range(3):
        history.undo(week)
    board.follow(feed.pull().entries)
    assert done(board) == frozenset()
    feed.close()


def test_a_task_that_is_done_keeps_its_time(week: Week) -> None:
    tasks.set_done(week, [PHONE])
    assert week.path is not None
    later = open_week(week.path, FixedClock(AT + timedelta(hours=1)))
    tasks.set_done(later, [PHONE, POWER])
    board = load_board(later)
    times = [done_at(board, board.timetable(AT), key) for key in (PHONE, POWER)]
    assert times == [AT, AT + timedelta(hours=1)]
    later.close()


def test_each_sweep_counts_anew(week: Week) -> None:
    tasks.swept(week)
    assert week.path is not None
    later = open_week(week.path, FixedClock(AT + timedelta(minutes=30)))
    tasks.swept(later)
    season = load_board(later).timetable(AT)
    assert done_at(load_board(later), season, SWEEP) == AT + timedelta(minutes=30)
    history.undo(later)
    assert done_at(load_board(later), season, SWEEP) == AT
    later.close()


def test_a_task_belongs_to_the_season_of_its_file(week: Week) -> None:
    tasks.set_done(week, [PHONE], at=datetime(2026, 3, 10, 15, 0, tzinfo=UTC))
    board = load_board(week)
    assert done(board) == {PHONE} and list(board.kept.tasks) == [f"2027/{PHONE}"]


def without_season(week: Week, key: str, at: datetime) -> None:
    """A mark as it was stored before marks had a season."""
    with week.act("task.done") as act:
        act.put("task", key, done_at=instant(at))


def test_a_mark_kept_without_a_season_counts_for_that_of_the_file(week: Week) -> None:
    without_season(week, POWER, AT)
    assert done(load_board(week)) == {POWER}
    assert not tasks.set_done(week, [POWER]).changed
    tasks.set_done(week, [POWER], done=False)
    assert done(load_board(week)) == frozenset()
    history.undo(week)
    assert done(load_board(week)) == {POWER}


def test_every_task_is_listed_with_its_state(week: Week) -> None:
    tasks.set_done(week, [PHONE])
    listed = {one.key: one for one in tasks.everything(week)}
    assert listed.keys() == tasks.KNOWN
    assert {key for key, one in listed.items() if one.done_at is not None} == {PHONE}
    assert {key for key, one in listed.items() if one.closed} == {"monday.messages"}


def test_a_time_still_to_come_is_questioned(week: Week) -> None:
    later = AT + timedelta(hours=1)
    assert "still to come" in " ".join(tasks.set_done(week, [PHONE], at=later).warnings)
    assert "still to come" in " ".join(tasks.swept(week, later).warnings)
    assert not tasks.swept(week, AT).warnings


@pytest.mark.parametrize("keys", [[], ["ready.nothing"], [PHONE, ""]])
def test_there_are_no_other_tasks(week: Week, keys: list[str]) -> None:
    with pytest.raises(BadInput):
        tasks.set_done(week, keys)
    assert rows_of(week, "task") == []


# Programs of one's own that are missing from the list


def refreshed(week: Week, gone: set[str], after_round: int, *, whole: bool = True) -> None:
    rows = [row for row in listings(12) if row.code not in gone]
    lists.bring_in_listings(week, rows, "refreshed.csv", after_round=after_round, whole=whole)


def missing(week: Week) -> list[str]:
    return [program.code for program in load_board(week).not_seen()]


def test_own_programs_that_are_missing_are_asked_about_until_confirmed(week: Week) -> None:
    planned, sent, called, top, other = codes_of(week)[:5]
    applications.plan(week, [planned])
    applications.submit(week, [sent])
    calls.add(week, program=called)
    triage.set_tier(week, [top], triage.read_tier("top"))
    assert missing(week) == []
    gone = {planned, sent, called, top, other}
    refreshed(week, gone, 1)
    assert missing(week) == sorted([planned, sent, called])
    board = load_board(week)
    assert [program.code for program in board.programs if program.not_seen] == [
        code for code in codes_of(week) if code in (planned, sent, called)
    ]
    absences.confirm(week, [planned, sent])
    assert missing(week) == [called]
    assert not absences.confirm(week, [planned]).changed
    refreshed(week, gone, 2)
    assert missing(week) == [called]
    history.undo(week)
    history.undo(week)
    assert missing(week) == sorted([planned, sent, called])


def test_a_part_of_a_list_leaves_nobody_out(week: Week) -> None:
    code = codes_of(week)[0]
    applications.submit(week, [code])
    refreshed(week, {code}, 1, whole=False)
    assert missing(week) == []
    assert load_board(week).programs[code].status == "listed"


def test_one_that_comes_back_and_goes_again_is_asked_about_again(week: Week) -> None:
    code = codes_of(week)[0]
    applications.submit(week, [code])
    refreshed(week, {code}, 1)
    absences.confirm(week, [code])
    refreshed(week, set(), 2)
    assert missing(week) == []
    assert load_board(week).programs[code].standing.returned
    refreshed(week, {code}, 3)
    assert missing(week) == [code]
    absences.confirm(week, [code])
    assert missing(week) == []


def test_a_window_follows_what_makes_a_program_missing(week: Week) -> None:
    code = codes_of(week)[0]
    refreshed(week, {code}, 1)
    board, feed = load_and_follow(week)
    assert not board.programs[code].not_seen
    applications.plan(week, [code])
    board.follow(feed.pull().entries)
    assert board.programs[code].not_seen
    absences.confirm(week, [code])
    board.follow(feed.pull().entries)
    assert not board.programs[code].not_seen
    history.undo(week)
    board.follow(feed.pull().entries)
    assert board.programs[code].not_seen
    feed.close()


def test_only_listed_programs_are_confirmed(week: Week) -> None:
    with pytest.raises(BadInput):
        absences.confirm(week, ["9999140C0"])
    with pytest.raises(BadInput):
        absences.confirm(week, [])


# What was announced


def test_what_was_announced_is_known_after_a_restart_and_is_no_act(week: Week) -> None:
    assert week.path is not None
    known = entries_since(week)
    assert alarms_told.last_seen(week) is None
    at = AT - timedelta(minutes=5)
    assert alarms_told.remember(week, at)
    assert alarms_told.remember(week, AT - timedelta(minutes=1))
    assert alarms_told.remember(week, at, "something else")
    again = open_week(week.path, CLOCK)
    assert alarms_told.last_seen(again) == AT - timedelta(minutes=1)
    assert alarms_told.last_seen(again, "something else") == at
    assert entries_since(again) == known
    again.close()


def test_a_clock_that_was_ahead_silences_nothing(week: Week) -> None:
    alarms_told.remember(week, AT + timedelta(days=1))
    assert alarms_told.last_seen(week) == AT


def test_a_busy_file_is_not_waited_for(week: Week) -> None:
    assert week.path is not None
    week.wait_ms = 20
    with closing(sqlite3.connect(week.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not alarms_told.remember(week, datetime(2027, 3, 18, 14, tzinfo=UTC))
        other.execute("ROLLBACK")
    assert alarms_told.last_seen(week) is None


def test_a_program_s_history_tells_of_it(week: Week) -> None:
    code = codes_of(week)[0]
    applications.plan(week, [code])
    refreshed(week, {code}, 1)
    absences.confirm(week, [code])
    history.undo(week)
    words = [happened.words for happened in history_of(week, code)]
    assert words == [
        "undone, now: not confirmed as gone",
        "gone from the list, as R3 says",
        "application planned",
    ]
