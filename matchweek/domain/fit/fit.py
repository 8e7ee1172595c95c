"""Fit, 0 to 100: how well a program fits what the applicant has, needs and wants; every point is told.

What nobody knows makes it a range from the least to the most it can be; it lowers nothing. It is no
probability of matching, and says so. rules of thumb: systems.md rows 22, 60 and 96.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from matchweek.domain.base.ranges import Range, middle, span
from matchweek.domain.fit.factors import FACTORS, FULL, GOES_BY
from matchweek.domain.fit.inputs import Known, Seeker
from matchweek.domain.fit.weights import DEFAULT_WEIGHTS, WHOLE, Factor, most_points

NO_CHANCE = "How a program fits what you said; no probability of matching."


@dataclass(frozen=True, slots=True)
class Point:
    """What one factor gives of `most` points: `low` to `high`, which differ where something is unknown.

    `own` says that the unknown is the applicant's own, the same for all programs; `reason` is a clause.
    """

    factor: str
    low: int
    high: int
    most: int
    reason: str
    own: bool = False

    @property
    def ends(self) -> Range:
        return self.low, self.high

    @property
    def known(self) -> bool:
        return self.low == self.high

    @property
    def count(self) -> str:
        """“12 of 16”, or “0 to 16 of 16” where it is not known."""
        return f"{span(self.ends)} of {self.most}"


@dataclass(frozen=True, slots=True)
class Fit:
    """The points of one program, in the factors' order; those of weight 0 are left out."""

    points: tuple[Point, ...]
    low: int
    high: int

    @classmethod
    def of(cls, points: Iterable[Point]) -> Fit:
        kept = tuple(points)
        return cls(kept, sum(map(_LOW, kept)), sum(map(_HIGH, kept)))

    @property
    def ends(self) -> Range:
        return self.low, self.high

    @property
    def number(self) -> int:
        """One number for it, see `middle`."""
        return middle(self.ends)

    @property
    def words(self) -> str:
        """“62-80”, or one number where all is known."""
        return span(self.ends, "-")

    @property
    def unknown(self) -> tuple[Point, ...]:
        """The points that are not known, the widest first."""
        return tuple(
            sorted((one for one in self.points if not one.known), key=lambda one: one.low - one.high)
        )

    def sentence(self) -> str:
        """Every point in one sentence; they sum to the number."""
        said = ", ".join(f"{point.factor} {point.count}" for point in self.points)
        return f"Fit {span(self.ends)} of {WHOLE}: {said}."


_LOW, _HIGH = attrgetter("low"), attrgetter("high")


class Judge:
    """Judges programs for one applicant by some weights; what programs share is judged once."""

    def __init__(self, seeker: Seeker, weights: Mapping[str, int] = DEFAULT_WEIGHTS) -> None:
        self.seeker = seeker
        self.most = most_points(weights)
        fields = Known._fields
        self._ways: list[_Way] = [
            (factor, itemgetter(*map(fields.index, GOES_BY[factor])), {})
            for factor in Factor
            if self.most[factor]
        ]

    def fit(self, known: Known) -> Fit:
        """How one program fits, point by point."""
        return Fit.of(self._point(way, known) for way in self._ways)

    def ranges(self, programs: Sequence[Known]) -> list[Range]:
        """How many programs fit, in their order; the same numbers as those of `fit`.

        Each thing is judged once for all programs that are alike in it.
        """
        if not programs:
            return []
        each_way = []
        for way in self._ways:
            keys = list(map(way[1], programs))
            first = dict(zip(keys, programs, strict=True))
            points = {key: _packed(self._point(way, known)) for key, known in first.items()}
            each_way.append(map(points.__getitem__, keys))
        return list(map(_unpacked, map(sum, zip(*each_way, strict=True))))

    def _point(self, way: _Way, known: Known) -> Point:
        factor, key_of, seen = way
        key = key_of(known)
        found = seen.get(key)
        if found is None:
            part, most = FACTORS[factor](known, self.seeker), self.most[factor]
            low, high = _share(part.low, most), _share(part.high, most)
            found = seen[key] = Point(factor.value, low, high, most, part.reason, part.own)
        return found


_Way = tuple[Factor, Callable[[Known], Any], dict[Any, Point]]
# Both ends of a range in one number, so that one sum adds up both: neither ever comes to more than 100.
_APART = 1 << 10


def _packed(point: Point) -> int:
    return point.low * _APART + point.high


@cache
def _unpacked(total: int) -> Range:
    return divmod(total, _APART)


def _share(value: int, most: int) -> int:
    """So many of the points, to the nearest whole one: a narrower range never becomes a wider one."""
    return (value * most + FULL // 2) // FULL
