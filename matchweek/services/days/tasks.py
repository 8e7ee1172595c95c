"""The readiness list and the Monday sequence: what is done, by the keys the domain gives its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matchweek.domain.base.text import clean_note
from matchweek.domain.season.ticked import mark_key, ticks
from matchweek.domain.week.agenda import SWEEP
from matchweek.domain.week.monday import HOUR_ENDED, MONDAY_KEYS, Task, hour_ends, steps
from matchweek.domain.week.readiness import READINESS, READINESS_KEYS
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, instant, plural, to_come
from matchweek.services.days.timetable import read_at
from matchweek.store import rows
from matchweek.store.act import Act

_SWEEP = (
    "Look through mail, spam, voicemail, Thalamus and portals",
    "Each half hour while programs may make contact.",
)
KNOWN = READINESS_KEYS | MONDAY_KEYS | {HOUR_ENDED, SWEEP}


def set_done(week: Week, keys: Sequence[str], done: bool = True, at: datetime | None = None) -> Done:
    """Tick tasks off, at `at` (aware; default now), or open them again.

    A tick belongs to the season in force at that moment; a task that is done already keeps its time.
    """
    wanted = _read(keys)
    moment = at or week.clock.now()
    with week.act("task.done" if done else "task.open") as act:
        season = read_at(act.connection, moment).season
        ticked = list(_ticked(act, season))
        if done:
            known = {task for task, _ in ticked}
            fresh = [mark_key(season, key) for key in wanted if key not in known]
            act.put_many("task", {key: {"done_at": instant(moment)} for key in fresh})
        else:
            stored = [kept_by for task, kept_by in ticked if task in wanted]
            act.put_many("task", {key: {"done_at": None} for key in stored})
        changed = bool(act.changes)
    words = "done" if done else "open again"
    return Done(f"{words}: {plural(len(wanted), 'task')}", to_come(week, at), tuple(wanted), changed)


def swept(week: Week, at: datetime | None = None) -> Done:
    """Record that mail, spam, voicemail, Thalamus and portals were looked through at `at` (default now)."""
    moment = at or week.clock.now()
    with week.act("task.swept") as act:
        season = read_at(act.connection, moment).season
        act.put("task", mark_key(season, SWEEP), done_at=instant(moment))
        changed = bool(act.changes)
    return Done("looked through", to_come(week, at), (SWEEP,), changed)


def set_note(week: Week, key: str, note: str) -> Done:
    """Keep a note on a task, such as a name or a number; an empty one removes it."""
    (wanted,) = _read([key])
    with week.act("task.note") as act:
        season = read_at(act.connection, act.at).season
        act.put("task", mark_key(season, wanted), note=clean_note(note))
        changed = bool(act.changes)
    return Done("note kept" if note else "note removed", keys=(wanted,), changed=changed)


@dataclass(frozen=True, slots=True)
class Listed:
    """One task as a list shows it. `at` is when it begins, `by` when it should be done (aware UTC).

    `group` is “readiness”, “monday” or “sweep”; `closed` says why it cannot be done yet.
    """

    key: str
    group: str
    title: str
    what: str
    at: datetime | None
    by: datetime | None
    closed: str
    done_at: datetime | None


def everything(week: Week) -> list[Listed]:
    """Every task of the season in force: readiness, then Monday's steps, then the sweep."""
    now = week.clock.now()
    board = load_board(week)
    timetable = board.timetable(now)
    when = {task: at for task, _, at in ticks(board.kept.tasks, timetable.season)}
    opens = timetable.list_opens
    found = [
        Listed(each.key, "readiness", each.title, each.how, None, opens, "", when.get(each.key))
        for each in READINESS
    ]
    hour = ("The hour after the notice is over", "It is yours; it may be ended at any time.")
    ends = hour_ends(timetable)
    found.append(Listed(HOUR_ENDED, "monday", *hour, opens, ends, "", when.get(HOUR_ENDED)))
    found += [_listed(task, when.get(task.key)) for task in steps(board, timetable, now)]
    found.append(Listed(SWEEP, "sweep", *_SWEEP, None, None, "", when.get(SWEEP)))
    return found


def _listed(task: Task, done_at: datetime | None) -> Listed:
    return Listed(task.key, "monday", task.title, task.what, task.at, task.by, task.closed, done_at)


def _ticked(act: Act, season: int) -> list[tuple[str, str]]:
    """The tasks done in a season, each with the key it is kept by."""
    tasks = rows.kept(act.connection).tasks
    found = ticks(tasks, season)
    return [(task, kept_by) for task, kept_by, _ in found]


def _read(keys: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(keys))
    unknown = [key for key in wanted if key not in KNOWN]
    if unknown or not wanted:
        raise BadInput(
            "No such task", f"“{'”, “'.join(unknown)}” was given.", "`matchweek task list` names them all."
        )
    return wanted
