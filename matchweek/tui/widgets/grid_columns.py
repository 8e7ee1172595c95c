"""The columns of a grid and where they stand at a given width. Pure; knows nothing of a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

GAP = 1
"""Empty cells between two columns."""


class Cell(NamedTuple):
    """Text with the name of a style of the grid: "accent" stands for the class `grid--accent`."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """One column of a grid: all there is to know of it.

    `cell` makes its text of an item of the grid's rows. `order` names the order that a click on its title
    asks for, "" for none. What it shows is hidden while names are masked unless `private` is False.

    `width` is the least number of cells it is shown with, `grow` its share of what is left over (0: it
    stays as it is) up to `most` cells (0: no end). When the width does not suffice, the columns with the
    highest `priority` go first, from the right; those with priority 0 stay, the last of them cut. Where
    `names` is True programs are named in it: they are cut in the middle, so that no two look the same.
    With `shown` False it takes no room. Where the columns follow what is in them, a column is cut to no less
    than `least` cells before others go, and one that `may_go` takes no room while nothing stands in it.
    """

    id: str
    title: str
    width: int
    cell: Callable[[Any], Cell | str]
    grow: int = 0
    priority: int = 0
    align: Literal["left", "right", "center"] = "left"
    most: int = 0
    names: bool = False
    shown: bool = True
    order: str = ""
    private: bool = True
    least: int = 0
    may_go: bool = False

    def text(self, item: Any) -> str:
        """What stands in it for an item, as it is: neither masked nor cut."""
        cell = self.cell(item)
        return cell if isinstance(cell, str) else cell.text


def with_arrow(column: Column) -> Column:
    """The column with room for its title and the arrow of the order, so that the arrow touches no other."""
    return column._replace(width=column.width + 1) if len(column.title) == column.width else column


@dataclass(eq=False, repr=False)
class Placed:
    """A column that is shown: `index` among the grid's columns, first cell `x`, `width` cells."""

    column: Column
    index: int
    x: int
    width: int


def place_columns(columns: Sequence[Column], width: int, x: int = 0) -> tuple[Placed, ...]:
    """Choose and place the columns that fit in `width` cells, the first at `x`."""
    chosen = _choose(columns, width)
    spare = width - _needed([columns[index] for index in chosen])
    widths = _grown([columns[index] for index in chosen], max(0, spare))
    placed: list[Placed] = []
    end = x + width
    for index, wide in zip(chosen, widths, strict=True):
        wide = min(wide, end - x)
        if wide <= 0:
            break
        placed.append(Placed(columns[index], index, x, wide))
        x += wide + GAP
    return tuple(placed)


def _needed(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns) + GAP * max(0, len(columns) - 1)


def _choose(columns: Sequence[Column], width: int) -> list[int]:
    chosen = [index for index, column in enumerate(columns) if column.shown]
    needed = _needed([columns[index] for index in chosen])
    for index in sorted(chosen, key=lambda index: (-columns[index].priority, -index)):
        if needed <= width or not columns[index].priority:
            break
        chosen.remove(index)
        needed -= columns[index].width + GAP
    return chosen


def _grown(columns: Sequence[Column], spare: int) -> list[int]:
    widths = [column.width for column in columns]
    growing = [index for index, column in enumerate(columns) if column.grow > 0]
    while spare and growing:
        weight = sum(columns[index].grow for index in growing)
        full: list[int] = []
        given = 0
        for index in growing:
            share = -(-spare * columns[index].grow // weight)
            room = columns[index].most - widths[index] if columns[index].most else spare
            share = max(0, min(share, room, spare - given))
            widths[index] += share
            given += share
            if columns[index].most and widths[index] >= columns[index].most:
                full.append(index)
        spare -= given
        growing = [index for index in growing if index not in full]
        if not given:
            break
    return widths
