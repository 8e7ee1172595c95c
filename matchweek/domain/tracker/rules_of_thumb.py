"""What two rules of thumb say for today's number of interviews: may one be cancelled, is SOAP to be prepared.

Neither says how likely anything is (rules: season.selective, season.soap-likelihood).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.season.rules import figures

if TYPE_CHECKING:
    from matchweek.domain.tracker.tracked import Tracked

COUNTED = frozenset({"scheduled", "done"})
"""The states of a program whose interview is or was held."""
NO_VISA = "none"
SELECTIVE, SOAP = "season.selective", "season.soap-likelihood"


@dataclass(frozen=True, slots=True)
class Saying:
    """What a rule of thumb says: the rule's name, the words; `prepare` where SOAP is to be prepared now."""

    rule: str
    words: str
    prepare: bool = False


def routine() -> tuple[str, str]:
    """What is done each day and each week (rules: season.inbox, season.days)."""
    least, most = figures.INBOX_MINUTES
    few, more = figures.PRACTICE_DAYS
    reading, off = figures.READING_DAYS, figures.DAYS_OFF
    return (
        f"Mail, portals, tracker: {figures.INBOX_LOOKS} looks a day, {least} to {most} minutes each.",
        f"In a week: practice on {few} to {more} days, reading on {reading}, {off} day off.",
    )


def interviews_counted(tracked: Iterable[Tracked]) -> int:
    """How many programs have an interview that is arranged or was held."""
    return sum(each.status in COUNTED for each in tracked)


def sayings(interviews: int, visa_need: str) -> tuple[Saying, Saying]:
    """What both say; `visa_need` is the applicant's, "" where nobody said."""
    return cancelling(interviews), soap(interviews, visa_need)


def cancelling(interviews: int) -> Saying:
    """Whether an interview may be cancelled."""
    least, most = figures.MAY_GO
    if interviews < figures.KEPT_ALL:
        words = f"Under {figures.KEPT_ALL} interviews: cancel none."
    elif interviews <= figures.SELECTIVE:
        # Between both figures the careful one counts.
        words = f"{figures.KEPT_ALL} to {figures.KEPT_MOST} interviews: {least} or {most} may go."
        if interviews > figures.KEPT_MOST:
            words = f"Not over {figures.SELECTIVE} interviews yet: {least} or {most} may go."
    else:
        words = f"Over {figures.SELECTIVE} interviews: you may be selective."
    return Saying(SELECTIVE, words)


def soap(interviews: int, visa_need: str) -> Saying:
    """Whether SOAP is to be prepared now."""
    low, high = figures.SAFE_LEAST
    if interviews < figures.SOAP_LIKELY and visa_need and visa_need != NO_VISA:
        words = f"Under {figures.SOAP_LIKELY} interviews and a visa needed: prepare for SOAP now."
        return Saying(SOAP, words, prepare=True)
    if interviews < figures.SOAP_LIKELY and not visa_need:
        words = f"Under {figures.SOAP_LIKELY} interviews: if you need a visa, prepare for SOAP now."
        return Saying(SOAP, f"{words} Me says which.")
    if interviews < low:
        return Saying(SOAP, f"{low} to {high} interviews or more are the least to aim for.")
    return Saying(
        SOAP, f"{low} to {high} interviews or more are the least to aim for: you have {interviews}."
    )
