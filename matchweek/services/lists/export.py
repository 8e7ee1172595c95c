"""The list taken out of the week file: said in the journal, since it cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from matchweek.errors import BadInput
from matchweek.papers.calendar import calendar_text, events
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.days.timetable import timetable_of
from matchweek.services.file.private_files import written
from matchweek.store import alarms_told

CALENDAR = "calendar"
FORMATS = ("csv", "json", CALENDAR)
CALENDAR_WORDS = (
    "Import it into a calendar of its own on the phone.",
    "After a change export it again. Where events stand twice, delete that calendar first.",
)
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


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A season's boundaries, or its interviews, as iCalendar text, made at `at`; `events` are what it
    holds, by their keys. `kind` says which of the two."""

    season: int
    text: str
    at: datetime
    events: Mapping[str, datetime]
    kind: str = CALENDAR


def calendar(week: Week) -> CalendarFile:
    """The season in force, with one's own times, for the phone; it names no program.

    What an earlier export held and the timetable holds no more is in it as cancelled. Each is later than
    the one before by a second at least, whatever the clock says: calendars go by that.
    """
    timetable = timetable_of(week)
    at, known = told_before(week, CALENDAR, timetable.season)
    present = events(timetable)
    gone = {key: begins for key, begins in known.items() if key not in present}
    return CalendarFile(timetable.season, calendar_text(timetable, at, gone), at, present)


def told_before(week: Week, kind: str, season: int) -> tuple[datetime, dict[str, datetime]]:
    """When a calendar that is made now is made, and what earlier ones held: when each event began, by key."""
    with week.reading() as connection:
        last = alarms_told.read(connection, _exports(kind, season))
        known = alarms_told.read_all(connection, f"{_exports(kind, season)}/")
    now = week.clock.now().astimezone(UTC).replace(microsecond=0)
    return (now if last is None else max(now, last + timedelta(seconds=1))), known


def handed_out(week: Week, calendar: CalendarFile) -> None:
    """Keep that a calendar left the house, so that a later one can cancel what it said.

    No act, since it changes nothing of the week: not journalled, and undo does not know it. A week whose
    file is missing keeps nothing. Raises FileBusy when the file is locked for long.
    """
    if week.path is None:
        return
    with week.database.writing(week.wait_ms) as connection:
        name = _exports(calendar.kind, calendar.season)
        alarms_told.put(connection, name, calendar.at)
        for key, begins in calendar.events.items():
            alarms_told.put(connection, f"{name}/{key}", begins)


def _exports(kind: str, season: int) -> str:
    return f"{kind}/{season}"


def write_calendar(week: Week, calendar: CalendarFile, to: Path) -> Done:
    """Write the calendar to a file of its own (0600, moved into place whole), and keep that it was.

    It holds nothing of the list, so it is no act. Raises BadInput when `to` cannot be such a file,
    Failed when it cannot be written.
    """
    with written(week, calendar.text, to):
        handed_out(week, calendar)
    what = "Match Week" if calendar.kind == CALENDAR else "Interviews"
    return Done(f"{what} {calendar.season} written to {to}", CALENDAR_WORDS, (str(to),))


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


def write_table(week: Week, to: Path, hide: Callable[[str], str] = str) -> Done:
    """Write all programs as a CSV table, times Eastern; `hide` masks each text. As `take_out` otherwise."""
    from matchweek.domain.times.zones import EASTERN
    from matchweek.services.core.gates import load_gated
    from matchweek.services.lists.program_table import csv_of

    board = load_gated(week).board
    return take_out(week, csv_of(board.programs, board, EASTERN, hide), "csv", len(board.programs), to)


def _journal(week: Week, form: str, programs: int, to: str) -> None:
    # A week that is only read because its file is missing has no list to tell of.
    if week.path is not None:
        with week.act("list.exported") as act:
            act.note(format=form, programs=programs, to=to)
