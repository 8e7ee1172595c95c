"""After an acceptance, and after the last round: what to do, whom to reach, when to sleep first.

From SOAP's end (Thursday 21:00 Eastern) contact is free for those still unmatched or partially
matched; the fully placed have nothing to seek (rules: contact.after). Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.contact_facts import in_week, soap_over, spoken
from matchweek.domain.gate.gate import may_reach
from matchweek.domain.offers.offers import partially_placed
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.eligibility import open_types
from matchweek.domain.programs.preference import Order
from matchweek.domain.programs.reallocation import Interest, interest
from matchweek.domain.programs.triage import ApplicationStatus, Lane, Tier
from matchweek.domain.season.season_years import gone_by
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.times.zones import wall

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program

# Own hours in which a tired letter does more harm than a late one.
_NIGHT = range(7)
_LANES = {lane.value: rank for rank, lane in enumerate(Lane)}
_TIERS = {tier.value: rank for rank, tier in enumerate(Tier)}
_LAST = 9


class Aftermath(StrEnum):
    """What the time after offers and rounds is about at an instant."""

    NONE = "none"
    PLACED = "placed"
    PARTLY = "partly"
    FREE = "free"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `not_before` is when it becomes allowed, None for at once."""

    key: str
    title: str
    what: str
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class WhatNow:
    """What the moment is about: a headline, a sentence, and the steps in their order."""

    about: Aftermath
    title: str = ""
    said: str = ""
    steps: tuple[Step, ...] = ()


def sleep_first(now: datetime, zone: tzinfo) -> bool:
    """Whether it is night where the applicant is: from midnight until seven."""
    return now.astimezone(zone).hour in _NIGHT


def what_now(
    timetable: Timetable,
    now: datetime,
    state: str,
    zone: tzinfo,
    advocates: Sequence[str] = (),
    accepted_here: bool = True,
) -> WhatNow:
    """What there is to do after an acceptance or after the last round; NONE while SOAP goes on.

    `state` is the applicant's after all acceptances, `advocates` the names of those asked to be
    ready, `accepted_here` whether a place was accepted this week rather than in the main match.
    """
    if state == ApplicantState.PLACED:
        return _placed(timetable, now, advocates)
    if gone_by(timetable, now):
        return WhatNow(Aftermath.NONE)
    if may_reach(timetable, now, state).allowed:
        return _not_placed(now, state, zone)
    if partially_placed(state) and accepted_here:
        return _partly(state, advocates)
    return WhatNow(Aftermath.NONE)


def _placed(timetable: Timetable, now: datetime, advocates: Sequence[str]) -> WhatNow:
    wait = None if soap_over(now, timetable) else timetable.soap_ends
    when = f"from {wall(timetable.soap_ends)} ET on" if wait else "now"
    return WhatNow(
        Aftermath.PLACED,
        "You have a place",
        "Accepting is binding: nothing more is to be sought, sent or answered in R3.",
        (
            Step("tell_advocates", "Tell your advocates to stop", _whom(advocates)),
            Step("tell_dean", "Tell the dean and your school's SOAP lead", "They stop, and can tell others."),
            Step("rest", "Rest", "Nothing runs out tonight. Eat, call one person, sleep."),
            Step("thank_faculty", "Thank your own faculty", "That is free at any time."),
            Step(
                "thank_programs",
                "Thank the programs that spoke with you",
                f"A few lines to each, {when}; during SOAP write to a program only to answer it.",
                wait,
            ),
        ),
    )


def _partly(state: str, advocates: Sequence[str]) -> WhatNow:
    kind = "advanced" if state == ApplicantState.PRELIMINARY_ONLY else "preliminary"
    return WhatNow(
        Aftermath.PARTLY,
        "You are partially placed",
        f"Only {kind} places can still come. Check R3: sources disagree on what stays open.",
        (
            Step("check_r3", "Look in R3 at what it shows you now", "Its list decides, not this one."),
            Step("narrow_advocates", f"Ask your advocates to speak for {kind} places only", _whom(advocates)),
            Step(
                "tell_dean",
                "Tell the dean and your school's SOAP lead",
                "Which place you hold, which not.",
            ),
            Step("next_round", f"Look in R3 in every round for {kind} offers", "Nobody calls first."),
        ),
    )


def _not_placed(now: datetime, state: str, zone: tzinfo) -> WhatNow:
    write = Step(
        "write",
        "Write to the programs still open, in the order below",
        "One letter each, its gaps filled by you. Write tonight if you are awake enough to read it twice.",
    )
    call = Step(
        "call",
        "Call from 08:00 on, in the program's own time",
        "The office first: the coordinator knows what is open.",
    )
    school = Step(
        "school", "Tell your school which programs you write to", "So that all of you tell the same."
    )
    kind = "The second half of your training is still to be found. " if partially_placed(state) else ""
    if sleep_first(now, zone):
        rest = Step("sleep", "Sleep first", "It is night where you are. No program reads mail in this hour.")
        return WhatNow(
            Aftermath.SLEEP,
            "Sleep first",
            f"{kind}SOAP is over and contact is free; it stays free tomorrow. The list waits.",
            (rest, write, call, school),
        )
    return WhatNow(
        Aftermath.FREE,
        "Contact is free",
        f"{kind}SOAP is over: you and those who speak for you may write to and call any program.",
        (write, call, school),
    )


def _whom(advocates: Sequence[str]) -> str:
    if not advocates:
        return "Everybody who might still speak to a program for you."
    return f"{', '.join(advocates)}: one line each is enough."


@dataclass(frozen=True, slots=True)
class Reach:
    """One program to write to or call, `rank` from 1. `reasons` are short clauses, weightiest first.

    `contacted` says that it made contact in Match Week itself, `spoke` that it talked with the applicant.
    """

    rank: int
    code: str
    title: str
    phone: str
    website: str
    positions: int
    spoke: bool
    applied: bool
    reasons: tuple[str, ...]
    formal: str = ""
    """What a letter calls the program, where that differs from its title."""
    contacted: bool = False

    @property
    def words(self) -> str:
        """The reasons in one line."""
        return " · ".join(self.reasons)


def whom_to_reach(
    programs: Iterable[Program],
    calls: Iterable[Call] = (),
    *,
    timetable: Timetable,
    state: str = ApplicantState.UNKNOWN,
    prior_training: bool = False,
    order: Order = (),
) -> tuple[Reach, ...]:
    """The programs still open, in the order in which to write or call.

    By lane, then tier, then the interest shown in calls, then one's own `order` of preference,
    then positions. Programs refused, filled or of a type that is closed to the applicant's
    `state` are left out (rules: eligibility.types). What is said of contact goes by the calls of the
    season of `timetable` alone.
    """
    types = open_types(state, prior_training)
    calls = [call for call in calls if in_week(call, timetable)]
    shown, _ = interest(calls)
    spoke = {call.program for call in calls if spoken(call)}
    places = {code: place for place, code in enumerate(order)}
    found = [
        program
        for program in programs
        if not (program.refused or program.filled or program.outside)
        and program.positions > 0
        and program.type in types
    ]
    found.sort(
        key=lambda one: (
            _LANES.get(one.lane or "", _LAST),
            _TIERS.get(one.tier or "", _LAST),
            -shown.get(one.code, _NOBODY).heat,
            -shown.get(one.code, _NOBODY).calls,
            places.get(one.code, len(places)),
            -one.positions,
            one.code,
        )
    )
    return tuple(
        _reach(rank, one, shown.get(one.code, _NOBODY), one.code in spoke)
        for rank, one in enumerate(found, 1)
    )


_NOBODY = Interest(0, 0)


def _reach(rank: int, program: Program, shown: Interest, spoke: bool) -> Reach:
    applied = program.application_status is ApplicationStatus.SUBMITTED
    reasons = [f"{program.lane} lane" if program.lane else "in no lane yet", program.tier or "no tier"]
    if shown.calls:
        reasons.append(f"interest {shown.heat} of 5" if shown.heat else "it made contact")
    reasons.append("applied to" if applied else "not applied to")
    reasons.append(f"{program.positions} position{'' if program.positions == 1 else 's'} left")
    return Reach(
        rank,
        program.code,
        program.label,
        program.listing.phone,
        program.listing.website,
        program.positions,
        spoke,
        applied,
        tuple(reasons),
        program.formal,
        shown.calls > 0,
    )
