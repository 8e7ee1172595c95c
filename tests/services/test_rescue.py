"""A week file that was damaged: `check` reads all of it, and all that is left comes out again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from matchweek.domain.programs.triage import Lane
from matchweek.errors import WeekFileError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import entries_since, open_week
from matchweek.services.days import calls
from matchweek.services.file import keeping
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.store.opening import DamagedFile
from tests.support.damage import NOTE, flip, full_week, held, overwrite, problems, put
from tests.support.weeks import CLOCK, codes_of, foreign, listings, new_week, rows_of

PAGE = 4096


@pytest.mark.parametrize("part", [0.5, 0.9, 0.99])
def test_what_stands_before_the_end_of_a_cut_file_is_read_out(week_file: Path, part: float) -> None:
    # So many programs that half the file holds pages of theirs, behind one page or two of every table.
    before = full_week(week_file, 1200)
    whole = week_file.read_bytes()
    week_file.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(DamagedFile):
        open_week(week_file, CLOCK)
    done = keeping.salvage(week_file, CLOCK)
    assert "of listing" in done.words
    assert keeping.check(week_file).good
    after = held(week_file)
    said = " ".join(done.warnings)
    for table in ("triage", "call", "advocate", "me"):
        lost = len(before[table]) - len(after[table])  # type: ignore[arg-type]
        told = f"{lost} of {table}" in said or f" of {table}" in said.partition("Pages that")[2]
        assert told or not lost, (table, lost, said)
    if part > 0.95:
        assert after["triage"] == before["triage"]


def test_a_row_that_is_lost_is_made_anew_from_the_history(week_file: Path) -> None:
    before = full_week(week_file)
    page = week_file.read_bytes().index(NOTE.encode() * 3) // PAGE * PAGE
    overwrite(week_file, page, b"\x5a" * PAGE)
    done = keeping.salvage(week_file, CLOCK)
    assert any("from the history" in words and "of triage" in words for words in done.warnings)
    assert held(week_file)["triage"] == before["triage"]


def test_what_is_lost_for_good_is_counted_by_table(week_file: Path) -> None:
    full_week(week_file)
    put(week_file, "UPDATE week SET undo_floor = (SELECT max(seq) FROM entry)")
    data = bytearray(week_file.read_bytes())
    # Every page that holds a note, of a program or of the history.
    for page in {at // PAGE for at in range(0, len(data), 16) if NOTE.encode() in data[at : at + 64]}:
        data[page * PAGE : (page + 1) * PAGE] = b"\x5a" * PAGE
    week_file.write_bytes(data)
    done = keeping.salvage(week_file, CLOCK)
    lost = next(words for words in done.warnings if words.startswith("Lost: "))
    assert "of entry" in lost
    assert keeping.check(week_file).good


@pytest.mark.parametrize("what", ["the first page", "the list of tables", "its root numbers"])
def test_tables_that_nothing_leads_to_any_more_are_known_by_their_rows(week_file: Path, what: str) -> None:
    before = full_week(week_file)
    data = week_file.read_bytes()
    if what == "the first page":
        overwrite(week_file, 0, b"\x5a" * PAGE)
    elif what == "the list of tables":
        overwrite(week_file, 100, b"\0" * (PAGE - 100))
    else:
        with closing(sqlite3.connect(week_file)) as file:
            file.execute("PRAGMA writable_schema = ON")
            file.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE type = 'table'")
            file.commit()
    assert data != week_file.read_bytes()
    with pytest.raises(DamagedFile):
        open_week(week_file, CLOCK)
    keeping.salvage(week_file, CLOCK)
    assert held(week_file) == before


@pytest.mark.parametrize(
    ("sql", "value", "said"),
    [
        ("UPDATE call SET at = ? WHERE id = 3", "2027-03-1\x19 14:42:07.000000", "call 3: its at is no time"),
        ("UPDATE call SET note = CAST(? AS TEXT) WHERE id = 3", b"th\xe9y", "call 3: its note has damaged"),
        ("UPDATE call SET note = ? WHERE id = 3", b"they", "call 3: its note has damaged letters"),
        ("UPDATE call SET heat = ? WHERE id = 3", "x", "call 3: its heat is no number"),
        ("UPDATE advocate SET name = ?", 17, ""),
        ("UPDATE triage SET refused = ? WHERE code = '9000120C0'", 7, "triage 9000120c0: its refused is"),
        ("UPDATE entry SET after = ? WHERE seq = 5", '{"note": "a', "history entry 5: its after cannot be"),
        ("UPDATE list SET imported_at = ?", "yesterday", "list 1: its imported at is no time"),
        ("UPDATE me SET zone = ?", b"\xff\xfe", "your own data 1: its zone has damaged letters"),
    ],
)
def test_one_damaged_value_is_named_and_mended(week_file: Path, sql: str, value: object, said: str) -> None:
    before = full_week(week_file, 40)
    put(week_file, sql, value)
    assert said in problems(week_file).lower()
    assert keeping.check(week_file).usable or "CHECK" in problems(week_file) or "heat" in sql
    done = keeping.salvage(week_file, CLOCK)
    assert keeping.check(week_file).good, (done, problems(week_file))
    after = held(week_file)
    for table in ("me", "triage", "advocate", "call"):
        assert after[table] == before[table] or "advocate" in sql, table


def test_check_holds_the_tables_against_the_history(week_file: Path) -> None:
    full_week(week_file, 12)
    assert not problems(week_file)
    put(week_file, "UPDATE triage SET note = 'x' WHERE code = '9000120C0'")
    assert "Triage 9000120C0: its note is not as the history tells" in problems(week_file)
    put(week_file, "DELETE FROM call WHERE id = 4")
    assert "Call 4 is missing" in problems(week_file)
    put(week_file, "UPDATE listing SET list_id = 77 WHERE code = '9000120C0'")
    assert "belong to a list that is not there" in problems(week_file)


# Of the last SQLite sees only where it writes that a condition names a column that is not there.
@pytest.mark.parametrize(
    "name", [b"CREATE TABLE me", b"CREATE TABLE entry", b"CREATE TABLE call", b"CHECK (hea"]
)
def test_a_damaged_text_of_the_schema_stops_nothing(week_file: Path, name: bytes) -> None:
    before = full_week(week_file, 40)
    copy = keeping.copies(week_file)[0].path.with_name("20270318T144207Z-by-hand.db")
    copy.write_bytes(week_file.read_bytes())
    if b"CHECK" in name:
        flip(week_file, name, bit=0)
    else:
        flip(week_file, name[:9])
    with pytest.raises(WeekFileError) as refusal:
        open_week(week_file, CLOCK)
    assert refusal.value.exit_code == 4 and "restore" in refusal.value.remedy
    found = keeping.check(week_file)
    assert not found.usable and "restore" in " ".join(found.problems)
    damaged = week_file.read_bytes()
    keeping.salvage(week_file, CLOCK)
    assert held(week_file) == before
    week_file.write_bytes(damaged)
    keeping.restore(week_file, CLOCK, copy)
    assert held(week_file) == before
    week_file.write_bytes(damaged)
    keeping.erase(week_file)
    assert list(week_file.parent.iterdir()) == []


@pytest.mark.parametrize("at", [0, 3, 15, 16, 18, 19, 21, 22, 23])
def test_one_damaged_byte_of_the_beginning_is_damage_also_without_a_backup(week_file: Path, at: int) -> None:
    before = full_week(week_file, 40)
    for backup in keeping.copies(week_file):
        backup.path.unlink()
    overwrite(week_file, at, bytes([week_file.read_bytes()[at] ^ 0x41]))
    with pytest.raises(DamagedFile) as refusal:
        open_week(week_file, CLOCK)
    assert "--salvage" in refusal.value.remedy
    assert "damaged" in problems(week_file)
    keeping.salvage(week_file, CLOCK)
    assert held(week_file) == before


def test_a_damaged_number_of_the_format_is_told_from_a_newer_one(week_file: Path) -> None:
    before = full_week(week_file, 12)
    week = open_week(week_file, CLOCK)
    keeping.back_up(week)
    week.close()
    put(week_file, "UPDATE alembic_version SET version_num = '8007'")
    damaged = week_file.read_bytes()
    with pytest.raises(WeekFileError) as refusal:
        open_week(week_file, CLOCK)
    assert "newer" in refusal.value.title and "--salvage" in refusal.value.remedy
    keeping.restore(week_file, CLOCK)
    assert held(week_file) == before
    week_file.write_bytes(damaged)
    keeping.salvage(week_file, CLOCK)
    assert held(week_file) == before
    put(week_file, "UPDATE alembic_version SET version_num = '8007'")
    put(week_file, "ALTER TABLE call ADD COLUMN colour TEXT")
    with pytest.raises(WeekFileError) as refusal:
        keeping.restore(week_file, CLOCK)
    assert "newer" in refusal.value.title


def test_another_programs_database_stays_one(week_file: Path) -> None:
    foreign(week_file)
    with pytest.raises(WeekFileError) as refusal:
        open_week(week_file, CLOCK)
    assert refusal.value.title == "Not a week file"


def test_what_the_log_still_holds_is_read_out_too(week_file: Path) -> None:
    full_week(week_file, 40)
    week = open_week(week_file, CLOCK)
    calls.add(week, note="only in the log")
    main, log = week_file.read_bytes(), week_file.with_name("week.db-wal").read_bytes()
    assert b"only in the log" in log and b"only in the log" not in main
    week.close()
    week_file.write_bytes(b"\x5a" * 24 + main[24:])
    week_file.with_name("week.db-wal").write_bytes(log)
    keeping.salvage(week_file, CLOCK)
    again = open_week(week_file, CLOCK)
    assert any(call.note == "only in the log" for call in load_board(again).calls)
    again.close()


# Reading goes on without what is damaged

VALUES = [
    ("UPDATE call SET at = ? WHERE id = 3", "no time", "call 3: its at is no time"),
    (
        "UPDATE call SET note = CAST(? AS TEXT) WHERE id = 3",
        b"th\xe9y",
        "call 3: its note has damaged letters",
    ),
    ("UPDATE call SET note = ? WHERE id = 3", b"they", "call 3: its note has damaged letters"),
    ("UPDATE triage SET note = CAST(? AS TEXT) WHERE rowid = 3", b"\xff", "its note has damaged letters"),
    ("UPDATE listing SET city = CAST(? AS TEXT) WHERE rowid = 3", b"\xff", "its city has damaged letters"),
    ("UPDATE listing SET city = ? WHERE rowid = 3", b"City", "its city has damaged letters"),
    ("UPDATE advocate SET answered_on = ?", "2027-99-99", "advocate 1: its answered on is no date"),
    ("UPDATE me SET name = CAST(? AS TEXT)", b"\xff", "your own data 1: its name has damaged letters"),
]


@pytest.mark.parametrize(("sql", "value", "said"), VALUES)
def test_a_damaged_value_costs_its_row_only(week_file: Path, sql: str, value: object, said: str) -> None:
    full_week(week_file, 40)
    week = open_week(week_file, CLOCK)
    whole = load_board(week)
    week.close()
    put(week_file, sql, value)
    week = open_week(week_file, CLOCK)
    board = load_board(week)
    assert [row for row in week.unreadable if said in row], week.unreadable
    lost = [len(whole.calls) - len(board.calls), len(whole.advocates) - len(board.advocates)]
    lost.append(len(whole.programs) - len(board.programs))
    assert sum(lost) == (0 if "me SET" in sql or "triage" in sql else 1)
    calls.add(week, note="still taken")
    triage.set_lane(week, codes_of(week)[:1], Lane.PRIMARY)
    assert load_board(week).calls[0].note == "still taken"
    history.undo(week)
    week.close()


def test_a_damaged_line_of_the_history_costs_itself_only(week_file: Path) -> None:
    full_week(week_file, 40)
    put(week_file, "UPDATE entry SET at = 'x' WHERE seq = 5")
    put(week_file, "UPDATE entry SET after = '{' WHERE seq = (SELECT max(seq) FROM entry)")
    week = open_week(week_file, CLOCK)
    found = entries_since(week)
    newest = rows_of(week, "entry")[-1]["seq"]
    assert {5, newest}.isdisjoint({entry.seq for entry in found}) and len(found) == newest - 2
    with pytest.raises(WeekFileError) as refusal:
        history.undo(week)
    assert "--salvage" in refusal.value.remedy
    week.close()


def test_an_act_on_a_damaged_row_is_refused_and_nothing_is_overwritten(week_file: Path) -> None:
    full_week(week_file, 40)
    put(week_file, "UPDATE call SET at = 'no time' WHERE id = 3")
    week = open_week(week_file, CLOCK)
    with pytest.raises(WeekFileError) as refusal:
        calls.change(week, 3, note="other words")
    assert refusal.value.title == "This row of the week file is damaged"
    assert [row["note"] for row in rows_of(week, "call") if row["id"] == 3] == [
        "they liked my letter, call 2"
    ]
    week.close()


# What stands beside a week file


@pytest.mark.skipif(os.name != "posix", reason="links need no right here")
def test_a_link_is_the_file_it_leads_to(week_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "mine.db"
    new_week(week_file, listings(3)).close()
    link.symlink_to(week_file)
    week = open_week(link, CLOCK)
    assert week.path == week_file.resolve()
    keeping.back_up(week)
    week.close()
    keeping.restore(link, CLOCK)
    assert link.is_symlink() and week_file.is_file()
    done = keeping.erase(link)
    assert {"mine.db", "week.db", "week.db.backups"} <= set(done.keys)
    assert list(folder.iterdir()) == []
    assert not week_file.exists() and not week_file.with_name("week.db.backups").exists()


def test_erasing_takes_what_was_ever_kept_beside_it(week_file: Path) -> None:
    new_week(week_file, listings(3)).close()
    beside = [
        "week.db-journal",
        "week-kept-20270318T144207Z.db",
        "week-kept-20270318T144207Z.db-wal",
        ".week.db.back-77",
        "week.db.window-99-abcdef",
        "week.db.damaged-20270318T144207Z",
    ]
    for name in beside:
        week_file.with_name(name).write_text("old")
    others = [week_file.with_name("week-kept-safe.txt"), week_file.with_name("week.dbx")]
    for other in others:
        other.write_text("somebody else's")
    done = keeping.erase(week_file)
    assert sorted(week_file.parent.iterdir()) == sorted(others)
    assert {"week.db", "week-kept-20270318T144207Z.db", "week.db.backups"} <= set(done.keys)


def test_what_a_killed_backup_left_goes_with_the_next_one(week_file: Path) -> None:
    week = new_week(week_file, listings(3))
    place = keeping.back_up(week).parent
    dead, living = place / "20270101T000000Z-hourly.unfinished", place / "20270318T144207Z-x.unfinished"
    for left in (dead, living):
        left.write_text("half")
    os.utime(dead, (1_000_000, 1_000_000))
    keeping.back_up(week)
    assert not dead.exists() and living.exists()
    week.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_keeps_nothing_is_refused_and_not_waited_for(week_file: Path) -> None:
    os.mkfifo(week_file)
    with pytest.raises(WeekFileError) as refusal:
        open_week(week_file, CLOCK)
    assert "nothing that keeps" in refusal.value.detail
    assert not keeping.check(week_file).usable
    with pytest.raises(WeekFileError):
        keeping.restore(week_file, CLOCK)
    with pytest.raises(WeekFileError):
        keeping.salvage(week_file, CLOCK)
