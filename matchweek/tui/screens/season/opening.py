"""Opening what belongs to one interview of the season: its preparation, its day's room, its scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.week.preparing import PREPARE, ROOM, SCORE, THANK
from matchweek.tui.commands import with_keys

if TYPE_CHECKING:
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.tui.host import Host

NO_INTERVIEW = "It has no interview yet: {season_dates} chooses a date, {season_open} writes one down."
_BY_REF = {PREPARE: "prepare", ROOM: "room", SCORE: "score", THANK: "score"}


def open_form(app: Host, what: str, one: Interview | None) -> None:
    """Open the form of an interview that `what` names: prepare, room or score, as their drafts are called.

    Says so where there is none of the season.
    """
    if one is None or one.tracked is None:
        app.notify(with_keys(NO_INTERVIEW), markup=False)
        return
    session, zone = app.session, app.week_screen.zone
    if what == "prepare":
        from matchweek.tui.screens.season.preparation import PreparationForm

        app.push_screen(PreparationForm(session, zone, one.id))
    elif what == "room":
        from matchweek.tui.screens.season.day_room import DayRoom

        app.push_screen(DayRoom(session, zone, one.id))
    else:
        from matchweek.tui.screens.season.score_interview import ScorecardForm

        app.push_screen(ScorecardForm(session, zone, one.id))


def go_to_asked(app: Host, ref: str) -> None:
    """Open what a line of the agenda asks for, by its `ref`, such as “season.room:12”."""
    what, _, number = ref.rpartition(":")
    open_form(app, _BY_REF[what], app.session.board.kept.interviews.get(int(number)))
