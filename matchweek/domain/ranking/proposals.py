"""Buckets and an order that the scores propose (systems.md rows 44 and 47): shown, and never applied unasked.

What speaks for a place is told in one order: training, then whether one would thrive there, then the place
to live, and the name last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchweek.domain.programs.preference import Order
from matchweek.domain.programs.triage import Tier
from matchweek.domain.season.rules.figures import RANK_MIDDLE_FROM, RANK_TOP_FROM
from matchweek.domain.tracker.tracked import Tracked

WEIGHED = ("training", "fit", "lifestyle")
"""The scores that place a program, in the order in which they break a tie."""
_RANK = {tier.value: place for place, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing by which a program stands where it stands: what it is called, its score, what is noted."""

    about: str
    score: int | None
    words: str

    @property
    def line(self) -> str:
        """It in one line; empty where nothing is known."""
        score = f"{self.score} of 10" if self.score is not None else ""
        return ": ".join(part for part in (score, self.words) if part)


def score_of(one: Tracked) -> float | None:
    """The mean of fit, training and lifestyle, as far as they were given; None while none was."""
    given = [value for name in WEIGHED if (value := getattr(one, name)) is not None]
    return sum(given) / len(given) if given else None


def proposed_bucket(one: Tracked) -> str:
    """The bucket that its scores propose; empty without scores (rules: ranking.buckets)."""
    score = score_of(one)
    if score is None:
        return ""
    return Tier.TOP if score >= RANK_TOP_FROM else Tier.MIDDLE if score >= RANK_MIDDLE_FROM else Tier.SAFETY


def proposed_order(order: Order, tracked: Mapping[str, Tracked]) -> Order:
    """The order that buckets and scores propose, `tracked` by code: top, middle, safety, in each the higher
    mean first, then training, fit, lifestyle.

    A bucket that was chosen counts before one that is proposed. A program of which neither a bucket nor a
    score is known keeps its place.
    """
    known = {code: one for code in order if (one := tracked.get(code)) is not None and _bucket(one)}
    best = iter(sorted(known, key=lambda code: (_key(known[code]), order.index(code))))
    return tuple(next(best) if code in known else code for code in order)


def _bucket(one: Tracked) -> str:
    return one.bucket or proposed_bucket(one)


def _key(one: Tracked) -> tuple[float, ...]:
    scores = (-(getattr(one, name) or 0) for name in WEIGHED)
    return (_RANK.get(_bucket(one), len(_RANK)), -(score_of(one) or 0), *scores)


def reasons(one: Tracked) -> tuple[Reason, ...]:
    """What speaks for a program's place, in the order in which it counts; what is unknown is left empty."""
    place = ", ".join(part for part in (one.city, one.state) if part)
    return (
        Reason("Training", one.training, _joined(one.volume, one.hospital, one.fellowships, one.faculty)),
        Reason("Thriving", one.fit, _joined(one.residents, f"vibe {one.vibe}" if one.vibe else "")),
        Reason("Location", one.lifestyle, _joined(place, one.living, one.transport)),
        Reason("Prestige", None, "no score: it counts last"),
    )


def _joined(*parts: str) -> str:
    return "; ".join(" ".join(part.split()).rstrip(".") for part in parts if part.strip())


def unscored(order: Sequence[str], tracked: Mapping[str, Tracked]) -> list[str]:
    """What of an order has neither bucket nor score, so that nothing is proposed of it."""
    return [code for code in order if (one := tracked.get(code)) is None or not _bucket(one)]
