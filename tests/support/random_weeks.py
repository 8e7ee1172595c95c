"""Weeks of any kind for properties: programs, calls, applications, advocates, clearances, times, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Begun, Call, Channel, Counts, Recipient
from matchweek.domain.gate.contact import Assignment, Clearance
from matchweek.domain.gate.contact_words import Authority
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.programs import Programs
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.own_times import OwnTime
from matchweek.domain.season.own_timetable import moment_key
from tests.support.advocacy import CODES, HOME, LEADER, PEOPLE, WEEK
from tests.support.programs import a_program

MINUTES = st.integers(-600, 6000).map(lambda minutes: WEEK.list_opens + timedelta(minutes=minutes))
CALLS = st.lists(
    st.builds(
        Call,
        id=st.integers(1, 99),
        at=MINUTES,
        program=st.sampled_from([*CODES, None]),
        confirmed=st.booleans(),
        to=st.sampled_from(list(Recipient)),
        channel=st.sampled_from(list(Channel)),
        missed=st.booleans(),
        note=st.sampled_from(["", " ", "call us back"]),
        begun_by=st.sampled_from(["", "", "program", *Begun]),
        counts=st.sampled_from(list(Counts)),
        counted_at=st.none() | MINUTES,
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)
CLEARANCES = st.lists(
    st.builds(
        Clearance,
        id=st.integers(1, 99),
        advocate=st.sampled_from([None, *(one.id for one in PEOPLE)]),
        program=st.sampled_from(CODES),
        by=st.just("J. Vance"),
        authority=st.sampled_from(list(Authority)),
        at=MINUTES,
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)
APPLICATIONS = st.dictionaries(
    st.sampled_from(CODES), st.builds(Application, planned=st.booleans(), submitted_at=st.none() | MINUTES)
)
STATES = st.sampled_from(list(ApplicantState))
# Some hours of the week, the minute around what the rules name, and a day long after it.
NOW = (
    MINUTES
    | st.sampled_from([WEEK.contact_opens, WEEK.soap_ends]).flatmap(
        lambda at: st.integers(-1, 1).map(lambda minutes: at + timedelta(minutes=minutes))
    )
    | st.just(WEEK.ends + timedelta(days=61))
)
_MOVED = st.fixed_dictionaries(
    {},
    optional={
        key: st.sampled_from([-60, 45]).map(lambda minutes, at=at: OwnTime(at + timedelta(minutes=minutes)))
        for key, at in (("contact_opens", WEEK.contact_opens), ("soap_ends", WEEK.soap_ends))
    },
)


def _judgeable(call: Call) -> Call:
    """Whoever says that a contact counts says it at an instant: nothing else can be recorded."""
    if call.counts == Counts.NOBODY:
        return replace(call, counted_at=None)
    return replace(call, counted_at=call.counted_at or call.at)


@st.composite
def boards(draw: Any) -> Board:
    """A week as it could be recorded."""
    listed = draw(st.sets(st.sampled_from(CODES), min_size=1)) | {HOME}
    applications = draw(APPLICATIONS)
    assigned = [
        Assignment(number, person.id, code, asked_at=draw(st.none() | MINUTES))
        for number, (person, code) in enumerate(
            draw(
                st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(CODES)), unique=True, max_size=5)
            ),
            1,
        )
    ]
    leader = replace(LEADER, leads=draw(st.sampled_from(["", "NONE", HOME])))
    return Board(
        programs=Programs(
            a_program(code, application=applications.get(code, Application())) for code in sorted(listed)
        ),
        calls=[_judgeable(each) for each in draw(CALLS)],
        advocates=[*(one for one in PEOPLE if one is not LEADER), leader],
        applicant=Applicant(state=draw(STATES)),
        lists=(ListInfo(1, 0, True, WEEK.list_opens, "list.csv"),),
        applications=applications,
        kept=Kept(
            moments={moment_key(2027, key): at for key, at in draw(_MOVED).items()},
            clearances={each.id: each for each in draw(CLEARANCES)},
            assignments={each.id: each for each in assigned},
        ),
        season=2027,
    )
