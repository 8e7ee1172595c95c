"""How many programs stand where: lanes, tiers against sensible sizes, undecided, refused, filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matchweek.domain.programs.program import NOT_IN_SOAP
from matchweek.domain.programs.triage import SENSIBLE_SIZES, Lane, Tier

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program


@dataclass(frozen=True, slots=True)
class Counts:
    """A count of programs in which each stands once: filled, not in SOAP, refused, in a lane or undecided.

    `tiers` counts those neither filled nor refused; `positions` are the positions left, those of
    refused programs included.
    """

    total: int = 0
    positions: int = 0
    lanes: dict[str, int] = field(default_factory=dict)
    tiers: dict[str, int] = field(default_factory=dict)
    undecided: int = 0
    refused: int = 0
    filled: int = 0
    outside: int = 0

    def tier_words(self, tier: str) -> str:
        """A tier against the size that makes sense (systems.md row 73): "top 14, 2 more than sensible"."""
        count = self.tiers.get(tier, 0)
        low, high = SENSIBLE_SIZES.get(Tier(tier), (0, count))
        if count > high:
            return f"{tier} {count}, {count - high} more than sensible"
        if 0 < count < low:
            return f"{tier} {count}, {low} to {high} is sensible"
        return f"{tier} {count}"

    def describe(self) -> str:
        """One line: "primary 14 · secondary 22 · backup 31 · undecided 12 · refused 861 · filled 1"."""
        parts = [f"{lane} {count}" for lane, count in self.lanes.items()]
        parts += [f"undecided {self.undecided}", f"refused {self.refused}"]
        if self.filled:
            parts.append(f"filled {self.filled}")
        if self.outside:
            parts.append(f"{NOT_IN_SOAP} {self.outside}")
        return " · ".join(parts)

    def describe_tiers(self) -> str:
        """The tiers in one line, each against the size that makes sense."""
        return " · ".join(self.tier_words(tier) for tier in self.tiers)


# Filled, not in SOAP, refused, lane, tier.
_Kind = tuple[bool, bool, bool, str | None, str | None]


class Tally:
    """A count that follows single changes, so that a key press does not count everything anew."""

    def __init__(self, programs: Iterable[Program] = ()) -> None:
        self._kinds: dict[_Kind, int] = {}
        self._positions = 0
        kinds = self._kinds
        for program in programs:
            standing, triage = program.standing, program.triage
            outside = standing.listing.outside
            kind = (standing.status == "filled", outside, triage.refused, triage.lane, triage.tier)
            kinds[kind] = kinds.get(kind, 0) + 1
            self._positions += standing.positions

    def change(self, program: Program, by: int) -> None:
        """Count a program in (+1) or out (-1)."""
        kind = (program.filled, program.outside, program.refused, program.lane, program.tier)
        self._kinds[kind] = self._kinds.get(kind, 0) + by
        self._positions += by * program.positions

    def counts(self) -> Counts:
        lanes: dict[str, int] = {lane.value: 0 for lane in Lane}
        tiers: dict[str, int] = {tier.value: 0 for tier in Tier}
        total = undecided = refused = filled = outside = 0
        for (is_filled, is_outside, is_refused, lane, tier), count in self._kinds.items():
            total += count
            if is_filled:
                filled += count
                continue
            if is_outside:
                outside += count
                continue
            if is_refused:
                refused += count
                continue
            if lane is None:
                undecided += count
            else:
                lanes[lane] = lanes.get(lane, 0) + count
            if tier is not None:
                tiers[tier] = tiers.get(tier, 0) + count
        return Counts(total, self._positions, lanes, tiers, undecided, refused, filled, outside)
