"""How the week ended, as one calm page: what is so, what comes next for this one, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import outcome, plan_of, rested, rests, situation
from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.offers.offers import accepted
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.plan.packaged import PREFIX, Track
from matchweek.domain.plan.plan import Planned, State
from matchweek.domain.plan.situation import Outcome, Way

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

TITLES = {
    Outcome.UNKNOWN: "It is not decided yet",
    Outcome.MATCHED: "You have a place, by the Match",
    Outcome.PLACED: "You have a place, by SOAP",
    Outcome.UNPLACED: "No place this time",
}
RESTING = "Nothing is asked of you now, and what is yours to do waits for you. Sleep, eat, be with somebody."
STILL_OPEN = "Some programs still have places. You may write to them. You do not have to."
_RESTED = f"{PREFIX}rest"
_WHERE = "Keep what they send in one folder: policies, contacts, what is to be done by when, visa."
_DECIDED = {
    Way.REBUILD: "You decided to apply again: the steps to the next Match stand in the plan.",
    Way.LEAVE: "You decided on another way: its first steps stand here.",
}
_WHERE_PARTLY = "R3 shows its city now, and the program on Match Day."
_PARTLY = "It is one of two years: the other one is still to be found. What R3 shows is what counts."


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """The page of one outcome. `known_at` is when it will be known, where it is not (aware UTC; None where
    the season's times are not known); `rests_until` is the end of the days in which nothing is asked, None
    outside of them; then `steps` is empty and `waiting` says how many of them wait."""

    outcome: Outcome
    title: str
    said: tuple[str, ...]
    steps: tuple[Planned, ...] = ()
    waiting: int = 0
    known_at: datetime | None = None
    rests_until: datetime | None = None

    @property
    def rests(self) -> bool:
        """Whether these are the days in which nothing is asked."""
        return self.rests_until is not None


def outcome_page(board: Board, now: datetime, own: str = "") -> OutcomePage:
    """The page at `now` (aware); `own` names one's zone, in which the days of the steps are."""
    timetable = board.timetable(now)
    found = outcome(board, timetable, now)
    if found is Outcome.UNKNOWN:
        return _not_yet(board, timetable, now)
    steps = tuple(
        each
        for each in plan_of(board, now, own)
        if each.track is Track.AFTER
        and each.state not in (State.FOLDED, State.NOT_FOR_ME)
        # Days of rest are over when they are over: nobody ticks them.
        and each.key != _RESTED
    )
    if rests(board, now):
        said, until = (RESTING, STILL_OPEN), rested(timetable)
        return OutcomePage(found, TITLES[found], said, waiting=len(steps), rests_until=until)
    return OutcomePage(found, TITLES[found], _said(board, found, timetable, now), steps)


def _not_yet(board: Board, timetable: Timetable, now: datetime) -> OutcomePage:
    title = TITLES[Outcome.UNKNOWN]
    if not timetable.known:
        words = f"The times of Match Week {timetable.season} are not known yet: this page waits for them."
        return OutcomePage(Outcome.UNKNOWN, title, (words,))
    if now < timetable.list_opens:
        words = "Monday's notice says whether you matched. Until then nothing here is asked of you."
        return OutcomePage(Outcome.UNKNOWN, title, (words,), known_at=timetable.list_opens)
    if board.applicant.state == ApplicantState.UNKNOWN:
        words = (
            "What Monday's notice said is not written down yet. Once it is, this page follows it. "
            "Write it down: `matchweek me set --state STATE`."
        )
        return OutcomePage(Outcome.UNKNOWN, title, (words,))
    words = "SOAP is still open. Whatever has to be done now stands in your week, not here."
    return OutcomePage(Outcome.UNKNOWN, title, (words,), known_at=timetable.soap_ends)


def _said(board: Board, found: Outcome, timetable: Timetable, now: datetime) -> tuple[str, ...]:
    if found is Outcome.UNPLACED:
        way = situation(board, now).way
        if way is not Way.OPEN:
            return (_DECIDED[way],)
        return (
            "Two or three people who know you first, then one page, then a decision by a day that you set.",
        )
    said = []
    if found is Outcome.MATCHED and now < timetable.match_day:
        # Who matched to one of two years sees the place of it on Monday (rules: eligibility.where).
        partly = board.applicant.state != ApplicantState.PLACED
        said.append(_WHERE_PARTLY if partly else "Where it is, R3 says on Match Day.")
    if found is Outcome.MATCHED and board.applicant.matched_place:
        said.append(f"{board.applicant.matched_place}.")
    said += [f"{board.title(each.program)}." for each in accepted(board.offers)]
    if board.state in (ApplicantState.ADVANCED_ONLY, ApplicantState.PRELIMINARY_ONLY):
        said.append(_PARTLY)
    if soap_over(now, timetable) or found is Outcome.MATCHED:
        said.append(_WHERE)
    return tuple(said)
