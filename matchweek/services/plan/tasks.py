"""The plan's tasks: done, put off, not for me, decided; those of one's own added and changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.board.season_plan import DECISION, frames_of, plan_of, task_states
from matchweek.domain.board.season_rebuild import rebuild_of
from matchweek.domain.plan.bars import span_words
from matchweek.domain.plan.frames import Framed
from matchweek.domain.plan.own_line import read_own_line
from matchweek.domain.plan.own_task import OWN, OwnTask
from matchweek.domain.plan.packaged import OWN_FILE, WHERE, Track, tasks_in
from matchweek.domain.plan.packaged import tasks as packaged
from matchweek.domain.plan.plan import Planned
from matchweek.domain.plan.rebuild import Proposed, Rebuild
from matchweek.domain.plan.situation import Way
from matchweek.domain.plan.when import day_of
from matchweek.domain.season.ticked import mark_key
from matchweek.domain.season.timetable import instants
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.spoken.iso_text import YEARS
from matchweek.domain.times.zones import EASTERN, day_month_year
from matchweek.domain.tracker.blocked_days import read_days
from matchweek.errors import BadInput
from matchweek.services.core.board import board_in, load_board
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.week import Done, Week, instant, plural
from matchweek.services.days.timetable import read_at
from matchweek.store import rows
from matchweek.store.act import Act

if TYPE_CHECKING:
    from pendulum import Timezone


def everything(week: Week, own: str = "") -> tuple[Planned, ...]:
    """The whole plan as of now; `own` names one's zone."""
    return plan_of(load_board(week), week.clock.now(), own)


def overview(week: Week, own: str = "") -> tuple[Framed, ...]:
    """The year in seven time frames as of now."""
    return frames_of(load_board(week), week.clock.now(), own)


def set_done(week: Week, keys: list[str], done: bool = True) -> Done:
    """Tick tasks off, or open them again; then they are neither put off nor laid aside any more.

    Raises BadInput for a key that names no task, and for a decision that was not taken.
    """
    with week.act("plan.done" if done else "plan.open") as act:
        if done and DECISION in keys:
            _require_decided(act)
        at = instant(act.at) if done else None
        cleared = {} if done else {"dropped_at": None, "postponed_to": None, "choice": ""}
        kept_by = _kept_by(act, keys)
        if done:
            there = rows.kept(act.connection).tasks
            kept_by = [key for key in kept_by if key not in there or there[key].done_at is None]
        act.put_many("task", {key: {"done_at": at, **cleared} for key in kept_by})
        changed = bool(act.changes)
    stays = () if done else _stays_done(week, keys)
    said = "done" if done else "it stays done" if len(stays) == len(set(keys)) else "open again"
    return Done(f"{said}: {_count(keys)}", stays, tuple(keys), changed)


def postpone(week: Week, key: str, to: date, own: str = "") -> Done:
    """Put a task off to a day in one's zone, which `own` names; what that touches is told.

    Raises BadInput for a key that names no task.
    """
    require_year(to)
    with week.act("plan.postpone") as act:
        (kept_by,) = _kept_by(act, [key])
        # A decision that is put off is not taken.
        act.put("task", kept_by, postponed_to=to.isoformat(), done_at=None, dropped_at=None, choice="")
        changed = bool(act.changes)
    moved = next((each.moved_words for each in everything(week) if each.key == key), "") or "put off"
    return Done(f"{moved} to {day_month_year(to)}", _touched(week, key, to, own), (key,), changed)


def not_for_me(week: Week, keys: list[str]) -> Done:
    """Lay tasks aside; they can be opened again. Raises BadInput for a key that names no task."""
    with week.act("plan.drop") as act:
        kept_by = _kept_by(act, keys)
        laid = {"dropped_at": instant(act.at), "done_at": None, "choice": ""}
        act.put_many("task", dict.fromkeys(kept_by, laid))
        changed = bool(act.changes)
    return Done(f"not for you: {_count(keys)}", keys=tuple(keys), changed=changed)


def set_note(week: Week, key: str, note: str) -> Done:
    """Keep what belongs to a task: what was decided, and why; an empty note removes it."""
    with week.act("plan.note") as act:
        (kept_by,) = _kept_by(act, [key])
        act.put("task", kept_by, note=clean_note(note))
        changed = bool(act.changes)
    return Done("note kept" if note else "note removed", keys=(key,), changed=changed)


def decide(week: Week, way: str, because: str = "", *, bars: bool = True, own: str = "") -> Done:
    """Choose to rebuild and apply again, or to leave; the tasks of the other way fold away.

    Rebuilding fills the next plan with bars to move (domain.plan.rebuild), in the same act, unless `bars`
    says not to, or it was chosen before. Raises BadInput for another word, and without a reason.
    """
    chosen = way.strip().casefold()
    if chosen not in (Way.REBUILD, Way.LEAVE):
        raise BadInput("Rebuild or leave?", f"“{way}” was given.", "Say rebuild, or leave.")
    reason = clean_note(because).strip()
    if not reason:
        raise BadInput(
            "A decision needs its reason",
            "In a hard week you will ask yourself why.",
            "Write one sentence, for yourself.",
        )
    with week.act("plan.decide") as act:
        (kept_by,) = _kept_by(act, [DECISION])
        found = rebuild_of(board_in(act.connection), act.at, own) if bars and chosen == Way.REBUILD else None
        values = {"choice": chosen, "note": reason, "done_at": instant(act.at), "dropped_at": None}
        act.put("task", kept_by, **values)
        numbers = [_add_proposed(act, each) for each in found.bars] if found is not None else []
        changed = bool(act.changes)
    words = "you apply again" if chosen == Way.REBUILD else "you leave"
    more = f"; {plural(len(numbers), 'bar')} in the next plan, to move as your year is" if numbers else ""
    keys = (DECISION, *(f"{OWN}{each}" for each in numbers))
    return Done(f"decided: {words}{more}", found.remarks if found else (), keys, changed)


def rebuilt(week: Week, own: str = "") -> Rebuild:
    """What choosing to rebuild would fill the next plan with, as of now; nothing is stored."""
    return rebuild_of(load_board(week), week.clock.now(), own)


def _add_proposed(act: Act, one: Proposed) -> str:
    days: dict[str, Any] = {"first": one.first.isoformat(), "last": one.last.isoformat()}
    return act.add(
        "own_task",
        title=one.title,
        why=one.why,
        track=Track.NEXT.value,
        full_time=one.full_time,
        **days,
    )


def add(week: Week, line: str, *, own: str = "", draft: str = "", **fields: Any) -> Done:
    """Add a task of one's own from a line such as “Step 3 exam 14 May”: its title, and its day or days.

    Fields: domain.plan.own_task.OwnTask; `first` and `last` given stand for those in the line. Raises
    BadInput where no day can be read.
    """
    title, first, last = read_line(week, line, own)
    values = {"title": title, "first": first.isoformat(), "last": last.isoformat(), **_checked(fields)}
    with week.act("plan.add", draft=draft) as act:
        _require_order(values)
        key = act.add("own_task", **values)
    begins, ends = date.fromisoformat(values["first"]), date.fromisoformat(values["last"])
    today = week.clock.now().astimezone(_zone(week, own)).date()
    past = (f"{day_month_year(ends)} is over: is the year right?",) if ends < today else ()
    return Done(f"planned: {values['title']}, {span_words(begins, ends)}", past, (f"{OWN}{key}",))


def change(week: Week, number: int, **fields: Any) -> Done:
    """Change a task of one's own. Raises BadInput for a number that there is not, or days out of order."""
    values = _checked(fields)
    with week.act("plan.set") as act:
        row = _own(act, number)
        _require_order({"first": row.first.isoformat(), "last": row.last.isoformat(), **values})
        act.put("own_task", str(number), **values)
        changed = bool(act.changes)
    return Done(f"task {number} changed", keys=(f"{OWN}{number}",), changed=changed)


def remove(week: Week, number: int) -> Done:
    """Take a task of one's own out of the plan; undo brings it back."""
    with week.act("plan.remove") as act:
        row = _own(act, number)
        act.remove("own_task", str(number))
    return Done(f"taken out: {row.title}", keys=(f"{OWN}{number}",))


def read_line(week: Week, line: str, own: str = "") -> tuple[str, date, date]:
    """A task's title and its first and last day, read out of one line. Raises BadInput without a day."""
    zone = _zone(week, own)
    return read_own_line(line, Setting(now=week.clock.now(), zone=zone, own=zone, toward="future"))


def read_day(week: Week, text: str, own: str = "") -> date:
    """The one day that a text names, in one's own zone. Raises BadInput for none, and for several."""
    zone = _zone(week, own)
    first, last = read_days(text, Setting(now=week.clock.now(), zone=zone, own=zone, toward="future"))
    if first != last:
        raise BadInput("Several days", f"“{text}” was given.", "Give one day, such as “14 May”.")
    return first


def _stays_done(week: Week, keys: list[str]) -> tuple[str, ...]:
    """What no tick opens again: it is done by what is recorded elsewhere."""
    found = [each for each in everything(week) if each.key in keys and each.recorded]
    return tuple(f"{each.title}: it stays done by what is recorded in {WHERE[each.where]}." for each in found)


def _zone(week: Week, own: str) -> Timezone:
    name = own or load_board(week).applicant.zone
    return read_zone(name) if name else EASTERN


def _touched(week: Week, key: str, to: date, own: str) -> tuple[str, ...]:
    """What a task put off to a day now meets: its own last day, and the season's."""
    found = next(each for each in everything(week, own) if each.key == key)
    board = load_board(week)
    now = week.clock.now()
    timetable = board.timetable(now)
    every = tasks_in(timetable.season, task_states(board, timetable))
    usual = next((each for each in every if each.key == key), None)
    zone = _zone(week, own)
    if to < now.astimezone(zone).date():
        return (f"{found.title}: {day_month_year(to)} is over, so it stays overdue.",)
    if usual is None:
        return ()
    last = day_of(usual.last, timetable.season, instants(timetable), zone)
    if last is None or to <= last.on:
        return ()
    if usual.last.moment:
        return (f"{found.title}: its own last day is {day_month_year(last.on)}; after that it is too late.",)
    return (f"{found.title}: it was planned until {day_month_year(last.on)}.",)


def _require_decided(act: Act) -> None:
    """A decision is ticked off by being taken: never done, and both ways still open (systems.md row 29)."""
    (key,) = _kept_by(act, [DECISION])
    state = rows.kept(act.connection).tasks.get(key)
    if state is None or not state.choice:
        raise BadInput(
            "Rebuild or leave?",
            "This one is done when it is decided.",
            "Say which, and why: `matchweek plan decide WAY --because TEXT`, rebuild or leave.",
        )


def _kept_by(act: Act, keys: list[str]) -> list[str]:
    season = read_at(act.connection, act.at).season
    own = rows.own_tasks(act.connection).values()
    file = rows.kept(act.connection).tasks.get(mark_key(season, OWN_FILE))
    known = {each.key for each in packaged(season, file.note if file is not None else "")}
    known |= {each.key for each in own}
    unknown = [key for key in keys if key not in known]
    if unknown or not keys:
        raise BadInput(
            "No such task",
            f"“{'”, “'.join(unknown)}” was given.",
            "`matchweek plan list --all` names them all.",
        )
    return [mark_key(season, key) for key in dict.fromkeys(keys)]


def _own(act: Act, number: int) -> OwnTask:
    found = rows.own_tasks(act.connection).get(number)
    if found is None:
        raise BadInput("No such task of yours", f"There is no {number}.", "See `matchweek plan list --all`.")
    return found


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    return cleaned(OwnTask, fields, _no_such, read={"title": _named})


def _named(title: str) -> str:
    """A title in one line; a task without one could not be found again."""
    if not clean_line(title):
        raise BadInput("A task needs its name", "", "Write it in a few words, such as “Step 3 exam”.")
    return clean_line(title)


def _no_such(name: str) -> BadInput:
    return BadInput("No such field of a task", f"“{name}” is not kept.", "See `matchweek plan set --help`.")


def require_year(day: date) -> None:
    """Raise BadInput for a day of a year that nobody plans for."""
    if day.year not in YEARS:
        raise BadInput("Too far", f"{day.isoformat()} was given.", "Give a day of these years.")


def _require_order(values: dict[str, Any]) -> None:
    for day in (values["first"], values["last"]):
        require_year(date.fromisoformat(day))
    if values["last"] < values["first"]:
        raise BadInput(
            "The last day is before the first",
            f"{values['first']} to {values['last']}.",
            "Give the first day, then the last.",
        )


def _count(keys: list[str]) -> str:
    return f"{len(keys)} task{'' if len(keys) == 1 else 's'}"
