"""Whom to thank: one row an advocate and helper, and from SOAP's end each program that made contact.

One's own people may be thanked at any time, programs from Thursday 21:00 Eastern (rules: contact.thanks), and
so whoever leads a program that is held: they are that program (rules: contact.home).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import outcome
from matchweek.domain.board.week_gates import gates
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.people.afterwards import NOTHING_YET, PROGRAM, Afterwards, own_people
from matchweek.domain.plan.situation import Outcome
from matchweek.domain.season.ticked import mark_key, of_season

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

NOTE_AFTER = timedelta(days=21)
"""The note later, what became of it, has its place from so long after Match Day (systems.md row 82)."""


@dataclass(frozen=True, slots=True)
class Person:
    """One to thank. `key` is theirs in the file without the season, `advocate` their number, `code` the
    program's; `about` says who they are, `former` that one's own data names them no longer."""

    key: str
    name: str
    about: str
    record: Afterwards
    advocate: int | None = None
    code: str = ""
    former: bool = False

    @property
    def thanked(self) -> bool:
        return self.record.thanked_at is not None

    @property
    def noted(self) -> bool:
        return self.record.noted_at is not None


def whom_to_thank(board: Board, now: datetime) -> tuple[Person, ...]:
    """Everybody, advocates first; who helped and is named no longer stands last of one's own people, with
    what is kept of them. Left out are who said no to being one, and who may not be written to yet:
    programs before SOAP's end, and whoever leads one that is held."""
    season = board.timetable(now).season

    def record(key: str) -> Afterwards:
        return board.kept.afterwards.get(mark_key(season, key), NOTHING_YET)

    found = gates(board, now)
    held = {one.id for one in board.advocates if not may(found, ApplicantAct.ADDRESS, one).allowed}
    people = [
        Person(each.key, each.name, each.about, record(each.key), each.advocate, former=each.former)
        for each in own_people(board.applicant, board.advocates, of_season(board.kept.afterwards, season))
        if each.advocate not in held and not (each.former and record(each.key) == NOTHING_YET)
    ]
    for code in found.in_contact:
        if found.program(code).may_thank:
            key = f"{PROGRAM}{code}"
            people.append(Person(key, board.title(code), "program", record(key), code=code))
    return tuple(people)


def notes_from(board: Board, now: datetime) -> datetime:
    """From when the note later has its place (aware UTC)."""
    return board.timetable(now).match_day + NOTE_AFTER


def still_to_thank(board: Board, now: datetime) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Who was not thanked yet, and whose note later is due; nobody before the week's outcome is known."""
    timetable = board.timetable(now)
    if not timetable.known or outcome(board, timetable, now) is Outcome.UNKNOWN:
        return (), ()
    people = [each for each in whom_to_thank(board, now) if not each.former]
    first = tuple(each for each in people if not each.thanked)
    later = notes_from(board, now) <= now
    return first, tuple(
        each for each in people if later and each.thanked and not each.noted and not each.code
    )
