"""Opening a week file: private, checked, refused untouched, cleared of what a crash left."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from matchweek.domain.programs.triage import Lane
from matchweek.errors import MatchweekError, WeekFileError
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.lists import triage
from matchweek.store import lists, opening
from matchweek.store.lists import Snapshot
from matchweek.store.opening import DamagedFile
from matchweek.store.presence import Presence
from tests.support.weeks import AT, CLOCK, codes_of, contents, foreign, listings, new_week, rows_of

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes and owners are those of POSIX")


@posix_only
def test_a_new_file_and_all_beside_it_are_private(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "week.db"
    week = new_week(path, listings(3))
    modes = {part.name: stat.S_IMODE(part.stat().st_mode) for part in path.parent.iterdir()}
    backup = next((path.parent / "week.db.backups").iterdir())
    assert modes == {"week.db": 0o600, "week.db-wal": 0o600, "week.db-shm": 0o600, "week.db.backups": 0o700}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    week.close()


@pytest.mark.parametrize("name", ["we?ek=1&x.db", "100%41 #2.db", "Zoë 'week'.db", "[a]*.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set('?*"<>|'):
        pytest.skip("Windows does not allow these characters in names")
    week = new_week(tmp_path / name, listings(2))
    week.close()
    assert {part.name for part in tmp_path.iterdir()} == {name, f"{name}.backups"}
    again = open_week(tmp_path / name, CLOCK)
    assert len(codes_of(again)) == 2
    again.close()


def test_reading_a_missing_file_creates_nothing(week_file: Path) -> None:
    week = open_week(week_file, CLOCK, create=False)
    assert codes_of(week) == []
    assert entries_since(week) == []
    assert list(week_file.parent.iterdir()) == []
    week.close()


def newer(path: Path) -> None:
    new_week(path, listings(2)).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (foreign, "Not a week file"),
        (newer, "This week file is newer than this matchweek"),
        (lambda path: path.write_text("Dear diary, today I sorted programs."), "Not a week file"),
        (lambda path: path.write_bytes(b"%PDF"), "Not a week file"),
        (lambda path: path.mkdir(), "The week file cannot be opened"),
    ],
    ids=["another program's database", "newer", "text", "short", "folder"],
)
def test_what_is_no_week_file_of_ours_is_refused_untouched(week_file: Path, made, title: str) -> None:
    made(week_file)
    before = week_file.read_bytes() if week_file.is_file() else b""
    with pytest.raises(WeekFileError) as refusal:
        open_week(week_file, CLOCK)
    assert refusal.value.title == title
    assert refusal.value.remedy
    assert refusal.value.exit_code == 4
    assert (week_file.read_bytes() if week_file.is_file() else b"") == before


@pytest.mark.parametrize("part", [0, 10, 16, 50, 600, 4096, "half", "less a page"])
def test_a_file_cut_short_is_damaged_and_kept_as_it_is(week_file: Path, part: int | str) -> None:
    new_week(week_file, listings(60)).close()
    whole = week_file.read_bytes()
    size = {"half": len(whole) // 2, "less a page": len(whole) - 4096}.get(str(part), part)
    assert isinstance(size, int)
    week_file.write_bytes(whole[:size])
    with pytest.raises(DamagedFile) as refusal:
        open_week(week_file, CLOCK)
    assert "restore" in refusal.value.remedy
    assert week_file.read_bytes() == whole[:size]


@pytest.mark.parametrize("at", [0, 20, 100, 4096, 20480])
def test_a_file_with_garbage_in_it_is_damaged_and_kept_as_it_is(week_file: Path, at: int) -> None:
    new_week(week_file, listings(60)).close()
    whole = week_file.read_bytes()
    broken = whole[:at] + b"\x5a" * 300 + whole[at + 300 :]
    week_file.write_bytes(broken)
    with pytest.raises(DamagedFile):
        open_week(week_file, CLOCK)
    assert week_file.read_bytes() == broken


def test_a_file_whose_making_was_cut_off_is_made_anew(week_file: Path) -> None:
    with closing(sqlite3.connect(week_file)) as file:
        file.execute("PRAGMA journal_mode = WAL")
    assert week_file.stat().st_size > 0
    week = new_week(week_file, listings(2))
    assert len(codes_of(week)) == 2
    assert not list(week_file.parent.glob("*.backups/*before-migration*"))
    week.close()


def test_many_may_open_a_missing_file_at_once(week_file: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        weeks = list(pool.map(lambda _: open_week(week_file, CLOCK), range(8)))
    assert len(rows_of(weeks[0], "week")) == 1
    for week in weeks:
        week.close()


class MadeMeanwhile(sqlite3.Connection):
    """Another process makes the file's tables right after its list of tables was read."""

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:  # type: ignore[override]
        found = super().execute(statement, *values)
        if "sqlite_master" in statement:
            rows = found.fetchall()
            path = super().execute("PRAGMA database_list").fetchone()[2]
            with closing(sqlite3.connect(path)) as other, other:
                for number in range(5):
                    other.execute(f"CREATE TABLE IF NOT EXISTS week{number} (id)")
            return super().execute("SELECT name FROM sqlite_master LIMIT ?", (len(rows),))
        return found


def test_a_file_that_is_made_just_now_is_not_taken_for_damaged(week_file: Path) -> None:
    with closing(sqlite3.connect(week_file)) as new:
        new.execute("PRAGMA journal_mode = WAL")
    with closing(sqlite3.connect(week_file, factory=MadeMeanwhile)) as connection:
        assert opening._checked_version(connection, week_file) is None
    with closing(sqlite3.connect(week_file)) as made:
        assert made.execute("SELECT count(*) FROM sqlite_master").fetchone() == (5,)


def started_list(week: Week) -> None:
    list_id = lists.begin(week.database, Snapshot(0, True, "cut off", "", AT))
    lists.load(week.database, list_id, listings(5, first=9800))


def test_a_list_left_loading_by_a_crash_is_cleared_at_opening(week: Week) -> None:
    assert week.path is not None
    before = contents(week)
    started_list(week)
    assert contents(week) == before
    open_week(week.path, CLOCK).close()
    assert [row["state"] for row in rows_of(week, "list")] == ["current"]
    assert len(rows_of(week, "listing")) == 12


def test_a_list_that_is_still_being_loaded_is_left_alone(week: Week) -> None:
    assert week.path is not None
    with Presence(week.path, "import"):
        started_list(week)
        open_week(week.path, CLOCK).close()
        assert [row["state"] for row in rows_of(week, "list")] == ["current", "loading"]
    open_week(week.path, CLOCK).close()
    assert [row["state"] for row in rows_of(week, "list")] == ["current"]


@pytest.fixture
def plain_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which permissions count, also when root runs the tests."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    nobody = 65534
    folder = Path(tempfile.mkdtemp())
    os.chown(folder, nobody, nobody)
    os.seteuid(nobody)
    yield folder
    os.seteuid(0)
    shutil.rmtree(folder)


@posix_only
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_may_only_be_read_is_told_with_a_title(plain_folder: Path, closed: str) -> None:
    path = plain_folder / "week.db"
    new_week(path, listings(3)).close()
    before = path.read_bytes()
    (path if closed == "file" else plain_folder).chmod(0o400 if closed == "file" else 0o500)
    try:
        with pytest.raises(WeekFileError) as refusal:
            week = open_week(path, CLOCK)
            triage.set_lane(week, [listings(1)[0].code], Lane.PRIMARY)
        assert refusal.value.title in ("The week file cannot be opened", "The week file is read-only")
        assert path.read_bytes() == before
    finally:
        plain_folder.chmod(0o700)


@posix_only
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_may_only_be_read_can_be_read(plain_folder: Path, closed: str) -> None:
    path = plain_folder / "week.db"
    new_week(path, listings(3)).close()
    before = path.read_bytes()
    (path if closed == "file" else plain_folder).chmod(0o400 if closed == "file" else 0o500)
    try:
        week = open_week(path, CLOCK, create=False)
        assert len(codes_of(week)) == 3
        with pytest.raises(WeekFileError) as refusal:
            triage.set_lane(week, codes_of(week)[:1], Lane.PRIMARY)
        assert refusal.value.title == "The week file is read-only"
        week.close()
        assert path.read_bytes() == before
    finally:
        plain_folder.chmod(0o700)


@posix_only
def test_a_folder_that_may_not_be_entered_is_told_with_a_title(plain_folder: Path) -> None:
    closed = plain_folder / "closed"
    closed.mkdir(mode=0)
    for create in (True, False):
        with pytest.raises(WeekFileError) as refusal:
            open_week(closed / "week.db", CLOCK, create=create)
        assert refusal.value.title == "The week file cannot be opened"


def test_a_full_disk_is_told_and_the_act_is_not_half_done(week: Week) -> None:
    codes = codes_of(week)
    before, known = contents(week), entries_since(week)
    with week.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(WeekFileError) as refusal:
        triage.set_note(week, codes, "a long note " * 1000)
    assert refusal.value.title == "The disk is full"
    assert contents(week) == before
    assert entries_since(week) == known
    with week.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    triage.set_note(week, codes, "a long note " * 1000)
    assert len(entries_since(week)) == len(known) + len(codes)


def test_a_file_brought_to_another_format_meanwhile_is_not_written(week: Week) -> None:
    assert week.path is not None
    code = codes_of(week)[0]
    with closing(sqlite3.connect(week.path)) as file:
        file.execute("UPDATE alembic_version SET version_num = '0000'")
        file.commit()
    with pytest.raises(MatchweekError) as refusal:
        triage.set_lane(week, [code], Lane.PRIMARY)
    assert "another version" in refusal.value.title
    assert rows_of(week, "triage") == []


def test_opening_does_not_import_the_migrations(week_file: Path) -> None:
    new_week(week_file, listings(2)).close()
    code = (
        "import sys; from pathlib import Path; from tests.support.weeks import CLOCK\n"
        "from matchweek.services.core.week import open_week\n"
        f"open_week(Path({str(week_file)!r}), CLOCK).close()\n"
        f"open_week(Path({str(week_file) + '.new'!r}), CLOCK).close()\n"
        "assert 'alembic' not in sys.modules, 'alembic was imported'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
