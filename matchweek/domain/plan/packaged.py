"""The tasks that every season has, as data: read once from `tasks/usual.toml`, with what a season changes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.text import clean_line
from matchweek.domain.plan.situation import CONDITIONS
from matchweek.domain.plan.when import When, read_when
from matchweek.domain.season.timetable import instants, load_season, seasons
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from matchweek.domain.season.own_times import TaskState

PREFIX = "plan."
"""What the keys of these tasks begin with, where what was ticked is kept."""
OWN_FILE = "tasks.file"
"""The task whose note is the text of one's own file for the season."""


class Track(StrEnum):
    """What a task is for: this cycle, the next one, or what comes after Match Week."""

    THIS = "this"
    NEXT = "next"
    AFTER = "after"


TRACKS = {Track.THIS: "This cycle", Track.NEXT: "The next cycle", Track.AFTER: "After Match Week"}
WHERE = {
    "outside": "outside matchweek",
    "me": "Me",
    "season": "Season",
    "rank": "the rank list",
    "plan": "here, in its note",
    "routine": "here, ticked by day",
    "gantt": "here, as bars",
    "outreach": "here, program by program",
    "advocates": "Advocates",
    "week": "the week",
    "readiness": "the readiness list",
    "after": "After",
}
"""Where a task is done, in words."""


_ID = re.compile(r"[a-z][a-z0-9_]*")
_TEXTS = ("title", "why", "done_when")
_NEEDED = (*_TEXTS, "first", "last", "track", "where")
_FIELDS = frozenset({"id", *_NEEDED, "rows", "only", "passes"})
_DECISION = "rebuild_or_leave"
_Said = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `only` are the words of domain.plan.situation that all have to hold; `done_when` says what
    counts as done, `where` is a key of WHERE, `rows` the rows of systems.md that it comes from.
    One that `passes` is never overdue: once it is over there is nothing left to do."""

    id: str
    title: str
    why: str
    first: When
    last: When
    track: Track
    only: tuple[str, ...]
    done_when: str
    where: str
    rows: tuple[int, ...]
    passes: bool = False

    @property
    def key(self) -> str:
        return PREFIX + self.id


@lru_cache(maxsize=8)
def tasks(season: int = 0, own: str = "") -> tuple[Task, ...]:
    """Those of the Match of the year `season`, in their order: the usual ones, with what the season's file
    changes where it has one, and over it the text of one's `own` file; 0 for the usual ones alone.

    An own text that this version cannot read any more changes nothing.
    """
    if own:
        try:
            return read_tasks(own, season)
        except BadInput:
            pass
    return tuple(_task(each) for each in _of_season(season).values())


def tasks_in(season: int, states: Mapping[str, TaskState]) -> tuple[Task, ...]:
    """The same with one's own file as it is kept among the `states` of that season, by key."""
    kept = states.get(OWN_FILE)
    return tasks(season, kept.note if kept is not None else "")


def read_tasks(text: str, season: int) -> tuple[Task, ...]:
    """The season's tasks with what one's own file says: `remove` are ids, `tasks` change the one of their id
    or are one more. Raises BadInput that names the task and what of it cannot be read."""
    return tuple(_checked(each, season) for each in _over(_of_season(season), text, season).values())


def said_in(text: str) -> tuple[str, ...]:
    """What one's own file says in words: nobody else wrote them. Empty for a text that is none."""
    try:
        found = tomllib.loads(text).get("tasks", [])
    except tomllib.TOMLDecodeError:
        return ()
    every = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return tuple(str(each[name]) for each in every for name in _TEXTS if each.get(name))


def _over(every: _Said, text: str, season: int) -> _Said:
    """Tasks by id as they are said, with what a file changes of them."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_read(season, str(error)) from error
    if unknown := said.keys() - {"season", "remove", "tasks"}:
        raise _not_read(season, f"“{min(unknown)}” is nothing that it has.")
    if said.get("season") != season:
        raise _not_read(season, f"It says season {said.get('season', 'none')}.")
    removed = said.get("remove", [])
    if not isinstance(removed, list) or any(str(each) not in every for each in removed):
        raise _not_read(season, "What it removes is no task of every season.")
    if _DECISION in removed:
        raise _not_read(season, f"“{_DECISION}” stays: rebuilding and leaving hang on it.")
    found = {key: each for key, each in every.items() if key not in removed}
    changes = said.get("tasks", [])
    if not isinstance(changes, list) or not all(isinstance(each, dict) for each in changes):
        raise _not_read(season, "“tasks” is no list of tasks.")
    for each in changes:
        name = each.get("id")
        if not isinstance(name, str) or not _ID.fullmatch(name):
            raise _not_read(season, f"“{name}” is no id: small letters, figures and _.")
        found[name] = {**found.get(name, {}), **each}
    return found


def _checked(said: dict[str, Any], season: int) -> Task:
    name = f"The task “{said['id']}”"
    if unknown := said.keys() - _FIELDS:
        raise _not_read(season, f"{name} has no field “{min(unknown)}”.")
    if missing := [each for each in _NEEDED if not said.get(each)]:
        raise _not_read(season, f"{name} does not say its {missing[0]}.")
    for field in (*_TEXTS, "track", "where", "first", "last"):
        if not isinstance(said[field], str):
            raise _not_read(season, f"{name}: its {field} is no text.")
    rows = said.get("rows", [])
    if not isinstance(rows, list) or not all(isinstance(each, int) for each in rows):
        raise _not_read(season, f"{name}: its rows are no numbers.")
    only = said.get("only", [])
    if not isinstance(only, list) or any(str(each).removeprefix("not ") not in CONDITIONS for each in only):
        raise _not_read(season, f"{name}: for whom it is says only these words: {', '.join(CONDITIONS)}.")
    if said["track"] not in list(Track):
        raise _not_read(season, f"{name}: its track is one of {', '.join(Track)}.")
    if said["where"] not in WHERE:
        raise _not_read(season, f"{name}: where it is done is one of {', '.join(WHERE)}.")
    if not isinstance(said.get("passes", False), bool):
        raise _not_read(season, f"{name}: “passes” is true or false.")
    try:
        found = _task(said)
    except ValueError as error:
        raise _not_read(season, f"{name}: a day of it cannot be read, {error}.") from error
    for each in (found.first, found.last):
        if each.moment and each.moment not in _moments():
            raise _not_read(season, f"{name}: no timetable has “{each.moment}”.")
    return found


@cache
def _moments() -> frozenset[str]:
    """What a timetable may know by name."""
    return frozenset(key for year in seasons() for key in instants(load_season(year)))


def _not_read(season: int, detail: str) -> BadInput:
    remedy = "Correct that in the file; `matchweek plan list --all` names the tasks there are."
    return BadInput(f"The tasks of {season} cannot be read", detail, remedy)


def _folder() -> Traversable:
    return files("matchweek.domain.plan") / "tasks"


@cache
def _usual() -> _Said:
    text = (_folder() / "usual.toml").read_text(encoding="utf-8")
    return {each["id"]: each for each in tomllib.loads(text)["tasks"]}


@cache
def _of_season(season: int) -> _Said:
    own = _folder() / f"{season}.toml"
    if not season or not own.is_file():
        return _usual()
    return _over(_usual(), own.read_text(encoding="utf-8"), season)


def _task(said: dict[str, Any]) -> Task:
    return Task(
        id=said["id"],
        title=clean_line(said["title"]),
        why=clean_line(said["why"]),
        first=read_when(said["first"]),
        last=read_when(said["last"]),
        track=Track(said["track"]),
        only=tuple(said.get("only", ())),
        done_when=clean_line(said["done_when"]),
        where=said["where"],
        rows=tuple(said.get("rows", ())),
        passes=said.get("passes", False),
    )
