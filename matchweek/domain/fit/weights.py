"""What fit counts, how much each of it weighs, and how many of 100 points that makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from matchweek.errors import BadInput

WHOLE = 100
"""The points that there are in all; also the most that one weight may be."""


class Factor(StrEnum):
    """One thing that fit counts, by the word that is typed and kept."""

    SPECIALTY = "specialty"
    EXPERIENCE = "experience"
    TYPE = "type"
    VISA = "visa"
    IMG = "img"
    REGION = "region"
    TIES = "ties"
    ADVOCATE = "advocate"
    POSITIONS = "positions"
    CALLS = "calls"

    @property
    def meaning(self) -> str:
        """What it counts, in one line."""
        return _MEANINGS[self]


_MEANINGS = {
    Factor.SPECIALTY: "how high the specialty stands among those you seek",
    Factor.EXPERIENCE: "its filters for score and graduation year; your letters in the specialty",
    Factor.TYPE: "whether you want its type: categorical, preliminary, ...",
    Factor.VISA: "whether it sponsors the visa you need",
    Factor.IMG: "whether it takes graduates of schools outside the U.S.",
    Factor.REGION: "whether you want or refuse its state",
    Factor.TIES: "your home state or home institution, your partner's place",
    Factor.ADVOCATE: "who of your advocates would speak there, and how far",
    Factor.POSITIONS: "how many positions are open",
    Factor.CALLS: "the interest it showed when it called or interviewed you",
}

# What leads to a place by systems.md row 22 weighs most; what comes only in the week itself least.
DEFAULT_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        Factor.SPECIALTY: 22,
        Factor.EXPERIENCE: 12,
        Factor.TYPE: 10,
        Factor.VISA: 16,
        Factor.IMG: 12,
        Factor.REGION: 8,
        Factor.TIES: 6,
        Factor.ADVOCATE: 6,
        Factor.POSITIONS: 4,
        Factor.CALLS: 4,
    }
)


@dataclass(frozen=True, slots=True)
class FitWeight:
    """One's own weight of a factor, 0 to 100; 0 leaves it out."""

    weight: int


def weights_of(own: Mapping[str, FitWeight]) -> dict[str, int]:
    """Every factor's weight in their order: one's own where there is one, else the usual."""
    return {
        factor: own[factor].weight if factor in own else DEFAULT_WEIGHTS[factor]
        for factor in map(str, Factor)
    }


def most_points(weights: Mapping[str, int]) -> dict[str, int]:
    """How many of the 100 points each factor can give, in the factors' order; they sum to 100.

    What remains from rounding goes to the largest remainders, then to the factors that come first. All are 0
    where every weight is 0.
    """
    kept = {factor: max(0, weights.get(factor, 0)) for factor in map(str, Factor)}
    total = sum(kept.values())
    if not total:
        return kept
    most = {factor: weight * WHOLE // total for factor, weight in kept.items()}
    # sorted() leaves what is equal in the factors' order.
    by_remainder = sorted(kept, key=lambda factor: -(kept[factor] * WHOLE % total))
    for factor in by_remainder[: WHOLE - sum(most.values())]:
        most[factor] += 1
    return most


def read_factor(name: str) -> str:
    """The factor of that name, as people type it. Raises BadInput, which names them all."""
    word = name.strip().casefold()
    if word not in list(Factor):
        raise BadInput("Fit counts no such thing", f"“{name}” was given.", f"Known: {', '.join(Factor)}.")
    return word


def require_weights(weights: Mapping[str, int]) -> None:
    """Raise BadInput for a weight that is not from 0 to 100, and where nothing would count."""
    for factor, weight in weights.items():
        if not 0 <= weight <= WHOLE:
            raise BadInput(
                "Not a possible weight", f"{weight} was given for {factor}.", f"Give one from 0 to {WHOLE}."
            )
    if not any(weights.values()):
        raise BadInput(
            "Nothing would count",
            "With this every weight is 0, and every program would fit alike.",
            "Give another factor a weight first.",
        )
