"""How long it takes to tell how the programs of a week fit: all of them, and a key that weighs otherwise."""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime

from matchweek.domain.board.board import Board
from matchweek.domain.board.forty_five import choices
from matchweek.domain.board.week_records import Kept
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.facts import Fact, key_of
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.program_set import ProgramSet
from tests.benchmarks.rows import programs
from tests.benchmarks.week import Figures

AT = datetime(2027, 3, 15, 15, 0, tzinfo=UTC)
ME = Applicant(
    specialties_accepted="Internal Medicine, Family Medicine",
    types_accepted="C",
    visa_need="j1",
    img=True,
    step2=231,
    graduation_year="2022",
    states_wanted="OH, PA",
    home_states="OH",
)
_VALUES = {
    "visa": ("j1", "j1 h1b", "none", "h1b inside"),
    "img": ("yes", "no", *(f"{share} %" for share in range(5, 95))),
    "score": tuple(str(score) for score in range(200, 250)),
    "year": ("3", "5", "8"),
}


def a_board(count: int) -> Board:
    """A board of so many programs; of each fact every second program has one, of very different values."""
    chance = random.Random(count)
    rows = {
        row[0]: Listing(
            row[0], row[2], specialty=row[5], city=row[3], state=row[4], positions=int(row[7]), service=row[8]
        )
        for row in programs(count)
    }
    facts = (
        Fact(code, kind, chance.choice(values), "website", date(2027, 1, 4))
        for code in rows
        for kind, values in _VALUES.items()
        if chance.random() < 0.5
    )
    return Board.of(
        lists=[(ListInfo(1, 0, True, AT), rows)],
        triage={},
        applications={},
        calls=[],
        advocates=[],
        applicant=ME,
        rehearsal=False,
        kept=Kept(facts={key_of(fact.code, fact.kind): fact for fact in facts}),
        season=2027,
    )


def run_fits(count: int, times: int = 9) -> Figures:
    """In ms: the fits of so many programs, the list in order of them, and the readings at the edge."""
    board = a_board(count)
    found: Figures = {"all fits": [], "all fits and the list in order": [], "readings at the edge": []}
    for _ in range(times):
        board.fits.of_board(board)
        begun = time.perf_counter()
        board.fits.work_out()
        found["all fits"].append((time.perf_counter() - begun) * 1000)
        board.fits.of_board(board)
        board.programs.fits_changed()
        begun = time.perf_counter()
        len(ProgramSet(board.programs, by="lane"))
        found["all fits and the list in order"].append((time.perf_counter() - begun) * 1000)
    for _ in range(3):
        begun = time.perf_counter()
        choices(board, AT)
        found["readings at the edge"].append((time.perf_counter() - begun) * 1000)
    return found
