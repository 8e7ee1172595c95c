"""The agenda line: now, next, then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.tui.commands import BY_ID, key_for
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import cut, masked, width_of
from matchweek.tui.widgets.painted import Painted, Piece

if TYPE_CHECKING:
    from matchweek.domain.week.agenda import Item

# What does an item of a kind that names no command itself, where there is such a command.
BY_KIND = {
    "look": "none_in_r3",
    "offer": "offers",
    "interview": "interviews",
    "advocate": "advocate_draft",
    "invitation": "season",
    "prepare": "season",
    "ranking": "season",
}
# As domain.week.agenda_order.Urgency has it: the first frame does not wait for that module.
LATE = 2


class AgendaLine(Painted):
    """The first items of the agenda in one line: what does not fit gives way whole, never the key."""

    DEFAULT_CSS = "AgendaLine { height: 1; width: 1fr; padding: 0 1; margin: 1 0; }"
    _told: tuple[Sequence[Item], str, datetime] | None = None

    def tell(self, items: Sequence[Item], zone: str, now: datetime) -> None:
        self._told = (items, zone, now)
        names = ("NOW", "NEXT", "THEN")
        pieces: list[Piece] = []
        room = self.size.width or _UNKNOWN
        for name, item in zip(names, items, strict=False):
            found = _fitting(name, item, zone, now, room)
            if found is None:
                break
            pieces += [BETWEEN, *found] if pieces else found
            room -= _cells(found) + len(BETWEEN)
        self.show([pieces])

    def on_resize(self) -> None:
        if self._told is not None:
            self.tell(*self._told)


BETWEEN = "    "
# Before the first layout all is taken to fit.
_UNKNOWN = 1000


def _fitting(name: str, item: Item, zone: str, now: datetime, room: int) -> list[Piece] | None:
    """An item in the longest form that fits: with both clocks, Eastern alone, no time, its words cut.

    Only what is to be done now is cut; None for another one for which there is no room.
    """
    by = " since" if is_over(item, now) else " by" if name == "NOW" else ""
    dues = [due_words(item.due, each, now) for each in dict.fromkeys((zone, ""))] if item.due else []
    command = command_of(item)
    key: Piece = (f" {key_for(command)}" if command else "", "key")
    for due in (*(f"{by} {due}" for due in dues), ""):
        found: list[Piece] = [(name, "accent"), f" {item.title}", (due, "dim"), key]
        if _cells(found) <= room:
            return found
    if name != "NOW":
        return None
    left = room - _cells([name, key])
    return [(name, "accent"), cut(f" {item.title}", max(0, left)), key]


def _cells(pieces: Sequence[Piece]) -> int:
    return sum(width_of(masked(piece if isinstance(piece, str) else piece[0])) for piece in pieces)


def command_of(item: Item) -> str:
    """The id of the command whose key does an item; empty where no key does."""
    found = item.command or BY_KIND.get(item.kind, "")
    return found if found in BY_ID else ""


def is_over(item: Item, now: datetime) -> bool:
    """Whether an item's time is past: then it is told since when it waits, not by when."""
    return item.due is not None and (item.due <= now or item.urgency == LATE)
