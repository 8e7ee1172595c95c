"""The feed tells of every entry once, whoever wrote it, and of nothing when nothing was written."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from matchweek.domain.programs.triage import Lane
from matchweek.services.core.board import load_and_follow
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.lists import triage
from matchweek.store.feed import Feed
from tests.support.weeks import CLOCK, codes_of, rows_of


def test_each_entry_comes_once_whoever_wrote_it(week: Week) -> None:
    assert week.path is not None
    codes = codes_of(week)
    other = open_week(week.path, CLOCK, actor="partner")
    feed = week.feed()
    assert feed.poll().entries == ()
    triage.set_lane(week, codes[:1], Lane.PRIMARY)
    triage.set_lane(other, codes[1:3], Lane.BACKUP)
    assert [(entry.actor, entry.key) for entry in feed.poll().entries] == [
        ("me", codes[0]),
        ("partner", codes[1]),
        ("partner", codes[2]),
    ]
    assert feed.poll().entries == ()
    triage.set_lane(week, codes[:1], Lane.SECONDARY)
    assert len(feed.pull().entries) == 1
    assert feed.poll().entries == feed.pull().entries == ()
    feed.close()
    other.close()


def test_what_is_not_journalled_is_no_news(week: Week) -> None:
    assert week.path is not None
    feed = week.feed()
    with closing(sqlite3.connect(week.path)) as file:
        file.execute("INSERT INTO draft VALUES ('call', '{}', '2027-03-18')")
        file.commit()
    news = feed.poll()
    assert (news.entries, news.reload) == ((), False)
    feed.close()


def test_the_first_look_tells_what_was_written_before_the_feed_began(week: Week) -> None:
    seen, epoch = entries_since(week)[-1].seq, rows_of(week, "week")[0]["epoch"]
    triage.set_lane(week, codes_of(week)[:1], Lane.PRIMARY)
    feed = Feed(week.database, seen, epoch)
    assert [entry.act for entry in feed.poll().entries] == ["triage.lane"]
    assert feed.poll().entries == ()
    feed.close()


def test_nothing_is_missed_between_the_board_and_its_feed(week: Week) -> None:
    code = codes_of(week)[0]
    board, feed = load_and_follow(week)
    triage.set_lane(week, [code], Lane.PRIMARY)
    assert board.follow(feed.poll().entries) == {"triage"}
    assert board.programs.get(code) == load_and_follow(week)[0].programs.get(code)
    feed.close()


def test_a_feed_does_not_keep_writers_or_checkpoints_waiting(week: Week) -> None:
    feed = week.feed()
    feed.poll()
    week.wait_ms = 50
    for lane in Lane:
        triage.set_lane(week, codes_of(week), lane)
        feed.poll()
    with week.database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert busy == 0
    feed.close()
