"""Backup, restore, salvage, check and erase, as a person asks for them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.programs.triage import Lane
from matchweek.errors import Failed, WeekFileError
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Done, Week, open_week
from matchweek.services.days import calls
from matchweek.services.file import keeping
from matchweek.services.history import history
from matchweek.services.history.history import NothingTo
from matchweek.services.lists import triage
from matchweek.services.people import advocates, applicant
from matchweek.store.opening import DamagedFile
from matchweek.store.presence import Presence
from tests.support.weeks import AT, CLOCK, codes_of, contents, foreign, listings, new_week, rows_of, shown


def test_a_restore_is_told_to_open_windows_and_ends_undo(week: Week) -> None:
    assert week.path is not None
    codes = codes_of(week)
    triage.set_lane(week, codes[:1], Lane.PRIMARY)
    before = contents(week)
    copy = keeping.back_up(week)
    triage.set_lane(week, codes, Lane.BACKUP)
    lost = contents(week)
    board, feed = load_and_follow(week)
    epoch = rows_of(week, "week")[0]["epoch"]
    done = keeping.restore(week.path, CLOCK, copy)
    assert copy.name in done.words
    assert rows_of(week, "week")[0]["epoch"] != epoch
    assert feed.poll().reload
    assert contents(week) == before
    assert shown(load_board(week)) != shown(board)
    with pytest.raises(NothingTo):
        history.undo(week)
    triage.set_lane(week, codes[:1], Lane.SECONDARY)
    history.undo(week)
    assert contents(week) == before
    feed.close()
    kept = next(found for found in keeping.check(week.path).backups if found.reason == "before-restore")
    keeping.restore(week.path, CLOCK, kept.path)
    assert contents(week) == lost


def test_restoring_puts_the_newest_good_backup_in_place_of_a_damaged_file(week_file: Path) -> None:
    week = new_week(week_file, listings(12))
    triage.set_lane(week, codes_of(week)[:1], Lane.PRIMARY)
    keeping.back_up(week)
    before = contents(week)
    week.close()
    damaged = week_file.read_bytes()[:9000]
    week_file.write_bytes(damaged)
    with pytest.raises(DamagedFile):
        open_week(week_file, CLOCK)
    done = keeping.restore(week_file, CLOCK)
    aside = next(week_file.parent.glob("*.damaged-*Z"))
    assert aside.name in done.words
    assert aside.read_bytes() == damaged
    again = open_week(week_file, CLOCK)
    assert contents(again) == before
    assert keeping.check(week_file).good
    again.close()


@pytest.mark.parametrize("left", [b"", b"\0" * 8192, b"garbage"])
def test_a_file_of_which_nothing_is_left_is_restored_too(week_file: Path, left: bytes) -> None:
    new_week(week_file, listings(12)).close()
    (empty,) = (found.path for found in keeping.check(week_file).backups)
    week_file.write_bytes(left)
    with pytest.raises(DamagedFile):
        open_week(week_file, CLOCK)
    keeping.restore(week_file, CLOCK, empty)
    week = open_week(week_file, CLOCK)
    assert codes_of(week) == []
    assert [part.read_bytes() for part in week_file.parent.glob("*.damaged-*Z")] == [left]
    week.close()


def test_a_missing_file_is_restored(week_file: Path) -> None:
    week = new_week(week_file, listings(12))
    keeping.back_up(week)
    before = contents(week)
    week.close()
    week_file.unlink()
    keeping.restore(week_file, CLOCK)
    week = open_week(week_file, CLOCK)
    assert contents(week) == before
    week.close()


@pytest.mark.parametrize("problem", ["missing", "cut short", "of another program"])
def test_a_backup_that_cannot_be_used_changes_nothing(week: Week, tmp_path: Path, problem: str) -> None:
    assert week.path is not None
    before = contents(week)
    chosen = tmp_path / "chosen.db"
    if problem == "cut short":
        chosen.write_bytes(keeping.back_up(week).read_bytes()[:7000])
    elif problem == "of another program":
        foreign(chosen)
    with pytest.raises(WeekFileError) as refusal:
        keeping.restore(week.path, CLOCK, chosen)
    assert refusal.value.title == "This backup cannot be used"
    assert contents(week) == before


def test_another_programs_file_is_not_restored_over(week: Week, tmp_path: Path) -> None:
    copy = keeping.back_up(week)
    other = tmp_path / "bookmarks.db"
    foreign(other)
    before = other.read_bytes()
    with pytest.raises(WeekFileError):
        keeping.restore(other, CLOCK, copy)
    assert other.read_bytes() == before


def test_what_can_be_read_of_a_damaged_file_is_read_out(week_file: Path) -> None:
    week = new_week(week_file, listings(400))
    codes = codes_of(week)
    for start in range(0, 400, 40):
        triage.set_note(week, codes[start : start + 40], "a note of some length, to fill a page " * 3)
    applicant.change(week, name="Dr. A. Applicant", zone="Asia/Karachi")
    advocates.add(week, "Dr. M. Okafor")
    calls.add(week, note="they liked my letter")
    before = contents(week)
    week.close()
    whole = bytearray(week_file.read_bytes())
    # One page of the notes: each holds some thirty of them.
    page = whole.index(b"a note of some length") // 4096 * 4096
    whole[page : page + 4096] = b"\x5a" * 4096
    week_file.write_bytes(whole)
    with pytest.raises(DamagedFile):
        open_week(week_file, CLOCK)
    done = keeping.salvage(week_file, CLOCK)
    assert "of triage" in done.words
    assert next(week_file.parent.glob("*.damaged-*Z")).read_bytes() == whole
    saved = open_week(week_file, CLOCK)
    after = contents(saved)
    assert after["me"] == before["me"]
    assert after["advocate"] == before["advocate"]
    assert after["call"] == before["call"]
    # The history tells what stood on that page.
    assert after["triage"] == before["triage"]
    assert keeping.check(week_file).good
    with pytest.raises(NothingTo):
        history.undo(saved)
    saved.close()


def test_salvaging_keeps_a_rehearsal_a_rehearsal(week_file: Path) -> None:
    open_week(week_file, CLOCK, kind="rehearsal").close()
    keeping.salvage(week_file, CLOCK)
    week = open_week(week_file, CLOCK)
    assert load_board(week).rehearsal
    week.close()


def test_there_is_nothing_to_read_out_of_a_missing_file(week_file: Path) -> None:
    with pytest.raises(Failed):
        keeping.salvage(week_file, CLOCK)
    assert list(week_file.parent.iterdir()) == []


@pytest.mark.parametrize("left", [b"", b"garbage", b"\0" * 8192, b"SQLite format 3\0" + b"\x5a" * 9000])
@pytest.mark.parametrize("backed_up", [False, True])
def test_a_file_of_which_nothing_can_be_read_stays_in_its_place(
    week_file: Path, left: bytes, backed_up: bool
) -> None:
    if backed_up:
        week = new_week(week_file, listings(12))
        keeping.back_up(week)
        week.close()
    week_file.write_bytes(left)
    before = set(week_file.parent.iterdir())
    with pytest.raises(WeekFileError) as refusal:
        keeping.salvage(week_file, CLOCK)
    assert refusal.value.exit_code == 4
    assert ("newest good backup" in refusal.value.remedy) is backed_up
    assert week_file.read_bytes() == left
    assert set(week_file.parent.iterdir()) == before


def test_without_a_file_and_a_backup_nothing_is_said_of_reading_out(week_file: Path) -> None:
    week = new_week(week_file, listings(12))
    week.close()
    keeping.erase(week_file)
    with pytest.raises(WeekFileError) as refusal:
        keeping.restore(week_file, CLOCK)
    assert "--salvage" not in refusal.value.remedy
    assert not week_file.exists()
    week_file.write_bytes(b"garbage")
    with pytest.raises(WeekFileError) as refusal:
        keeping.restore(week_file, CLOCK)
    assert "--salvage" in refusal.value.remedy


@pytest.mark.parametrize("kind", ["window", "import"])
def test_a_file_in_use_is_neither_erased_nor_read_out(week: Week, kind: str) -> None:
    assert week.path is not None
    with Presence(week.path, kind):
        acts: list[Callable[[Path], Done]] = [keeping.erase, lambda path: keeping.salvage(path, CLOCK)]
        for act in acts:
            with pytest.raises(WeekFileError) as refusal:
                act(week.path)
            assert refusal.value.title == "The week file is open"
    assert len(codes_of(week)) == 12


def test_erasing_leaves_nothing(week_file: Path) -> None:
    week = new_week(week_file, listings(12))
    keeping.back_up(week)
    week.close()
    week_file.with_name("week.db.damaged-20270318T144207Z-wal").write_text("old")
    unfinished = week_file.with_name("week.db.reading-abc")
    unfinished.mkdir()
    (unfinished / "week.db").write_text("old")
    other = week_file.with_name("week.db.txt")
    other.write_text("somebody else's")
    keeping.erase(week_file)
    assert list(week_file.parent.iterdir()) == [other]
    with pytest.raises(Failed):
        keeping.erase(week_file)


def test_backups_alone_are_erased_too(week_file: Path) -> None:
    new_week(week_file, listings(2)).close()
    week_file.unlink()
    assert "erased" in keeping.erase(week_file).words
    assert list(week_file.parent.iterdir()) == []


def test_check_says_what_is_wrong(week_file: Path) -> None:
    assert not keeping.check(week_file).exists
    new_week(week_file, listings(2)).close()
    assert keeping.check(week_file).good
    if os.name == "posix":
        week_file.chmod(0o644)
        assert "chmod 600" in keeping.check(week_file).problems[0]
    week_file.write_bytes(week_file.read_bytes()[:5000])
    assert "damaged" in keeping.check(week_file).problems[0]


def test_a_backup_is_made_each_hour_of_use(week: Week) -> None:
    last = keeping.back_up_hourly(week, None)
    assert last == AT
    week.clock = FixedClock(AT + timedelta(minutes=59))
    assert keeping.back_up_hourly(week, last) == last
    week.clock = FixedClock(AT + timedelta(minutes=60))
    assert keeping.back_up_hourly(week, last) == AT + timedelta(hours=1)
    assert week.path is not None
    assert [found.reason for found in keeping.check(week.path).backups].count("hourly") == 2
