"""The quick look at a week file shows exactly what opening it in the usual way shows."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchweek.services.core.board import load_board
from matchweek.services.core.first_look import first_look
from matchweek.services.core.week import entries_since, open_week
from matchweek.store.journal import ENTITIES
from tests.support.acts import CODES, LISTED, PLANNED, TASKS, Act, acts, perform
from tests.support.thorough import examples
from tests.support.weeks import CLOCK, contents, new_week, shown

ONE_OF_EACH: list[Act] = [
    ("lane", CODES[:2], "primary"),
    ("submit", CODES[:1]),
    ("call", CODES[1], 5, "asked for me"),
    ("advocate", "Dr. Ü", 2),
    ("me", "Asia/Karachi", True),
    ("friend", "A. Friend", "İstanbul"),
    ("times", "round_2_closes", 30),
    ("budget", "ERAS", 2),
    ("reserve", "ERAS", 5),
    ("none", 1),
    ("task", TASKS[0], True),
    ("task note", TASKS[1], "a number"),
    ("gone", CODES[:1]),
    ("offer", CODES[0], -5, ""),
    ("accept", 1, -1, ""),
    ("interview", CODES[0], 30, "two people"),
    ("invite", CODES[1], 60, 0, "invited"),
    ("prefer", CODES[:2]),
    ("names", CODES[0], "The Mill"),
    ("story", "because I like it"),
    ("assign", 1, CODES[1]),
    ("clear", CODES[2], "asked NRMP"),
    ("letter", 1),
    ("packet",),
    ("fact", CODES[0], "visa", "j1"),
    ("rule", "primary", "medicine in OH"),
    ("weight", "visa", 30),
    ("document", "letter", "Dr. Ü"),
    ("season", 1, CODES[0], "they asked for me"),
    ("story of", 1, "the night on call"),
    ("blocked", 1, 2),
    ("planned", "drop", PLANNED[0]),
    ("own task", "Step 3 exam"),
    ("outreach", "Harbor Point"),
    ("looked back", 1, "Step 3 first"),
    ("ranked", "main", CODES[:2]),
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "week.db"
    new_week(path, LISTED).close()
    return path


def looks_alike(template: Path, done: list[Act]) -> dict[str, object]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        week = open_week(path, CLOCK)
        for act in done:
            perform(week, act)
        look = first_look(path)
        assert look is not None
        board, seen, epoch = look
        assert shown(board) == shown(load_board(week))
        assert board.rehearsal is False
        assert seen == entries_since(week)[-1].seq
        assert epoch
        held = contents(week)
        week.close()
        return held


@settings(
    deadline=None,
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(done=st.lists(acts, max_size=10))
def test_both_ways_read_the_same(template: Path, done: list[Act]) -> None:
    looks_alike(template, done)


def test_both_ways_read_the_same_of_every_table(template: Path) -> None:
    held = looks_alike(template, ONE_OF_EACH)
    assert [entity for entity in ENTITIES if entity != "list" and not held[entity]] == []


def test_there_is_nothing_to_see_of_a_missing_file(tmp_path: Path) -> None:
    assert first_look(tmp_path / "week.db") is None
    (tmp_path / "week.db").touch()
    assert first_look(tmp_path / "week.db") is None
