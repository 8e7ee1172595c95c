"""The outcome row that a school or an authority asks for: how one was placed, where, and each stage.

Stages count programs, of the Match and of SOAP apart; their days are Eastern (systems.md row 99).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import outcome
from matchweek.domain.contacts.interviews import InterviewStatus
from matchweek.domain.offers.offers import accepted
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.plan.situation import Outcome
from matchweek.domain.ranking.rank_list import MAIN
from matchweek.domain.times.zones import EASTERN, day_month_year
from matchweek.domain.tracker.tracked import SeasonStatus

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

SYSTEM = "NRMP"
MATCH, SOAP = "Main Match", "SOAP"
_ONE_OF_TWO = (ApplicantState.ADVANCED_ONLY, ApplicantState.PRELIMINARY_ONLY)
_NOT_INVITED = frozenset({SeasonStatus.WAITLIST, SeasonStatus.REJECTED})
COLUMNS = (
    *("season", "name", "aamc_id", "system", "how_placed", "program", "program_code", "placed_on"),
    *("applied_match", "applied_soap", "applied_by", "applied_first", "applied_last"),
    *("invited_match", "invited_soap", "invited_first", "invited_last"),
    *("attended_match", "attended_soap", "attended_first", "attended_last"),
    *("ranked", "certified_on"),
)
UNKNOWN = "not written down"
LEFT_OUT = "Your name and AAMC ID are left out."


@dataclass(frozen=True, slots=True)
class Stage:
    """How many programs of the Match, None where nobody said, and of SOAP; the first and the last day of it
    that is known, Eastern."""

    match: int | None
    soap: int
    first: date | None = None
    last: date | None = None

    @property
    def words(self) -> str:
        """“90 in the Match, 12 in SOAP; 15 Mar 2027 to 18 Mar 2027”."""
        match = f"{self.match} in the Match" if self.match is not None else f"the Match: {UNKNOWN}"
        said = f"{match}, {self.soap} in SOAP"
        if self.first is None or self.last is None:
            return said
        days = sorted({self.first, self.last})
        return f"{said}; {' to '.join(map(day_month_year, days))}"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """The row of one season. `how` says by what one was placed, `program` where, `code` its NRMP code and
    `placed_on` the day, Eastern; several places stand with "; " between. `name` and `aamc_id` are one's
    own."""

    season: int
    name: str
    aamc_id: str
    how: str
    program: str
    code: str
    placed_on: date | None
    applied: Stage
    applied_by: str
    invited: Stage
    attended: Stage
    ranked: int | None
    certified_on: date | None

    def cells(self, *, named: bool) -> tuple[object, ...]:
        """Its values by COLUMNS; without `named` one's name and AAMC ID are left empty."""
        who = (self.name, self.aamc_id) if named else ("", "")
        days = (self.applied, self.invited, self.attended)
        applied, invited, attended = ((_iso(each.first), _iso(each.last)) for each in days)
        return (
            *(self.season, *who, SYSTEM, self.how, self.program, self.code, _iso(self.placed_on)),
            *(self.applied.match, self.applied.soap, self.applied_by, *applied),
            *(self.invited.match, self.invited.soap, *invited),
            *(self.attended.match, self.attended.soap, *attended),
            *(self.ranked, _iso(self.certified_on)),
        )

    def lines(self) -> Iterator[tuple[str, str]]:
        """It in words, a line each of what and what of it: without one's name."""
        yield "System", f"{SYSTEM}, {self.how}"
        if self.program:
            yield "Program", " ".join(part for part in (self.program, self.code) if part)
        if self.placed_on is not None:
            yield "Placed on", day_month_year(self.placed_on)
        by = f" ({self.applied_by})" if self.applied_by else ""
        for what, stage, more in (
            ("Applied", self.applied, by),
            ("Invited", self.invited, ""),
            ("Attended", self.attended, ""),
        ):
            yield what, stage.words + more
        day = f"; certified {day_month_year(self.certified_on)}" if self.certified_on else ""
        yield "Ranked", f"{self.ranked if self.ranked is not None else UNKNOWN}{day}"


def outcome_row(board: Board, now: datetime, name: Callable[[str], str] | None = None) -> OutcomeRow:
    """The row at `now` (aware); `name` says how a program's code is named, else as the board does."""
    me, named = board.applicant, name or board.title
    how, programs, codes, day = _placed(board, now, named)
    sent = [one for one in board.applications.values() if one.submitted_at is not None]
    by = Counter(one.via or "service not written down" for one in sent)
    main = board.kept.rankings.get(MAIN)
    return OutcomeRow(
        season=board.timetable(now).season,
        name=me.name,
        aamc_id=me.aamc_id,
        how=how,
        program=programs,
        code=codes,
        placed_on=day,
        applied=Stage(me.season_programs, len(sent), *_span(one.submitted_at for one in sent)),
        applied_by=", ".join(f"{via} {count}" for via, count in by.most_common()),
        invited=_invited(board),
        attended=_attended(board),
        ranked=len(main.items) if main is not None and main.items else None,
        certified_on=_day(main.certified_at) if main is not None and main.certified_at else None,
    )


def _placed(board: Board, now: datetime, named: Callable[[str], str]) -> tuple[str, str, str, date | None]:
    """By what, where, its codes, and when: the Match first, then the offers that were accepted."""
    timetable = board.timetable(now)
    found = outcome(board, timetable, now)
    if found is Outcome.UNKNOWN:
        return "not known yet", "", "", None
    taken = accepted(board.offers)
    hows, places, codes, day = [], [], [], None
    # Who has a whole place by the Match takes none in SOAP: such a state was written down after it.
    if found is Outcome.MATCHED or board.applicant.state in _ONE_OF_TWO:
        hows.append(MATCH)
        places += [board.applicant.matched_place.strip()] if board.applicant.matched_place.strip() else []
        day = _day(timetable.match_day)
    for each in taken:
        hows.append(f"{SOAP}, round {each.round}")
        places.append(named(each.program))
        codes.append(each.program)
        day = _day(each.answered_at or each.at)
    return "; ".join(hows) or "not placed", "; ".join(places), "; ".join(codes), day


def _invited(board: Board) -> Stage:
    """Programs that invited: of the tracker, or as Me says where nothing is tracked; of SOAP's interviews."""
    season = [
        each
        for each in board.kept.tracked.values()
        if each.invited_at is not None or each.status not in _NOT_INVITED
    ]
    week = {each.program for each in board.kept.interviews.values() if each.tracked is None}
    count = len(season) if board.kept.tracked else board.applicant.season_interviews
    return Stage(count, len(week), *_span(each.invited_at for each in season))


def _attended(board: Board) -> Stage:
    """Programs whose interview was held; one of the season may be said to be done in the tracker alone."""
    held = [each for each in board.kept.interviews.values() if each.status == InterviewStatus.DONE]
    season = {each.tracked for each in held if each.tracked is not None}
    season |= {each.id for each in board.kept.tracked.values() if each.status == SeasonStatus.DONE}
    week = {each.program for each in held if each.tracked is None}
    count = len(season) if board.kept.tracked else None
    return Stage(count, len(week), *_span(each.at for each in held))


def _span(instants: Iterable[datetime | None]) -> tuple[date | None, date | None]:
    days = sorted(_day(each) for each in instants if each is not None)
    return (days[0], days[-1]) if days else (None, None)


def _day(at: datetime) -> date:
    return at.astimezone(EASTERN).date()


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
