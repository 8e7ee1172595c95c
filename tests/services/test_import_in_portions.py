"""Importing holds the file's lock for one portion at a time, and gives up whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from matchweek.domain.programs.triage import Lane
from matchweek.errors import WeekFileError
from matchweek.services.core.week import Week, entries_since
from matchweek.services.history import history
from matchweek.services.lists import lists as list_service
from matchweek.services.lists import triage
from matchweek.store import lists
from matchweek.store.backup import backups
from matchweek.store.lists import CHUNK
from tests.support.weeks import codes_of, contents, listings, rows_of


@contextmanager
def rows_by_transaction(week: Week) -> Iterator[list[int]]:
    """How many rows each transaction inserted or deleted in the tables of a list."""
    counts = [0]

    def counted(connection: Any, cursor: Any, statement: str, parameters: Any, *rest: Any) -> None:
        if "listing" in statement or "rejected_row" in statement:
            if statement.startswith("DELETE"):
                counts[-1] += cursor.rowcount
            elif statement.startswith("INSERT"):
                counts[-1] += len(parameters)

    def ended(connection: Any) -> None:
        counts.append(0)

    engine = week.database.engine
    event.listen(engine, "after_cursor_execute", counted)
    event.listen(engine, "commit", ended)
    yield counts
    event.remove(engine, "after_cursor_execute", counted)
    event.remove(engine, "commit", ended)


def test_no_transaction_of_an_import_writes_more_than_a_portion(week: Week) -> None:
    rows = listings(3 * CHUNK + 7, first=1000)
    with rows_by_transaction(week) as counts:
        list_service.bring_in_listings(week, rows, "large.csv", after_round=1)
        assert sum(counts) == len(rows)
        assert max(counts) == CHUNK
        known = len(entries_since(week))
        counts.clear()
        counts.append(0)
        history.undo(week)
        history.redo(week)
        assert sum(counts) == 0
    assert len(entries_since(week)) == known + 2


def test_an_import_that_fails_leaves_nothing_behind(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    before, known = contents(week), entries_since(week)
    load, calls = lists.load, 0

    def full(*arguments: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise WeekFileError("The disk is full")
        load(*arguments)

    monkeypatch.setattr(lists, "load", full)
    with pytest.raises(WeekFileError):
        list_service.bring_in_listings(week, listings(3 * CHUNK), "large.csv", after_round=1)
    assert contents(week) == before
    assert entries_since(week) == known
    assert [row["state"] for row in rows_of(week, "list")] == ["current"]
    assert len(rows_of(week, "listing")) == 12


def test_a_disk_that_fills_up_during_an_import(week: Week) -> None:
    before = contents(week)
    with week.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 30}")
    with pytest.raises(WeekFileError) as refusal:
        list_service.bring_in_listings(week, listings(3 * CHUNK), "large.csv", after_round=1)
    assert refusal.value.title == "The disk is full"
    assert contents(week) == before
    assert [row["state"] for row in rows_of(week, "list")] == ["current"]


def test_an_import_that_cannot_become_current_is_given_up(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> None:
        raise WeekFileError("The week file is busy")

    monkeypatch.setattr(lists, "finish", busy)
    with pytest.raises(WeekFileError):
        list_service.bring_in_listings(week, listings(20), "second.csv", after_round=1)
    assert [row["state"] for row in rows_of(week, "list")] == ["current"]


def test_keys_go_on_during_an_import(week: Week) -> None:
    """Between any two portions another act finds the lock free, and sees only the old list."""
    code = codes_of(week)[0]
    seen: list[int] = []
    week.wait_ms = 50
    bring_in = list_service.bring_in
    reading = _reading(3 * CHUNK)

    def key_pressed(done: int, of: int) -> None:
        triage.set_lane(week, [code], list(Lane)[len(seen) % 3])
        seen.append(len(codes_of(week)))

    bring_in(week, reading, after_round=1, progress=key_pressed)
    assert seen == [12, 12, 12]
    assert len(codes_of(week)) == len({*codes_of(week)}) > 3 * CHUNK
    assert [entry.act for entry in entries_since(week)].count("triage.lane") == 3


def _reading(count: int) -> Any:
    from matchweek.intake.rows.reading import Reading

    rows = tuple(listings(count, first=1000))
    return Reading(rows, (), (), (), "large.csv", "csv", "", lambda _: reading_again())


def reading_again() -> Any:
    raise AssertionError("nothing reads the list again")


def test_every_import_is_preceded_by_a_backup(week: Week) -> None:
    assert week.path is not None
    list_service.bring_in_listings(week, listings(5), "second.csv", after_round=1)
    reasons = [copy.reason for copy in backups(week.path)]
    assert reasons == ["before-import", "before-import"]
