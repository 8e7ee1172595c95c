"""A rank order list as it is kept: program codes, the best first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from matchweek.domain.base.fields import CODE, NOTE

MAIN = "main"
COUPLE = "couple"
"""The list of a couple, whose items are pairs."""
NO_MATCH = "none"
"""One side of a pair, where that partner would rather not match."""
PAIRED = "+"


@dataclass(frozen=True, slots=True)
class RankList:
    """One list. `order` are its codes with spaces between; in a couple's list each item is two of them with
    "+" between, "none" for one that does not match. `certified_at` is when it was certified in R3 (aware
    UTC), `proof` what is kept of that.

    Lists are named "main", "couple", or by the code of the advanced program that they go with; behind
    "certified/" one stands as it was when it was certified.
    """

    order: str = field(default="", metadata=CODE)
    certified_at: datetime | None = None
    proof: str = field(default="", metadata=NOTE)

    @property
    def items(self) -> tuple[str, ...]:
        """What is ranked, the best first."""
        return tuple(self.order.split())
