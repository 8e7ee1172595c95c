"""What the big clock counts to: the end of the phase, and once SOAP is over what matters to this person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.timetable import phase_at

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

# By the notice of Monday: these matched to a place that R3 names on Match Day (rules: eligibility.where).
_MATCHED = frozenset({ApplicantState.PLACED, ApplicantState.ADVANCED_ONLY, ApplicantState.PRELIMINARY_ONLY})
PLACED = "you are placed"
FREE = "contact is free"
GONE_BY = "Match Week {year} is over for good: this file is only to look at"
NAMED = "Match Day: R3 says where you matched"


@dataclass(frozen=True, slots=True)
class BigClock:
    """`ends` is what is counted to, `since` an instant that is told and not counted (aware UTC, or None).

    `words` say what it is; empty where the phase's own name and end say all.
    """

    ends: datetime | None = None
    since: datetime | None = None
    words: str = ""


def big_clock(board: Board, timetable: Timetable, now: datetime) -> BigClock:
    """What to show at `now`.

    After SOAP nothing is lost at an hour any more: whoever matched waits for Match Day, whoever still seeks
    is told that contact is free, and since when; whoever is placed is told so. A season whose times are not
    known says none of this.
    """
    phase = phase_at(timetable, now)
    if not soap_over(now, timetable):
        return BigClock(phase.closes_at)
    if board.applicant.state in _MATCHED and now < timetable.match_day:
        return BigClock(timetable.match_day, words=NAMED)
    if board.state == ApplicantState.PLACED:
        return BigClock(words=PLACED)
    from matchweek.domain.gate.gate import may_reach

    opening = may_reach(timetable, now, board.state).opening
    if opening is None:
        return BigClock(words=GONE_BY.format(year=timetable.season))
    return BigClock(since=opening.at, words=FREE)
