"""What one writes down of an interview of the season: scores, people, facts; that it was held, and thanks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchweek.domain.contacts.interviews import InterviewStatus
from matchweek.domain.tracker.scorecard import AFTER, FACTS
from matchweek.domain.tracker.tracked import SCORES, SeasonStatus, Tracked
from matchweek.errors import BadInput
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.interviews import no_interview
from matchweek.services.season import tracked_fields
from matchweek.services.season.preparation import not_of_season, of_season
from matchweek.services.season.tracker import put_changed, titled
from matchweek.store import rows

FIELDS = (*SCORES, *AFTER, *FACTS)
"""The fields of domain.tracker.tracked.Tracked that a scorecard fills in."""


def score(
    week: Week,
    interview: int,
    fields: Mapping[str, Any],
    *,
    done: bool | None = None,
    thanked: bool | None = None,
    draft: str = "",
) -> Done:
    """Fill in the scorecard of an interview by its number; None or an empty text takes one out again.

    It stands in the tracker's row of the program. `done` says that it was held, `thanked` that the program
    was thanked now; both are taken back by False. `draft` names the form whose draft this commits. Raises
    BadInput for an interview of the week, for an unknown field and for a value that cannot be.
    """
    values = checked(fields)
    if not values and done is None and thanked is None and not draft:
        raise BadInput("Nothing to write down", "No score was given.", "See `matchweek season score --help`.")
    with week.act("season.score", draft=draft) as act:
        one = of_season(act, interview)
        row = rows.tracked(act.connection)[one.tracked or 0]
        if thanked is not None:
            values["thanked_at"] = instant(row.thanked_at or act.at) if thanked else None
        if done is not None:
            values["status"] = str(SeasonStatus.DONE if done else SeasonStatus.SCHEDULED)
        if done is False:
            act.put("interview", str(interview), status=str(InterviewStatus.ARRANGED))
        warnings = put_changed(act, week, row, values, None, {})
        title, changed = titled(act, row), bool(act.changes)
    return Done(f"written down: {title}", warnings, (str(interview),), changed)


def row_of(week: Week, interview: int) -> Tracked:
    """The tracker's row of an interview's program. Raises BadInput for none of the season by that number."""
    with week.reading() as connection:
        one = rows.interviews(connection).get(interview)
        if one is None:
            raise no_interview(interview)
        if one.tracked is None:
            raise not_of_season(interview)
        return rows.tracked(connection)[one.tracked]


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for one that is on no card or a value that cannot be."""
    unknown = [name for name in fields if name not in FIELDS]
    if unknown:
        raise BadInput(
            "Not on the scorecard", f"“{unknown[0]}” is no part of it.", f"Known: {', '.join(FIELDS)}."
        )
    return tracked_fields.checked(fields)
