"""Monday of Match Week: the quiet before, the notice, an hour, then eight steps.

Sources: systems.md rows 21, 23, 25, 53, 70, 71 and 75 (rules: timetable, applications, eligibility,
contact, list).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from matchweek.domain.board.week_gates import gates
from matchweek.domain.contacts.contact_facts import soap_over, too_early
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.season.rules.figures import APPLICATIONS
from matchweek.domain.season.timetable import Timetable
from matchweek.domain.week.tasks_done import tasks_done

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

PREFIX = "monday."
QUIET_BEFORE = timedelta(minutes=5)
HOUR = timedelta(hours=1)
HOUR_ENDED = PREFIX + "hour_ended"
"""The key of the mark that ends the hour after the notice before its time."""


class Monday(StrEnum):
    """What Monday's screen is about at an instant."""

    NONE = "none"
    QUIET = "quiet"
    ASK = "ask"
    HOUR = "hour"
    SEQUENCE = "sequence"
    MATCHED = "matched"
    INELIGIBLE = "ineligible"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the Monday sequence; `begins` and `ends` are counted from the list's opening.

    A `held` step has no time of its own: the contact rule opens it, program by program.
    """

    key: str
    title: str
    what: str
    begins: timedelta
    ends: timedelta
    held: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A step in one season: from `at` on, by `by` (aware UTC). `closed` says why it is not open."""

    key: str
    title: str
    what: str
    at: datetime
    by: datetime | None
    closed: str = ""
    done: bool = False


def _step(key: str, title: str, what: str, begins: int, ends: int, held: bool = False) -> Step:
    return Step(PREFIX + key, title, what, timedelta(minutes=begins), timedelta(minutes=ends), held)


SEQUENCE: tuple[Step, ...] = (
    _step(
        "notice",
        "Read the notice in R3 and record it",
        "Unmatched, an advanced place only, a preliminary place only, or placed: it decides which types "
        "of program are open to you.",
        0,
        10,
    ),
    _step(
        "school",
        "Call your school's SOAP lead",
        "In the first two hours. The school has R3's list itself; agree on one story that everybody tells.",
        60,
        120,
    ),
    _step(
        "specialties",
        "Decide on specialties and how many applications each gets",
        f"{APPLICATIONS} in each service for the whole week. At most three lanes; spread over eight "
        "specialties they convince nobody.",
        60,
        150,
    ),
    _step(
        "list",
        "Bring in the list and go through it with the school",
        "Types open to you, visa acceptable, places you would go to; refuse the rest.",
        60,
        180,
    ),
    _step(
        "tiers",
        "Lanes and tiers, then the applications",
        "Top 8 to 12, middle 10 to 20, then safety. Targeted, not mass; minor edits only; check the "
        "documents first: most are locked once a program is applied to.",
        90,
        300,
    ),
    _step(
        "match_faculty",
        "Match faculty with programs",
        "Who knows whom; nobody more than 5 to 15 programs. This is planning: nobody contacts a program.",
        180,
        360,
    ),
    _step(
        "tell_faculty",
        "Tell your faculty which programs you applied to",
        "Only your own faculty who are no listed program; the programs' names, never the list. "
        "Ask them to be ready and to contact no program until you tell them that it has called.",
        240,
        480,
    ),
    _step(
        "messages",
        "Messages to programs, each once it has made contact",
        "From Tuesday 08:00 at the earliest, and program by program: only after it has contacted you, an "
        "advocate or your school.",
        0,
        0,
        held=True,
    ),
)
RECONCILE = _step(
    "reconcile",
    "Compare with the portals what was sent",
    "Each service says how many applications it has from you; what is missing here is recorded.",
    600,
    660,
)
MONDAY_KEYS = frozenset(step.key for step in (*SEQUENCE, RECONCILE))

HELD = (
    "Wait for their call: no program that you applied to has made contact yet. "
    "Before that, writing to one is a violation."
)


def tasks(timetable: Timetable, done: Collection[str] = (), *, closed: str = HELD) -> tuple[Task, ...]:
    """The eight steps of Monday with their times, and the evening's comparison with the portals.

    `closed` is why no program may be written to yet: the last step stays closed with it; empty once one may
    (rules: contact.wait). It opens when programs may make contact, not on Monday.
    """
    opening = timetable.list_opens
    found = []
    for step in (*SEQUENCE, RECONCILE):
        ready = step.key in done
        if step.held:
            at = timetable.contact_opens
            found.append(Task(step.key, step.title, step.what, at, None, closed, ready))
        else:
            at, by = opening + step.begins, opening + step.ends
            found.append(Task(step.key, step.title, step.what, at, by, done=ready))
    return tuple(found)


def steps(board: Board, timetable: Timetable, now: datetime) -> tuple[Task, ...]:
    """The steps of Monday as they stand for a week at `now`."""
    return tasks(timetable, tasks_done(board, timetable), closed=_waits(board, now))


def _waits(board: Board, now: datetime) -> str:
    """Why no program may be written to; empty where one may: it called, was cleared, or SOAP is over."""
    found = gates(board, now)
    free = may(found, ApplicantAct.REACH)
    if free.allowed or any(may(found, ApplicantAct.ANSWER, code=code).allowed for code in board.applications):
        return ""
    return free.reason if found.situation.gone_by else HELD


def hour_ends(timetable: Timetable) -> datetime:
    """When the hour after the notice is over (systems.md row 21); the person may end it earlier."""
    return timetable.list_opens + HOUR


def monday_at(timetable: Timetable, state: str, now: datetime, done: Collection[str] = ()) -> Monday:
    """What Monday's screen is about: from five minutes before the notice until files may be opened.

    `HOUR_ENDED` in `done` ends the hour; a step of the sequence done ends it too. A person placed
    or not eligible stays with those words until the season ends.
    """
    opening = timetable.list_opens
    if opening - QUIET_BEFORE <= now < opening:
        return Monday.QUIET
    if not opening <= now < timetable.ends:
        return Monday.NONE
    if state == ApplicantState.PLACED:
        return Monday.MATCHED
    if state == ApplicantState.INELIGIBLE:
        # From SOAP's end they are as the unmatched.
        return Monday.INELIGIBLE if not soap_over(now, timetable) else Monday.NONE
    if not too_early(now, timetable):
        return Monday.NONE
    if state == ApplicantState.UNKNOWN:
        return Monday.ASK
    past_notice = MONDAY_KEYS - {SEQUENCE[0].key} | {HOUR_ENDED}
    if state == ApplicantState.UNMATCHED and now < hour_ends(timetable) and not past_notice & {*done}:
        return Monday.HOUR
    return Monday.SEQUENCE


def reconcile_words(service: str, portal: int, here: int) -> str:
    """What to look for when a portal counts otherwise; empty when both agree.

    “ERAS says 45 sent, here 43: which 2 are missing here?”
    """
    if portal == here:
        return ""
    said = f"{service} says {portal} sent, here {here}"
    if portal > here:
        some = "which one is" if portal - here == 1 else f"which {portal - here} are"
        return f"{said}: {some} missing here?"
    some = "which one has" if here - portal == 1 else f"which {here - portal} have"
    return f"{said}: {some} not gone out, or does {service} count two tracks as one?"
