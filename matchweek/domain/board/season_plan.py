"""What the plan goes by, read from the board, and the plan itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.board.recorded import recorded
from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.offers.offers import accepted
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.people.audit import audit
from matchweek.domain.plan.frames import Framed, frames
from matchweek.domain.plan.packaged import PREFIX
from matchweek.domain.plan.plan import Planned, plan
from matchweek.domain.plan.situation import Outcome, Situation, Way
from matchweek.domain.ranking.certification import certified_of
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.rules.figures import REST_HOURS
from matchweek.domain.season.timetable import instants
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.rules_of_thumb import interviews_counted

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

DECISION = f"{PREFIX}rebuild_or_leave"
"""The task by which one chooses to apply again or to leave."""
CERTIFIED = f"{PREFIX}certified"
"""The task of certifying the rank list."""


def situation(board: Board, now: datetime) -> Situation:
    """What is known of the applicant by `now` (aware); what nobody said is None."""
    me = board.applicant
    timetable = board.timetable(now)
    counted = interviews_counted(board.kept.tracked.values())
    said = me.season_interviews
    interviews = max(counted, said or 0) if counted or said is not None or board.kept.tracked else None
    closes = instants(timetable).get("ranking_closes")
    states = task_states(board, timetable)
    ended = outcome(board, timetable, now)
    return Situation(
        interviews=interviews,
        visa=None if not me.visa_need else me.visa_need != "none",
        step3=None if not me.step3 else me.step3 == "passed",
        us_months=me.us_months,
        bucket=_bucket(board),
        rank_closed=closes is not None and now >= closes,
        certified=certified_of(board.kept.rankings).counts or _ticked(states, CERTIFIED),
        outcome=ended,
        way=Way(states[DECISION].choice) if DECISION in states else Way.OPEN,
        rests=ended is Outcome.UNPLACED and now < rested(timetable),
        recorded=recorded(board, timetable),
    )


def rested(timetable: Timetable) -> datetime:
    """When the days are over in which nothing is asked of somebody without a place (systems.md row 58)."""
    return timetable.match_day + timedelta(hours=REST_HOURS[1])


def rests(board: Board, now: datetime) -> bool:
    """Whether somebody without a place is left alone at `now`: by every screen, from SOAP's end on."""
    timetable = board.timetable(now)
    return outcome(board, timetable, now) is Outcome.UNPLACED and now < rested(timetable)


def _ticked(states: Mapping[str, TaskState], key: str) -> bool:
    return key in states and states[key].done_at is not None


def _bucket(board: Board) -> str:
    """The letters that the audit may be; empty while nothing that it counts is known."""
    found = audit(board.applicant, board.season)
    return found.letters if any(each.known for each in found.standings) else ""


def outcome(board: Board, timetable: Timetable, now: datetime) -> Outcome:
    """How Match Week ended: as Monday's notice says, or as an offer that was accepted; unknown before
    SOAP's end to whoever has no place by then."""
    if accepted(board.offers):
        return Outcome.PLACED
    state = board.applicant.state
    if state in (
        ApplicantState.PLACED,
        ApplicantState.ADVANCED_ONLY,
        ApplicantState.PRELIMINARY_ONLY,
    ):
        return Outcome.MATCHED
    if soap_over(now, timetable) and state in (ApplicantState.UNMATCHED, ApplicantState.INELIGIBLE):
        return Outcome.UNPLACED
    return Outcome.UNKNOWN


def task_states(board: Board, timetable: Timetable) -> dict[str, TaskState]:
    """What was ticked, put off or laid aside in this season, by the keys of the tasks."""
    year = f"{timetable.season}/"
    return {key.removeprefix(year): state for key, state in board.kept.tasks.items() if key.startswith(year)}


def zone_of(board: Board, own: str = "") -> Timezone:
    """The zone in which days are one's own: as `own` names it, else the one on the board, else Eastern."""
    name = own or board.applicant.zone
    return read_zone(name) if name else EASTERN


def frames_of(board: Board, now: datetime, own: str = "") -> tuple[Framed, ...]:
    """The seven time frames of the season at `now` (aware); `own` as in `plan_of`."""
    zone = zone_of(board, own)
    timetable = board.timetable(now)
    return frames(timetable.season, instants(timetable), now.astimezone(zone).date(), zone)


def plan_of(board: Board, now: datetime, own: str = "") -> tuple[Planned, ...]:
    """The plan at `now` (aware); `own` names one's zone, else the one on the board, else Eastern."""
    zone = zone_of(board, own)
    timetable = board.timetable(now)
    return plan(
        timetable.season,
        instants(timetable),
        situation(board, now),
        task_states(board, timetable),
        board.kept.own_tasks.values(),
        now.astimezone(zone).date(),
        zone,
    )
