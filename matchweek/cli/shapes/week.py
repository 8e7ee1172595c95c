"""The JSON of where in the week one is, and of what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pendulum import Timezone

from matchweek.cli.shapes.common import Shape, iso_or_none, zone_table
from matchweek.domain.times.zone_table import in_force
from matchweek.domain.times.zones import countdown_text

if TYPE_CHECKING:
    from matchweek.domain.programs.budget import Budget
    from matchweek.domain.season.timetable import Moment, Timetable
    from matchweek.domain.week.due import Due
    from matchweek.services.core.week_now import Now
    from matchweek.services.days.tasks import Listed


def now(now: Now, due: Iterable[Due], own_zone: str, zone: Timezone) -> Shape:
    """This moment of the week. `zone` is one's own; `next` and the bounds of the phase are instants.

    `round` is a number only while it is open. `countdown` is the time to the end of the phase.
    """
    phase = now.phase
    left = phase.closes_at - now.at if phase.closes_at is not None else None
    return {
        "at": iso_or_none(now.at, zone),
        "zone": own_zone,
        "phase": str(phase.phase),
        "round": phase.round,
        "opens_at": iso_or_none(phase.opens_at, zone),
        "closes_at": iso_or_none(phase.closes_at, zone),
        "next": [moment(one, zone) for one in now.next],
        "budgets": budgets(now.budgets),
        "countdown": countdown_text(left) if left is not None else None,
        "seconds_left": int(left.total_seconds()) if left is not None else None,
        "season": now.timetable.season,
        "verified": now.timetable.verified,
        "times_known": now.timetable.known,
        "zone_table": zone_table(in_force()),
        "due": [
            {
                "title": one.title,
                "at": iso_or_none(one.at, zone),
                "call": one.call,
                "program": one.program,
                "kind": one.kind,
            }
            for one in due
        ],
    }


def budgets(budgets: Mapping[str, Budget]) -> Shape:
    """The applications of each service: `used` submitted, `planned` besides, `cap` for the week.

    `held` of those left are kept back for the rounds; `over` are planned beyond the others.
    What goes another way than through a service has no cap: `cap` and `left` are null.
    """
    return {
        service: {
            "used": budget.used,
            "planned": budget.planned,
            "cap": budget.cap if budget.limited else None,
            "left": budget.left if budget.limited else None,
            "held": budget.kept_back,
            "over": budget.over,
        }
        for service, budget in budgets.items()
    }


def moment(moment: Moment, zone: Timezone) -> Shape:
    """A point of the timetable; `mark` V is official, S one secondary source, ? not established."""
    return {
        "at": iso_or_none(moment.at, zone),
        "title": moment.title,
        "key": moment.key,
        "kind": str(moment.kind),
        "round": moment.round,
        "mark": moment.mark,
        "day_only": moment.day_only,
    }


def task(task: Listed, zone: Timezone) -> Shape:
    """A task; `group` is readiness, monday or sweep, `closed` why it cannot be done yet, else empty."""
    return {
        "key": task.key,
        "group": task.group,
        "title": task.title,
        "what": task.what,
        "at": iso_or_none(task.at, zone),
        "by": iso_or_none(task.by, zone),
        "closed": task.closed,
        "done": task.done_at is not None,
        "done_at": iso_or_none(task.done_at, zone),
    }


def timetable(timetable: Timetable, moments: Iterable[Moment], zone: Timezone) -> Shape:
    """A season's Match Week: every moment, and the rounds by number."""
    return {
        "season": timetable.season,
        "verified": timetable.verified,
        "note": timetable.note,
        "sources": timetable.sources,
        "moments": [moment(one, zone) for one in moments],
        "rounds": [
            {
                "round": number,
                "opens_at": iso_or_none(each.opens, zone),
                "closes_at": iso_or_none(each.closes, zone),
            }
            for number, each in enumerate(timetable.rounds, 1)
        ],
        "moved": sorted(timetable.moved_keys),
    }
