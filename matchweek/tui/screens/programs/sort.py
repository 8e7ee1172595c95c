"""Sort: every way to order a list of programs, the present one marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, Self

from matchweek.domain.programs.columns import COLUMNS as WAYS
from matchweek.tui.commands.dialogs.lists import SORT
from matchweek.tui.screens.dialogs.dialog import GridDialog
from matchweek.tui.widgets.grid import Cell, Column, Grid

# Told in words only where a column has none of its own.
FIRST = {
    "list": "as the list has them",
    "lane": "primary first, then by fit",
    "tier": "top first",
    "application": "submitted first, then planned",
    "contact": "they contacted you first",
    "positions": "most first",
    "calls": "most first",
    "advocates": "most first",
    "fit": "best first",
    "change": "most lost first",
}


class Way(Protocol):
    """A way to sort: the list's columns, or those of the season's tracker."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def falling(self) -> bool: ...


class Sorted(Protocol):
    """A view that can be sorted: of the list's programs, or of the season's."""

    by: str
    reverse: bool

    def __len__(self) -> int: ...
    def sorted(self, by: str, reverse: bool = False) -> Self: ...


Item = tuple[Way, Sorted, str]
"""A way to sort, the view, and in words what stands first."""


class Ways:
    """The ways to sort as rows of a grid; `first` says in words what comes first in each."""

    def __init__(self, view: Sorted, ways: Mapping[str, Way], first: Mapping[str, str]) -> None:
        self.view = view
        self.ways = ways
        self.first = first
        self.ids = list(ways)

    def __len__(self) -> int:
        return len(self.ids)

    def key(self, index: int) -> str:
        return self.ids[index]

    def index(self, key: str) -> int | None:
        return self.ids.index(key) if key in self.ways else None

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> Item:
        way = self.ways[self.ids[index]]
        return way, self.view, self.first.get(way.id, "a to z")


def _on(item: Item) -> Cell | str:
    way, view, _ = item
    return Cell("▼" if view.reverse else "▲", "accent") if way.id == view.by else ""


def _words(item: Item) -> Cell:
    way, view, words = item
    if way.id != view.by:
        return Cell(words, "dim")
    now = f"{words}, turned" if view.reverse != way.falling else words
    return Cell(f"{now} · enter turns", "accent")


COLUMNS = (
    Column("on", "", 2, _on),
    Column(
        "way",
        "sort by",
        16,
        lambda item: Cell(item[0].title, "strong" if item[0].id == item[1].by else ""),
    ),
    Column("words", "order", 24, _words, grow=1),
)


class SortPrograms(GridDialog[None]):
    """Enter sorts by the column under the cursor; on the present one it turns the direction."""

    AT = SORT
    DEFAULT_CSS = "SortPrograms #box { height: 25; }"

    def __init__(
        self,
        view: Sorted,
        show: Callable[[Any], None],
        ways: Mapping[str, Way] = WAYS,
        first: Mapping[str, str] = FIRST,
    ) -> None:
        super().__init__("Sort", Grid(COLUMNS, Ways(view, ways, first)), f"{len(view):,} programs")
        self._view = view
        self._ways = ways
        self._show = show
        self.grid.goto(view.by)

    def do_sort_by(self) -> None:
        way = self._ways[self.grid.cursor or self._view.by]
        present = way.id == self._view.by
        reverse = not self._view.reverse if present else way.falling
        self._show(self._view.sorted(way.id, reverse))
        self.dismiss()

    def do_sort_leave(self) -> None:
        self.dismiss()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_sort_by()
