"""What facts say in words."""

from __future__ import annotations

from matchweek.domain.programs.fact_values import H1B_INSIDE, NO_LAST_YEAR, NO_LEAST_SCORE
from matchweek.domain.programs.facts import Fact, FactKind


def fact_words(fact: Fact) -> str:
    """What a fact says, in words for a person."""
    return value_words(FactKind(fact.kind), fact.text)


def value_words(kind: FactKind, value: str) -> str:
    if kind is FactKind.VISA:
        return _VISA_WORDS.get(value, value)
    if kind is FactKind.SCORE:
        return "no least score" if value == NO_LEAST_SCORE else f"{value} or more"
    if kind is FactKind.YEAR:
        return "no limit" if value == NO_LAST_YEAR else f"at most {value}"
    if kind is FactKind.IMG and value.endswith("%"):
        return f"{value} of its residents"
    return value


_VISA_WORDS = {
    "j1": "J-1",
    "h1b": "H-1B",
    "j1 h1b": "J-1 and H-1B",
    "h1b inside": "H-1B, only for people already inside the U.S.",
    "j1 h1b inside": "J-1; H-1B only for people already inside the U.S.",
    "none": "no visa",
}


def h1b_inside_only(value: str) -> bool:
    """Whether an H-1B is only for people already inside the U.S. (rules: eligibility.visa)."""
    return value.endswith(H1B_INSIDE)


def takes_imgs(value: str) -> bool | None:
    """Whether a program takes IMGs by the value of its fact; None where it is unknown. A share of 0 is no."""
    return None if not value else value not in ("no", "0 %")
