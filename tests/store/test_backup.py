"""Backups: one moment of the file while others write, rotated, and put back without replacing the file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.domain.programs.triage import Lane
from matchweek.errors import FileBusy, WeekFileError
from matchweek.services.core.week import Week, open_week
from matchweek.services.lists import triage
from matchweek.store import backup
from tests.support.weeks import AT, CLOCK, codes_of, contents, dump, rows_of


def backed_up(week: Week, reason: str = "by-hand") -> Path:
    assert week.path is not None
    return backup.back_up_file(week.path, AT, reason)


def test_a_backup_is_one_whole_file_of_that_moment(week: Week) -> None:
    assert week.path is not None
    triage.set_lane(week, codes_of(week)[:1], Lane.PRIMARY)
    copy = backed_up(week)
    assert dump(copy) == dump(week.path)
    assert backup.is_good(copy)
    # No companions: a backup on a medium that cannot be written can be read all the same.
    assert {part.suffix for part in copy.parent.iterdir()} == {".db"}


def test_writers_go_on_while_a_backup_is_made(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = codes_of(week)
    before = contents(week)
    week.wait_ms = 50
    portions = []

    class WriteMeanwhile(backup._Patience):
        def __call__(self, status: int, remaining: int, total: int) -> None:
            super().__call__(status, remaining, total)
            portions.append(remaining)
            assert len(portions) < 500, "every write made the backup begin anew"
            triage.set_note(week, codes, f"note {len(portions)}")

    monkeypatch.setattr(backup, "_PORTION", 4)
    monkeypatch.setattr(backup, "_Patience", WriteMeanwhile)
    copy = backed_up(week)
    assert len(portions) > 3
    assert backup.is_good(copy)
    restored = open_week(copy, CLOCK)
    assert contents(restored) == before
    restored.close()
    assert rows_of(week, "triage")[0]["note"] == f"note {len(portions)}"


def test_backups_of_one_second_do_not_overwrite_each_other(week: Week) -> None:
    copies = [backed_up(week) for _ in range(3)]
    assert len(set(copies)) == 3
    assert [found.path for found in backup.backups(copies[0].parent.with_name("week.db"))][:3] == copies[::-1]


def test_an_unfinished_backup_of_another_process_is_not_touched(week: Week) -> None:
    first = backed_up(week)
    other = first.with_name(first.name.replace(".db", "-2.unfinished"))
    other.write_text("being written")
    third = backed_up(week)
    assert third.name.endswith("-3.db")
    assert other.read_text() == "being written"


@pytest.mark.parametrize("reason", ["before-import", "before-migration", "hourly"])
def test_the_oldest_backups_of_a_kind_go(week: Week, reason: str) -> None:
    assert week.path is not None
    by_hand = backed_up(week)
    made = []
    for number in range(backup.KEPT[reason] + 3):
        made.append(backup.back_up_file(week.path, AT + timedelta(minutes=number), reason))
        os.utime(made[-1], (number + 1000, number + 1000))
    left = [found.path for found in backup.backups(week.path) if found.reason == reason]
    assert len(left) == backup.KEPT[reason]
    assert set(made[-2:]) <= set(left)
    assert by_hand.exists()


def test_the_newest_good_backup_is_chosen(week: Week) -> None:
    assert week.path is not None
    old, newer, newest = (backup.back_up_file(week.path, AT + timedelta(hours=n), "hourly") for n in range(3))
    for number, copy in enumerate((old, newer, newest)):
        os.utime(copy, (number + 5_000_000_000, number + 5_000_000_000))
    assert backup.newest_good(week.path) == newest
    newest.write_bytes(newest.read_bytes()[:5000])
    os.utime(newest, (5_000_000_009, 5_000_000_009))
    assert not backup.is_good(newest)
    assert backup.newest_good(week.path) == newer
    for found in backup.backups(week.path):
        found.path.write_bytes(b"")
    with pytest.raises(WeekFileError) as refusal:
        backup.newest_good(week.path)
    assert refusal.value.title == "There is no good backup"


def test_a_folder_in_the_way_is_told_with_a_title(week: Week) -> None:
    assert week.path is not None
    place = backup.folder(week.path)
    for copy in place.iterdir():
        copy.unlink()
    place.rmdir()
    place.write_text("a file where the folder should be")
    with pytest.raises(WeekFileError) as refusal:
        backed_up(week)
    assert refusal.value.title == "The backup could not be made"


def test_what_is_restored_comes_into_the_file_that_others_hold(week: Week) -> None:
    assert week.path is not None
    codes = codes_of(week)
    copy = backed_up(week)
    before, inode = contents(week), week.path.stat().st_ino
    triage.set_lane(week, codes, Lane.BACKUP)
    backup.restore_into(week.path, copy, "a new epoch")
    assert week.path.stat().st_ino == inode
    assert contents(week) == before
    assert rows_of(week, "week")[0]["epoch"] == "a new epoch"
    triage.set_lane(week, codes[:1], Lane.PRIMARY)
    assert [row["lane"] for row in rows_of(week, "triage")] == ["primary"]


def test_a_week_file_that_is_in_use_may_serve_as_a_backup(week: Week, tmp_path: Path) -> None:
    assert week.path is not None
    triage.set_lane(week, codes_of(week), Lane.BACKUP)
    assert week.path.read_bytes()[18:20] == b"\x02\x02", "it is in WAL mode"
    target = tmp_path / "other.db"
    open_week(target, CLOCK).close()
    backup.restore_into(target, week.path, "e")
    other = open_week(target, CLOCK)
    assert contents(other) == contents(week)
    triage.set_lane(other, codes_of(other), Lane.PRIMARY)
    other.close()


def test_restoring_gives_up_on_a_lock_that_is_not_freed(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    assert week.path is not None
    copy = backed_up(week)
    before = dump(week.path)
    monkeypatch.setattr(backup, "PATIENCE", 0.05)
    with closing(sqlite3.connect(week.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileBusy):
            backup.restore_into(week.path, copy, "a new epoch")
        other.execute("ROLLBACK")
    assert dump(week.path) == before


def test_a_second_damaged_file_does_not_overwrite_the_first(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    asides = []
    for words in ("first", "second"):
        path.write_text(words)
        path.with_name("week.db-wal").write_text(f"{words} wal")
        asides.append(backup.set_aside(path, AT))
    assert [aside.read_text() for aside in asides] == ["first", "second"]
    assert asides[1].with_name(f"{asides[1].name}-wal").read_text() == "second wal"
    assert not path.exists()
