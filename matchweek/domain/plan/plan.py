"""The plan of a season: every task with its day, its state and, where it is not for one, the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from matchweek.domain.plan.own_task import OwnTask
from matchweek.domain.plan.packaged import Task, Track, tasks_in
from matchweek.domain.plan.situation import Outcome, Situation, folded
from matchweek.domain.plan.when import Day, When, day_of
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.rules.figures import REST_HOURS

MATCH_WEEK = When(moment="list_opens")
SOON = timedelta(days=7)
"""What ends within so many days from today is of this week."""


class State(StrEnum):
    """Where a task stands; the order is that in which they are shown."""

    OVERDUE = "overdue"
    NOW = "this week"
    COMING = "coming"
    UNDATED = "no date yet"
    DONE = "done"
    NOT_FOR_ME = "not for me"
    FOLDED = "folded away"


LATER = "It depends on how Match Week ends."
OVER = "Its time is over."
CYCLE_OVER = "This cycle is over."
PASSED = "Its days are over."
OPEN = (State.OVERDUE, State.NOW, State.COMING, State.UNDATED)

FORWARD = "brought forward"
"""What is said of a task whose day is one's own and earlier than it was."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One task as the plan shows it. `first` and `last` are days in one's own zone, None where the
    timetable does not know them; `at` is the instant at which it ends, where that is a moment of the
    timetable (aware UTC). `postponed` says that `last` is one's own, `forward` that it is earlier than it
    was; `why_folded` why it is not for one; `recorded` that it is done by what is recorded elsewhere.
    `closes` is the moment after which it is too late (aware UTC)."""

    key: str
    title: str
    why: str
    track: Track
    first: date | None
    last: date | None
    at: datetime | None
    state: State
    done_when: str = ""
    where: str = ""
    rows: tuple[int, ...] = ()
    note: str = ""
    why_folded: str = ""
    postponed: bool = False
    forward: bool = False
    own: bool = False
    full_time: bool = False
    recorded: bool = False
    closes: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def moved_words(self) -> str:
        """That its last day is one's own, earlier or later than it was; empty where it is not."""
        if not self.postponed:
            return ""
        return FORWARD if self.forward else "put off"


def plan(
    season: int,
    moments: Mapping[str, datetime],
    situation: Situation,
    states: Mapping[str, TaskState],
    own_tasks: Iterable[OwnTask],
    today: date,
    own: tzinfo,
) -> tuple[Planned, ...]:
    """Every task by state, then by its last day. `states` are what was ticked, postponed or laid aside in
    that season, by key; `today` is a day in one's `own` zone."""
    found = [
        _packaged(each, season, moments, situation, states.get(each.key, TaskState()), today, own)
        for each in tasks_in(season, states)
    ]
    found += [_own(each, states.get(each.key, TaskState()), today) for each in own_tasks]
    order = list(State)
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.last or date.max, one.key)))


def _packaged(
    task: Task,
    season: int,
    moments: Mapping[str, datetime],
    situation: Situation,
    state: TaskState,
    today: date,
    own: tzinfo,
) -> Planned:
    first = day_of(task.first, season, moments, own)
    last = day_of(task.last, season, moments, own)
    why = folded(task.only, situation) or _by_time(task, situation, last, today)
    if not why and _too_late(task, season, moments, today, own):
        why = OVER
    ends = (
        Day(state.postponed_to)
        if state.postponed_to is not None
        else _after_rest(task, last, situation, moments, own)
    )
    known = task.key in situation.recorded and state.dropped_at is None
    return Planned(
        task.key,
        task.title,
        task.why,
        task.track,
        first.on if first is not None else None,
        ends.on if ends is not None else None,
        ends.at if ends is not None else None,
        _packaged_state(task, state, why, first, ends, today, situation),
        task.done_when,
        task.where,
        task.rows,
        state.note,
        why,
        state.postponed_to is not None,
        _forward(state, last.on if last is not None else None),
        recorded=known and state.done_at is None,
        closes=moments.get(task.last.moment),
    )


def _packaged_state(
    task: Task,
    state: TaskState,
    why: str,
    first: Day | None,
    last: Day | None,
    today: date,
    situation: Situation,
) -> State:
    if task.key in situation.recorded and state.dropped_at is None:
        return State.DONE
    found = _state(state, why, first.on if first else None, last.on if last else None, today)
    if situation.rests and not task.passes and found in (State.OVERDUE, State.NOW):
        return State.COMING
    return found


def _after_rest(
    task: Task, last: Day | None, situation: Situation, moments: Mapping[str, datetime], own: tzinfo
) -> Day | None:
    """The last day of a task; without a place, what would end in the days of rest ends on the day behind."""
    match_day = moments.get("match_day")
    if (
        last is None
        or match_day is None
        or task.passes
        or task.track is not Track.AFTER
        or situation.outcome is not Outcome.UNPLACED
    ):
        return last
    rested = (match_day + timedelta(hours=REST_HOURS[1])).astimezone(own).date()
    return last if last.on > rested else Day(rested + timedelta(days=1))


def _by_time(task: Task, situation: Situation, last: Day | None, today: date) -> str:
    """Why a task that is for somebody is not for now; empty where it is."""
    if task.track is Track.AFTER and situation.outcome is Outcome.UNKNOWN and task.only:
        return LATER
    if task.track is Track.THIS and situation.outcome is not Outcome.UNKNOWN:
        return CYCLE_OVER
    return PASSED if task.passes and last is not None and last.on < today else ""


def _too_late(task: Task, season: int, moments: Mapping[str, datetime], today: date, own: tzinfo) -> bool:
    """Whether a task can help no more: its own moment went by, or, in this cycle, Match Week began."""
    ends = task.last if task.last.moment else MATCH_WEEK
    if task.track is not Track.THIS:
        return False
    day = day_of(When(moment=ends.moment), season, moments, own)
    return day is not None and today > day.on


def _forward(state: TaskState, usual: date | None) -> bool:
    return state.postponed_to is not None and usual is not None and state.postponed_to < usual


def _own(task: OwnTask, state: TaskState, today: date) -> Planned:
    last = state.postponed_to or task.last
    return Planned(
        task.key,
        task.title,
        task.why,
        Track(task.track),
        task.first,
        last,
        None,
        _state(state, "", task.first, last, today),
        note=state.note,
        postponed=state.postponed_to is not None,
        forward=_forward(state, task.last),
        own=True,
        full_time=task.full_time,
    )


def _state(state: TaskState, why: str, first: date | None, last: date | None, today: date) -> State:
    if state.done_at is not None:
        return State.DONE
    if state.dropped_at is not None:
        return State.NOT_FOR_ME
    if why:
        return State.FOLDED
    if last is None:
        return State.UNDATED
    if last < today:
        return State.OVERDUE
    if state.postponed_to is not None:
        # Put off is put off: it is quiet until that day is near.
        first = last
    return State.NOW if (first or last) <= today or last <= today + SOON else State.COMING


def by_state(planned: Iterable[Planned], track: Track) -> dict[State, tuple[Planned, ...]]:
    """The tasks of a track by state; states without one are left out."""
    of_track = [each for each in planned if each.track is track]
    found = {state: tuple(each for each in of_track if each.state is state) for state in State}
    return {state: each for state, each in found.items() if each}
