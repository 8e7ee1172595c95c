"""Undo and redo of any sequence of acts, alone and with a second person at work on the same file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.domain.base.change import Entry
from matchweek.domain.base.fields import described
from matchweek.domain.board.entities import ENTITIES as KEPT
from matchweek.errors import Failed
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.history import history
from matchweek.services.history.history import CannotTakeBack, NothingTo
from matchweek.store.journal import ENTITIES
from tests.support.acts import CODES, LISTED, Act, acts, perform
from tests.support.thorough import examples
from tests.support.weeks import CLOCK, contents, new_week, shown

# Kept as text of another form in the file than in the journal.
TIMES = {
    each.column for one in KEPT.values() for each in described(one.kind) if each.kind in (date, datetime)
}
# An application once sent is spent: undo stops at it, so what leads back to the start has none.
undoable = acts.filter(lambda act: act[0] != "submit")
PROPERTY = settings(
    deadline=None,
    max_examples=examples(18),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed week file with a list, to begin every example from."""
    path = tmp_path_factory.mktemp("template") / "week.db"
    new_week(path, LISTED).close()
    return path


@contextmanager
def fresh(template: Path) -> Iterator[Week]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        week = open_week(path, CLOCK)
        # Undo must end where the example begins, not at the import of its list.
        with week.database.writing() as connection:
            connection.exec_driver_sql("UPDATE week SET undo_floor = (SELECT max(seq) FROM entry)")
        try:
            yield week
        finally:
            week.close()


def reopened(week: Week) -> Week:
    assert week.path is not None
    week.close()
    return open_week(week.path, week.clock, actor=week.actor)


def all_undone(week: Week) -> int:
    """Undo until there is nothing left to undo; how often that went well."""
    for count in range(1000):
        try:
            history.undo(week)
        except NothingTo:
            return count
    raise AssertionError("undo never ends")


@PROPERTY
@given(done=st.lists(undoable, max_size=10), close_at=st.integers(0, 20))
def test_undone_to_the_start_and_redone_to_the_end(template: Path, done: list[Act], close_at: int) -> None:
    with fresh(template) as week:
        first = contents(week)
        changed = sum(perform(week, act) for act in done)
        last = contents(week)
        if close_at < len(done):
            week = reopened(week)
        assert all_undone(week) == changed
        assert contents(week) == first
        if close_at < 2 * len(done):
            week = reopened(week)
        for _ in range(changed):
            history.redo(week)
        assert contents(week) == last
        with pytest.raises(NothingTo):
            history.redo(week)
        week.close()


@PROPERTY
@given(done=st.lists(undoable | st.sampled_from([("undo",), ("redo",)]), max_size=14))
def test_undo_among_acts_still_leads_back_to_the_start(template: Path, done: list[Act]) -> None:
    with fresh(template) as week:
        first = contents(week)
        for act in done:
            if act[0] in ("undo", "redo"):
                try:
                    history.undo(week) if act[0] == "undo" else history.redo(week)
                except NothingTo:
                    continue
            else:
                perform(week, act)
        last = contents(week)
        count = all_undone(week)
        assert contents(week) == first
        for _ in range(count):
            history.redo(week)
        assert contents(week) == last


@settings(PROPERTY, max_examples=examples(20))
@given(done=st.lists(acts | st.sampled_from([("undo",), ("redo",)]), max_size=12))
def test_a_board_that_follows_equals_one_freshly_loaded(template: Path, done: list[Act]) -> None:
    with fresh(template) as week:
        board, feed = load_and_follow(week)
        for act in done:
            if act[0] in ("undo", "redo"):
                try:
                    history.undo(week) if act[0] == "undo" else history.redo(week)
                except (NothingTo, CannotTakeBack):
                    continue
            else:
                perform(week, act)
            if "list" in board.follow(feed.pull().entries):
                board = load_board(week)
            assert shown(board) == shown(load_board(week))
        feed.close()


@PROPERTY
@given(done=st.lists(acts | st.sampled_from([("undo",), ("past",), ("redo",)]), max_size=14))
def test_no_undo_ever_gives_an_application_back(template: Path, done: list[Act]) -> None:
    with fresh(template) as week:
        sent: set[str] = set()
        for act in [*done, ("submit", CODES[:1]), ("undo",), *[("past",)] * 20]:
            if act[0] in ("undo", "past", "redo"):
                # Failed: what was sent since stands in the way of the act before it.
                with suppress(NothingTo, CannotTakeBack, Failed):
                    history.redo(week) if act[0] == "redo" else history.undo(week, step_past=act[0] == "past")
            else:
                perform(week, act)
            now = {code for code, one in load_board(week).applications.items() if one.submitted_at}
            assert sent <= now
            sent = now


def taken_back_as_one(before: dict[str, Any], after: dict[str, Any], group: list[Entry]) -> None:
    """Every change of a group is undone, nothing that came after it is lost, nothing else is touched."""
    touched = {(entry.entity, entry.key) for entry in group if entry.entity in ENTITIES}
    for table in ENTITIES.keys() & before.keys():
        old = {str(next(iter(row.values()))): row for row in before[table]}
        new = {str(next(iter(row.values()))): row for row in after[table]}
        for key in old.keys() | new.keys():
            if (table, key) not in touched:
                assert old.get(key) == new.get(key)
    for entry in group:
        if entry.entity in before and entry.after is not None:
            row = next(row for row in before[entry.entity] if str(next(iter(row.values()))) == entry.key)
            plain = {field: value for field, value in entry.after.items() if field not in TIMES}
            assert {field: row[field] for field in plain} == plain
        if entry.entity in before and entry.before is None:
            assert all(str(next(iter(row.values()))) != entry.key for row in after[entry.entity])


@PROPERTY
@given(done=st.lists(st.tuples(st.sampled_from(["me", "partner"]), undoable), max_size=10))
def test_with_a_second_person_nothing_is_half_undone(template: Path, done: list[tuple[str, Act]]) -> None:
    with fresh(template) as mine:
        assert mine.path is not None
        partner = open_week(mine.path, CLOCK, actor="partner")
        for who, act in done:
            perform(mine if who == "me" else partner, act)
        for week in (mine, partner, mine):
            while True:
                before, known = contents(week), entries_since(week)
                try:
                    history.undo(week)
                except NothingTo:
                    break
                except Failed as refusal:
                    other = "partner" if week is mine else "me"
                    assert f"by {other} at" in refusal.detail
                    assert contents(week) == before
                    assert entries_since(week) == known
                    break
                new = entries_since(week, known[-1].seq)
                assert {entry.act for entry in new} == {"undo"}
                undone = [entry for entry in known if entry.group == new[0].undoes]
                assert {entry.actor for entry in undone} == {week.actor}
                taken_back_as_one(before, contents(week), undone)
        partner.close()
