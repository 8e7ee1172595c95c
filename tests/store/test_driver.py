"""A week without the models: what is read, written and refused is what the models read, write and refuse."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.domain.programs.triage import Lane
from matchweek.errors import FileBusy, WeekFileError
from matchweek.services.core import unsaved_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import calls
from matchweek.services.file import alarms_told
from matchweek.services.history import history
from matchweek.services.lists import lists, triage
from matchweek.store import journal
from matchweek.store.driver.driver import DriverDatabase, open_by_driver
from matchweek.store.opening import DamagedFile
from matchweek.store.schema import FORMATS
from tests.support.acts import LISTED, Act, acts, perform
from tests.support.filled import fill
from tests.support.thorough import examples
from tests.support.weeks import AT, CLOCK, codes_of, new_week, shown

PROPERTY = settings(
    deadline=None,
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "week.db"
    new_week(path, LISTED).close()
    return path


@contextmanager
def both(template: Path) -> Iterator[tuple[Week, Week]]:
    """The same week twice: through the models, and without them."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("models.db", "driver.db")]
        for path in paths:
            shutil.copy(template, path)
        weeks = open_week(paths[0], CLOCK), open_week(paths[1], CLOCK, quickly=True)
        assert not isinstance(weeks[0].database, DriverDatabase)
        assert isinstance(weeks[1].database, DriverDatabase)
        try:
            yield weeks
        finally:
            for week in weeks:
                week.close()


def stored(week: Week) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as SQLite has it; of the journal's records the fields, in whatever order."""
    assert week.path is not None
    with closing(sqlite3.connect(week.path)) as file:
        file.text_factory = lambda raw: raw.decode(errors="replace")
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: sorted(file.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables
        }
        columns = [row[1] for row in file.execute("PRAGMA table_info(entry)")]
    for name in ("before", "after"):
        place = columns.index(name)
        found["entry"] = [
            (*row[:place], json.loads(row[place]) if row[place] else row[place], *row[place + 1 :])
            for row in found["entry"]
        ]
    return found


@PROPERTY
@given(doing=st.lists(acts, min_size=1, max_size=8))
def test_the_same_acts_leave_the_same_rows_and_the_same_journal(doing: list[Act], template: Path) -> None:
    with both(template) as (models, driver):
        for act in doing:
            assert perform(models, act) == perform(driver, act), act
        assert stored(models) == stored(driver)
        assert shown(load_board(models)) == shown(load_board(driver))
        assert history.entries(models) == history.entries(driver)
        assert history.entries(models, 2) == history.entries(driver, 2)


def test_every_field_is_read_as_the_models_read_it(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, LISTED)
    fill(week)
    wanted = load_board(week)
    quick = open_week(path, CLOCK, quickly=True)
    assert isinstance(quick.database, DriverDatabase)
    found = load_board(quick)
    assert shown(found) == shown(wanted)
    assert (found.season, found.rehearsal, found.unfinished) == (
        wanted.season,
        wanted.rehearsal,
        wanted.unfinished,
    )
    week.close()
    quick.close()


def test_what_is_typed_and_announced_is_kept_as_by_the_models(template: Path) -> None:
    """Drafts taken up and left beside others, and marks put in the place of others."""
    code = LISTED[0].code
    with both(template) as weeks:
        for week in weeks:
            for name, words in (("one", "half a"), ("other%_", "another"), ("one", "half a word")):
                window = replace(week, window=name)
                assert unsaved_text.save(window, f"note:{code}", {"note": words}, {"note": ""})
                assert unsaved_text.save(window, f"call:{words}", {"note": words}, {"note": ""})
            for name in ("one", "other%_", "nobody"):
                assert unsaved_text.release(replace(week, window=name), f"note:{code}")
            unsaved_text.open_form(replace(week, window="third"), f"note:{code}", {"note": "İ"})
            assert unsaved_text.discard(replace(week, window="one"), "call:half a")
            for instant in (AT, AT + timedelta(hours=1)):
                assert alarms_told.remember(week, instant)
            with week.reading() as connection:
                assert journal.entries(connection, 1) == journal.entries(connection)[1:]
        one, other = map(stored, weeks)
        assert one == other
        assert len(one["draft"]) > 3


def test_every_thread_reads_at_once_and_what_is_closed_stays_closed(quick: Week) -> None:
    """A window reads its board in one thread while a key stores in another."""
    assert isinstance(quick.database, DriverDatabase)
    code = codes_of(quick)[0]
    with ThreadPoolExecutor(8) as threads:
        read = [threads.submit(load_board, quick) for _ in range(20)]
        triage.set_lane(quick, [code], Lane.PRIMARY)
        assert {len(each.result().programs) for each in read} == {len(LISTED)}
    assert 0 < len(quick.database._idle) <= 5
    quick.close()
    assert load_board(quick).programs[code].lane == "primary"
    assert quick.database._idle == []


def test_a_list_is_brought_in_through_the_models_and_followed_without_them(quick: Week) -> None:
    feed = quick.feed()
    found = lists.bring_in_listings(quick, LISTED[:4], "refreshed.csv", after_round=1)
    assert found.stored
    assert "list" in {entry.entity for entry in feed.poll().entries}
    assert isinstance(quick.database, DriverDatabase)
    assert len(load_board(quick).programs) == len(LISTED)
    feed.close()


@pytest.fixture
def quick(tmp_path: Path, template: Path) -> Iterator[Week]:
    path = tmp_path / "week.db"
    shutil.copy(template, path)
    week = open_week(path, CLOCK, quickly=True)
    yield week
    week.close()


def test_an_act_that_fails_half_way_leaves_nothing(quick: Week) -> None:
    before = stored(quick)
    with pytest.raises(ZeroDivisionError), quick.act("triage.set") as act:
        act.put("triage", codes_of(quick)[0], lane="primary")
        raise ZeroDivisionError
    assert stored(quick) == before


def test_what_an_act_reads_of_the_file_is_what_is_stored(quick: Week) -> None:
    code = codes_of(quick)[0]
    with quick.act("triage.set") as act:
        act.put("triage", code, lane="primary")
        assert load_board(quick).programs[code].lane is None
    assert load_board(quick).programs[code].lane == "primary"


def test_a_lock_held_elsewhere_is_told(quick: Week) -> None:
    assert quick.path is not None
    code = codes_of(quick)[0]
    quick.wait_ms = 20
    with closing(sqlite3.connect(quick.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileBusy):
            triage.set_lane(quick, [code], None)
        other.execute("ROLLBACK")
    assert triage.sort_program(quick, code, changes={"lane": "backup"}).changed


def test_a_file_that_another_version_changed_meanwhile_is_not_written(quick: Week) -> None:
    assert quick.path is not None
    with closing(sqlite3.connect(quick.path, isolation_level=None)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WeekFileError, match="another version"):
        calls.add(quick)


def test_what_is_stored_is_durable_and_its_references_are_kept(quick: Week) -> None:
    with quick.reading() as connection:
        asked = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]  # type: ignore[call-overload]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_nothing_is_left_beside_the_file_once_it_is_closed(quick: Week) -> None:
    assert quick.path is not None
    calls.add(quick)
    quick.close()
    assert [each.name for each in quick.path.parent.glob("week.db*")] == ["week.db"]


# Files that are not in order


def test_a_list_that_a_crash_left_is_cleared_in_the_usual_way(tmp_path: Path, template: Path) -> None:
    path = tmp_path / "week.db"
    shutil.copy(template, path)
    with closing(sqlite3.connect(path)) as file:
        file.execute(
            "INSERT INTO list (id, after_round, whole, state, source, digest, row_count, rejected_count, "
            "imported_at) VALUES (77, 0, 1, 'loading', '', '', 0, 0, '2027-03-15 14:00:00.000000')"
        )
        file.commit()
    assert open_by_driver(path) is None
    open_week(path, CLOCK, quickly=True).close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM list WHERE state = 'loading'").fetchone() == (0,)


def test_an_older_file_is_left_to_be_brought_up_to_date(tmp_path: Path, template: Path) -> None:
    path = tmp_path / "week.db"
    shutil.copy(template, path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE alembic_version SET version_num = ?", (FORMATS[-2],))
        file.commit()
    assert open_by_driver(path) is None


def test_a_damaged_file_is_refused(tmp_path: Path, template: Path) -> None:
    path = tmp_path / "week.db"
    whole = template.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    before = path.read_bytes()
    with pytest.raises(DamagedFile):
        open_week(path, CLOCK, quickly=True)
    assert path.read_bytes() == before


DAMAGES = (
    "UPDATE call SET at = 'soon'",
    "UPDATE call SET heat = 'warm'",
    "UPDATE call SET note = CAST(x'ff' AS TEXT)",
    "UPDATE entry SET after = '{' WHERE entity = 'call'",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_row_is_left_out_and_named_as_by_the_models(
    damage: str, tmp_path: Path, template: Path
) -> None:
    path = tmp_path / "week.db"
    shutil.copy(template, path)
    week = open_week(path, CLOCK)
    calls.add(week, caller="Dr. A", heat=3)
    week.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute(damage)
        file.commit()
    weeks = open_week(path, CLOCK), open_week(path, CLOCK, quickly=True)
    assert isinstance(weeks[1].database, DriverDatabase)
    boards = [shown(load_board(each)) for each in weeks]
    told = [history.entries(each) for each in weeks]
    assert boards[0] == boards[1]
    assert told[0] == told[1]
    assert weeks[0].unreadable
    assert weeks[0].unreadable == weeks[1].unreadable
    for each in weeks:
        each.close()


@pytest.mark.parametrize("damage", DAMAGES[:3])
def test_an_act_beside_a_damaged_row_is_done_or_refused_as_by_the_models(
    damage: str, tmp_path: Path, template: Path
) -> None:
    """Applying reads the calls within its transaction; changing a call without a time is refused."""
    code, other = LISTED[0].code, LISTED[1].code
    ends = []
    for quickly in (False, True):
        path = tmp_path / f"{quickly}.db"
        shutil.copy(template, path)
        week = open_week(path, CLOCK)
        calls.add(week, caller="Dr. A", heat=3, program=code)
        week.close()
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA ignore_check_constraints = ON")
            file.execute(damage)
            file.commit()
        week = open_week(path, CLOCK, quickly=quickly)
        did = [perform(week, ("submit", [code, other])), perform(week, ("call set", 1, other, "asked"))]
        ends.append((did, stored(week)))
        week.close()
    assert ends[0] == ends[1]
    assert ends[0][0][0]
