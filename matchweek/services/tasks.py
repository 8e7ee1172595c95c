"""The readiness list and the Monday sequence: what is done, by the keys the domain gives its points."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.domain.agenda import SWEEP
from matchweek.domain.monday import HOUR_ENDED, MONDAY_KEYS
from matchweek.domain.readiness import READINESS_KEYS
from matchweek.domain.text import clean_note
from matchweek.errors import BadInput
from matchweek.services.week import Done, Week, instant, plural

KNOWN = READINESS_KEYS | MONDAY_KEYS | {HOUR_ENDED, SWEEP}


def set_done(week: Week, keys: Sequence[str], done: bool = True) -> Done:
    """Tick tasks off, or open them again; one that is done already keeps its time."""
    wanted = _read(keys)
    with week.act("task.done" if done else "task.open") as act:
        known = act.get_many("task", wanted)
        changing = [key for key in wanted if bool(known.get(key, {}).get("done_at")) != done]
        when = instant(act.at) if done else None
        act.put_many("task", {key: {"done_at": when} for key in changing})
        changed = bool(act.changes)
    words = "done" if done else "open again"
    return Done(f"{words}: {plural(len(wanted), 'task')}", keys=tuple(wanted), changed=changed)


def swept(week: Week) -> Done:
    """Record that mail, spam, voicemail, Thalamus and portals were looked through just now."""
    with week.act("task.swept") as act:
        act.put("task", SWEEP, done_at=instant(act.at))
    return Done("looked through", keys=(SWEEP,))


def set_note(week: Week, key: str, note: str) -> Done:
    """Keep a note on a task, such as a name or a number; an empty one removes it."""
    (wanted,) = _read([key])
    with week.act("task.note") as act:
        act.put("task", wanted, note=clean_note(note))
        changed = bool(act.changes)
    return Done("note kept" if note else "note removed", keys=(wanted,), changed=changed)


def _read(keys: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(keys))
    unknown = [key for key in wanted if key not in KNOWN]
    if unknown or not wanted:
        raise BadInput(
            "No such task", ", ".join(unknown), "Tasks are those of the readiness list and Monday's."
        )
    return wanted
