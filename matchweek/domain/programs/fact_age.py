"""How old facts are: an old one is asked again, never dropped."""

from __future__ import annotations

from datetime import date

from matchweek.domain.programs.facts import Fact, FactKind, sponsors

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
    if fact.kind == FactKind.VISA and sponsors(fact.value, "h1b"):
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
