"""Where a grid's columns stand, and where its cursor goes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.tui.widgets.grid_columns import Column, place_columns
from matchweek.tui.widgets.rows_in_sight import RowsInSight
from tests.support.grid_rows import COLUMNS, STEPS, Rows, change_rows, keys

# Columns


def test_columns_grow_and_are_dropped_by_priority() -> None:
    def widths(width: int) -> dict[str, int]:
        return {placed.column.id: placed.width for placed in place_columns(COLUMNS, width)}

    assert widths(24) == {"lane": 2, "name": 10, "place": 6, "fit": 3}
    assert widths(30) == {"lane": 2, "name": 14, "place": 8, "fit": 3}
    assert widths(23) == {"lane": 2, "name": 16, "fit": 3}
    assert widths(16) == {"lane": 2, "name": 13}
    assert widths(8) == {"lane": 2, "name": 5}
    assert widths(1) == {"lane": 1}
    assert widths(0) == {}


def test_a_column_grows_no_further_than_its_most() -> None:
    columns = (Column("a", "a", 2, str, grow=1, most=5), Column("b", "b", 2, str, grow=1))
    assert [placed.width for placed in place_columns(columns, 31)] == [5, 25]


@given(st.integers(0, 200), st.lists(st.tuples(*[st.integers(1, 20), *[st.integers(0, 3)] * 2]), max_size=12))
def test_placed_columns_never_overlap_or_leave_the_width(
    width: int, made: list[tuple[int, int, int]]
) -> None:
    columns = [
        Column(str(n), "t", wide, str, grow, priority) for n, (wide, grow, priority) in enumerate(made)
    ]
    end = -1
    for placed in place_columns(columns, width):
        assert placed.x == end + 1 and placed.width > 0
        end = placed.x + placed.width
        assert end <= width


# Cursor and window


@given(st.integers(0, 40), st.integers(0, 12), st.lists(STEPS, max_size=30))
@settings(deadline=None)
def test_cursor_keeps_its_key_and_stays_in_view(
    count: int, height: int, steps: list[tuple[str, object]]
) -> None:
    rows = Rows(keys(count))
    window = RowsInSight(rows, height)
    for step, value in steps:
        before = window.cursor
        if step in ("shuffle", "remove", "add"):
            row = window.row
            change_rows(rows, step, value)
            window.follow()
            if before in rows.order:
                assert window.cursor == before
                highest = max(0, len(rows) - window.height)
                if row <= window.index <= highest + row:
                    assert window.row == row
        elif step == "goto":
            key = f"k{value:05d}"
            assert window.goto(key) == (key in rows.order)
            assert window.cursor == (key if key in rows.order else before)
        elif step == "advance":
            window.advance()
        else:
            getattr(window, step)(value)
            if step == "resize":
                assert window.cursor == before
        assert (window.cursor is None) == (not rows.order)
        if rows.order:
            assert rows.order[window.index] == window.cursor
            assert 0 <= window.row < window.height
            assert 0 <= window.top <= max(0, len(rows) - window.height)


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ({"k00005"}, "k00006"),
        ({"k00004", "k00005", "k00006"}, "k00007"),
        ({f"k{n:05d}" for n in range(5, 10)}, "k00004"),
        ({f"k{n:05d}" for n in range(10)} - {"k00001"}, "k00001"),
    ],
)
def test_when_the_row_leaves_the_cursor_takes_the_one_in_its_place(gone: set[str], expected: str) -> None:
    rows = Rows(keys(10))
    window = RowsInSight(rows, 10)
    window.goto("k00005")
    rows.order = [key for key in rows.order if key not in gone]
    window.follow()
    assert window.cursor == expected
