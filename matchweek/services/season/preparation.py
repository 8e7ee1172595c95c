"""Preparing an interview of the season: points ticked off, answers written where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchweek.domain.base.text import clean_line, clean_note
from matchweek.domain.board.board import Board
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.season.ticked import mark_key
from matchweek.domain.tracker.preparation import BY_KEY, Answer, Prepared, task_key
from matchweek.domain.week.preparing import points_of
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, instant, plural
from matchweek.services.days.interviews import no_interview
from matchweek.services.days.timetable import read_at
from matchweek.services.season.tracker import named, titled
from matchweek.store import rows
from matchweek.store.act import Act


def tick(week: Week, interview: int, points: Sequence[str], done: bool = True) -> Done:
    """Tick points of an interview off (domain.tracker.preparation.POINTS), or open them again.

    What is done already keeps its time. Raises BadInput for a point or an interview that there is not.
    """
    wanted = _read(points)
    with week.act("season.prepared" if done else "season.unprepared") as act:
        title = title_of(act, of_season(act, interview))
        _tick(act, interview, wanted, done)
        changed = bool(act.changes)
    words = "done" if done else "open again"
    return Done(f"{words}: {plural(len(wanted), 'point')} of {title}", (), (), changed)


def write(
    week: Week, interview: int, answers: Mapping[str, str], *, done: Sequence[str] = (), draft: str = ""
) -> Done:
    """Write answers down, by point, as one act; an empty one clears it. `done` are ticked off with it.

    Each stands where its fact stands: in the interview's place or names, in the tracker's row, else in the
    point's own note. `draft` names the form whose draft this commits.
    """
    wanted, ticked = _read(answers), _read(done)
    with week.act("season.prepared", draft=draft) as act:
        one = of_season(act, interview)
        title = title_of(act, one)
        for name in wanted:
            _write(act, one, name, answers[name])
        _tick(act, interview, ticked, True)
        changed = bool(act.changes)
    return Done(f"kept: what you prepared for {title}", (), (), changed)


def countdown_of(week: Week, interview: int) -> tuple[Interview, tuple[Prepared, ...]]:
    """An interview of the season with all its points, as they stand. Raises BadInput for none there is."""
    board = load_board(week)
    return on_board(board, interview, board.timetable(week.clock.now()).season)


def on_board(board: Board, interview: int, season: int) -> tuple[Interview, tuple[Prepared, ...]]:
    """The same of a board."""
    one = board.kept.interviews.get(interview)
    if one is None:
        raise no_interview(interview)
    if one.tracked is None:
        raise not_of_season(interview)
    return one, points_of(board, one, season)


def of_season(act: Act, interview: int) -> Interview:
    """An interview of the season; raises BadInput for a number that there is not, or that is of the week."""
    one = rows.interviews(act.connection).get(interview)
    if one is None:
        raise no_interview(interview)
    if one.tracked is None:
        raise not_of_season(interview)
    return one


def title_of(act: Act, one: Interview) -> str:
    """The program of an interview of the season, as it is named in what was done."""
    return titled(act, named(act, one.tracked or 0))


def not_of_season(interview: int) -> BadInput:
    """That an interview is one of the week, which has its own scorecard."""
    remedy = "Its form has its scorecard: `matchweek interview set --help`."
    return BadInput("Not an interview of the season", f"Interview {interview} is one of the week.", remedy)


def _write(act: Act, one: Interview, name: str, text: str) -> None:
    answer = BY_KEY[name].answer
    if answer in (Answer.PLACE, Answer.NAMES):
        act.put("interview", str(one.id), **{answer.value: clean_line(text)})
    elif answer is Answer.HOSPITAL:
        act.put("tracked", str(one.tracked), hospital=clean_note(text))
    else:
        act.put("task", _mark(act, one.id, name), note=clean_note(text))


def _tick(act: Act, interview: int, points: Sequence[str], done: bool) -> None:
    keys = [_mark(act, interview, name) for name in points]
    known = act.get_many("task", keys)
    moment = instant(act.at) if done else None
    fresh: dict[str, dict[str, Any]] = {
        key: {"done_at": moment} for key in keys if not (done and known.get(key, {}).get("done_at"))
    }
    act.put_many("task", fresh)


def _mark(act: Act, interview: int, name: str) -> str:
    return mark_key(read_at(act.connection, act.at).season, task_key(interview, name))


def _read(points: Sequence[str] | Mapping[str, str]) -> list[str]:
    wanted = list(dict.fromkeys(points))
    unknown = [name for name in wanted if name not in BY_KEY]
    if unknown:
        known = ", ".join(BY_KEY)
        raise BadInput(
            "No such point of a preparation", f"“{'”, “'.join(unknown)}” was given.", f"Known: {known}."
        )
    return wanted
