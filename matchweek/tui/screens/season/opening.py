"""Opening what belongs to one interview of the season: its preparation, its day's room, its scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.week.preparing import PREPARE, ROOM, SCORE, THANK

if TYPE_CHECKING:
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.tui.host import Host

NO_INTERVIEW = "It has no interview yet: a date has to be written down first."


def open_preparation(app: Host, number: int) -> None:
    """Open the countdown of an interview; says so where there is none of the season by that number."""
    from matchweek.tui.screens.season.preparation import PreparationForm

    if _of_season(app, number) is not None:
        app.push_screen(PreparationForm(app.session, app.week_screen.zone, number))


def open_room(app: Host, number: int) -> None:
    """Open the room of an interview's day."""
    from matchweek.tui.screens.season.day_room import DayRoom

    if _of_season(app, number) is not None:
        app.push_screen(DayRoom(app.session, app.week_screen.zone, number))


def open_scorecard(app: Host, number: int) -> None:
    """Open the scorecard of an interview."""
    from matchweek.tui.screens.season.score_interview import ScorecardForm

    if _of_season(app, number) is not None:
        app.push_screen(ScorecardForm(app.session, app.week_screen.zone, number))


_BY_REF = {PREPARE: open_preparation, ROOM: open_room, SCORE: open_scorecard, THANK: open_scorecard}


def go_to_asked(app: Host, ref: str) -> None:
    """Open what a line of the agenda asks for, by its `ref`, such as “season.room:12”."""
    what, _, number = ref.rpartition(":")
    _BY_REF[what](app, int(number))


def _of_season(app: Host, number: int) -> Interview | None:
    one = app.session.board.kept.interviews.get(number)
    if one is None or one.tracked is None:
        app.notify(NO_INTERVIEW, markup=False)
        return None
    return one
