"""A week file that another program emptied: its log holds what was done last, and stays."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from matchweek.domain.programs.triage import Lane
from matchweek.errors import WeekFileError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.file import keeping, lost_file
from matchweek.services.lists.triage import set_lane
from matchweek.services.people import applicant
from matchweek.store import backup, rows
from matchweek.store.backup import back_up_file
from matchweek.store.database import Database, log_of
from matchweek.store.driver.driver import connect
from matchweek.store.driver.fetching import ask
from tests.support.weeks import CLOCK, codes_of, listings, new_week

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be emptied there")


@pytest.fixture
def week(tmp_path: Path) -> Week:
    path = tmp_path / "week.db"
    new_week(path, listings(5)).close()
    week = open_week(path, CLOCK)
    assert not lost_file.is_lost(week) and week.image is not None
    set_lane(week, [codes_of(week)[0]], Lane.PRIMARY)
    assert not week.image.is_spoilt() and week.image.pages()
    return week


def of(week: Week) -> Path:
    assert week.path is not None
    return week.path


def test_nobody_who_opens_it_takes_the_log_away(week: Week) -> None:
    path = of(week)
    log = log_of(path).read_bytes()
    os.truncate(path, 0)
    database = Database(path)
    for opens in (
        lambda: connect(path, lambda: database),
        lambda: database.engine.connect(),
        lambda: open_week(path, CLOCK),
        lambda: open_week(path, CLOCK, quickly=True),
        lambda: open_week(path, CLOCK, create=False),
    ):
        with pytest.raises(WeekFileError, match=r"emptied|empty") as raised:
            opens()
        assert "--salvage" in raised.value.remedy
        assert (path.stat().st_size, log_of(path).read_bytes()) == (0, log)
    database.close()


def test_it_is_put_back_where_another_program_took_the_log_away(week: Week) -> None:
    path = of(week)
    feed = week.feed()
    os.truncate(path, 0)
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT * FROM sqlite_master").fetchall()
    assert not log_of(path).exists(), "SQLite does so"
    where, said = lost_file.put_back(week, feed)
    assert (where, said) == (path, "")
    _has_its_lane(path)


def test_what_its_log_holds_is_read_out_once_no_window_has_it(week: Week) -> None:
    path = of(week)
    kept = path.with_name("killed.db")
    kept.touch()
    log_of(kept).write_bytes(log_of(path).read_bytes())
    week.close()
    assert not keeping.check(kept).good
    with pytest.raises(WeekFileError):
        open_week(kept, CLOCK)
    assert "Lost: 1 of list" in " ".join(keeping.salvage(kept, CLOCK).warnings)
    with closing(open_week(kept, CLOCK)) as salvaged, salvaged.reading() as connection:
        assert [each.lane for each in rows.triage(connection).values()] == ["primary"]


@pytest.fixture
def copied_over(week: Week) -> tuple[bytes, list[str]]:
    """A window that went on after a backup, whose log is in the file; then the backup is written over it."""
    path = of(week)
    assert week.image is not None
    backup = back_up_file(path, CLOCK.now(), "by-hand").read_bytes()
    for code in codes_of(week)[1:3]:
        set_lane(week, [code], Lane.SECONDARY)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    set_lane(week, [codes_of(week)[3]], Lane.BACKUP)
    assert not lost_file.is_lost(week)
    week.image.settle()
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(backup)
    return backup, ["primary", "secondary", "secondary", "backup"]


def lanes(path: Path) -> list[str]:
    with closing(open_week(path, CLOCK)) as week:
        return [str(each.lane) for each in load_board(week).programs if each.lane]


def test_an_older_copy_is_known_before_anything_is_stored_into_it(
    week: Week, copied_over: tuple[bytes, list[str]]
) -> None:
    path = of(week)
    log = log_of(path).read_bytes()
    for store in (
        lambda: set_lane(week, [codes_of(week)[4]], Lane.PRIMARY),
        lambda: set_lane(week.through_models(), [codes_of(week)[4]], Lane.PRIMARY),
    ):
        with pytest.raises(WeekFileError, match="An older copy was put over your week"):
            store()
    assert log_of(path).read_bytes() == log
    lost_file.is_lost(week)
    assert week.image is not None
    week.image.settle()
    assert lost_file.is_lost(week) and lost_file.is_older(week)
    where, said = lost_file.put_back(week, week.feed())
    assert (where, said) == (path, "")
    assert lanes(path) == copied_over[1] and keeping.check(path).good
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == copied_over[0]


def test_an_older_copy_stays_as_it_is_where_one_leaves_without_the_week(
    week: Week, copied_over: tuple[bytes, list[str]]
) -> None:
    week.close()
    assert of(week).read_bytes() == copied_over[0]
    assert lanes(of(week)) == ["primary"] and keeping.check(of(week)).good


@pytest.mark.parametrize("answers", [False, True], ids=["it leaves", "it answers too"])
def test_a_second_window_leaves_the_week_that_the_first_put_back(week: Week, answers: bool) -> None:
    path = of(week)
    second = open_week(path, CLOCK)
    backup = back_up_file(path, CLOCK.now(), "by-hand").read_bytes()
    set_lane(week, [codes_of(week)[1]], Lane.SECONDARY)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    for each in (week, second):
        assert not lost_file.is_lost(each) and each.image is not None
        each.image.settle()
    path.write_bytes(backup)
    for each in (week, second):
        lost_file.is_lost(each)
        assert each.image is not None
        each.image.settle()
    lost_file.put_back(week, week.feed())
    if answers:
        lost_file.put_back(second, second.feed())
    else:
        second.close()
    assert lanes(path) == ["primary", "secondary"] and keeping.check(path).good


def test_a_backup_that_was_restored_is_no_older_copy(week: Week) -> None:
    path = of(week)
    assert week.image is not None
    backup = back_up_file(path, CLOCK.now(), "by-hand")
    set_lane(week, [codes_of(week)[1]], Lane.SECONDARY)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    lost_file.is_lost(week)
    week.image.settle()
    keeping.restore(path, CLOCK, backup)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    for _ in range(2):
        assert not lost_file.is_lost(week)
        week.image.settle()
    set_lane(week, [codes_of(week)[2]], Lane.BACKUP)
    assert lanes(path) == ["primary", "backup"]


def _has_its_lane(path: Path) -> None:
    with closing(open_week(path, CLOCK)) as week:
        board = load_board(week)
        assert [each.lane for each in board.programs if each.lane] == ["primary"]


def emptied_alone(week: Week, name: str = "killed.db") -> Path:
    """The same file with its log and its backups, emptied, which no window has open."""
    path = of(week)
    kept = path.with_name(name)
    kept.touch()
    log_of(kept).write_bytes(log_of(path).read_bytes())
    shutil.copytree(backup.folder(path), backup.folder(kept))
    week.close()
    return kept


def test_its_log_and_the_newest_backup_are_the_whole_week_where_one_goes_on_from_the_other(
    week: Week,
) -> None:
    made = back_up_file(of(week), CLOCK.now(), "by-hand")
    for code in codes_of(week)[1:3]:
        set_lane(week, [code], Lane.SECONDARY)
    kept = emptied_alone(week)
    done = keeping.salvage(kept, CLOCK)
    assert made.name in done.words and "put together again" in done.words and not done.warnings
    assert lanes(kept) == ["primary", "secondary", "secondary"] and keeping.check(kept).good
    (aside,) = kept.parent.glob("killed.db.damaged-*Z")
    assert aside.stat().st_size == 0 and log_of(aside).exists()


def test_a_backup_that_ends_before_its_log_begins_is_named_and_not_mixed_with_it(week: Week) -> None:
    made = back_up_file(of(week), CLOCK.now(), "by-hand")
    applicant.change(week, friend="Ana")
    with closing(sqlite3.connect(of(week))) as other:
        # What was done until now is in the file alone: the next act begins the log anew.
        other.execute("PRAGMA wal_checkpoint(RESTART)")
    set_lane(week, [codes_of(week)[2]], Lane.BACKUP)
    kept = emptied_alone(week)
    copy = backup.folder(kept) / made.name
    said = keeping.salvage(kept, CLOCK).warnings[0]
    assert "The file was empty" in said and f"`matchweek restore {copy}`" in said
    keeping.restore(kept, CLOCK, copy)
    assert lanes(kept) == ["primary"]


def test_without_a_backup_it_says_that_only_the_log_was_read(week: Week) -> None:
    shutil.rmtree(backup.folder(of(week)))
    backup.folder(of(week)).mkdir()
    assert "No good backup" in keeping.salvage(emptied_alone(week), CLOCK).warnings[0]


@pytest.mark.parametrize("quickly", [False, True], ids=["models", "quickly"])
def test_an_older_copy_beside_the_log_of_a_killed_window_does_not_open_as_if_nothing_were_lost(
    tmp_path: Path, quickly: bool
) -> None:
    """What had been moved out of the log was in the file alone, and the log went into the older copy."""
    path = tmp_path / "week.db"
    new_week(path, listings(300)).close()
    older = path.read_bytes()
    with closing(open_week(path, CLOCK)) as week:
        codes = codes_of(week)
        for code in codes[:150]:
            set_lane(week, [code], Lane.SECONDARY)
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(RESTART)")
        set_lane(week, [codes[200]], Lane.BACKUP)
        killed = tmp_path / "killed.db"
        killed.write_bytes(older)
        log_of(killed).write_bytes(log_of(path).read_bytes())
    with pytest.raises(WeekFileError, match="damaged") as raised:
        open_week(killed, CLOCK, quickly=quickly)
    assert "an older copy may have been written over it" in raised.value.detail
    assert not keeping.check(killed).good
    said = " ".join(keeping.salvage(killed, CLOCK).warnings)
    found = lanes(killed)
    assert "backup" in found, "the newest act is on a page that only the log has"
    (lost,) = re.findall(r"Lost: (\d+) of entry", said)
    with closing(open_week(killed, CLOCK)) as salvaged, salvaged.reading() as connection:
        ((left,),) = ask(connection, "SELECT count(*) FROM entry")
    assert int(lost) + left == 152
