"""What the season's interviews ask for at a moment: to be prepared, held, written down, thanked for.

One line an interview, and only what can be done now (systems.md rows 39 to 42).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.base.text import inside
from matchweek.domain.contacts.contact_facts import before_week
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.preparation import (
    BELLS,
    READ_UP,
    Prepared,
    countdown,
    end_of_day,
    in_the_room,
    is_prepared_for,
    to_do_now,
)
from matchweek.domain.tracker.scorecard import WITHIN, asked, thanks_asked

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.season.timetable import Timetable

FIRST_DAY = timedelta(days=READ_UP[0] + 2)
PREPARE, ROOM, SCORE, THANK = "season.prepare", "season.room", "season.score", "season.thank"
"""What the line is about, before the interview's number in its `ref`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line. `due` is by when (aware UTC); `losses` are as those of an Item of the agenda."""

    ref: str
    title: str
    due: datetime
    program: str
    detail: str = ""
    losses: tuple[datetime, ...] = ()


def preparing(board: Board, timetable: Timetable, now: datetime) -> list[Asked]:
    """Everything that the season's interviews ask for at `now`; nothing once Match Week has begun."""
    of_season = [each for each in board.kept.interviews.values() if each.tracked is not None]
    if not of_season or not before_week(now, timetable):
        return []
    found: list[Asked] = []
    for one in of_season:
        found += _of(board, timetable, one, now)
    return found


def points_of(board: Board, interview: Interview, season: int) -> tuple[Prepared, ...]:
    """Every point of an interview as it stands on the board, its days in one's own zone."""
    row = board.kept.tracked.get(interview.tracked or 0)
    return countdown(interview, row, board.kept.tasks, season, own_zone(board))


def own_zone(board: Board) -> Timezone:
    """One's own zone; Eastern where none is known."""
    name = board.applicant.zone
    return read_zone(name) if name else EASTERN


def _of(board: Board, timetable: Timetable, one: Interview, now: datetime) -> Iterator[Asked]:
    row, title = board.kept.tracked.get(one.tracked or 0), board.interview_title(one)
    if is_prepared_for(one, row):
        points = to_do_now(points_of(board, one, timetable.season), now) if may_be_prepared(one, now) else []
        if in_the_room(one, now):
            yield _room(one, title, points)
        elif points:
            yield _prepare(one, title, points, now)
    fresh = one.ends + WITHIN
    if waits := asked(one, row, now):
        said = f"write down how it was at {title}"
        detail = "Scores, residents, faculty, flags: within the hour it is fresh."
        yield Asked(f"{SCORE}:{one.id}", said, fresh, one.program, detail, (fresh,))
    # In that hour one thing is asked for; a card that is never filled in holds no thank-you back.
    if thanks_asked(one, row, now) and (not waits or now >= fresh):
        detail = "A few lines, the same day or the next. It is a draft: you send it."
        own = own_zone(board)
        by = end_of_day(one.ends.astimezone(own).date() + timedelta(days=1), own)
        yield Asked(f"{THANK}:{one.id}", f"thank {title}", by, one.program, detail)


def may_be_prepared(one: Interview, now: datetime) -> bool:
    """Whether a point of it may be open: from the first day of reading on, a day more for any zone."""
    return one.at - FIRST_DAY <= now < one.at


def _prepare(one: Interview, title: str, points: Sequence[Prepared], now: datetime) -> Asked:
    """What can be done now; by when the next of it is meant to be done, and at last the interview itself."""
    due = min((each.by for each in points if each.by > now), default=one.at)
    what = inside(points[0].title) if len(points) == 1 else f"{len(points)} points"
    said = f"prepare {title}: {what}"
    return Asked(f"{PREPARE}:{one.id}", said, due, one.program, _named(points), (one.at,))


def _room(one: Interview, title: str, points: Sequence[Prepared]) -> Asked:
    bells = [each for each in points if each.point.stage in BELLS]
    detail = _named(bells) if bells else "Link, names, your bullets and questions stand in its room."
    losses = (one.at, one.ends)
    return Asked(f"{ROOM}:{one.id}", f"the day's room: {title}", one.at, one.program, detail, losses)


def _named(points: Sequence[Prepared]) -> str:
    """Points in one sentence, the newest stage last."""
    first, *others = [each.title for each in points]
    return f"{'; '.join([first, *map(inside, others)])}."
