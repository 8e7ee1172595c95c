"""What facts say in words, and how old they are: an old one is asked again, never dropped."""

from __future__ import annotations

from datetime import date

from matchweek.domain.programs.fact_values import H1B, H1B_INSIDE, MONTHS, NO_LAST_YEAR, NO_LEAST_SCORE
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


def sponsors(value: str, visa: str) -> bool:
    """Whether the value of a visa fact has “j1” or “h1b” in it, the latter also where only for some."""
    return visa in value.split()


def h1b_inside_only(value: str) -> bool:
    """Whether an H-1B is only for people already inside the U.S. (rules: eligibility.visa)."""
    return value.endswith(H1B_INSIDE)


def takes_imgs(value: str) -> bool | None:
    """Whether a program takes IMGs by the value of its fact; None where it is unknown. A share of 0 is no."""
    return None if not value else value not in ("no", "0 %")


# Age


FEE_FROM = date(2025, 9, 21)
"""Since then an H-1B petition for somebody outside costs a fee: an older “yes” is worth asking again."""
ASK_AGAIN_DAYS: dict[FactKind, int] = {
    FactKind.VISA: 400,
    FactKind.IMG: 800,
    FactKind.SCORE: 800,
    FactKind.YEAR: 800,
    FactKind.WARNING: 1200,
}
"""After so many days a fact is stale; what is not here does not grow old."""
ASK_H1B_AGAIN_DAYS = 150
"""A yes to an H-1B in autumn can be a no in March (systems.md row 95)."""


def stale(fact: Fact, today: date) -> bool:
    """Whether a fact is so old that it is to be asked again before anything hangs on it."""
    days = ASK_AGAIN_DAYS.get(FactKind(fact.kind))
    if days is None:
        return False
    if fact.kind == FactKind.VISA and sponsors(fact.value, H1B):
        return fact.on < FEE_FROM or (today - fact.on).days > ASK_H1B_AGAIN_DAYS
    return (today - fact.on).days > days


def age_words(fact: Fact, today: date) -> str:
    """From when a fact is, and that it is to be asked again: “from 2025, ask again”, “from 3 Nov 2026”."""
    if stale(fact, today):
        return f"from {_when(fact.on, today)}, ask again"
    return f"from {_when(fact.on, today)}"


def _when(on: date, today: date) -> str:
    if (today - on).days > 365:
        return str(on.year)
    month = MONTHS[on.month - 1].capitalize()
    return f"{on.day} {month} {on.year}"
