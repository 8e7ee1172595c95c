"""Sort: every way to order the programs, the present one marked."""

from __future__ import annotations

from collections.abc import Callable

from matchweek.domain.programs.columns import COLUMNS as WAYS
from matchweek.domain.programs.columns import Column as Way
from matchweek.domain.programs.program_set import ProgramSet
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


class Ways:
    """The columns as rows of a grid."""

    def __init__(self, view: ProgramSet) -> None:
        self.view = view
        self.ids = list(WAYS)

    def __len__(self) -> int:
        return len(self.ids)

    def key(self, index: int) -> str:
        return self.ids[index]

    def index(self, key: str) -> int | None:
        return self.ids.index(key) if key in WAYS else None

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> tuple[Way, ProgramSet]:
        return WAYS[self.ids[index]], self.view


def _on(item: tuple[Way, ProgramSet]) -> Cell | str:
    way, view = item
    return Cell("▼" if view.reverse else "▲", "accent") if way.id == view.by else ""


def _words(item: tuple[Way, ProgramSet]) -> Cell:
    way, view = item
    words = FIRST.get(way.id, "a to z")
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

    def __init__(self, view: ProgramSet, show: Callable[[ProgramSet], None]) -> None:
        super().__init__("Sort", Grid(COLUMNS, Ways(view)), f"{len(view):,} programs")
        self._view = view
        self._show = show
        self.grid.goto(view.by)

    def do_sort_by(self) -> None:
        way = WAYS[self.grid.cursor or self._view.by]
        present = way.id == self._view.by
        reverse = not self._view.reverse if present else way.falling
        self._show(self._view.sorted(way.id, reverse))
        self.dismiss()

    def do_sort_leave(self) -> None:
        self.dismiss()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_sort_by()
