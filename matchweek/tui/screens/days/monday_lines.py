"""What Monday's screen says in each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.people import support
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.week.monday import PREFIX as TASK
from matchweek.domain.week.monday import Monday, hour_ends, steps
from matchweek.domain.week.readiness import still_open
from matchweek.domain.week.tasks_done import tasks_done
from matchweek.tui.commands.dialogs.days import MONDAY
from matchweek.tui.look.both_times import both
from matchweek.tui.look.text import fit, width_of
from matchweek.tui.screens.days.sheet import ticked
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable

ANSWER, LATER = "answer:", "later"
__all__ = ["ANSWER", "LATER", "TASK", "below", "first_open", "head", "rows"]
ANSWERS: tuple[tuple[str, str, str], ...] = (
    (ApplicantState.UNMATCHED, "not matched", "all types open to you stand on the list"),
    (ApplicantState.ADVANCED_ONLY, "partly: an advanced place only", "preliminary programs are open to you"),
    (
        ApplicantState.PRELIMINARY_ONLY,
        "partly: a preliminary place only",
        "advanced programs are open to you",
    ),
    (ApplicantState.PLACED, "matched", "SOAP asks nothing of you"),
    (ApplicantState.INELIGIBLE, "not eligible for SOAP", "R3 says so; nothing is open before SOAP ends"),
)
ASKED = (
    "Read it in R3 first, alone or with somebody. It is recorded here for what the list shows you; this "
    "tells nobody. {undo} takes it back."
)
_LEAD = 24


def head(about: Monday, board: Board, timetable: Timetable, zone: str, now: datetime) -> list[Para]:
    """What stands above the lines."""
    if about is Monday.QUIET:
        return _quiet(board, timetable, zone)
    if about is Monday.ASK:
        return [Para([("What did the notice in R3 say?", "strong")]), Para([(MONDAY.in_words(ASKED), "dim")])]
    if about is Monday.HOUR:
        return _hour(timetable, zone, now)
    if about is Monday.MATCHED:
        return [
            Para([(support.CONGRATULATIONS, "strong")]),
            Para([support.MATCHED_WHERE, (f"  {both(timetable.match_day, zone)}", "dim")]),
            BLANK,
            *(Para([("·  ", "dim"), words], 3) for words in support.MATCHED_DO_NOT),
        ]
    if about is Monday.INELIGIBLE:
        return [Para([support.INELIGIBLE])]
    return _sequence(board, timetable, zone)


def _quiet(board: Board, timetable: Timetable, zone: str) -> list[Para]:
    said = [
        _at(
            timetable.list_opens,
            zone,
            "R3 tells whether you matched, and opens the List of Unfilled Programs.",
        ),
        _at(timetable.applications_open, zone, "the services take applications."),
        _at(timetable.contact_opens, zone, "programs may open files: nothing is won by being first."),
    ]
    missing = len(still_open(tasks_done(board, timetable)))
    if missing:
        points = "1 point of the readiness list is" if missing == 1 else f"{missing} points of readiness are"
        said += [BLANK, Para([(f"{points} still open; what matters now is your phone and R3.", "dim")])]
    return said


def _at(at: datetime, zone: str, words: str) -> Para:
    return Para([(f"{both(at, zone)}   ", "accent"), words], 4)


def _hour(timetable: Timetable, zone: str, now: datetime) -> list[Para]:
    ends = hour_ends(timetable)
    minutes = max(1, -int((now - ends).total_seconds() // 60))
    left = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return [
        Para([(support.NOT_MATCHED, "strong")]),
        BLANK,
        Para([support.HOUR_WORDS]),
        Para([(left, "accent"), (f" of it left, until {both(ends, zone)}", "dim")]),
    ]


def _sequence(board: Board, timetable: Timetable, zone: str) -> list[Para]:
    state = board.applicant.state
    said = []
    if state in (ApplicantState.ADVANCED_ONLY, ApplicantState.PRELIMINARY_ONLY):
        said.append(Para([support.PARTLY_MATCHED]))
    elif state == ApplicantState.UNKNOWN:
        said.append(
            Para([(MONDAY.in_words("What the notice said is not recorded yet: {state} records it."), "warn")])
        )
    said.append(Para(["Step by step; a time is when a step is worth most, not a deadline of R3."]))
    return said


# The lines


def rows(
    about: Monday, board: Board, timetable: Timetable, zone: str, now: datetime, width: int
) -> list[Row]:
    """The lines of a part."""
    if about is Monday.ASK:
        return list(_answers(board))
    if about is Monday.SEQUENCE:
        return list(_steps(board, timetable, zone, now, width))
    if about is Monday.MATCHED:
        return []
    return list(_people(board, zone, width))


def _answers(board: Board) -> Iterator[Row]:
    yield Row([("not looked yet", ""), ("   leave this for later", "dim")], LATER)
    yield Row()
    for state, words, more in ANSWERS:
        now = board.applicant.state == state
        mark: Piece = ("● ", "accent") if now else ("· ", "dim")
        yield Row([mark, fit(words, 34), (more, "dim")], f"{ANSWER}{state}")


def _people(board: Board, zone: str, width: int) -> Iterator[Row]:
    """Whom to call; a number is never cut, whatever stands beside it."""
    me = board.applicant
    yield Row([("Whom to call", "title")])
    known = (
        ("your school's SOAP lead", me.soap_lead, me.soap_lead_phone, "lead"),
        ("a friend", me.friend, me.friend_phone, "friend"),
    )
    for what, name, number, key in known:
        if name or number:
            said = "  ".join(part for part in (number, name) if part)
            yield from whole([(fit(what, _LEAD), "dim")], said, width, key, "strong")
        else:
            yield Row([(fit(what, _LEAD), "dim"), ("not noted; the readiness list takes it", "dim")], key)
    for place, line in enumerate(support.lines_for(zone, me.crisis_line)):
        what = me.country or "your own line" if not line.country else line.country
        name = line.name if line.country else ""
        said = "  ".join(part for part in (line.number, name, line.remark) if part)
        yield from whole([(fit(what, _LEAD), "dim")], said, width, f"line:{place}", "strong")


def _steps(board: Board, timetable: Timetable, zone: str, now: datetime, width: int) -> Iterator[Row]:
    listed = steps(board, timetable, now)
    times = {task.key: both(task.at, zone) for task in listed}
    column = max(map(width_of, times.values()))
    for task in listed:
        style = "dim" if task.done or task.closed else ""
        when = fit(times[task.key], column)
        pieces: list[Piece] = [ticked(task.done), (when, "dim"), "  "]
        yield Row([*pieces, (fit(task.title, max(10, width - column - 4)), style)], task.key)


def first_open(board: Board, timetable: Timetable, now: datetime) -> str:
    """The key of the first step that is neither done nor closed; empty when none is left."""
    return next((task.key for task in steps(board, timetable, now) if not task.done and not task.closed), "")


def below(about: Monday, cursor: str, board: Board, timetable: Timetable, now: datetime) -> Sequence[Para]:
    """What stands below, about the line under the cursor."""
    if about is Monday.SEQUENCE:
        task = next((task for task in steps(board, timetable, now) if task.key == cursor), None)
        if task is None:
            return ()
        closed = [Para([(task.closed, "warn")])] if task.closed else []
        return [Para([(f"{task.title}. ", "strong"), task.what]), *closed]
    return ()
