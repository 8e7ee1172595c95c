"""The agenda line: now, next, then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.tui.commands import BY_ID, key_for
from matchweek.tui.panes.round_bar import both
from matchweek.tui.widgets.painted import Painted, Piece

if TYPE_CHECKING:
    from matchweek.domain.agenda import Item

# What does an item of a kind that names no command itself, where there is such a command.
BY_KIND = {"look": "none_in_r3", "offer": "offers", "interview": "interviews", "advocate": "advocate_draft"}
_SAME_WEEK = timedelta(days=6)
# As domain.agenda_order.Urgency has it: the first frame does not wait for that module.
LATE = 2


class AgendaLine(Painted):
    """The first items of the agenda in one line; the rest gives way to the width."""

    DEFAULT_CSS = "AgendaLine { height: 1; width: 1fr; padding: 0 1; margin: 1 0; }"

    def tell(self, items: Sequence[Item], zone: str, now: datetime) -> None:
        names = ("NOW", "NEXT", "THEN")
        pieces: list[Piece] = []
        for name, item in zip(names, items, strict=False):
            by = " since" if item.urgency == LATE else " by" if name == "NOW" else ""
            due = f"{by} {due_words(item.due, zone, now)}" if item.due else ""
            pieces += [(name, "accent"), f" {item.title}", (due, "dim")]
            command = command_of(item)
            pieces += [(f" {key_for(command)}" if command else "", "key"), "    "]
        self.show([pieces])


def command_of(item: Item) -> str:
    """The id of the command whose key does an item; empty where no key does."""
    found = item.command or BY_KIND.get(item.kind, "")
    return found if found in BY_ID else ""


def due_words(at: datetime, zone: str, now: datetime) -> str:
    """A moment in both zones, with its date where the weekday alone would not say which."""
    words = both(at, zone)
    if abs(at - now) < _SAME_WEEK:
        return words
    from matchweek.domain.zones import wall

    _, day, month, _ = wall(at).split()
    return f"{day} {month}, {words}"
