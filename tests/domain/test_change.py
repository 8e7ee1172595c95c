"""One change: its inverse, what keeps it from being taken back, and which group undo means next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.domain.base.change import REDO, STEP_PAST, UNDO, Change, Fields, GroupHead, to_redo, to_undo

LANE = Change("triage", "9000120C0", {"lane": None}, {"lane": "primary"})
MADE = Change("call", "1", None, {"note": "x", "heat": None})
GONE = Change("call", "1", {"note": "x", "heat": None}, None)


@pytest.mark.parametrize("change", [LANE, MADE, GONE])
def test_the_inverse_of_an_inverse_is_the_change(change: Change) -> None:
    assert change.inverse().inverse() == change
    assert change.inverse() != change


@pytest.mark.parametrize(
    ("change", "row", "conflicts"),
    [
        (LANE, {"lane": "primary", "note": "another's"}, False),
        (LANE, {"lane": "backup", "note": ""}, True),
        (LANE, {"lane": None}, True),
        (LANE, None, True),
        (MADE, {"note": "x", "heat": None}, False),
        (MADE, {"note": "x", "heat": 3}, True),
        (MADE, None, True),
        (GONE, None, False),
        (GONE, {"note": "x", "heat": None}, True),
    ],
)
def test_a_change_is_taken_back_only_from_what_it_left(
    change: Change, row: Fields | None, conflicts: bool
) -> None:
    assert change.conflicts(row) is conflicts


@pytest.mark.parametrize(
    ("later", "row", "to_blame"),
    [
        (Change("triage", "9000120C0", {"lane": "primary"}, {"lane": "backup"}), {"lane": "backup"}, True),
        (Change("triage", "9000120C0", {"note": ""}, {"note": "x"}), {"lane": "backup", "note": "x"}, False),
        (Change("triage", "9000120C0", {"lane": "backup"}, None), None, True),
        (Change("triage", "9000120C0", None, {"lane": "backup"}), {"lane": "backup"}, True),
    ],
)
def test_the_change_that_is_in_the_way_is_found(later: Change, row: Fields | None, to_blame: bool) -> None:
    assert LANE.lost_to(later, row) is to_blame


def heads(*said: str) -> list[GroupHead]:
    """Groups from the oldest, newest first as undo wants them: "act", "undo 1", "redo 3", "past 2"."""
    names = {"undo": UNDO, "redo": REDO, "past": STEP_PAST}
    made = []
    for number, words in enumerate(said, 1):
        name, _, of = words.partition(" ")
        made.append(GroupHead(number, names.get(name, name), int(of) if of else None))
    return made[::-1]


@pytest.mark.parametrize(
    ("said", "undone", "redone"),
    [
        ([], None, None),
        (["a"], 1, None),
        (["a", "b"], 2, None),
        (["a", "undo 1"], None, 2),
        (["a", "b", "undo 2"], 1, 3),
        (["a", "b", "undo 2", "undo 1"], None, 4),
        (["a", "b", "undo 2", "undo 1", "redo 4"], 5, 3),
        (["a", "b", "undo 2", "undo 1", "redo 4", "redo 3"], 6, None),
        (["a", "undo 1", "redo 2", "undo 3"], None, 4),
        (["a", "undo 1", "redo 2", "undo 3", "redo 4"], 5, None),
        (["a", "b", "undo 2", "undo 1", "redo 4", "undo 5"], None, 6),
        (["a", "b", "undo 2", "c"], 4, None),
        (["a", "b", "undo 2", "c", "undo 4"], 1, 5),
        (["a", "b", "undo 2", "c", "undo 4", "undo 1"], None, 6),
        (["a", "list.exported"], 2, None),
        (["a", "list.exported", "past 2"], 1, None),
        (["a", "list.exported", "past 2", "undo 1"], None, 4),
        (["a", "list.exported", "past 2", "undo 1", "redo 4"], 5, None),
        (["a", "undo 1", "list.exported"], 3, None),
        (["a", "undo 1", "list.exported", "past 3"], None, None),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, list) else str(value),
)
def test_what_undo_and_redo_mean_next(said: list[str], undone: int | None, redone: int | None) -> None:
    newest_first = heads(*said)
    next_undo, next_redo = to_undo(newest_first), to_redo(newest_first)
    assert (next_undo and next_undo.group) == undone
    assert (next_redo and next_redo.group) == redone


@given(st.lists(st.sampled_from(["act", "undo", "redo"]), max_size=40))
def test_undo_and_redo_behave_as_two_stacks(steps: list[str]) -> None:
    """Against the plain model: acts done, acts undone; a new act forgets what was undone."""
    journal: list[GroupHead] = []
    done: list[int] = []
    undone: list[int] = []
    origin: dict[int, int] = {}
    for step in steps:
        number = len(journal) + 1
        if step == "act":
            journal.insert(0, GroupHead(number, "act", None))
            origin[number] = number
            done.append(number)
            undone.clear()
            continue
        target = to_undo(journal) if step == "undo" else to_redo(journal)
        source, goal = (done, undone) if step == "undo" else (undone, done)
        assert (target is not None) == bool(source)
        if target is not None:
            moved = source.pop()
            assert origin[target.group] == moved
            goal.append(moved)
            origin[number] = moved
            journal.insert(0, GroupHead(number, UNDO if step == "undo" else REDO, target.group))
