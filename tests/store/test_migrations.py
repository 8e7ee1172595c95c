"""Migrations: the first one makes what a new file has, and a step is done whole or not at all."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, event

from matchweek.domain.programs.triage import Lane
from matchweek.errors import MatchweekError, WeekFileError
from matchweek.services.core.week import open_week
from matchweek.services.history import history
from matchweek.services.history.history import NothingTo
from matchweek.services.lists import triage
from matchweek.store import act, backup, database, journal, migrate, opening
from matchweek.store import schema as schemas
from tests.support.weeks import AT, CLOCK, codes_of, contents, dump, listings, new_week, rows_of

_BATCH = f"""
from alembic import op
import sqlalchemy as sa

revision = "next"
down_revision = "{database.SCHEMA}"


def upgrade():
    with op.batch_alter_table("list", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="plain"))
    op.execute("UPDATE list SET colour = 'amber'")
"""
_FAILING = _BATCH + '    op.execute("INSERT INTO no_such_table VALUES (1)")\n'
_RAISING = _BATCH + "    raise ZeroDivisionError\n"
_ORPHANING = _BATCH + '    op.execute("DELETE FROM list")\n'


def next_step(monkeypatch: pytest.MonkeyPatch, folder: Path, source: str) -> None:
    """Make this program one that knows one more format, reached by the step given."""
    scripts = folder / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "next_step.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    for module in (migrate, opening, database, act, journal):
        monkeypatch.setattr(module, "SCHEMA", "next")
    monkeypatch.setattr(opening, "FORMATS", (*schemas.FORMATS, "next"))


def schema(path: Path) -> dict[str, Any]:
    """All that SQLite says of a file's tables and indexes."""
    with closing(sqlite3.connect(path)) as file:
        master = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        found: dict[str, Any] = {
            "master": sorted((kind, name, of, plain(sql)) for kind, name, of, sql in master)
        }
        for kind, name, *_ in master:
            pragmas = (
                ("table_xinfo", "foreign_key_list", "index_list") if kind == "table" else ("index_xinfo",)
            )
            for pragma in pragmas:
                said = file.execute(f'PRAGMA {pragma}("{name}")').fetchall()
                # The first column of index_list counts in the order of making.
                found[f"{pragma} {name}"] = (
                    sorted(row[1:] for row in said) if pragma == "index_list" else said
                )
    return found


def _columns(path: Path) -> set[str]:
    """Every column of a file as “table.column”."""
    return {
        f"{name.removeprefix('table_xinfo ')}.{row[1]}"
        for name, rows in schema(path).items()
        if name.startswith("table_xinfo ")
        for row in rows
    }


def plain(sql: str | None) -> str:
    words = re.sub(r"\s+", " ", sql or "")
    return re.sub(r"(?<=\() | (?=\))", "", words)


def from_base(path: Path) -> None:
    """A file made by the migrations alone."""
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", migrate._autocommit)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection, connection.begin():
        migrate.upgrade(connection, database.SCHEMA)
        opening.first_rows(connection, AT, "own")
    engine.dispose()


def test_upgrading_from_nothing_equals_making_a_new_file(tmp_path: Path) -> None:
    made, upgraded = tmp_path / "made.db", tmp_path / "upgraded.db"
    open_week(made, CLOCK).close()
    from_base(upgraded)
    assert _columns(upgraded) == _columns(made), (
        "store/models/tables.py and the migrations make different columns: add a file with the next number "
        "in store/migrations/versions that makes what is new, and the number to FORMATS in store/schema.py"
    )
    assert schema(upgraded) == schema(made)
    checks = [sql for *_, sql in schema(made)["master"] if "CHECK" in sql]
    assert len(checks) >= 7
    with closing(sqlite3.connect(made)) as one, closing(sqlite3.connect(upgraded)) as other:
        for query in (
            "SELECT * FROM alembic_version",
            "SELECT * FROM me",
            "SELECT id, kind, undo_floor FROM week",
        ):
            assert one.execute(query).fetchall() == other.execute(query).fetchall()
    week = open_week(upgraded, CLOCK)
    assert opening.file_version(upgraded) == database.SCHEMA
    assert contents(week)["standings"] == {}
    week.close()


def test_known_formats_are_the_migrations(tmp_path: Path) -> None:
    from alembic.script import ScriptDirectory

    steps = [step.revision for step in ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()]
    assert tuple(reversed(steps)) == schemas.FORMATS, "name each migration in FORMATS of store/schema.py"
    assert steps[0] == database.SCHEMA


def test_a_rebuilt_table_keeps_its_children(
    week_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = new_week(week_file, listings(12))
    codes = codes_of(week)
    triage.set_lane(week, codes[:2], Lane.PRIMARY)
    before, floor = contents(week), journal_length(week_file)
    week.close()
    old = dump(week_file)
    next_step(monkeypatch, tmp_path, _BATCH)
    week = open_week(week_file, CLOCK)
    assert contents(week) == before
    assert len(rows_of(week, "listing")) == 12
    assert [row["colour"] for row in rows_of(week, "list")] == ["amber"]
    assert opening.file_version(week_file) == "next"
    saved = [copy for copy in backup.backups(week_file) if copy.reason == "before-migration"]
    assert [dump(copy.path) for copy in saved] == [old]
    assert rows_of(week, "week")[0]["undo_floor"] == floor
    with pytest.raises(NothingTo):
        history.undo(week)
    triage.set_lane(week, codes[:1], Lane.BACKUP)
    assert history.undo(week).changed
    with pytest.raises(NothingTo):
        history.undo(week)
    with pytest.raises(sqlite3.IntegrityError), closing(sqlite3.connect(week_file)) as file:
        file.execute("PRAGMA foreign_keys = ON")
        file.execute("INSERT INTO rejected_row VALUES (77, 1, '', '')")
    week.close()


def journal_length(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("SELECT count(*) FROM entry").fetchone()[0])


@pytest.mark.parametrize(
    ("step", "error"),
    [(_FAILING, WeekFileError), (_RAISING, ZeroDivisionError), (_ORPHANING, WeekFileError)],
    ids=["bad SQL", "raises", "leaves orphans"],
)
def test_a_step_that_fails_leaves_the_old_file_whole(
    week_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: type[Exception]
) -> None:
    week = new_week(week_file, listings(12))
    triage.set_lane(week, codes_of(week)[:2], Lane.PRIMARY)
    week.close()
    old = dump(week_file)
    with monkeypatch.context() as patched:
        next_step(patched, tmp_path, step)
        with pytest.raises(error) as refusal:
            open_week(week_file, CLOCK)
        assert not isinstance(refusal.value, MatchweekError) or refusal.value.title
    assert dump(week_file) == old
    saved = [copy for copy in backup.backups(week_file) if copy.reason == "before-migration"]
    assert [dump(copy.path) for copy in saved] == [old]
    again = open_week(week_file, CLOCK)
    assert history.undo(again).changed
    again.close()


def test_two_who_open_an_old_file_at_once_do_not_harm_it(
    week_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_week(week_file, listings(4)).close()
    next_step(monkeypatch, tmp_path, _BATCH)
    migrate.migrate(week_file, AT)
    # The second one had read the old version before the first one was done.
    migrate.migrate(week_file, AT)
    week = open_week(week_file, CLOCK)
    assert len(codes_of(week)) == 4
    week.close()
