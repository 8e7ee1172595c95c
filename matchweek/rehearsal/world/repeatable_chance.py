"""Chance that comes out the same on every machine and every version of Python."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A seeded source of choices; each `stream` of one seed is a sequence of its own.

    Only `Random.random()` is drawn, because its sequence alone is promised to stay the same
    from one version of Python to the next.
    """

    def __init__(self, seed: int, stream: int) -> None:
        self.random = Random(seed * 1009 + stream).random

    def below(self, stop: int) -> int:
        """A whole number from 0 to `stop` - 1."""
        return int(self.random() * stop)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in `share` of the throws."""
        return self.random() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[int(self.random() * len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All the items in a new order."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            order[last], order[other] = order[other], order[last]
        return order


class Weighted:
    """Items of unequal weight to pick from many times; the weights need not sum to one."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._sums = list(accumulate(weights))

    def pick(self, dice: Chance) -> int:
        """The index of one item."""
        place = bisect_right(self._sums, dice.random() * self._sums[-1])
        return min(place, len(self._sums) - 1)
