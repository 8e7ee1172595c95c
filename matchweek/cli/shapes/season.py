"""The JSON of the season."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from pendulum import Timezone

from matchweek.cli.shapes.common import Shape, iso_or_none
from matchweek.domain.base.fields import described
from matchweek.domain.tracker.tracked import Tracked

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.season_view import SeasonRow


def tracked(row: SeasonRow, board: Board, zone: Timezone) -> Shape:
    """A program of the season with the interview that counts: `at` is null while no date is known, `minutes`,
    `place` and `interviewer` are of that interview. `visa` is yes, no or null for unknown, a score null
    while it is not given; `listed` says whether a list that was brought in has its code."""
    one, held = row.tracked, row.interview
    shown = {each.name: _shown(getattr(one, each.name), zone) for each in described(Tracked)}
    return {
        **shown,
        "title": board.season_title(one),
        "visa": one.visa or None,
        "offered": one.offered.split(";") if one.offered else [],
        "at": iso_or_none(row.at, zone),
        "interview": held.id if held is not None else None,
        "minutes": held.minutes if held is not None else None,
        "place": held.place if held is not None else "",
        "interviewer": held.interviewer if held is not None else "",
        "listed": one.code in board.programs,
    }


def _shown(value: Any, zone: Timezone) -> Any:
    return iso_or_none(value, zone) if isinstance(value, datetime) else value
