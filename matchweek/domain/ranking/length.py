"""How long the rank lists are, by the codes that NRMP counts (rules: ranking.length)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matchweek.domain.programs.preference import Order
from matchweek.domain.ranking.lists import is_supplemental, own_code
from matchweek.domain.ranking.rank_list import COUPLE, MAIN
from matchweek.domain.season.rules.figures import RANK_CODES, RANK_FEES_FROM


@dataclass(frozen=True, slots=True)
class Length:
    """Different codes on the main list (a couple's own side of its pairs with them), on all supplemental
    lists together, and on both; `pairs` is how many pairs a couple ranks."""

    main: int
    supplemental: int
    total: int
    pairs: int = 0

    @property
    def fees(self) -> bool:
        """Whether NRMP asks for more money."""
        return self.total >= RANK_FEES_FROM

    @property
    def too_long(self) -> bool:
        """Whether there are more codes, or pairs, than a list may hold."""
        return self.total > RANK_CODES or self.pairs > RANK_CODES

    @property
    def short(self) -> str:
        """The count in few words."""
        return f"{self.total} of {RANK_CODES} codes{', extra fees' if self.fees else ''}"

    @property
    def words(self) -> str:
        """The count in a sentence, with what it means."""
        parts = [f"{self.total} of {RANK_CODES} codes"]
        if self.supplemental:
            parts.append(f"{self.main} on the main list, {self.supplemental} on supplemental lists")
        if self.pairs:
            parts.append(f"{self.pairs} pairs")
        said = ": ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:])
        return f"{said}; extra fees{'' if self.fees else f' from {RANK_FEES_FROM}'}"


def length_of(lists: Mapping[str, Order]) -> Length:
    """How long some lists are, by their names."""
    main = {*lists.get(MAIN, ()), *(own_code(each) for each in lists.get(COUPLE, ()))} - {""}
    supplemental = {code for name, order in lists.items() if is_supplemental(name) for code in order}
    return Length(len(main), len(supplemental), len(main | supplemental), len(lists.get(COUPLE, ())))
