"""The routine of every day and week: ticked, a tick taken back, silenced and told to be seen again."""

from __future__ import annotations

from datetime import date, timedelta

from matchweek.domain.board.season_routine import RoutineNow, routine_of
from matchweek.domain.plan.routine import QUIET, Every, Routine, routines, tick_key
from matchweek.domain.season.ticked import mark_key
from matchweek.domain.times.zones import DAYS, day_month, day_month_year
from matchweek.errors import BadInput
from matchweek.services.core.board import board_in, load_board
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.timetable import read_at
from matchweek.services.plan.tasks import read_day

BACK = "The routine is silent: `matchweek plan routine quiet --not` brings it back."


def standing(week: Week, own: str = "") -> RoutineNow:
    """How the routine stands as of now; `own` names one's zone."""
    return routine_of(load_board(week), week.clock.now(), own)


def tick(week: Week, name: str, own: str = "", on: date | None = None, *, back: bool = False) -> Done:
    """Tick one thing of the routine, today or `on` a day before, or take its last tick `back`.

    What the day has enough of stays as it is. Raises BadInput for another name, for a day to come, and
    while there is no routine.
    """
    one = read_routine(name)
    with week.act("plan.routine_back" if back else "plan.routine") as act:
        now = routine_of(board_in(act.connection), act.at, own)
        _require_open(now)
        day = on or now.today
        if day > now.today:
            raise BadInput("That day is still to come", day_month_year(day), "It is ticked when it was done.")
        season = read_at(act.connection, act.at).season
        keys = [mark_key(season, tick_key(one.id, day, each)) for each in range(1, _of_day(one) + 1)]
        known = act.get_many("task", keys)
        done = [key for key in keys if known.get(key, {}).get("done_at")]
        wanted = done[-1:] if back else [key for key in keys if key not in done][:1]
        act.put_many("task", {key: {"done_at": None if back else instant(act.at)} for key in wanted})
        changed = bool(act.changes)
    return Done(_words(week, one, own, day, changed, back), _silent(now), (one.id,), changed)


def read_day_gone(week: Week, text: str, own: str = "") -> date:
    """The day that a text names for what is over: “Mon” is the last one. Raises as tasks.read_day does."""
    day = read_day(week, text, own)
    is_weekday = text.strip()[:3].title() in DAYS and not any(each.isdigit() for each in text)
    if is_weekday and day > standing(week, own).today:
        day -= timedelta(days=7)
    return day


def quiet(week: Week, silent: bool = True) -> Done:
    """Silence the routine until it is told to be seen again, or show it again."""
    with week.act("plan.quiet" if silent else "plan.unquiet") as act:
        key = mark_key(read_at(act.connection, act.at).season, QUIET)
        state = act.get_many("task", [key]).get(key, {})
        if bool(state.get("dropped_at")) != silent:
            act.put("task", key, dropped_at=instant(act.at) if silent else None)
        changed = bool(act.changes)
    if not silent:
        return Done("the routine is shown again", changed=changed)
    return Done("the routine is silent", (BACK,), changed=changed)


def read_routine(name: str) -> Routine:
    """The one that a name means; raises BadInput naming those there are."""
    wanted = name.strip().casefold().replace(" ", "_").replace("-", "_")
    found = next((each for each in routines() if wanted in (each.id, each.short.replace(" ", "_"))), None)
    if found is None:
        known = ", ".join(each.id for each in routines())
        raise BadInput("No such thing of the routine", f"“{name}” was given.", f"Known: {known}.")
    return found


def _of_day(one: Routine) -> int:
    return one.most if one.every is Every.DAY else 1


def _require_open(now: RoutineNow) -> None:
    if now.counted:
        return
    raise BadInput("There is no routine now", now.when_words, "Nothing of it is asked of you.")


def _silent(now: RoutineNow) -> tuple[str, ...]:
    return (BACK,) if now.quiet else ()


def _words(week: Week, one: Routine, own: str, day: date, changed: bool, back: bool) -> str:
    now = standing(week, own)
    stands = next((each.words for each in now.counted if each.routine.id == one.id), one.short)
    when = "today" if day == now.today else day_month(day)
    if not changed:
        return f"{one.short}: none to take back, {when}" if back else f"{one.short}: enough, {when}"
    return f"{'taken back' if back else 'ticked'}: {one.short}, {when}. {stands}"
