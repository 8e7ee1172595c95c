"""Moves in a rank list: each is by item, never by place, and touches nothing but what is moved.

Up, down and to a place are those of every order (domain.programs.preference).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchweek.domain.programs.preference import Order, moved, moved_to, with_programs, without

__all__ = ["Cut", "inserted", "moved", "moved_to", "put_back", "reordered", "without"]


def put_back(order: Order, items: Iterable[str], before: str = "") -> Order:
    """The order with some items directly before another one, in the order in which they stand; before
    nothing, or what is not in it, they go to the end.

    Where `before` is one of them, they go before the next one that stays.
    """
    wanted = set(items)
    held = [each for each in order if each in wanted]
    if before in wanted and before in order:
        behind = order[order.index(before) + 1 :]
        before = next((each for each in behind if each not in wanted), "")
    rest = without(order, held)
    place = rest.index(before) if before in rest else len(rest)
    return (*rest[:place], *held, *rest[place:])


def inserted(order: Order, items: Sequence[str], place: int | None = None) -> Order:
    """The order with new items at `place`, counted from 0, or at its end; what is in it stays where it is."""
    fresh = [each for each in dict.fromkeys(items) if each not in order]
    at = len(order) if place is None else min(max(place, 0), len(order))
    return (*order[:at], *fresh, *order[at:])


def reordered(order: Order, wanted: Sequence[str]) -> Order:
    """The order as somebody wrote it down; what they did not name follows as it stood: nothing is lost."""
    return with_programs(wanted, order)


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut out of a list to be put back elsewhere. The list itself keeps it until it is put back,
    so that nothing is lost if that never comes."""

    list: str = ""
    items: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def with_(self, name: str, item: str) -> Cut:
        """One more item cut, or an item that was cut left where it is; another list begins anew."""
        if not item:
            return self
        if name != self.list:
            return Cut(name, (item,))
        if item in self.items:
            return Cut(name, tuple(each for each in self.items if each != item))
        return Cut(name, (*self.items, item))

    def of(self, name: str, order: Iterable[str]) -> tuple[str, ...]:
        """What of a list is cut, as it stands there now."""
        return tuple(each for each in order if each in self.items) if name == self.list else ()
