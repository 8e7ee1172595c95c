"""One's own file of tasks for a season, such as a school hands out: kept in the week file, with undo."""

from __future__ import annotations

from dataclasses import dataclass

from matchweek.domain.base.text import clean_note
from matchweek.domain.board.season_plan import task_states
from matchweek.domain.plan.packaged import OWN_FILE, read_tasks, tasks
from matchweek.domain.season.ticked import mark_key
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.days.timetable import read_at

LONGEST = 100_000
"""Characters that such a file may have: some hundreds of tasks."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a file changes of a season's tasks: their titles."""

    season: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{len(self.added)} more, {len(self.changed)} changed, {len(self.removed)} taken out"


def changes(week: Week, text: str) -> Changes:
    """What a file's text would change; nothing is stored. Raises BadInput as `take` does."""
    season = load_board(week).timetable(week.clock.now()).season
    return _changes(season, _read(text))


def take(week: Week, text: str) -> Done:
    """Keep a file's text as one's own for the season, instead of the one before.

    Raises BadInput that names the task and what of it cannot be read, and for a text that is too long.
    """
    kept = _read(text)
    with week.act("plan.file") as act:
        season = read_at(act.connection, act.at).season
        found = _changes(season, kept)
        act.put("task", mark_key(season, OWN_FILE), note=kept)
        changed = bool(act.changes)
    return Done(f"tasks of {season} from your file: {found.words}", changed=changed)


def clear(week: Week) -> Done:
    """Take one's own file out: the season has its usual tasks again."""
    with week.act("plan.file") as act:
        key = mark_key(read_at(act.connection, act.at).season, OWN_FILE)
        if act.get_many("task", [key]).get(key, {}).get("note"):
            act.put("task", key, note="")
        changed = bool(act.changes)
    return Done("the season has its usual tasks", changed=changed)


def text_of(week: Week) -> str:
    """One's own file for the season as it is kept; empty where there is none."""
    board = load_board(week)
    kept = task_states(board, board.timetable(week.clock.now())).get(OWN_FILE)
    return kept.note if kept is not None else ""


def _changes(season: int, text: str) -> Changes:
    before = {each.id: each for each in tasks(season)}
    after = {each.id: each for each in read_tasks(text, season)}
    return Changes(
        season,
        tuple(each.title for name, each in after.items() if name not in before),
        tuple(each.title for name, each in after.items() if name in before and each != before[name]),
        tuple(each.title for name, each in before.items() if name not in after),
    )


def _read(text: str) -> str:
    if len(text) > LONGEST:
        raise BadInput("That is too long", f"{len(text):,} characters.", f"Give {LONGEST:,} at most.")
    return clean_note(text)
