"""The first times of a season without a packaged timetable: asked for one by one, each undone by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.season.own_timetable import kept_times, missing, optional
from matchweek.domain.season.season_years import third_friday_ends
from matchweek.domain.season.timetable import NEVER, Moment, Timetable, moment_of
from matchweek.domain.times.zones import at_wall, wall
from matchweek.tui.screens.days.change_times import Asked, ChangeTimes

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

# Which day of Match Week each is on, counted back from the midnight after its Friday.
_BEFORE_ITS_END = {"list_opens": 5, "applications_open": 5, "contact_opens": 4, "match_day": 1}
_THURSDAY = 2
_IN_2027 = {
    "registration_opens": (-1, 9, 15),
    "registration_closes": (0, 1, 29),
    "ranking_opens": (0, 2, 1),
    "ranking_closes": (0, 3, 3),
}
REASON = "R3 shows it"


def to_give(timetable: Timetable) -> list[Moment]:
    """What still has to be given, as moments that never come."""
    return [moment_of(timetable, key, NEVER) for key in (*missing(timetable), *optional(timetable))]


def ask_first(app: Host, session: Session, zone: str, key: str, reason: str = REASON) -> None:
    """Ask for one time, and once it is stored for the next; Escape ends it, and what was given stays."""
    timetable = session.board.timetable(session.clock.now())
    left = missing(timetable)
    if key not in (*left, *optional(timetable)):
        return
    likely = _likely_day(timetable.season, key)

    def change(typed: Mapping[str, datetime]) -> Timetable:
        from matchweek.services.days.timetable import first_time

        own = timetable.moved(key, first_time(typed[key], timetable.season))
        kept_times(own)
        return own

    def act(week: Week, typed: Mapping[str, datetime], because: str) -> Done:
        from matchweek.services.days import timetable as service

        done = service.set_times(week, typed, because)
        # While some are missing the next question says what the warning would.
        return replace(done, warnings=()) if len(left) > 1 and key in left else done

    def next_one(_: None) -> None:
        still = missing(session.board.timetable(session.clock.now()))
        if key in left and still and key not in still:
            ask_first(app, session, zone, still[0], dialog.reason.value or reason)

    moment = moment_of(timetable, key, NEVER)
    words = (
        f"No times of Match Week {timetable.season} are packaged, {len(left)} are asked for. "
        "Take each from R3; until all are here every program is held."
    )
    if key not in left:
        words = "The plan, the rank list and the outreach go by it. Take it from R3."
    words += f" An hour alone is of {wall(likely)[:-6]}."
    asked = [Asked(key, moment.title, likely)]
    dialog = ChangeTimes(session, zone, "Give a time", "", asked, change, act, words)
    dialog.reason.value = reason
    app.push_screen(dialog, next_one)


def _likely_day(year: int, key: str) -> datetime:
    """Noon of the day on which it is in a week whose Match Day is March's third Friday; of a date before the
    week that of the season of 2027."""
    if key in _IN_2027:
        later, month, day = _IN_2027[key]
        return at_wall(datetime.combine(date(year + later, month, day), time(12)))
    days = _BEFORE_ITS_END.get(key, _THURSDAY)
    return third_friday_ends(year) - timedelta(days=days) + timedelta(hours=12)
