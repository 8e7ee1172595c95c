"""Invitations from calendars: read, looked at, proposed. `invitations_stored` keeps what a person takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.calendar_events import FILES, CalendarEvent, Meant
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.contacts.invitations import (
    STORED,
    Invitation,
    Outcome,
    dates_recorded,
    known_as,
    outcome,
    recorded_by_hand,
    status_after,
)
from matchweek.domain.contacts.mailed_interview import details
from matchweek.domain.programs.program_zones import zone_of
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken.reading import Reading
from matchweek.domain.times.spoken.shown import on_clocks
from matchweek.domain.times.zones import EASTERN, at_wall, wall, wall_day, zone_named
from matchweek.domain.week.season_dates import zones_of_row
from matchweek.errors import BadInput
from matchweek.services.days.invitation_proposals import NO_ANSWER, Answer, Proposal
from matchweek.services.days.invited_program import WhichProgram, which_program

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.mailed_interview import Mailed

USUAL_MINUTES = 30


def read_file(path: Path) -> list[CalendarEvent]:
    """The events of an invitation in a file. Raises BadInput where it cannot be used, with what to do."""
    from matchweek.intake.another_kind import Kind, saying_what_it_is
    from matchweek.intake.calendar.read import read_calendar_file

    with saying_what_it_is(path, Kind.INVITATION):
        return read_calendar_file(path)


def read_text(text: str | bytes) -> list[CalendarEvent]:
    """The same of what was pasted. One line that names a calendar file is that file."""
    from matchweek.intake.another_kind import Kind, saying_what_it_is
    from matchweek.intake.calendar import read_calendar

    named = file_named(text)
    if named is not None:
        return read_file(named)
    with saying_what_it_is(text, Kind.INVITATION):
        return read_calendar(text)


def file_named(text: str | bytes) -> Path | None:
    """The file whose name was pasted or dropped into the window."""
    line = text.strip().strip("'\"") if isinstance(text, str) else ""
    if "\n" in line or not line.lower().endswith(FILES) or len(line) > 500:
        return None
    try:
        path = Path(line.removeprefix("file://").replace("\\ ", " ")).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def holds_invitation(text: str) -> bool:
    """Whether a text, such as a pasted mail, has a calendar in it."""
    from matchweek.intake.calendar import holds_calendar

    return holds_calendar(text)


def invited(text: str) -> Mailed:
    """What an invitation in a mail says, as `mailed` says it of words: its times, or what is to be asked."""
    events = [each for each in read_text(text) if each.meant is Meant.INVITED]
    if not events:
        raise BadInput("It arranges no interview", "It is a cancellation or an answer.", "")
    first = events[0]
    said = details(_words_of(first))
    asked = [question for each in events if (question := _time_asked(each, ""))]
    return replace(
        said,
        times=() if asked else tuple(Reading(each.at, EASTERN) for each in events if each.at is not None),
        minutes=first.minutes,
        place=first.link or first.place or said.place,
        question=asked[0] if asked else "",
    )


def proposals(
    board: Board,
    events: Sequence[CalendarEvent],
    now: datetime,
    own: str = "",
    answers: Mapping[int, Answer] | None = None,
) -> list[Proposal]:
    """What each event would do, looked at against the board; `own` is one's zone. Nothing is stored."""
    said = answers or {}
    found = [
        _proposal(board, number, event, now, own, said.get(number, NO_ANSWER))
        for number, event in enumerate(events, 1)
    ]
    return _with_dates_gone(board, found)


def _with_dates_gone(board: Board, found: list[Proposal]) -> list[Proposal]:
    """The same, which says of each series what dates of it are recorded and in it no more."""
    told: set[str] = set()
    for place, one in enumerate(found):
        uid = one.event.uid
        if one.event.meant is not Meant.INVITED or not one.event.occurrence or uid in told:
            continue
        told.add(uid)
        there = {each.event.occurrence for each in found if each.event.uid == uid}
        kept = dates_recorded(uid, board.kept.invitations.values(), board.kept.interviews)
        gone = [interview for each, interview in kept if each.occurrence not in there]
        if gone and not any(not each.event.occurrence for each in found if each.event.uid == uid):
            said = ", ".join(f"{each.id} ({wall(each.at)} ET)" for each in gone)
            words = f"Interview {said} was a date of this series and is in it no more: ask whether it holds."
            found[place] = replace(one, remarks=(*one.remarks, words))
    return found


def _proposal(
    board: Board, number: int, event: CalendarEvent, now: datetime, own: str, said: Answer
) -> Proposal:
    kept = board.kept
    known = known_as(event, kept.invitations.values(), kept.interviews)
    interview = kept.interviews[known.interview] if known is not None else None
    which, program = WhichProgram(), interview.program if interview is not None else ""
    row, new = (interview.tracked or 0) if interview is not None else 0, dict[str, str]()
    if interview is None and said.interview is not None:
        interview = kept.interviews.get(said.interview)
        program = interview.program if interview is not None else ""
        row = (interview.tracked or 0) if interview is not None else 0
    if not (program or row) and event.meant is Meant.INVITED:
        which = which_program(event, board)
        program, row, new = _which(board, which, said)
    zones = _zones(board, event, known, program or which.code, own, row or which.row)
    zone = said.zone or (known.zone if known is not None else "")
    at, unread = _at(event, said.at, zone)
    fields = _fields(event, board)
    if interview is None and (program or row) and at is not None:
        interview = recorded_by_hand(program, at, kept.interviews.values(), kept.invitations.values(), row)
    what = outcome(event, at, fields.get("place", ""), known, interview)
    series: tuple[tuple[Invitation, Interview], ...] = ()
    if what is Outcome.NOT_KNOWN and not event.occurrence:
        series = tuple(dates_recorded(event.uid, kept.invitations.values(), kept.interviews))
        what = Outcome.CANCELLED if series else what
    chosen = bool(program or row or new)
    questions = _questions(event, what, which, at, unread, chosen=chosen) if what in STORED else ()
    if questions and not chosen and which.row:
        questions = (
            f"Is it {board.season_title(kept.tracked[which.row])}? {_sentence(which.why)}",
            *questions[1:],
        )
    found = Proposal(
        number, event, what, which, program, at, zone if event.asked else "", zones, fields, known, interview,
        series, questions, row=row, new=new, title=_title(board, program, row, new),
    )  # fmt: skip
    return _judged(board, found, now, own)


def _which(board: Board, which: WhichProgram, said: Answer) -> tuple[str, int, dict[str, str]]:
    """The program's code, its number in the season, or what a new one of the season is made of."""
    tracked = board.kept.tracked
    if said.new and which.proposed:
        return which.proposed.get("code", ""), 0, dict(which.proposed)
    if said.row in tracked:
        return tracked[said.row].code, said.row, {}
    if said.program:
        return said.program, 0, {}
    if not which.certain:
        return "", 0, {}
    return which.code, which.row, {}


def _title(board: Board, program: str, row: int, new: Mapping[str, str]) -> str:
    """What to call a program that is on no list; "" for one of the list, which is called by its code."""
    if program in board.programs:
        return ""
    known = board.kept.tracked.get(row)
    return board.season_title(known) if known is not None else new.get("institution", new.get("code", ""))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _judged(board: Board, one: Proposal, now: datetime, own: str) -> Proposal:
    """The same with how its time fits the rest, and with what is to be said of it."""
    from matchweek.domain.week.fits import fit

    remarks = list(one.event.remarks)
    mine = own or board.applicant.zone
    one = replace(one, mine=mine)
    if one.at is not None:
        one = replace(one, clocks=on_clocks(one.at, [EASTERN, *([read_zone(mine)] if mine else [])]))
    chosen = bool(one.program or one.row or one.new)
    if one.outcome in (Outcome.NEW, Outcome.CHANGED) and one.at is not None and chosen:
        number = one.interview.id if one.interview is not None else 0
        minutes = one.fields.get("minutes") or (one.interview.minutes if one.interview else USUAL_MINUTES)
        wanted = Interview(number, one.program, one.at, minutes, tracked=one.row or None)
        judged = fit(board, wanted, now, own)
        one, remarks = replace(one, fit=judged, clocks=judged.clocks), [*remarks, *judged.remarks]
        if one.at is not None and one.at < now:
            remarks.append("It lies in the past: is it the right invitation?")
    if one.outcome is Outcome.NEW and (one.program or one.row):
        there = [each for each in board.kept.interviews.values() if _of_same(each, one)]
        remarks += [f"Interview {each.id} with them is {wall(each.at)} ET already." for each in there[:3]]
    if one.outcome is Outcome.CHANGED and _stays_cancelled(one):
        remarks.append("It is cancelled here and stays so: nothing rings at its new time.")
    if one.outcome is Outcome.CHANGED and one.known is not None and one.event.version == one.known.version:
        remarks.append("It does not say that it is newer than what is recorded: look at its mail.")
    return replace(one, remarks=tuple(remarks))


def _stays_cancelled(one: Proposal) -> bool:
    """Whether the interview that it changes was cancelled by oneself, and not by its sender."""
    held = one.interview
    return held is not None and status_after(one.event, one.known, held) == InterviewStatus.CANCELLED


def _of_same(interview: Interview, one: Proposal) -> bool:
    """Whether an interview is with the program of a proposal."""
    if one.row and interview.tracked == one.row:
        return True
    return bool(one.program) and interview.program == one.program


def _zones(
    board: Board, event: CalendarEvent, known: Invitation | None, code: str, own: str, row: int = 0
) -> tuple[str, ...]:
    """The zones to propose for a time without a certain one: as said before, the file's, the program's."""
    if event.asked is None:
        return ()
    listed = zone_of(board.programs.get(code)).zones if code else ()
    of_row = board.kept.tracked.get(row)
    theirs = listed or (zones_of_row(board, of_row) if of_row is not None else ())
    named = [
        known.zone if known is not None else "",
        *event.asked.zones,
        *(zone.name for zone in theirs),
        EASTERN.name,
        own or board.applicant.zone,
    ]
    return tuple(dict.fromkeys(filter(None, named)))


def _at(event: CalendarEvent, said: datetime | None, zone: str) -> tuple[datetime | None, str]:
    """When it begins, as far as that is known, and why its zone does not tell it."""
    if said is not None:
        return said, ""
    if event.wall is None or not zone:
        return event.at, ""
    try:
        return at_wall(event.wall, zone_named(zone)), ""
    except BadInput as error:
        return None, error.detail


def _fields(event: CalendarEvent, board: Board) -> dict[str, Any]:
    """What it says of the interview besides its time, as `interviews.add` takes it."""
    said = details(_words_of(event))
    own = {board.applicant.name.casefold(), board.applicant.mail.casefold()}
    people = [each for each in event.people if each.casefold() not in own and "@" not in each]
    found = {
        "minutes": event.minutes,
        "channel": said.channel,
        "place": event.link or event.place,
        "interviewer": said.interviewer or (people[0] if len(people) == 1 else ""),
        "calendar": said.calendar,
        "leave": said.leave,
    }
    return {name: value for name, value in found.items() if value}


def _words_of(event: CalendarEvent) -> str:
    return f"{event.place}\n{event.link}\n{event.text}\n{event.made_by}"


def _time_asked(event: CalendarEvent, unread: str) -> str:
    """What has to be asked of an event's time; empty where nothing has."""
    if event.day is not None:
        return f"It names a day, {wall_day(datetime.combine(event.day, time()))}, and no time."
    if event.wall is None or event.asked is None:
        return ""
    return unread or f"{event.wall:%H:%M}, {wall_day(event.wall)}: {event.asked.why}"


def _questions(
    event: CalendarEvent,
    what: Outcome,
    which: WhichProgram,
    at: datetime | None,
    unread: str,
    *,
    chosen: bool,
) -> tuple[str, ...]:
    if what is Outcome.CANCELLED:
        return ()
    found = []
    if not chosen:
        why = _sentence(which.why)
        found.append(f"Is it {which.code}? {why}" if which.code else f"Which program is it? {why}")
    if at is None:
        found += [question for question in (_time_asked(event, unread),) if question]
    return tuple(found)
