"""Interviews as a calendar for the phone: one event each, moved or cancelled as the week changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from matchweek.domain.board.board import Board
from matchweek.domain.contacts.interviews import Interview, InterviewStatus
from matchweek.domain.week.alarms import INTERVIEW_BEFORE
from matchweek.domain.week.fits import fit
from matchweek.papers.calendar import Meeting, meetings_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.lists.export import CalendarFile, told_before

INTERVIEWS = "interviews"
CLOUD = (
    "A phone's calendar is often kept in a cloud, and the list is confidential: with masked names it says "
    "when, and not with whom."
)
NO_NAME = "Interview"


def calendar(week: Week, *, masked: bool = False, own: str = "") -> CalendarFile:
    """Every interview that is arranged or done, with alarms an hour, a quarter and five minutes before.

    `masked` it names no program, person or place. What an earlier file held and is cancelled or taken back
    since is cancelled in this one. `own` is one's zone, else the one kept.
    """
    board = load_board(week)
    at, known = told_before(week, INTERVIEWS, season_of(week, board))
    return calendar_at(week, board, at, known, masked=masked, own=own)


def season_of(week: Week, board: Board) -> int:
    """The season whose interviews these are."""
    return board.timetable(week.clock.now()).season


def calendar_at(
    week: Week,
    board: Board,
    at: datetime,
    known: Mapping[str, datetime],
    *,
    masked: bool = False,
    own: str = "",
) -> CalendarFile:
    """The same as it is made at `at` (aware); `known` is what earlier files held."""
    season, now = season_of(week, board), week.clock.now()
    kept = [each for each in board.kept.interviews.values() if each.status != InterviewStatus.CANCELLED]
    kept.sort(key=lambda each: (each.at, each.id))
    meetings = [_meeting(board, each, now, own, masked=masked) for each in kept]
    present = {each.key: each.begins for each in meetings}
    gone = {key: begins for key, begins in known.items() if key not in present}
    return CalendarFile(season, meetings_text(season, meetings, at, gone), at, present, INTERVIEWS)


def _meeting(board: Board, one: Interview, now: datetime, own: str, *, masked: bool) -> Meeting:
    clocks = fit(board, one, now, own).clocks
    alarms = INTERVIEW_BEFORE if one.status == InterviewStatus.ARRANGED else ()
    key = f"interview-{one.id}"
    if masked:
        return Meeting(key, one.at, one.ends, NO_NAME, f"{clocks}.", "", alarms)
    booked = f"Booked in {one.calendar}" if one.calendar else ""
    leave = f"To leave it: {one.leave}" if one.leave else ""
    who = f"With {one.interviewer}" if one.interviewer else ""
    said = ". ".join(part.rstrip(".") for part in (clocks, who, one.channel, booked, leave) if part)
    return Meeting(
        key, one.at, one.ends, f"Interview: {board.interview_title(one)}", f"{said}.", one.place, alarms
    )
