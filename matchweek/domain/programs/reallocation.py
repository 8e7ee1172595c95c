"""Where unused applications could still go: programs open and not applied to, ranked with reasons.

Only applications never sent can be placed; submitted ones cannot be moved (rules: applications.spent;
systems.md row 25). How much late ones have yielded is one source's figure (rules: timetable.filled).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from matchweek.domain.base.ranges import span
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.contact_facts import is_contact
from matchweek.domain.programs.budget import Budget
from matchweek.domain.programs.eligibility import ALL_TYPES
from matchweek.domain.programs.triage import ApplicationStatus, Lane, Tier
from matchweek.domain.season.timetable import Timetable, last_round_ended, phase_at

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program

_LANES = {lane.value: rank for rank, lane in enumerate(Lane)}
_TIERS = {tier.value: rank for rank, tier in enumerate(Tier)}
_UNSORTED = 9

SPENT_FOR_GOOD = "Submitted applications cannot be moved or taken back; only unused ones can be placed."


class Interest(NamedTuple):
    """What calls said about a program or an institution: the highest interest, 1-5, and how many
    calls there were; `heat` is 0 while nobody rated one."""

    heat: int
    calls: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One program an unused application could go to.

    `rank` counts from 1 within all candidates; `service` is the one with applications left;
    `within` says that the applications left in it reach down to here. `reasons` are short clauses,
    the weightiest first. `warning` is empty or what to do before applying.
    """

    rank: int
    code: str
    title: str
    service: str
    within: bool
    planned: bool
    positions: int
    reasons: tuple[str, ...]
    warning: str = ""

    @property
    def words(self) -> str:
        """The reasons in one line: “primary lane · top · interest 4 of 5 at its institution”."""
        return " · ".join(self.reasons)


def interest(calls: Iterable[Call]) -> tuple[dict[str, Interest], dict[str, Interest]]:
    """What the calls said, by program code and by institution (the code's first four digits).

    Only a program's own contact counts, confirmed by the person: a guessed caller, a silent missed call
    and what one's own side began count for nothing (rules: contact).
    """
    programs: dict[str, Interest] = {}
    institutions: dict[str, Interest] = {}
    for call in calls:
        if not call.program or not is_contact(call):
            continue
        for known, key in ((programs, call.program), (institutions, call.program[:4])):
            before = known.get(key, Interest(0, 0))
            known[key] = Interest(max(before.heat, call.heat or 0), before.calls + 1)
    return programs, institutions


def reallocate(
    programs: Iterable[Program],
    budgets: Mapping[str, Budget],
    calls: Iterable[Call] = (),
    types: Collection[str] = ALL_TYPES,
) -> tuple[Candidate, ...]:
    """Programs still open, not refused and not applied to, the best place for an application first.

    Ranked by lane, then the specialties of the lanes before others, then tier, then the interest shown in
    calls by the program or its institution, then fit where it is known, planned before not planned, more
    positions first. `types` are the open type letters. Programs whose services have nothing left, and those
    that are not in SOAP, are left out.
    """
    of_program, of_institution = interest(calls)
    programs = list(programs)
    sought = specialties_of_lanes(programs)
    found = []
    for program in programs:
        standing = program.standing
        if program.triage.refused or program.outside or standing.filled or standing.positions <= 0:
            continue
        code = standing.listing.code
        if code[7:8] not in types or program.application.status is ApplicationStatus.SUBMITTED:
            continue
        service = _service_with_room(program, budgets)
        if service is None:
            continue
        own = of_program.get(code, _NOBODY)
        near = of_institution.get(code[:4], _NOBODY)
        found.append((_key(program, near, sought), program, service, own, near))
    found.sort(key=lambda one: one[0])
    room = {service: budget.left for service, budget in budgets.items()}
    candidates = []
    for rank, (_, program, service, own, near) in enumerate(found, 1):
        room[service] -= 1
        candidates.append(_candidate(rank, program, service, room[service] >= 0, own, near, sought))
    return tuple(candidates)


_NOBODY = Interest(0, 0)


def _service_with_room(program: Program, budgets: Mapping[str, Budget]) -> str | None:
    """The service to apply through: the planned one, else the first of its own with any left."""
    chosen = program.application.via
    services = (chosen,) if chosen else program.listing.services
    return next((each for each in services if each in budgets and budgets[each].left), None)


def specialties_of_lanes(programs: Iterable[Program]) -> dict[str, int]:
    """The specialties and types of what one sorted into lanes, each with its best lane, 0 for primary."""
    sought: dict[str, int] = {}
    for program in programs:
        lane = _LANES.get(program.triage.lane or "", _UNSORTED)
        if lane != _UNSORTED:
            kind = program.code[4:8]
            sought[kind] = min(lane, sought.get(kind, _UNSORTED))
    return sought


def _key(
    program: Program, near: Interest, sought: Mapping[str, int]
) -> tuple[int, int, int, int, int, int, bool, int, str]:
    triage = program.triage
    return (
        _LANES.get(triage.lane or "", _UNSORTED),
        sought.get(program.code[4:8], _UNSORTED),
        _TIERS.get(triage.tier or "", _UNSORTED),
        -near.heat,
        -near.calls,
        -(program.fit or 0),
        not program.application.planned,
        -program.positions,
        program.code,
    )


def _candidate(
    rank: int,
    program: Program,
    service: str,
    within: bool,
    own: Interest,
    near: Interest,
    sought: Mapping[str, int],
) -> Candidate:
    reasons = [f"{program.lane} lane" if program.lane else "in no lane yet"]
    if not program.lane and program.code[4:8] not in sought and sought:
        reasons.append("not a specialty of your lanes")
    reasons.append(program.tier or "no tier")
    if near.calls:
        where = "shown" if own.calls else "at its institution"
        said = f"interest {near.heat} of 5 {where}" if near.heat else f"contact {where}"
        reasons.append(said.replace("contact shown", "it made contact"))
    if program.fit_range is not None:
        reasons.append(f"fit {span(program.fit_range, '-')}")
    if program.application.planned:
        reasons.append("planned")
    left = f"{program.positions} position{'' if program.positions == 1 else 's'} left"
    change = program.change
    reasons.append(left + (f", {-change} fewer than before" if change and change < 0 else ""))
    warning = ""
    if own.calls:
        warning = (
            "It made contact though no application is recorded: was “submitted” forgotten? If it was never "
            "applied to, the contact must be reported to NRMP."
        )
    return Candidate(
        rank,
        program.code,
        program.label,
        service,
        within,
        program.application.planned,
        program.positions,
        tuple(reasons),
        warning,
    )


def words(timetable: Timetable, now: datetime) -> tuple[str, ...]:
    """What late applications have yielded, as sentences for this moment; figures to be verified.

    Before the first round, between rounds, and in a round with the warning that a service may
    refuse submissions then. Always ends with the rule that submitted ones cannot be moved.
    """
    ended = last_round_ended(timetable, now)
    said = []
    shares = [share for share in timetable.fill_shares if share.after_round > ended]
    behind = [share for share in timetable.fill_shares if share.after_round <= ended]
    if ended >= len(timetable.rounds):
        said.append("No round is left: an application sent now meets no offer any more.")
    elif behind:
        left = 100 - behind[-1].per_cent
        said.append(
            f"By the end of round {behind[-1].after_round} about {behind[-1].per_cent} % of all positions "
            f"were filled: a late application reaches the last {left} % (rule of thumb, verify in R3)."
        )
    elif shares:
        parts = " and ".join(
            f"{share.per_cent} % by the end of round {share.after_round}" for share in shares
        )
        said.append(
            f"About {parts} were filled: what is sent late reaches few (rule of thumb, verify in R3)."
        )
    if phase_at(timetable, now).round and timetable.in_round_warning:
        said.append(f"{timetable.in_round_warning} If it refuses, try when the round has ended.")
    said.append(SPENT_FOR_GOOD)
    return tuple(said)
