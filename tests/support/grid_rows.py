"""Rows, columns and random steps for the tests of the grid."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from matchweek.tui.widgets.grid_columns import Column
from matchweek.tui.widgets.grid_window import Cell

COLUMNS = (
    Column("lane", "ln", 2, align="right"),
    Column("name", "program", 10, grow=2),
    Column("place", "place", 6, grow=1, priority=2),
    Column("fit", "fit", 3, priority=1, align="right"),
)


class Rows:
    """Rows by key, in an order that tests change; counts how many rows were asked for."""

    def __init__(self, keys: Sequence[str], name: str = "") -> None:
        self.order = list(keys)
        self.name = name
        self.asked: set[int] = set()

    def __len__(self) -> int:
        return len(self.order)

    def key(self, index: int) -> str:
        return self.order[index]

    def index(self, key: str) -> int | None:
        return self.order.index(key) if key in self.order else None

    def row_style(self, index: int) -> str:
        return "dim" if index % 3 == 2 else ""

    def cells(self, index: int) -> Sequence[Cell | str]:
        self.asked.add(index)
        key = self.order[index]
        return (Cell(key[-1], "lane1"), self.name or f"Hospital {key}", Cell("Toledo", "unknown"), "9")


def keys(count: int) -> list[str]:
    return [f"k{number:05d}" for number in range(count)]


STEPS = st.one_of(
    st.tuples(st.just("move"), st.integers(-9, 9)),
    st.tuples(st.just("page"), st.sampled_from([-1, 1])),
    st.tuples(st.just("scroll"), st.integers(-9, 9)),
    st.tuples(st.just("resize"), st.integers(0, 12)),
    st.tuples(st.just("advance"), st.none()),
    st.tuples(st.just("goto"), st.integers(0, 50)),
    st.tuples(st.just("shuffle"), st.randoms(use_true_random=False)),
    st.tuples(st.just("remove"), st.sets(st.integers(0, 50))),
    st.tuples(st.just("add"), st.sets(st.integers(0, 50))),
)


def change_rows(rows: Rows, step: str, value: object) -> None:
    if step == "shuffle":
        value.shuffle(rows.order)  # type: ignore[attr-defined]
    elif step == "remove":
        rows.order = [key for key in rows.order if int(key[1:]) not in value]  # type: ignore[operator]
    else:
        rows.order += [f"k{n:05d}" for n in sorted(value) if f"k{n:05d}" not in rows.order]  # type: ignore[call-overload]
