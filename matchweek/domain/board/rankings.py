"""The rank lists of a board: its programs by code, what is checked, what the day itself said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.interviews import InterviewStatus
from matchweek.domain.programs.facts import FactKind
from matchweek.domain.ranking.checks import ToCheck
from matchweek.domain.ranking.lists import by_codes, codes_of, orders
from matchweek.domain.tracker.tracked import SeasonStatus

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.tracker.tracked import Tracked

_NOTED = (
    ("note", ""),
    ("residents", "Residents: "),
    ("flags", "Flags: "),
    ("asked", "Asked: "),
    ("improve", "To improve: "),
)


@dataclass(frozen=True, slots=True)
class DayNotes:
    """What was written down in and after one interview: when it began (aware UTC), its lines."""

    at: datetime
    lines: tuple[str, ...]


def titles(board: Board) -> Callable[[str], str]:
    """What programs are called, each looked up at once: a list of 300 asks for all of them."""
    known = by_codes(board.kept.tracked.values())

    def title(code: str) -> str:
        if code in board.programs or code not in known:
            return board.title(code) if code in board.programs else code
        return known[code].title

    return title


def interviewed(board: Board, at: datetime) -> frozenset[int]:
    """The rows of programs that interviewed one by `at`: said to be done, or held by an interview's time."""
    done = {number for number, one in board.kept.tracked.items() if one.status == SeasonStatus.DONE}
    for each in board.kept.interviews.values():
        row = board.kept.tracked.get(each.tracked or 0)
        if row is not None and (
            each.status == InterviewStatus.DONE
            or (
                each.status == InterviewStatus.ARRANGED
                and row.status == SeasonStatus.SCHEDULED
                and each.ends <= at
            )
        ):
            done.add(row.id)
    return frozenset(done)


def to_check(board: Board, at: datetime) -> ToCheck:
    """What the checks of the rank lists go by, as it is at `at`."""
    lists = orders(board.kept.rankings)
    codes = {code for order in lists.values() for item in order for code in codes_of(item)}
    visas, states = {}, {}
    for code in codes:
        known = board.facts.of(code).get(FactKind.VISA)
        if known is not None:
            visas[code] = known.value
        program = board.programs.get(code)
        if program is not None:
            states[code] = program.listing.state
    rows = tuple(board.kept.tracked.values())
    return ToCheck(lists, rows, interviewed(board, at), board.applicant, visas, states)


def day_notes(board: Board, one: Tracked) -> list[DayNotes]:
    """One's own notes of the days of its interviews, the newest first: they are fresher than memory."""
    found = [
        DayNotes(each.at, tuple(_lines(each)))
        for each in board.kept.interviews.values()
        if each.tracked == one.id or (one.code and each.program == one.code)
    ]
    return sorted((each for each in found if each.lines), key=lambda each: each.at, reverse=True)


def _lines(interview: Interview) -> Iterator[str]:
    for name, label in _NOTED:
        for line in getattr(interview, name).splitlines():
            if line.strip():
                yield f"{label}{' '.join(line.split())}"
