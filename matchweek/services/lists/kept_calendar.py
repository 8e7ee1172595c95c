"""Calendar files of the interviews that are kept up to date: each is written anew when an interview changed.

Which files, and up to when each was told, is kept beside what was announced: it is no act, and undo does
not know it. A file that somebody deleted is kept no more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.board.board import Board
from matchweek.errors import MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.file.private_files import written
from matchweek.store import alarms_told

if TYPE_CHECKING:
    from matchweek.services.lists.export import CalendarFile

PREFIX = "interview file/"
WORDS = (
    "It is kept up to date by itself from now on: after each change of an interview it is written anew.",
    "Delete the file to end that. A phone that took a copy needs it again after a change.",
)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept up to date: whether it names nobody, and up to when it was told (aware UTC)."""

    to: Path
    masked: bool
    told: datetime


def write(week: Week, to: Path, *, masked: bool = False, own: str = "") -> Done:
    """Write the interviews to a calendar file of its own, and keep it up to date from now on.

    `masked` and `own` as `interview_calendar.calendar` has them; the choice to mask stays with the file.
    Raises BadInput when `to` cannot be such a file, Failed when it cannot be written.
    """
    from matchweek.services.lists import interview_calendar

    made = interview_calendar.calendar(week, masked=masked, own=own)
    to = to.absolute()
    _write(week, made, KeptFile(to, masked, made.at))
    return Done(f"Interviews {made.season} written to {to}", WORDS, (str(to),))


def kept_files(week: Week) -> list[KeptFile]:
    """The files that are kept up to date for this week file, by path; a copy of the file keeps none."""
    if week.path is None:
        return []
    with week.reading() as connection:
        known = alarms_told.read_all(connection, PREFIX)
    found = []
    for key, told in known.items():
        of, to, masked = json.loads(key)
        if of == str(week.path):
            found.append(KeptFile(Path(to), bool(masked), told))
    return sorted(found, key=lambda each: str(each.to))


def bring_up(week: Week) -> tuple[str, ...]:
    """Write anew each file that is kept and says something else than the week; what could not be, in words.

    A file that cannot be written keeps no act from being done: it is tried again after the next.
    """
    files = kept_files(week)
    if not files:
        return ()
    board = load_board(week)
    return tuple(words for each in files if (words := _bring_up(week, board, each)))


def _bring_up(week: Week, board: Board, file: KeptFile) -> str:
    from matchweek.services.lists import interview_calendar
    from matchweek.services.lists.export import told_before

    if not file.to.exists() and file.to.parent.is_dir():
        _forget(week, file)
        return (
            f"{file.to} was deleted: your interviews are not kept up to date in it any more. "
            f"To write it again: `matchweek interview calendar -o {file.to}`."
        )
    at, known = told_before(week, interview_calendar.INTERVIEWS, interview_calendar.season_of(week, board))
    same = interview_calendar.calendar_at(week, board, file.told, known, masked=file.masked)
    try:
        if file.to.exists() and file.to.read_bytes() == same.text.encode():
            return ""
        _write(week, interview_calendar.calendar_at(week, board, at, known, masked=file.masked), file)
    except (MatchweekError, OSError) as error:
        why = error.detail if isinstance(error, MatchweekError) else f"{error.strerror}."
        return f"{file.to} shows your interviews as they were before: {why} It is tried again."
    return ""


def _write(week: Week, made: CalendarFile, file: KeptFile) -> None:
    from matchweek.services.lists.export import handed_out

    with written(week, made.text, file.to):
        handed_out(week, made)
        if week.path is not None:
            with week.database.writing(week.wait_ms) as connection:
                alarms_told.remove(connection, _key(week, file.to, masked=not file.masked))
                alarms_told.put(connection, _key(week, file.to, masked=file.masked), made.at)


def _forget(week: Week, file: KeptFile) -> None:
    with week.database.writing(week.wait_ms) as connection:
        alarms_told.remove(connection, _key(week, file.to, masked=file.masked))


def _key(week: Week, to: Path, *, masked: bool) -> str:
    return PREFIX + json.dumps([str(week.path), str(to), masked], ensure_ascii=False)
