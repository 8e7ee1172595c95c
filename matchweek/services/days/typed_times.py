"""What a typed time is read against: the zones of the applicant and the program, and the season."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.programs.program_zones import zone_of
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days.identify import identify
from matchweek.services.days.timetable import timetable_at
from matchweek.store.quick_read import zone_kept

if TYPE_CHECKING:
    from pendulum import Timezone


def own_zone(path: Path) -> str:
    """The IANA name of the applicant's zone in a week file, without opening it; empty where none is kept."""
    return zone_kept(path)


def theirs(
    week: Week,
    program: str | None = None,
    *,
    call: int | None = None,
    interview: int | None = None,
    offer: str | None = None,
) -> tuple[Timezone, ...]:
    """The zones that may be a program's: of a code or name, or of the program of a call, an interview or
    an offer, which is named by its number or its program.

    Several where its place has two clocks, none where it is not known.
    """
    board = load_board(week)
    if program is None and call is not None:
        logged = board.call(call)
        program = logged.program if logged is not None else None
    if program is None and interview is not None:
        kept = board.kept.interviews.get(interview)
        program = kept.program if kept is not None else None
    if program is None and offer is not None:
        seen = board.kept.offers.get(int(offer)) if offer.isdecimal() and len(offer) < 7 else None
        program = seen.program if seen is not None else offer
    if not program:
        return ()
    try:
        found = identify(program, board.programs, board.kept.aliases.values()).program
    except BadInput:
        return ()
    return zone_of(found).zones


def soap_end(week: Week, at: datetime) -> datetime | None:
    """When SOAP of the season in force ends; None where its times are not known."""
    timetable = timetable_at(week, at)
    return timetable.soap_ends if timetable.known else None
