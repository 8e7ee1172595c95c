"""The agenda line: now, next, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands import as_bound
from matchweek.tui.panes.round_bar import both
from matchweek.tui.widgets.painted import Painted, Piece

if TYPE_CHECKING:
    from matchweek.domain.agenda import Item


class AgendaLine(Painted):
    """The first items of the agenda in one line; the rest gives way to the width."""

    DEFAULT_CSS = "AgendaLine { height: 1; width: 1fr; padding: 0 1; margin: 1 0; }"

    def tell(self, items: Sequence[Item], zone: str) -> None:
        names = ("NOW", "NEXT", "THEN")
        pieces: list[Piece] = []
        for name, item in zip(names, items, strict=False):
            by = f" by {both(item.due, zone)}" if item.due and name == "NOW" else ""
            at = f" {both(item.due, zone)}" if item.due and name != "NOW" else ""
            pieces += [(name, "accent"), f" {item.title}", (f"{by}{at}", "dim")]
            pieces += [(f" {as_bound(item.key)}" if item.key else "", "key"), "    "]
        self.show([pieces])
