"""What one writes down of an interview of the season: scores, people, facts; that it was held, and thanks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.tracker.scorecard import AFTER, FACTS, LEAST, MOST, SCORES
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.interviews import no_interview
from matchweek.services.season.preparation import not_of_season, of_season
from matchweek.store import rows
from matchweek.store.act import Act

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
        if thanked is not None:
            values["thanked_at"] = _thanked(act, one, thanked)
        if done is not None:
            values["status"] = str(SeasonStatus.DONE if done else SeasonStatus.SCHEDULED)
            held = InterviewStatus.DONE if done else InterviewStatus.ARRANGED
            act.put("interview", str(interview), status=str(held))
        act.put("tracked", str(one.tracked), **values)
        title = rows.tracked(act.connection)[one.tracked or 0].title
        changed = bool(act.changes)
        early = done is True and one.at > act.at
    warnings = ("It has not begun yet by your clock.",) if early else ()
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


def _thanked(act: Act, one: Interview, thanked: bool) -> str | None:
    """When the program was thanked; one that was already keeps its time."""
    known = rows.tracked(act.connection)[one.tracked or 0].thanked_at
    return instant(known or act.at) if thanked else None


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one or a value that cannot be."""
    others = {name for name in Tracked.__dataclass_fields__ if name not in FIELDS}
    return cleaned(Tracked, fields, _unknown, but=others, read=dict.fromkeys(SCORES, _points))


def _unknown(name: str) -> BadInput:
    known = ", ".join(FIELDS)
    return BadInput("Not on the scorecard", f"“{name}” is not kept there.", f"Known: {known}.")


def _points(value: Any) -> int | None:
    if value in (None, ""):
        return None
    number = int(value) if str(value).strip().isdecimal() else LEAST - 1
    if not LEAST <= number <= MOST:
        raise BadInput("Not a score", f"“{value}” was given.", f"Give a whole number, {LEAST} to {MOST}.")
    return number
