"""Rows, columns and random steps for the tests of the grid."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from matchweek.tui.widgets.grid_columns import Cell, Column


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

    def item(self, index: int) -> tuple[str, str]:
        self.asked.add(index)
        return self.order[index], self.name


COLUMNS = (
    Column("lane", "ln", 2, lambda item: Cell(item[0][-1], "lane1"), align="right", order="lane"),
    Column("name", "program", 10, lambda item: item[1] or f"Hospital {item[0]}", grow=2, order="name"),
    Column("place", "place", 6, lambda item: Cell("Toledo", "unknown"), grow=1, priority=2),
    Column("fit", "fit", 3, lambda item: "9", priority=1, align="right", order="fit"),
)


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
