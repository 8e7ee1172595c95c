"""A field is described once: the tables agree with it, and every way in makes the same of what is kept."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import MISSING, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Table

from matchweek.domain.base.fields import NOT_STORED, Decoder, decoder, described
from matchweek.domain.board.board import Board
from matchweek.domain.board.entities import ENTITIES, held
from matchweek.domain.programs.program import Listing
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.first_look import first_look
from matchweek.services.core.week import entries_since, open_week
from matchweek.store import journal
from matchweek.store.damage import sound
from matchweek.store.models import tables
from tests.support.filled import KEYS, fill, values_of
from tests.support.weeks import CLOCK, listings, new_week

WEEKS = Path(__file__).parent / "weeks"
LISTING: Table = tables.ListingRow.__table__  # type: ignore[attr-defined]
# What the store keeps of a list for itself.
OF_THE_STORE = {"list": {"state", "digest"}, "listing": {"list_id"}}
KINDS: dict[str, tuple[Any, str, Table]] = {
    **{name: (each.kind, each.key, journal.ENTITIES[name]) for name, each in ENTITIES.items()},
    "listing": (Listing, "code", LISTING),
}


def entities_of(board: Board) -> dict[tuple[str, str], Any]:
    """Every entity of a board by its name and key, those that say nothing left out."""
    found = {(name, str(key)): one for name, key, one in held(board) if one != _nothing(type(one))}
    found |= {("listing", each.code): each.listing for each in board.programs.programs}
    return found


def _nothing(kind: Any) -> Any:
    needed = [each for each in described(kind) if each.default is MISSING]
    return None if needed else kind()


def typed(one: Any) -> dict[str, tuple[str, Any]]:
    """The fields of an entity with the types that they have; of an instant also its zone."""
    kind: Any = type(one)
    found = {}
    for each in described(kind):
        value = getattr(one, each.name)
        if isinstance(value, datetime):
            assert value.tzinfo is UTC, f"{each.name} is in {value.tzinfo}"
        assert value is None or type(value) is each.kind, f"{each.name} is {value!r}, not {each.kind}"
        found[each.name] = (type(value).__name__, value)
    return found


# The tables


@pytest.mark.parametrize("entity", KINDS)
def test_the_tables_hold_what_the_dataclasses_say(entity: str) -> None:
    kind, key, table = KINDS[entity]
    kept = {each.column: each for each in described(kind)}
    missing = kept.keys() - table.columns.keys()
    assert not missing, f"add {missing} to {table.name} in store/models/tables.py, and a migration beside it"
    spare = table.columns.keys() - kept.keys() - {key} - OF_THE_STORE.get(entity, set())
    assert not spare, f"{spare} of {table.name} are on no field of {kind.__name__}"
    for name, each in kept.items():
        column = table.columns[name]
        if entity == "listing" or not column.primary_key:
            assert sound.kind_of(column) is each.kind, f"{table.name}.{name} is no {each.kind.__name__}"
            assert column.nullable is each.optional, f"{table.name}.{name}: may it be None?"
            default = sound.column_default(column)
            assert each.default in (MISSING, default), (
                f"{table.name}.{name}: {default!r}, not {each.default!r}"
            )


def test_the_keys_are_those_of_the_tables() -> None:
    assert ENTITIES.keys() == journal.ENTITIES.keys()
    for name, each in ENTITIES.items():
        assert next(iter(journal.ENTITIES[name].primary_key.columns)).name == each.key, name


@pytest.mark.parametrize("entity", ENTITIES)
def test_the_tables_hold_the_words_that_a_field_may_be(entity: str) -> None:
    checked = dict(_words_checked(journal.ENTITIES[entity]))
    for each in described(ENTITIES[entity].kind):
        if each.text is not None and each.column in checked:
            assert set(each.text.choices) == checked[each.column], f"{entity}.{each.name}"


def _words_checked(table: Table) -> Iterator[tuple[str, set[str]]]:
    for rule in table.constraints:
        if isinstance(rule, CheckConstraint) and (
            found := re.fullmatch(r'"(\w+)" IN \((.*)\)', str(rule.sqltext))
        ):
            yield found[1], set(re.findall(r"'([^']*)'", found[2]))


# The three ways in


def test_every_field_is_equal_in_type_and_value_on_all_three_ways_in(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, listings(12))
    followed, _ = load_and_follow(week)
    before = entries_since(week)[-1].seq
    fill(week)
    followed.follow(entries_since(week, before))
    reloaded = load_board(week)
    look = first_look(path)
    week.close()
    assert look is not None
    ways = [entities_of(board) for board in (followed, reloaded, look[0])]
    assert {name for name, _ in ways[1]} == set(KINDS)
    for key, one in ways[1].items():
        assert [typed(way[key]) for way in ways] == [typed(one)] * 3, key
    assert ways[0] == ways[1] == ways[2]
    for entity in ENTITIES:
        if entity != "list":
            one = ways[0][entity, KEYS.get(entity, "1")]
            assert {name: getattr(one, name) for name in values_of(entity)} == values_of(entity)


def test_what_an_act_changed_of_a_field_is_decoded_as_the_whole_is(tmp_path: Path) -> None:
    """An act journals only the fields that it changed: each by itself comes to the same."""
    week = new_week(tmp_path / "week.db", listings(12))
    fill(week)
    board, _ = load_and_follow(week)
    wanted = entities_of(board)
    for entity, kind in ENTITIES.items():
        if entity == "list":
            continue
        key = KEYS.get(entity, "1")
        made: Decoder[Any] = decoder(kind.kind)
        with week.reading() as connection:
            act = journal.Act(connection, "", CLOCK.now(), "me")
            row = act.get(entity, key)
        assert row is not None
        for each in described(kind.kind):
            alone = made.values({each.column: row[each.column]})
            assert alone == {each.name: getattr(wanted[entity, key], each.name)}, (entity, each.name)
            assert type(alone[each.name]) is type(getattr(wanted[entity, key], each.name))
    week.close()


# A week file of another day


SINCE_THEN = {
    *("alias", "document", "fact", "fit_weight", "invitation", "lane_rule", "reserve"),
    *("afterwards", "blocked", "outreach", "own_task", "ranking", "story", "tracked"),
}
"""Entities that no file of that day has."""


def test_a_week_file_of_27_november_opens_equal_field_by_field(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript((WEEKS / "every_entity_0007.sql").read_text(encoding="utf-8"))
    week = open_week(path, CLOCK)
    board = load_board(week)
    week.close()
    look = first_look(path)
    assert look is not None
    lines = (WEEKS / "every_entity_0007.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {entity for entity, _, _ in rows} == set(KINDS) - SINCE_THEN
    for found in (entities_of(board), entities_of(look[0])):
        for entity, key, kept in rows:
            one = found[entity, key]
            for name, (kind, value) in kept.items():
                now = getattr(one, name)
                assert (_type_of(now), _plain(now)) == (kind, value), (entity, key, name)


def _type_of(value: Any) -> str:
    return "set" if isinstance(value, frozenset) else type(value).__name__


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


# What cannot be described


def test_a_type_that_nobody_can_decode_says_what_to_do() -> None:
    @dataclass
    class Odd:
        tags: tuple[str, ...] = ()

    with pytest.raises(TypeError, match="NOT_STORED if it has no column"):
        described(Odd)

    @dataclass
    class Between:
        unread: int = field(default=0, metadata=NOT_STORED)
        note: str = ""

    with pytest.raises(TypeError, match="behind those that are"):
        described(Between)
