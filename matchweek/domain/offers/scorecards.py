"""The scorecard of an interview, and the place in one's own order of preference that it proposes.

It is private, and only for deciding within two hours: SOAP knows no applicant's list (rules: offers.no-list).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.programs.preference import Order, without

LEAST, MOST = 1, 10
SCORES = ("fit", "training", "location")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The place that scores propose: the mean of them, the whole order as it would be, the place from 1.

    `before` is the program it would stand directly before, "" at the end.
    """

    score: float
    order: Order
    place: int
    before: str


def score_of(interview: Interview) -> float | None:
    """The mean of the scores that were given, 1 to 10; None while there is none."""
    given = [value for name in SCORES if (value := getattr(interview, name)) is not None]
    return sum(given) / len(given) if given else None


def scores(interviews: Iterable[Interview]) -> dict[str, float]:
    """The score of each program by the last interview with it that has one."""
    found: dict[str, float] = {}
    for each in sorted(interviews, key=lambda one: (one.at, one.id)):
        value = score_of(each)
        if value is not None:
            found[each.program] = value
    return found


def proposed_place(
    interview: Interview, others: Iterable[Interview], order: Sequence[str]
) -> Proposal | None:
    """Where an interview's scores would put its program; None without scores, or where it stands right.

    It stands before the first program that has lower scores, and behind all that have as high ones; programs
    without scores stay between those they are between. Nobody but the person moves anything.
    """
    mine = score_of(interview)
    if mine is None:
        return None
    known = scores(each for each in others if each.program != interview.program)
    rest = without(order, [interview.program])
    scored = [place for place, code in enumerate(rest) if code in known]
    lower = next((place for place in scored if known[rest[place]] < mine), None)
    if lower is None:
        lower = scored[-1] + 1 if scored else len(rest)
    before = rest[lower] if lower < len(rest) else ""
    made = (*rest[:lower], interview.program, *rest[lower:])
    return None if made == tuple(order) else Proposal(mine, made, lower + 1, before)


def proposal_words(found: Proposal, title: Callable[[str], str] = str) -> str:
    """A proposal in a sentence."""
    where = f"before {title(found.before)}" if found.before else "at the end"
    return f"Its scores are {found.score:.1f} of {MOST}: number {found.place} in your order, {where}."
