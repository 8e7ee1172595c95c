"""Situations of the gate for tests: a few fictional programs and people, wall times of the 2027 week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from matchweek.domain.contacts.calls import Call, Channel
from matchweek.domain.gate.contact import Assignment, Clearance, Gates
from matchweek.domain.gate.situation import Situation
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.timetable import load_season

WEEK = load_season(2027)
IM, FM, TY, HOME = "9017140C0", "9204120C0", "9017999P0", "9802140C0"
ADVANCED, PRELIM = "9042420A0", "9150140P0"
CODES = (IM, FM, TY, HOME, ADVANCED, PRELIM)
TITLES = {IM: "Harbor Point", FM: "Lakeshore Family", TY: "St. Brendan", HOME: "Chenar Valley"}

_MONDAY = datetime(2027, 3, 15, 4, tzinfo=UTC)
_DAYS = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5}


def et(text: str) -> datetime:
    """The instant of an Eastern wall time of the week, such as "Tue 09:12" or "Thu 21:00:00"."""
    day, _, clock = text.partition(" ")
    hours, minutes, *seconds = (int(part) for part in clock.split(":"))
    return _MONDAY + timedelta(days=_DAYS[day], hours=hours, minutes=minutes, seconds=sum(seconds))


SENT = Application(submitted_at=et("Mon 12:00"), via="ERAS")
ALL_SENT = dict.fromkeys(CODES, SENT)

OKAFOR = Advocate(
    1, "Dr. M. Okafor", 1, "PD IM", "Quarry Lane Medical Center", "Internal Medicine",
    "sub-internship, two months", "okafor@example.org", "(330) 555-0142", "before 08:00", Answer.YES,
)  # fmt: skip
NOWAK = Advocate(2, "Dr. P. Nowak", 3, "wards", "Quarry Lane Medical Center", answer=Answer.YES)
BRANDT = Advocate(3, "Dr. L. Brandt", 1, "chair", "Quarry Lane Medical Center", answer=Answer.HEDGED)
LEADER = Advocate(
    4, "Dr. H. Siddiqui", 1, "PD", "Chenar Valley", answer=Answer.YES, leads=f"{HOME}, 9999140C9"
)
PEOPLE = (OKAFOR, NOWAK, BRANDT, LEADER)

ME = Applicant(
    name="F. Rahman", aamc_id="99123456", phone="(330) 555-0108", mail="f.rahman@example.org",
    school="Chenar Valley Medical College", school_code="9802",
    graduation_year="2023", exams="Step 1 pass, Step 2 CK 238, first attempt", visa="J-1", location="Karachi",
)  # fmt: skip
STORY = Narrative(
    why_specialty="I like long problem lists and the families that come with them.",
    why_unmatched="I applied late and to too few programs.",
    strength_1="Calm at night",
    evidence_1="carried six patients alone on the heart ward",
    strength_2="Explains well",
    evidence_2="families asked for her by name",
    strength_3="Finishes what she starts",
    evidence_3="ran the clinic's recall list for three years",
    red_flag="Failed Step 1 once, in the year her father died; 236 on Step 2.",
    specialties="Internal Medicine, Family Medicine",
)


def call(at: str = "Tue 09:12", program: str | None = IM, key: int = 1, **more: Any) -> Call:
    """A confirmed call, answered, to me; `more` are fields of Call."""
    return Call(key, et(at), program, **({"confirmed": program is not None} | more))


def silent(at: str = "Tue 09:12", program: str | None = IM, **more: Any) -> Call:
    return call(at, program, missed=True, channel=Channel.PHONE, **more)


def cleared(
    at: str = "Tue 10:00",
    program: str = IM,
    authority: str = "nrmp",
    advocate: int | None = None,
    number: int = 1,
) -> Clearance:
    return Clearance(number, advocate, program, "J. Vance", authority, et(at), "said so on the phone")


def assigned(number: int, advocate: Advocate, program: str = IM, **more: Any) -> Assignment:
    return Assignment(number, advocate.id, program, **more)


def situation(
    at: str = "Tue 12:00",
    calls: Sequence[Call] = (),
    applications: Mapping[str, Application] = ALL_SENT,
    clearances: Sequence[Clearance] = (),
    state: str = ApplicantState.UNMATCHED,
    **more: Any,
) -> Situation:
    values: dict[str, Any] = {
        "listed": frozenset(CODES),
        "list_since": et("Mon 10:05"),
        "titles": TITLES,
    } | more
    return Situation(et(at), WEEK, tuple(calls), applications, tuple(clearances), state=state, **values)


def gates(*args: Any, **more: Any) -> Gates:
    return Gates(situation(*args, **more))
