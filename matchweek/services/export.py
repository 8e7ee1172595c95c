"""The list taken out of the week file: said in the journal, since it cannot be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchweek.errors import BadInput
from matchweek.papers.calendar import calendar_text
from matchweek.papers.tables import csv_text
from matchweek.services.files import written
from matchweek.services.timetable import timetable_of
from matchweek.services.week import Done, Week, plural

CALENDAR = "calendar"
FORMATS = ("csv", "json", CALENDAR)
CONFIDENTIAL = (
    "The List of Unfilled Programs is confidential: it may not be shared, posted or made public "
    "(Match Participation Agreement)."
)


def read_format(name: str) -> str:
    """The format meant; raises BadInput naming those there are."""
    wanted = name.strip().lower()
    if wanted not in FORMATS:
        raise BadInput("No such format", f"“{name}” was given.", f"Known: {', '.join(FORMATS)}.")
    return wanted


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Some programs as CSV, the columns in order; formula cells are defused."""
    return csv_text(columns, ([row.get(column) for column in columns] for row in rows))


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A season's boundaries as iCalendar text."""

    season: int
    text: str


def calendar(week: Week) -> CalendarFile:
    """The season in force, with one's own times, for the phone; it names no program."""
    timetable = timetable_of(week)
    return CalendarFile(timetable.season, calendar_text(timetable, week.clock.now()))


def write_calendar(week: Week, calendar: CalendarFile, to: Path) -> Done:
    """Write the calendar to a file of its own (0600, moved into place whole).

    It holds nothing of the list, so it is no act. Raises BadInput when `to` cannot be such a file,
    Failed when it cannot be written.
    """
    with written(week, calendar.text, to):
        pass
    return Done(
        f"Match Week {calendar.season} written to {to}: open it on the phone",
        warnings=("After a change of the timetable, export it again: its events move, none is doubled.",),
        keys=(str(to),),
    )


def take_out(week: Week, text: str, form: str, programs: int, to: Path | None) -> Done:
    """Write the list to a file (0600, moved into place whole), or with None hand it to the caller.

    The act is journalled as irreversible. Raises BadInput when `to` cannot be a file of its own,
    Failed when it cannot be written; then nothing was journalled.
    """
    if to is None:
        _journal(week, form, programs, "standard output")
        return Done(f"{plural(programs, 'program')} taken out as {form}", (CONFIDENTIAL,))
    with written(week, text, to):
        _journal(week, form, programs, to.name)
    return Done(f"{plural(programs, 'program')} written to {to}", (CONFIDENTIAL,), (str(to),))


def _journal(week: Week, form: str, programs: int, to: str) -> None:
    # A week that is only read because its file is missing has no list to tell of.
    if week.path is not None:
        with week.act("list.exported") as act:
            act.note(format=form, programs=programs, to=to)
