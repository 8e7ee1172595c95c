"""Interviews with programs: arranged, changed, told in time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.contact_facts import of_the_season, too_early
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.contacts.slots import Wanted, remarks
from matchweek.domain.offers.scorecards import LEAST, MOST, SCORES
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.tracked import by_code, title_among
from matchweek.errors import BadInput
from matchweek.services.core.both_clocks import both_clocks
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.field_words import changed_fields
from matchweek.services.core.known_programs import outside_remarks, require_listed_or_tracked
from matchweek.services.core.week import Done, Week, instant
from matchweek.services.days.timetable import read_at
from matchweek.store import rows
from matchweek.store.act import Act

if TYPE_CHECKING:
    from matchweek.domain.week.fits import Fit

LONGEST = 24 * 60
MOST_ROWS = 10**9


def add(week: Week, program: str, at: datetime, *, draft: str = "", **fields: Any) -> Done:
    """Record an interview that begins at `at` (aware). Fields: domain.contacts.interviews.Interview.

    One of the season names its row as `tracked`; then `program` may be empty. Raises BadInput for a program
    on no list and in no such row, or a value that cannot be. `draft` names the form whose draft this
    commits.
    """
    values = {**checked(fields), "at": instant(at)}
    row = values.get("tracked")
    code = ProgramCode.read(program).text if program or row is None else ""
    with week.act("interview.add", draft=draft) as act:
        require_listed_or_tracked(act, code, row)
        values = {**values, **of_season(act, code, row)}
        code = values["program"]
        key = act.add("interview", **values)
        warnings = warnings_of(act, int(key), week.clock.now())
        named = code or _season_title(act, values["tracked"])
        when = both_clocks(act, at)
    return Done(f"interview recorded: {named}, {when}", warnings, (key,))


def _season_title(act: Act, number: int) -> str:
    known = rows.tracked(act.connection)
    return title_among(known[number], known.values())


def of_season(act: Act, code: str, tracked: int | None) -> dict[str, Any]:
    """The program and the tracker's row of an interview, where either says the other."""
    known = rows.tracked(act.connection)
    if tracked is None:
        row = by_code(known.values(), code)
        tracked = row.id if row is not None else None
    return {"program": code or (known[tracked].code if tracked else ""), "tracked": tracked}


def change(week: Week, interview: int, *, at: datetime | None = None, draft: str = "", **fields: Any) -> Done:
    """Change an interview by its number; raises BadInput for one there is not."""
    values = checked(fields)
    if at is not None:
        values["at"] = instant(at)
    if not values and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek interview set --help`.")
    with week.act("interview.set", draft=draft) as act:
        held = act.get("interview", str(interview))
        if held is None:
            raise no_interview(interview)
        if "program" in values or "tracked" in values:
            require_listed_or_tracked(act, values.get("program", ""), values.get("tracked"))
        act.put("interview", str(interview), **values)
        changed = bool(act.changes)
        warnings = warnings_of(act, interview, week.clock.now())
        tracked = {**held, **values}.get("tracked")
        named = _season_title(act, tracked) if tracked else str(held["program"])
        told = changed_fields(each for each in act.changes if each.entity == "interview")
    said = ": ".join(filter(None, (f"interview changed, {named}", told)))
    return Done(said, warnings, (str(interview),), changed)


def judged(week: Week, program: str, at: datetime, **fields: Any) -> Fit:
    """What to say of an interview at `at` (aware) before it is stored; nothing is.

    Raises BadInput as `add` does, but for a program on no list.
    """
    from matchweek.domain.week.fits import fit
    from matchweek.services.core.board import load_board

    return fit(load_board(week), wanted(program, at, **fields), week.clock.now())


def judged_now(week: Week, number: int) -> Fit:
    """The same of an interview that is stored under `number`."""
    from matchweek.domain.week.fits import fit
    from matchweek.services.core.board import load_board

    board = load_board(week)
    return fit(board, board.kept.interviews[number], week.clock.now())


def wanted(program: str, at: datetime, number: int = 0, **fields: Any) -> Interview:
    """An interview as it would be stored under `number`. Raises BadInput for what it cannot be."""
    code = ProgramCode.read(program).text if program else ""
    return Interview(number, code, at.astimezone(UTC), **checked(fields))


def checked(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one or a value that cannot be."""
    return cleaned(Interview, fields, _no_such, but=("id", "at"), read=READ)


def _no_such(name: str) -> BadInput:
    remedy = "See `matchweek interview add --help`."
    return BadInput("No such field of an interview", f"“{name}” is not kept.", remedy)


def _whole(value: Any, least: int, most: int, title: str) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = least - 1
    if not least <= number <= most:
        raise BadInput(title, f"“{value}” was given.", f"Give a whole number from {least} to {most}.")
    return number


def _minutes(value: Any) -> int:
    return _whole(value, 1, LONGEST, "Not a length in minutes")


def _interest(value: Any) -> int | None:
    return None if value in (None, "") else _whole(value, 1, 5, "Not an interest")


def _score(value: Any) -> int | None:
    return None if value in (None, "") else _whole(value, LEAST, MOST, "Not a score")


def _row(value: Any) -> int | None:
    return None if value in (None, "") else _whole(value, 1, MOST_ROWS, "Not a number of the season's list")


READ: dict[str, Any] = {
    "tracked": _row,
    "minutes": _minutes,
    "interest": _interest,
    **dict.fromkeys(SCORES, _score),
}


def no_interview(number: int) -> BadInput:
    """That there is no interview of that number."""
    return BadInput(
        "No such interview", f"There is no interview {number}.", "See `matchweek interview list`."
    )


def _called(act: Act, interview: Interview) -> str:
    """What another interview is called: its program's code, else its name in the season."""
    row = rows.tracked(act.connection).get(interview.tracked or 0)
    return interview.program or (row.title if row is not None else "another interview")


def warnings_of(act: Act, number: int, now: datetime) -> tuple[str, ...]:
    """What a person should look at: another interview then, no application, before contact may begin."""
    known = rows.interviews(act.connection)
    interview = known[number]
    if interview.status != InterviewStatus.ARRANGED:
        return ()
    own = rows.applicant(act.connection).zone
    wanted = Wanted(interview, list(known.values()), now, read_zone(own) if own else None)
    found = remarks(wanted, lambda other: _called(act, other))
    outside = outside_remarks(act, [interview.program]) if interview.program else ()
    found += outside
    timetable = read_at(act.connection, interview.at)
    season = of_the_season(interview.at, timetable)
    if (
        not outside
        and not season
        and interview.program
        and not (act.get("application", interview.program) or {}).get("submitted_at")
    ):
        found.append(
            f"{interview.program} is not recorded as applied to: did you apply? If so, "
            f"`matchweek apply {interview.program}`."
        )
    if not season and too_early(interview.at, timetable):
        opens = wall(timetable.contact_opens)
        found.append(f"Programs may make contact from {opens} ET: look at your clock.")
    elif interview.ends < now:
        found.append(f"{wall(interview.at)} ET lies in the past: is the time right?")
    return tuple(found)


def everything(week: Week) -> list[Interview]:
    """All interviews, by time."""
    with week.reading() as connection:
        found = rows.interviews(connection).values()
    return sorted(found, key=lambda each: (each.at, each.id))
