"""A week file of the first format, brought to the present one: nothing of it is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, event

from matchweek.domain.base.change import Entry
from matchweek.domain.programs.triage import Lane
from matchweek.services.core.board import load_board
from matchweek.services.core.first_look import first_look
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import tasks, timetable
from matchweek.services.file import keeping
from matchweek.services.lists import budgets, triage
from matchweek.store import backup, migrate, opening
from matchweek.store.schema import SCHEMA
from tests.store.test_migrations import schema
from tests.support.weeks import AT, CLOCK, dump, rows_of

HARBOR, MESA = "9010140C0", "9030220C0"

# The rows of a week as a program of the first format left them.
ROWS: dict[str, list[tuple[Any, ...]]] = {
    "week": [(1, "an epoch", "own", "2027-03-15 14:00:00.000000", 0)],
    "me": [(1, "Zoë Kareem", "1234", "+1 555 0100", "z@example.org", "", "", "unmatched", 1, "Asia/Karachi")],
    "list": [(1, 0, 1, "current", "monday.csv", "", 2, 0, "2027-03-15 14:02:00.000000")],
    "listing": [
        (1, HARBOR, "Harbor Point Medical Center", "Internal Medicine", "", "C", "Erie", "PA", 6, "ERAS", 0,
         "", None, "", "", "J-1"),
        (1, MESA, "Mesa Vieja Hospital", "Ob-Gyn", "", "C", "Mesa", "AZ", 2, "ResidencyCAS", 0, "", 4, "", "",
         ""),
    ],
    "triage": [(HARBOR, "primary", "top", 0, "asked\nfor me"), (MESA, None, None, 1, "")],
    "application": [(HARBOR, 1, "2027-03-15 15:05:00.000000", "ERAS", "")],
    "call": [
        (1, "2027-03-16 13:00:00.000000", HARBOR, 1, "me", "", "+1 555 0142", "Dr. Quill", "PD", "phone",
         "interview", "warm", 5, "", 0, "none", "", None)
    ],
    "advocate": [(1, "Dr. Okafor", 1, "", "", "", "", "", "", "", "yes", "2027-03-01", "")],
    "entry": [
        (1, "2027-03-15 14:03:00.000000", "triage.tier", 1, "triage", HARBOR, '{"tier": null}',
         '{"tier": "top"}', "me", "0001", None)
    ],
    "draft": [("call:1", "{}", "2027-03-16 13:01:00.000000")],
}  # fmt: skip


def first_format(path: Path, rows: Mapping[str, list[tuple[Any, ...]]]) -> None:
    """Make a file as the first program made it, with these rows."""
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", migrate._autocommit)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection, connection.begin():
        migrate.upgrade(connection, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as file:
        for table, values in rows.items():
            places = ", ".join("?" * len(values[0]))
            file.executemany(f"INSERT INTO {table} VALUES ({places})", values)
        file.commit()
    assert opening.file_version(path) == "0001"


EMPTY = {"week": ROWS["week"], "me": [(1, "", "", "", "", "", "", "unknown", 0, "")]}


@pytest.mark.parametrize("rows", [EMPTY, ROWS], ids=["empty", "with rows"])
def test_it_ends_with_the_tables_of_a_new_file(week_file: Path, tmp_path: Path, rows: Any) -> None:
    first_format(week_file, rows)
    old = dump(week_file)
    open_week(week_file, CLOCK).close()
    open_week(tmp_path / "made.db", CLOCK).close()
    assert schema(week_file) == schema(tmp_path / "made.db")
    saved = [copy for copy in backup.backups(week_file) if copy.reason == "before-migration"]
    assert [dump(copy.path) for copy in saved] == [old]


def test_every_row_is_kept(week_file: Path) -> None:
    first_format(week_file, ROWS)
    week = open_week(week_file, CLOCK)
    for table, values in ROWS.items():
        kept = [tuple(row.values()) for row in rows_of(week, table)]
        if table == "week":
            # Undo does not reach back past the new format.
            assert [row[:-2] for row in kept] == [row[:-1] for row in values]
            assert kept[0][-2:] == (1, 2027)
        elif table == "me":
            assert [row[: len(values[0])] for row in kept] == values
            # What one said of oneself since is not known: no text, no number, no yes and no no.
            assert {value for row in kept for value in row[len(values[0]) :]} == {"", None}
        elif table == "call":
            assert kept == [(*row, "", "", "", None, "", "", 0, None) for row in values]
        elif table == "application":
            assert kept == [(*row, None, "") for row in values]
        elif table == "triage":
            assert kept == [(*row, "", "", "") for row in values]
        elif table == "advocate":
            assert kept == [(*row, "") for row in values]
        else:
            assert kept == values
    board = load_board(week)
    assert board.applicant.name == "Zoë Kareem"
    assert board.applicant.crisis_line == ""
    assert board.budgets()["ERAS"].used == 1
    assert board.programs[HARBOR].triage.note == "asked\nfor me"
    week.close()


def test_it_can_be_written_as_a_new_file_can(week_file: Path) -> None:
    first_format(week_file, ROWS)
    week = open_week(week_file, CLOCK)
    triage.set_lane(week, [MESA], Lane.BACKUP)
    budgets.correct(week, "ERAS", 2, "the portal says 2 left")
    tasks.set_done(week, ["ready.phone"])
    timetable.set_times(week, {"round_2_closes": datetime(2027, 3, 18, 18, 30, tzinfo=UTC)}, "R3 says so")
    board = load_board(week)
    assert board.budgets()["ERAS"].cap == 3
    assert set(board.kept.tasks) == {"2027/ready.phone"}
    assert board.timetable(AT).moved_keys == {"round_2_closes"}
    newest: list[Entry] = entries_since(week, 1)
    assert {entry.schema for entry in newest} == {SCHEMA}
    week.close()


def test_a_first_look_leaves_an_old_file_to_be_opened_first(week_file: Path) -> None:
    first_format(week_file, ROWS)
    before = dump(week_file)
    assert first_look(week_file) is None
    assert dump(week_file) == before
    open_week(week_file, CLOCK).close()
    assert first_look(week_file) is not None


def test_what_is_read_out_of_an_old_file_is_all_there(week_file: Path) -> None:
    first_format(week_file, ROWS)
    keeping.salvage(week_file, CLOCK)
    week: Week = open_week(week_file, CLOCK)
    board = load_board(week)
    assert (board.applicant.name, board.applicant.state) == ("Zoë Kareem", "unmatched")
    assert (board.applicant.soap_lead, board.applicant.crisis_line) == ("", "")
    assert [call.caller for call in board.calls] == ["Dr. Quill"]
    assert board.programs[HARBOR].application.via == "ERAS"
    week.close()
