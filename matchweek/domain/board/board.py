"""Everything a week shows, in memory: loaded once, then patched from the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.base.change import Entry
from matchweek.domain.base.fields import decoder
from matchweek.domain.board.fits import BoardFits
from matchweek.domain.board.week_records import KINDS, NUMBERED, Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.offers.offers import Offer, state_after
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.people.in_words import story_in_words
from matchweek.domain.programs.aliases import by_program, names_of
from matchweek.domain.programs.budget import Budget, budgets
from matchweek.domain.programs.eligibility import is_open, state_in
from matchweek.domain.programs.facts import LIST, Fact, FactBook, FactKind
from matchweek.domain.programs.lane_proposals import Proposer, proposer_of
from matchweek.domain.programs.lists import ListInfo, derive
from matchweek.domain.programs.naming import Kin
from matchweek.domain.programs.program import Listing, ProgramCode, codes_replaced
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.programs.triage import (
    NO_APPLICATION,
    NO_TRIAGE,
    Application,
    ApplicationStatus,
    Triage,
)
from matchweek.domain.tracker.tracked import by_code, title_among

if TYPE_CHECKING:
    from matchweek.domain.board.unfinished import Unfinished
    from matchweek.domain.contacts.interviews import Interview
    from matchweek.domain.people.narrative import Narrative
    from matchweek.domain.season.timetable import Timetable
    from matchweek.domain.tracker.tracked import Tracked


@dataclass(slots=True)
class Board:
    """The week as its panes and lists show it. `calls` are newest first, `advocates` by tier."""

    programs: Programs = field(default_factory=Programs)
    calls: list[Call] = field(default_factory=list)
    advocates: list[Advocate] = field(default_factory=list)
    applicant: Applicant = field(default_factory=Applicant)
    lists: tuple[ListInfo, ...] = ()
    rehearsal: bool = False
    # By code, also for programs on no list any more: what was submitted stays spent.
    applications: dict[str, Application] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    # The year of the Match Week whose file this is; 0 for a board of no file.
    season: int = 0
    # Drafts that were typed and never kept; no act changes them, so whoever keeps one sets them anew.
    unfinished: tuple[Unfinished, ...] = field(default=(), repr=False, compare=False)
    # Whether it is without the List, for somebody who looks on (domain.board.looking_on).
    looked_on: bool = field(default=False, repr=False, compare=False)
    # How its programs fit the applicant, each as a range.
    fits: BoardFits = field(default_factory=BoardFits, repr=False, compare=False)
    _timetable: Timetable | None = field(default=None, init=False, repr=False, compare=False)
    _facts: FactBook | None = field(default=None, init=False, repr=False, compare=False)
    _proposer: Proposer | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        *,
        lists: Sequence[tuple[ListInfo, Mapping[str, Listing]]],
        triage: Mapping[str, Triage],
        applications: dict[str, Application],
        calls: list[Call],
        advocates: list[Advocate],
        applicant: Applicant,
        rehearsal: bool,
        kept: Kept | None = None,
        season: int = 0,
    ) -> Board:
        """The board of what a week file holds, however it was read."""
        called = calls_by_program(calls)
        kept = kept or Kept()
        standings = derive(lists)
        kin = Kin(lambda: (standing.listing for standing in standings.values()))
        facts = FactBook(kept.facts.values())
        fits = BoardFits()
        names = by_program(kept.aliases.values())
        proposer = proposer_of(kept.lane_rules, applicant)
        programs = Programs(
            settled(
                Program(
                    standing=standing,
                    triage=triage.get(code, NO_TRIAGE),
                    application=applications.get(code, NO_APPLICATION),
                    calls=called.get(code, 0),
                    gone=kept.absences.get(code),
                    facts=facts.own(code),
                    proposed=proposer.of(standing.listing, facts.own(code)) if proposer else "",
                    names=names.get(code, ()),
                    kin=kin,
                    fits=fits,
                )
            )
            for code, standing in standings.items()
        )
        infos = tuple(info for info, _ in lists)
        board = cls(programs, calls, advocates, applicant, infos, rehearsal, applications, kept, season)
        board.fits = fits.of_board(board)
        return board

    def follow(self, entries: Iterable[Entry]) -> set[str]:
        """Patch what the journal's entries changed; returns the entities that were touched.

        "list" in the answer means that the lists themselves changed: load the board anew.
        """
        touched = set()
        for entry in entries:
            touched.add(entry.entity)
            if entry.entity in ("triage", "application"):
                self._patch_program(entry)
            elif entry.entity == "call":
                self._patch_calls(entry)
            elif entry.entity == "advocate":
                self._patch_advocates(entry)
            elif entry.entity == "me":
                self.applicant = replace(self.applicant, **decoder(Applicant).values(entry.after or {}))
            elif entry.entity in KINDS:
                self._patch_kept(entry)
            elif entry.entity in NUMBERED:
                self._patch_numbered(entry)
            self.fits.follow(entry)
        touched.discard("")
        if touched & {"lane_rule", "me"}:
            self._propose_anew()
        return touched

    def prepared(self) -> Board:
        """Itself, with what the first frame and the first letter in find need: some ms, in a thread."""
        self.fits.work_out()
        for _ in self.programs.prepare():
            pass
        return self

    def budgets(self, at: datetime | None = None) -> dict[str, Budget]:
        """The applications of each service: submitted, planned, left; `at` as in `closed_plans`.

        A plan of a type that the notice or an acceptance closed counts no longer.
        """
        closed = frozenset(self.closed_plans(at))
        counted = (
            (application.via or self._service(code), application.status)
            for code, application in self.applications.items()
            if code not in closed
        )
        return budgets(counted, self.kept.own_caps, self.kept.held)

    def closed_plans(self, at: datetime | None = None) -> list[str]:
        """The plans that count no longer: of a type that is closed to the applicant (rules: eligibility).

        Without `at` as long as SOAP goes on.
        """
        state = self.state if at is None else self.state_at(at)
        trained = self.applicant.prior_training
        return [
            code
            for code, application in self.applications.items()
            if application.status is ApplicationStatus.PLANNED and not is_open(code[7:8], state, trained)
        ]

    def timetable(self, at: datetime) -> Timetable:
        """The timetable of the week's season, with one's own times: every time shown goes by it.

        A board of no file has none of its own: then it is the season that is next at `at`.
        """
        if self._timetable is None or not self.season:
            # A zone's rules take long to import, and no first frame needs them.
            from matchweek.domain.season.own_timetable import of_season
            from matchweek.domain.season.season_years import season_year

            self._timetable = of_season(self.season or season_year(at), self.kept.moments)
        return self._timetable

    @property
    def facts(self) -> FactBook:
        """Everything known of every program, the list's own visa where nothing else says it."""
        if self._facts is None:
            self._facts = FactBook(self.kept.facts.values(), self._listed_visa)
        return self._facts

    def _listed_visa(self, code: str) -> Fact | None:
        """What the newest list says of a program's visa; None where it says nothing, or nothing plain."""
        program = self.programs.get(code)
        if program is None or not program.listing.visa or not self.lists:
            return None
        from matchweek.domain.programs.fact_values import read_visa
        from matchweek.domain.times.zones import EASTERN

        value = read_visa(program.listing.visa)
        on = max(each.imported_at for each in self.lists).astimezone(EASTERN).date()
        return Fact(code, FactKind.VISA, value, LIST, on) if value else None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers seen in R3, in the order in which they were recorded."""
        return tuple(self.kept.offers.values())

    @property
    def story(self) -> Narrative:
        """The one story that every draft tells; what is empty in it is as it was decided beforehand."""
        return story_in_words(self.kept.narrative, self.applicant)

    @property
    def state(self) -> str:
        """The applicant's state by Monday's notice and by the places accepted since (rules: eligibility)."""
        if not self.kept.offers:
            return self.applicant.state
        return state_after(self.offers, self.applicant.state)

    def state_at(self, at: datetime) -> str:
        """The state that counts at `at`: from SOAP's end the ineligible are as the unmatched."""
        state = self.state
        if state != ApplicantState.INELIGIBLE:
            return state
        return state_in(state, self.timetable(at), at)

    def title(self, code: str) -> str:
        """A program as it is named where nothing stands beside it; what is on no list has the name that
        the season's tracker has for its code, or its code."""
        program = self.programs.get(code)
        if program is not None:
            return program.label
        known = by_code(self.kept.tracked.values(), code) if self.kept.tracked else None
        return known.title if known is not None else code

    def named(self, words: str) -> str:
        """A sentence with each program's name in place of its code; a code beside its name stays."""

        def said(code: str) -> str:
            name = self.title(code)
            return code if name in words else name

        return codes_replaced(words, said)

    def season_title(self, one: Tracked) -> str:
        """A program of the season as it is named; of several that nobody named yet, with its number."""
        return title_among(one, self.kept.tracked.values())

    def interview_title(self, interview: Interview) -> str:
        """The program of an interview as it is named; one of the season may have no code yet."""
        known = self.kept.tracked.get(interview.tracked or 0)
        if interview.program in self.programs or known is None:
            return self.title(interview.program)
        return self.season_title(known)

    def question(self, code: str) -> str:
        """A program as it is named in a question, with its code."""
        program = self.programs.get(code)
        return program.question if program is not None else code

    def formal(self, code: str) -> str:
        """A program as it is named in a letter and a spoken sentence."""
        program = self.programs.get(code)
        return program.formal if program is not None else code

    def not_seen(self) -> list[Program]:
        """The programs planned, submitted or called that are missing from the list: check R3."""
        codes = {*self.applications, *(call.program for call in self.calls if call.program)}
        found = [self.programs.get(code) for code in sorted(codes)]
        return [program for program in found if program is not None and program.not_seen]

    def _service(self, code: str) -> str:
        program = self.programs.get(code)
        return program.service if program is not None else ProgramCode(code).derived_service

    def call(self, number: int) -> Call | None:
        return next((call for call in self.calls if call.id == number), None)

    def _patch_program(self, entry: Entry) -> None:
        program = self.programs.get(entry.key)
        if entry.entity == "application":
            self._patch_application(entry)
        if program is None:
            return
        if entry.entity == "application":
            new: Any = self.applications.get(entry.key, NO_APPLICATION)
        elif entry.after is None:
            new = NO_TRIAGE
        else:
            new = replace(program.triage, **decoder(Triage).values(entry.after))
        self.programs.put(program.with_(**{entry.entity: new}))

    def _patch_kept(self, entry: Entry) -> None:
        held = KINDS[entry.entity]
        new = _put(getattr(self.kept, held.field), entry.key, entry, held.kind)
        if entry.entity == "moment":
            self._timetable = None
        elif entry.entity == "absence" and entry.key in self.programs:
            self.programs.put(settled(self.programs[entry.key].with_(gone=new)))
        elif entry.entity == "fact":
            self._patch_facts(entry, new)

    @property
    def proposer(self) -> Proposer | None:
        """What proposes lanes; None where there is no rule and nothing was refused beforehand."""
        if self._proposer is None:
            self._proposer = proposer_of(self.kept.lane_rules, self.applicant)
        return self._proposer

    def _propose_anew(self) -> None:
        """The rules changed: every program is proposed for its lane once, and no key does it again."""
        self._proposer = None
        proposer = self.proposer
        for program in tuple(self.programs):
            now = proposed(proposer, program)
            if now is not program:
                self.programs.put(now)

    def _patch_facts(self, entry: Entry, new: Fact | None) -> None:
        code, _, kind = entry.key.partition("/")
        own = self.facts.put(code, kind, new)
        program = self.programs.get(code)
        if program is not None:
            self.programs.put(proposed(self.proposer, program.with_(facts=own)))

    def _patch_numbered(self, entry: Entry) -> None:
        held = NUMBERED[entry.entity]
        by_number = getattr(self.kept, held.field)
        old = by_number.get(int(entry.key))
        new = _put(by_number, int(entry.key), entry, held.kind)
        if entry.entity == "alias":
            for code in {each.program for each in (old, new) if each is not None}:
                self._patch_names(code)

    def _patch_names(self, code: str) -> None:
        program = self.programs.get(code)
        if program is not None:
            self.programs.put(program.with_(names=names_of(code, self.kept.aliases.values())))

    def _patch_application(self, entry: Entry) -> None:
        old = self.applications.get(entry.key, NO_APPLICATION)
        if entry.after is None:
            self.applications.pop(entry.key, None)
        else:
            self.applications[entry.key] = replace(old, **decoder(Application).values(entry.after))

    def _patch_calls(self, entry: Entry) -> None:
        number = int(entry.key)
        old = self.call(number)
        new = _patched(old, entry, Call)
        kept = [call for call in self.calls if call.id != number]
        if new is not None:
            kept.append(new)
        self.calls = sorted(kept, key=lambda call: (call.at, call.id), reverse=True)
        for code in {call.program for call in (old, new) if call is not None and call.program}:
            program = self.programs.get(code)
            if program is not None:
                count = sum(call.program == code for call in self.calls)
                self.programs.put(program.with_(calls=count))

    def _patch_advocates(self, entry: Entry) -> None:
        number = int(entry.key)
        old = next((advocate for advocate in self.advocates if advocate.id == number), None)
        new = _patched(old, entry, Advocate)
        kept = [advocate for advocate in self.advocates if advocate.id != number]
        if new is not None:
            kept.append(new)
        self.advocates = sorted(kept, key=advocate_order)


def proposed(proposer: Proposer | None, program: Program) -> Program:
    """A program with the lane that the rules propose for it."""
    lane = proposer.propose(program) if proposer is not None else ""
    return program if lane == program.proposed else program.with_(proposed=lane)


def settled(program: Program) -> Program:
    """A program missing from the newest list of a moment: once R3 confirmed that, it is gone."""
    standing = program.standing
    if not standing.missing:
        return program
    gone = program.gone is not None and program.gone.confirmed_at is not None
    return program if gone is standing.filled else program.with_(standing=standing.gone(gone))


def advocate_order(advocate: Advocate) -> tuple[bool, int, str, int]:
    return (advocate.tier is None, advocate.tier or 0, advocate.name, advocate.id)


def calls_by_program(calls: Sequence[Call]) -> Counter[str]:
    """How many contacts came from each program, by code."""
    return Counter(call.program for call in calls if call.program)


def _put(by_key: dict[Any, Any], key: Any, entry: Entry, kind: type) -> Any:
    new = _patched(by_key.get(key), entry, kind)
    if new is None:
        by_key.pop(key, None)
    else:
        by_key[key] = new
    return new


def _patched(old: Any, entry: Entry, kind: type) -> Any:
    if entry.after is None:
        return None
    values = decoder(kind).values(entry.after)
    return kind(**values) if old is None else replace(old, **values)
