"""The bars of the twelve months: moved, made longer and shorter, begun from an example, written as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from matchweek.domain.board.season_bars import Year, year_of
from matchweek.domain.plan.bars import span_words
from matchweek.domain.plan.own_task import OWN
from matchweek.domain.plan.packaged import Track
from matchweek.domain.plan.plan import State
from matchweek.domain.plan.twelve_months import days_of, examples
from matchweek.domain.season.ticked import mark_key
from matchweek.errors import BadInput
from matchweek.papers import plan_bars
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.days.timetable import read_at
from matchweek.services.file.private_files import written
from matchweek.services.plan.tasks import everything, postpone, require_year
from matchweek.store import rows

FORMATS = ("ics", "csv", "svg")
_MOST = 3660
"""Days by which a bar is moved at most: ten years."""


def year(week: Week, own: str = "", later: int = 0) -> Year:
    """The twelve months as of now; `own` names one's zone, `later` begins them so many months later."""
    return year_of(load_board(week), week.clock.now(), own, later)


def move(week: Week, key: str, days: int, own: str = "") -> Done:
    """Move a task of one's own by days, earlier where negative.

    Raises BadInput for a task that comes with every season, and for a key that names none.
    """
    _require_days(days)
    planned = _planned(week, key, own)
    if not planned.own:
        raise BadInput(
            "It comes with every season",
            f"“{planned.title}” begins when the season says.",
            "Its last day can be put off: `matchweek plan stretch KEY --days N`.",
        )
    return _set_days(
        week, "plan.move", key, "moved", lambda first, last: (first + _by(days), last + _by(days))
    )


def stretch(week: Week, key: str, days: int, own: str = "") -> Done:
    """Put the last day of a task so many days later, or earlier where negative.

    One that comes with every season is put off. Raises BadInput where it would end before it begins.
    """
    _require_days(days)
    planned = _planned(week, key, own)
    if planned.own:
        return _set_days(week, "plan.stretch", key, "changed", lambda first, last: (first, last + _by(days)))
    if planned.last is None:
        raise BadInput("Its day is not known", planned.title, "Give the season's times first.")
    if planned.state is State.DONE:
        # To put it off would open it again, and nobody said so.
        raise BadInput("It is done", planned.title, "Open it again first: `matchweek plan open KEY`.")
    to = planned.last + _by(days)
    if planned.first is not None and to < planned.first:
        raise _too_short(planned.title)
    return postpone(week, key, to, own)


def full_time(week: Week, key: str, full: bool) -> Done:
    """Say whether a task of one's own takes the whole day. Raises BadInput for another one."""
    number = _number(key)
    with week.act("plan.full_time") as act:
        row = rows.own_tasks(act.connection).get(number)
        if row is None:
            raise _no_such(key)
        act.put("own_task", str(number), full_time=full)
        changed = bool(act.changes)
    said = "takes the whole day" if full else "goes beside other things"
    return Done(f"{row.title} {said}", keys=(key,), changed=changed)


def begin(week: Week) -> Done:
    """Put the example's bars among one's own tasks, moved to the season; those that are there stay, and those
    whose days are over by now are left out."""
    with week.act("plan.begin") as act:
        over, today = 0, act.at.date()
        season = read_at(act.connection, act.at).season
        known = {each.title for each in rows.own_tasks(act.connection).values()}
        keys = []
        for each in examples():
            if each.title in known:
                continue
            first, last = days_of(each, season)
            if last < today:
                over += 1
                continue
            values: dict[str, Any] = {"first": first.isoformat(), "last": last.isoformat()}
            number = act.add(
                "own_task", title=each.title, track=Track.NEXT.value, full_time=each.full_time, **values
            )
            keys.append(f"{OWN}{number}")
        changed = bool(act.changes)
    said = f"{plural(len(keys), 'bar')} to begin with: move them as your year is"
    late = (f"{plural(over, 'bar')} of the example left out: the days are over.",) if over else ()
    return Done(said if keys else "the example is there already", late, tuple(keys), changed)


def as_text(week: Week, form: str, own: str = "") -> str:
    """The twelve months as a file's text. Raises BadInput for another format than ics, csv, svg."""
    board, now = load_board(week), week.clock.now()
    found = year_of(board, now, own)
    if read_format(form) == "ics":
        return plan_bars.calendar_text(found.bars, now, board.timetable(now).season)
    return plan_bars.table_text(found.bars) if read_format(form) == "csv" else plan_bars.picture_text(found)


def write(week: Week, form: str, to: Path, own: str = "") -> Done:
    """Write the twelve months into a file that only its owner can read; nothing of the week changes."""
    with written(week, as_text(week, form, own), to):
        pass
    return Done(f"written: {to}", changed=False)


def read_format(name: str) -> str:
    """The format meant; raises BadInput naming those there are."""
    wanted = name.strip().lower()
    if wanted not in FORMATS:
        raise BadInput("No such format", f"“{name}” was given.", f"Known: {', '.join(FORMATS)}.")
    return wanted


def _planned(week: Week, key: str, own: str) -> Any:
    found = next((each for each in everything(week, own) if each.key == key), None)
    if found is None:
        raise _no_such(key)
    return found


def _set_days(
    week: Week, verb: str, key: str, said: str, change: Callable[[date, date], tuple[date, date]]
) -> Done:
    """New days for a task of one's own, counted from those that it has now: put off, it ends later."""
    number = _number(key)
    with week.act(verb) as act:
        row = rows.own_tasks(act.connection).get(number)
        if row is None:
            raise _no_such(key)
        mark = mark_key(read_at(act.connection, act.at).season, key)
        state = rows.kept(act.connection).tasks.get(mark)
        put_off = state.postponed_to if state is not None else None
        first, last = change(row.first, max(row.first, put_off or row.last))
        require_year(first)
        require_year(last)
        if last < first:
            raise _too_short(row.title)
        act.put("own_task", str(number), first=first.isoformat(), last=last.isoformat())
        if put_off is not None:
            act.put("task", mark, postponed_to=None)
        changed = bool(act.changes)
    return Done(f"{said}: {row.title}, {span_words(first, last)}", keys=(key,), changed=changed)


def _number(key: str) -> int:
    number = key.removeprefix(OWN)
    if not key.startswith(OWN) or not number.isdecimal():
        raise BadInput(
            "Not a task of yours", f"“{key}” was given.", "Yours are own.N in `matchweek plan bars`."
        )
    return int(number)


def _by(days: int) -> timedelta:
    return timedelta(days=days)


def _require_days(days: int) -> None:
    if abs(days) > _MOST:
        raise BadInput("Too far", f"{days} days were given.", f"Give {_MOST} days at most.")


def _too_short(title: str) -> BadInput:
    return BadInput("It would end before it begins", title, "Move it, or give it fewer days less.")


def _no_such(key: str) -> BadInput:
    return BadInput("No such task", f"“{key}” was given.", "`matchweek plan list --all` names them all.")
