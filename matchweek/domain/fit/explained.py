"""The points of a fit as lines that are read: how many, a bar, why, and how old what is known is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from matchweek.domain.fit.fit import Fit, Point
from matchweek.domain.fit.weights import Factor
from matchweek.domain.programs.fact_age import age_words
from matchweek.domain.programs.facts import LIST, FactKind, OfProgram

BAR = 10
"""The cells of a bar that is full."""
SURE, MAYBE, NOT = "█", "▒", "·"
BAR_WORDS = f"{SURE} counts for sure, {MAYBE} may count once it is known, {NOT} does not count"

_KINDS: dict[str, tuple[FactKind, ...]] = {
    Factor.VISA: (FactKind.VISA,),
    Factor.IMG: (FactKind.IMG,),
    Factor.EXPERIENCE: (FactKind.SCORE, FactKind.YEAR),
    Factor.TIES: (FactKind.HOME,),
}


class Line(NamedTuple):
    """A point, and from when the facts are that it goes by; `age` is empty where it goes by none."""

    point: Point
    age: str

    @property
    def words(self) -> str:
        return f"{self.point.reason} ({self.age})" if self.age else self.point.reason


def lines(fit: Fit, facts: OfProgram, today: date) -> list[Line]:
    """Every point with what it goes by. An old fact counts as it was said, and tells its age."""
    return [Line(point, _age(point, facts, today)) for point in fit.points]


def _age(point: Point, facts: OfProgram, today: date) -> str:
    found = [fact for kind in _KINDS.get(point.factor, ()) if (fact := facts.get(kind)) is not None]
    return ", ".join(dict.fromkeys(age_words(fact, today) for fact in found if fact.source != LIST))


def bar(point: Point, cells: int = BAR) -> str:
    """A bar of the points it can give: sure, may be, not; it says the same without colours."""
    most = point.most or 1
    low, high = (point.low * cells + most // 2) // most, (point.high * cells + most // 2) // most
    return f"{SURE * low}{MAYBE * (high - low)}{NOT * (cells - high)}"


def would_narrow(fit: Fit, most: int = 3) -> str:
    """What would narrow its range most, by name; empty where all is known."""
    return ", ".join(point.factor for point in fit.unknown[:most])


def shell_lines(said: Sequence[Line]) -> list[str]:
    """The points as lines of a terminal, each with its bar."""
    counts = [line.point.count for line in said]
    room = max(map(len, counts), default=0)
    return [
        f"  {line.point.factor:<11}{bar(line.point)}  {count:<{room}}  {line.words}"
        for line, count in zip(said, counts, strict=True)
    ]
