"""What is planned in each service against its applications, and its edge: the last in, the first out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.text import fold
from matchweek.domain.board.application_papers import papers_of
from matchweek.domain.fit.acceptability import acceptability
from matchweek.domain.letters.documents import NO_STATEMENT
from matchweek.domain.programs.budget import Budget, service_name
from matchweek.domain.programs.eligibility import is_open
from matchweek.domain.programs.fact_age import stale
from matchweek.domain.programs.facts import FactKind
from matchweek.domain.programs.lane_rules import visa_of
from matchweek.domain.programs.program import ProgramType
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.times.zones import EASTERN

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program

AT_THE_EDGE = 5
"""So many of those planned, and of those not planned, stand nearest to the edge."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The applications of one service, as they are planned.

    `planned` and `others` are programs that can still be applied to, the best fit first; `others` are neither
    planned nor refused. `shares` has, by code, the share of readings of what is unknown in which a program is
    among the first that there are applications left for; it is empty while no fit can be told.
    """

    service: str
    budget: Budget
    planned: tuple[Program, ...] = ()
    others: tuple[Program, ...] = ()
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def last_in(self) -> tuple[Program, ...]:
        """The planned ones that fit least, the better first."""
        return self.planned[-AT_THE_EDGE:]

    @property
    def first_out(self) -> tuple[Program, ...]:
        """Those not planned that fit best."""
        return self.others[:AT_THE_EDGE]

    def counts(self, of: Callable[[Program], str | None]) -> list[tuple[str, int]]:
        """How many of the planned are of each lane, tier, type or specialty, the most first."""
        return Counter(of(program) or "none" for program in self.planned).most_common()


WAYS: tuple[tuple[str, Callable[[Program], str | None]], ...] = (
    ("lanes", lambda one: one.lane),
    ("tiers", lambda one: one.tier),
    ("types", lambda one: one.type),
    ("specialties", lambda one: one.listing.short_field),
)
"""The ways in which what is planned is parted and counted, each with its name."""


def choices(board: Board, at: datetime) -> list[Choice]:
    """What is chosen in each service with applications of its own, at `at`; without those of no program."""
    state, trained = board.state_at(at), board.applicant.prior_training
    found = []
    candidates = [
        program
        for program in board.programs
        if program.application_status is not ApplicationStatus.SUBMITTED
        and not program.filled
        and not program.outside
        and is_open(program.type, state, trained)
    ]
    for service, budget in board.budgets(at).items():
        if not budget.limited:
            continue
        here = [one for one in candidates if service_name(one.application.via or one.service) == service]
        planned = _by_fit(one for one in here if one.application.planned)
        others = _by_fit(one for one in here if not one.application.planned and not one.refused)
        if planned or others or budget.used:
            shares = _shares(board, (*planned, *others), budget.to_plan)
            found.append(Choice(service, budget, planned, others, shares))
    return found


def checklist(board: Board, choice: Choice) -> list[Program]:
    """What is planned and sent in a service in the portal's order: specialty, state, name, then the code, so
    that the tracks of one program stand together (rules: applications.tracks)."""
    sent = (
        program
        for program in board.programs
        if program.application_status is ApplicationStatus.SUBMITTED
        and service_name(program.application.via or program.service) == choice.service
    )
    return sorted((*choice.planned, *sent), key=_in_portal)


def _in_portal(program: Program) -> tuple[str, str, str, str]:
    listing = program.listing
    return fold(listing.field), listing.state, fold(listing.institution), program.code


def portal_line(program: Program) -> str:
    """A program in one line as the portal is searched: name, specialty, place, ACGME ID, type."""
    listing = program.listing
    acgme = f"ACGME {listing.acgme_id}" if listing.acgme_id else ""
    parts = (listing.institution, listing.field, program.place, acgme, f"type {program.type}")
    return " · ".join(part for part in parts if part)


def balance(planned: Iterable[Program]) -> str:
    """How many of some programs train to the end, and how many are for one year."""
    years = Counter(program.type == ProgramType.PRELIMINARY for program in planned)
    return f"full training {years[False]} · one year {years[True]}"


def closed_to(board: Board, service: str, at: datetime) -> int:
    """How many programs of a service are planned though their type is not open to the applicant."""
    found = (program for code in board.closed_plans(at) if (program := board.programs.get(code)) is not None)
    return sum(service_name(one.application.via or one.service) == service for one in found)


def doubts_of(board: Board, choice: Choice, at: datetime) -> list[tuple[int, str]]:
    """What speaks against planned programs at `at`, a clause for each kind of it, with how many it is of."""
    me, offered = board.applicant, []
    if me.visa_need not in ("", "none"):
        offered = [visa_of(one.listing, board.facts.of(one.code)).split() for one in choice.planned]
    wanted = {"j1", "h1b"} if me.visa_need == "either" else {me.visa_need}
    today, own = at.astimezone(EASTERN).date(), [one.facts.get(FactKind.VISA) for one in choice.planned]
    old = [fact for fact in own if offered and fact is not None and stale(fact, today)]
    inside = [words for words in offered if "inside" in words and not ("j1" in words and "j1" in wanted)]
    inside = inside if "h1b" in wanted and not me.inside_us else []
    papers = [papers_of(board, one.code) for one in choice.planned] if board.kept.documents else []
    wrong = [[said for said in each.doubts if not said.startswith(NO_STATEMENT)] for each in papers]
    found = [
        (sum(not words for words in offered), "it is not known whether they sponsor your visa"),
        (
            sum(bool(words) and wanted.isdisjoint(words) for words in offered),
            "it is known that they do not sponsor your visa",
        ),
        (len(old), "what you know of their visa is old: ask again before you send"),
        (
            len(inside),
            "an H-1B is only for people already inside the U.S."
            + (", and you are not" if me.inside_us is False else ""),
        ),
        (
            sum(any(said.startswith(NO_STATEMENT) for said in each.doubts) for each in papers),
            "no statement of yours is for their specialty",
        ),
        (sum(map(bool, wrong)), "a document does not fit: b in the list shows which"),
    ]
    return [(count, words) for count, words in found if count]


def _by_fit(programs: Iterable[Program]) -> tuple[Program, ...]:
    return tuple(sorted(programs, key=_rank))


def _rank(program: Program) -> tuple[int, int, str]:
    low, high = program.fit_range or (0, 0)
    return -(low + high), -high, program.code


def _shares(board: Board, programs: Sequence[Program], places: int) -> dict[str, float]:
    fits = board.fits.points(program.code for program in programs)
    return acceptability(fits, places) if fits else {}


def percent(share: float) -> str:
    """A share of the readings in words: “62 %”; what is neither all nor none is not told as if it were."""
    if share <= 0.0 or share >= 1.0:
        return "100 %" if share >= 1.0 else "0 %"
    return f"{min(99, max(1, round(share * 100)))} %"


SHARE_WORDS = (
    "“in”: some things are not known. In so many of the ways they may turn out, your applications reach this "
    "program. It is no probability of matching."
)
