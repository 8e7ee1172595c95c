"""The next season: a new week file that starts from this one; what is confidential stays behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchweek.domain.after.look_back import what_was_learnt
from matchweek.domain.base.fields import described
from matchweek.domain.board.season_plan import task_states
from matchweek.domain.people.advocates import Answer
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.plan.own_task import OwnTask
from matchweek.domain.plan.packaged import Track
from matchweek.domain.programs.facts import LIST
from matchweek.domain.season.own_times import TaskState
from matchweek.domain.season.season_years import season_year
from matchweek.errors import BadInput, Failed
from matchweek.paths import real
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, instant, open_week

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.store.act import Act

_OF_THE_CYCLE = frozenset({"state", "matched_place", "partner_place", "match_answer"})
"""What one's own data says of this cycle alone, beside the fields that begin with `season_`."""
_OF_THE_WEEK = {"answer": str(Answer.NOT_ASKED), "answered_on": None}
NOTHING_SAID = TaskState()
_OF_THIS = {"track": str(Track.THIS)}
"""What was for the next cycle is for this one now."""
LEARNT = "What {} taught: read it once"


@dataclass(frozen=True, slots=True)
class Begun:
    """The new file, what goes over and what stays behind: names with how many of each."""

    path: Path
    season: int
    went: tuple[tuple[str, int], ...]
    stayed: tuple[tuple[str, int], ...]


def foresee(week: Week) -> Begun:
    """What `begin` would make now, beside this file; nothing is written. Raises as `begin` does."""
    board, now = load_board(week), week.clock.now()
    year = season_year(now)
    _require_next(board, year, now)
    return Begun(_beside(week, year), year, _GoesOver(board, now).counted(), _stayed(board, now))


def begin(week: Week, year: int, to: Path | None = None) -> Begun:
    """Make the file of the season whose Match is in `year`, beside this one or at `to`.

    Raises BadInput for another year than the next one, or while this season is not over; Failed where a file
    is there already, which is not changed.
    """
    board = load_board(week)
    now = week.clock.now()
    _require_next(board, year, now)
    target = real(to) if to is not None else _beside(week, year)
    over = _GoesOver(board, now)
    _make_empty(target)
    try:
        new = open_week(target, week.clock)
        try:
            with new.act("season.begin") as act:
                over.put(act)
        finally:
            new.close()
    except BaseException:
        for ending in ("", "-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        raise
    return Begun(target, year, over.counted(), _stayed(board, now))


def _beside(week: Week, year: int) -> Path:
    """The usual name of the new file."""
    if week.path is None:
        raise Failed("There is no week file yet", "Nothing is written down that could go over.")
    return week.path.with_name(f"{week.path.stem}-{year}.db")


def _require_next(board: Board, year: int, now: datetime) -> None:
    if board.rehearsal:
        raise BadInput(
            "This is a rehearsal",
            "What stands here is invented, and no beginning of a season.",
            "Begin the next one from your own file.",
        )
    following = season_year(now)
    if following <= board.season:
        raise BadInput(
            f"The season {board.season} is not over",
            "Its file is the one to work in until Match Week has ended.",
            f"Begin {board.season + 1} once it is over.",
        )
    if year != following:
        raise BadInput(
            "Not the next season",
            f"{year} was given.",
            f"The next Match is that of {following}: give {following}.",
        )


def _make_empty(target: Path) -> None:
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        remedy = "It was not changed. Open that one, or give the new season another name."
        raise Failed("A file is there already", f"{target} exists.", remedy) from error
    except OSError as error:
        remedy = "Give it another name, in a folder that you may write to."
        raise Failed("The file cannot be made", f"{target}: {error.strerror or error}.", remedy) from error


class _GoesOver:
    """What goes over of a board: read once, counted, and put into the new file."""

    def __init__(self, board: Board, now: datetime) -> None:
        kept, today = board.kept, now.astimezone(UTC).date()
        usual = Applicant()
        self.own = {
            name: value
            for name, value in _values(board.applicant).items()
            if name not in _OF_THE_CYCLE and not name.startswith("season_") and value != getattr(usual, name)
        }
        self.narratives = {key: _values(each) for key, each in kept.narratives.items()}
        tasks = list(_own_tasks(board, now, today))
        if learnt := what_was_learnt(board, now):
            tasks.append(_learnt(board.season, learnt, today))
        self.added = {
            "advocate": [_values(each) | _OF_THE_WEEK for each in board.advocates],
            "story": [_values(each) for each in kept.stories.values()],
            "document": [_values(each) for each in kept.documents.values() if not each.program],
            "own_task": tasks,
            "blocked": [_values(each) for each in kept.blocked.values() if each.last >= today],
        }
        self.kept = {
            "fact": {key: _values(each, but=()) for key, each in kept.facts.items() if each.source != LIST},
            "fit_weight": {key: _values(each) for key, each in kept.fit_weights.items()},
            "lane_rule": {key: _values(each, but=()) for key, each in kept.lane_rules.items()},
        }

    def put(self, act: Act) -> None:
        """Put it into the new file."""
        act.put("me", "1", **self.own)
        act.put_many("narrative", self.narratives)
        for entity, every in self.added.items():
            for values in every:
                act.add(entity, **values)
        for entity, by_key in self.kept.items():
            act.put_many(entity, by_key)

    def counted(self) -> tuple[tuple[str, int], ...]:
        """What of it there is, by name, with how many of each."""
        found = (
            ("facts about you", len(self.own)),
            ("stories of the packet", len(self.narratives)),
            ("people, to be asked anew", len(self.added["advocate"])),
            ("stories for interviews", len(self.added["story"])),
            ("documents by title", len(self.added["document"])),
            ("tasks of your own, and what was learnt", len(self.added["own_task"])),
            ("days that you cannot", len(self.added["blocked"])),
            ("facts about programs, with their age", len(self.kept["fact"])),
            ("weights and rules", len(self.kept["fit_weight"]) + len(self.kept["lane_rule"])),
        )
        return tuple(each for each in found if each[1])


def _own_tasks(board: Board, now: datetime, today: date) -> Iterator[dict[str, Any]]:
    """Tasks of one's own that are still open: with the day to which each was put off, and its note."""
    for each, last, note in _open(board, now):
        if last < today:
            continue
        why = "\n".join(part for part in (each.why, note) if part)
        days = {"first": min(each.first, last).isoformat(), "last": last.isoformat()}
        yield _values(each) | days | _OF_THIS | {"why": why}


def _open(board: Board, now: datetime) -> Iterator[tuple[OwnTask, date, str]]:
    """Each own task that is neither done nor laid aside, its last day as it was put off, and its note."""
    states = task_states(board, board.timetable(now))
    for each in board.kept.own_tasks.values():
        state = states.get(each.key, NOTHING_SAID)
        if state.done_at is None and state.dropped_at is None:
            yield each, state.postponed_to or each.last, state.note


def _learnt(season: int, words: str, today: date) -> dict[str, Any]:
    day = today.isoformat()
    return {"title": LEARNT.format(season), "first": day, "last": day, "why": words, **_OF_THIS}


def _stayed(board: Board, now: datetime) -> tuple[tuple[str, int], ...]:
    kept, today = board.kept, now.astimezone(UTC).date()
    found = (
        ("programs of the List, and your sorting", len(board.programs)),
        ("applications", len(board.applications)),
        ("calls and messages", len(board.calls)),
        ("interviews", len(kept.interviews)),
        ("offers", len(kept.offers)),
        ("drafts", len(kept.letters)),
        ("programs of the season", len(kept.tracked)),
        ("rank lists", len(kept.rankings)),
        ("programs of the outreach", len(kept.outreach)),
        ("open tasks of your own whose day is over", sum(last < today for _, last, _ in _open(board, now))),
    )
    return tuple(each for each in found if each[1])


def _values(one: Any, but: tuple[str, ...] = ("id",)) -> dict[str, Any]:
    """The fields of an entity as the journal keeps them, by their columns."""
    return {
        each.column: _kept(getattr(one, each.name)) for each in described(type(one)) if each.name not in but
    }


def _kept(value: Any) -> Any:
    """A value as the journal keeps it; it was checked when it was written down."""
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
