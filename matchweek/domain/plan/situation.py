"""For whom a task is: what the applicant's situation says of each condition, and why a task folds away.

What is not known counts neither way: such a task stays in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchweek.domain.season.own_times import CHOICES
from matchweek.domain.season.rules.figures import SOAP_LIKELY


class Outcome(StrEnum):
    """How Match Week ended; unknown before Monday's notice, and while SOAP is open."""

    UNKNOWN = ""
    MATCHED = "matched"
    PLACED = "placed"
    UNPLACED = "unplaced"


class Way(StrEnum):
    """What was chosen after a cycle without a place; empty while nothing is."""

    OPEN, REBUILD, LEAVE = CHOICES


@dataclass(frozen=True, slots=True)
class Situation:
    """What the plan goes by. `interviews` of the season, `visa` whether one has to be sponsored, `step3`
    whether it is passed, `us_months` of clinical experience; None is not known. `bucket` are the letters of
    the audit that it may be, `rank_closed` whether the rank deadline is over, `certified` whether a list is.
    `rests` are the days in which nothing is asked, `recorded` the keys of what is done by what is recorded
    elsewhere."""

    interviews: int | None = None
    visa: bool | None = None
    step3: bool | None = None
    us_months: int | None = None
    bucket: str = ""
    rank_closed: bool = False
    certified: bool | None = None
    outcome: Outcome = Outcome.UNKNOWN
    way: Way = Way.OPEN
    rests: bool = False
    recorded: frozenset[str] = frozenset()


MONTHS_ENOUGH = 3
"""Months of U.S. clinical experience from which more are no task (systems.md row 4)."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`holds` is None where it is not known. `otherwise` says why a task is not for one where it does not
    hold, `reversed_` where it holds and the task wants the contrary."""

    holds: Callable[[Situation], bool | None]
    otherwise: str
    reversed_: str = ""


def _under(limit: int) -> Callable[[Situation], bool | None]:
    return lambda one: None if one.interviews is None else one.interviews < limit


def _build(one: Situation) -> bool | None:
    """Whether the next cycle is to be built: with few interviews, and with any number once no place came."""
    return True if one.outcome is Outcome.UNPLACED else _under(SOAP_LIKELY)(one)


def _soap_likely(one: Situation) -> bool | None:
    """Without an interview nobody matches; with few of them and a visa to ask for it is likely enough."""
    few = _under(SOAP_LIKELY)(one)
    if one.interviews == 0:
        return True
    if few is False or one.visa is False:
        return False
    return None if few is None or one.visa is None else True


def _months(one: Situation) -> bool | None:
    return None if one.us_months is None else one.us_months < MONTHS_ENOUGH


def _unplaced(one: Situation) -> bool | None:
    return None if one.outcome is Outcome.UNKNOWN else one.outcome is Outcome.UNPLACED


CONDITIONS: dict[str, Condition] = {
    "no_interviews": Condition(_under(1), "You have an interview: this is for those without one."),
    "few_interviews": Condition(
        _under(SOAP_LIKELY),
        f"You have {SOAP_LIKELY} interviews or more: your time goes into those.",
        f"With fewer than {SOAP_LIKELY} interviews there is a longer list for this.",
    ),
    "next_cycle": Condition(
        _build,
        f"You have {SOAP_LIKELY} interviews or more: your time goes into those. "
        "It comes back if Match Week ends without a place.",
    ),
    "interviews": Condition(
        lambda one: None if one.interviews is None else one.interviews > 0,
        "No interview is recorded: there is nothing to rank. It comes back with the first one.",
    ),
    "visa": Condition(lambda one: one.visa, "You need no visa."),
    "soap_likely": Condition(
        _soap_likely,
        f"You have {SOAP_LIKELY} interviews or more, or need no visa: the short list for SOAP is enough.",
        "SOAP is likely enough for you: there is a longer list for this.",
    ),
    "no_step3": Condition(lambda one: None if one.step3 is None else not one.step3, "Step 3 is passed."),
    "few_us_months": Condition(_months, f"You have {MONTHS_ENOUGH} months in U.S. clinics or more."),
    "bucket_c": Condition(
        lambda one: None if not one.bucket else "C" in one.bucket,
        "The audit does not put you into C.",
    ),
    "before_rank_deadline": Condition(
        lambda one: not one.rank_closed,
        "The rank deadline is over: from then on nobody writes to programs (rules: contact.begin).",
    ),
    "rank_open": Condition(lambda one: not one.rank_closed, "Ranking is over: R3 takes no change any more."),
    "certified": Condition(
        lambda one: one.certified, "No certified list is recorded: that comes first, as long as R3 takes it."
    ),
    "placed": Condition(
        lambda one: (
            None if one.outcome is Outcome.UNKNOWN else one.outcome in (Outcome.MATCHED, Outcome.PLACED)
        ),
        "This is for those who have a place.",
        "You have a place: nothing has to be built for another cycle.",
    ),
    "unplaced": Condition(_unplaced, "You have a place: this is for those without one."),
    "leaving": Condition(
        lambda one: None if one.way is Way.OPEN else one.way is Way.LEAVE,
        "You chose to apply again.",
        "You chose another way.",
    ),
}
_NOT = "not "


def folded(only: Sequence[str], situation: Situation) -> str:
    """Why a task with these conditions is not for somebody; empty where it is, or may be."""
    for word in only:
        condition = CONDITIONS[word.removeprefix(_NOT)]
        holds = condition.holds(situation)
        if holds is None:
            continue
        if word.startswith(_NOT) and holds:
            return condition.reversed_
        if not word.startswith(_NOT) and not holds:
            return condition.otherwise
    return ""
