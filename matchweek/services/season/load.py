"""What an interview of the season takes beside itself, by one's own figures: an act that is undone as any."""

from __future__ import annotations

from collections.abc import Mapping

from matchweek.domain.tracker.own_hours import (
    hours_key,
    in_words,
    minutes_now,
    own_minutes,
    read_minutes,
    written,
)
from matchweek.services.core.week import Done, Week
from matchweek.services.days.timetable import read_at
from matchweek.store import rows


def set_hours(week: Week, hours: Mapping[str, float], *, usual: bool = False) -> Done:
    """Count these hours for each interview, by activity; `usual` takes one's own figures out first.

    Raises BadInput for fewer than no hours and for more than a day.
    """
    said = {name: read_minutes(name, each) for name, each in hours.items()}
    with week.act("season.load") as act:
        season = read_at(act.connection, act.at).season
        tasks = rows.kept(act.connection).tasks
        minutes = {} if usual else own_minutes(tasks, season)
        act.put("task", hours_key(season), note=written({**minutes, **said}))
        changed = bool(act.changes)
        now = {**minutes_now({}, season), **minutes, **said}
    return Done(in_words(now), changed=changed)
