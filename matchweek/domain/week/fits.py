"""An interview before it is stored: on all clocks, what it collides with, which times near it are free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import of_the_season
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.contacts.slots import Wanted, free, remarks
from matchweek.domain.programs.program_zones import PlaceZone, zone_of, zone_of_place
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken.shown import on_clocks
from matchweek.domain.times.spoken.zone_titles import zone_title
from matchweek.domain.times.zones import EASTERN

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board


@dataclass(frozen=True, slots=True)
class Fit:
    """A time that an interview may have. `clocks` is it in the program's zone, Eastern and one's own,
    `theirs` a sentence on the program's clock; `remarks` say what is wrong with it, `free` are times to offer
    (aware UTC), and `free_words` the same on all clocks."""

    clocks: str
    theirs: str
    remarks: Sequence[str]
    free: Sequence[datetime]
    free_words: Sequence[str]


def place_of(board: Board, interview: Interview) -> PlaceZone:
    """The clock of an interview's program: on the list, else as the season's tracker has its place."""
    program = board.programs.get(interview.program)
    row = board.kept.tracked.get(interview.tracked or 0)
    if program is None and row is not None:
        return zone_of_place(row.city, row.state)
    return zone_of(program)


def fit(board: Board, interview: Interview, now: datetime, own: str = "") -> Fit:
    """What to say of an interview before it is stored; `own` is one's zone, else the one on the board."""
    name = own or board.applicant.zone
    mine = read_zone(name) if name else None
    place = place_of(board, interview)
    theirs = place.zones[0] if place.certain else None
    timetable = board.timetable(now)
    season = of_the_season(interview.at, timetable)
    wanted = Wanted(
        interview,
        list(board.kept.interviews.values()),
        now,
        mine,
        theirs,
        timetable.contact_opens if timetable.known and not season else None,
    )
    clocks = _clocks(theirs, mine)
    wrong = remarks(wanted, board.interview_title)
    slots = free(wanted) if wrong else []
    if theirs is None:
        said = f"Their clock: {place.words}. Ask them which."
    else:
        said = f"Their clock: {zone_title(theirs.name)}."
    words = [on_clocks(at, clocks) for at in slots]
    return Fit(on_clocks(interview.at, clocks), said, wrong, slots, words)


def _clocks(theirs: Timezone | None, own: Timezone | None) -> list[Timezone]:
    return list(dict.fromkeys(each for each in (theirs, EASTERN, own) if each is not None))
