"""The gate over all boards, clocks and seasons: it stands open only by its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matchweek.domain.contacts.calls import Call
from matchweek.domain.gate.contact import (
    Gates,
    GateState,
)
from matchweek.domain.gate.situation import Situation
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.season_years import begins, unknown_season
from matchweek.domain.season.timetable import load_season
from tests.support.advocacy import (
    CODES,
    HOME,
    IM,
    LEADER,
    PEOPLE,
    WEEK,
)  # fmt: skip
from tests.support.random_weeks import APPLICATIONS, CALLS, CLEARANCES, MINUTES
from tests.support.thorough import examples

HELD, OPEN = GateState.HELD, GateState.UNLOCKED
PLANNED = {IM: Application(planned=True)}

# what is the case, the situation, whether IM is open to Okafor, a word of the reason
# -- properties ---------------------------------------------------------------------------------------------

_SITUATIONS = st.builds(
    Situation,
    now=MINUTES,
    timetable=st.sampled_from([WEEK, WEEK, WEEK, load_season(2026), unknown_season(2027, {}, "")]),
    calls=CALLS.map(tuple),
    applications=APPLICATIONS,
    clearances=CLEARANCES.map(tuple),
    listed=st.just(frozenset(CODES)),
    list_since=st.none() | st.just(WEEK.list_opens),
    state=st.sampled_from(list(ApplicantState)),
)
_PEOPLE = st.sampled_from(PEOPLE)
_CODES = st.sampled_from(CODES)


def _evidence(now: Situation, code: str, advocate: int) -> bool:
    """By other words than the gate's: is there a confirmed contact, a clearance or the end of SOAP?"""
    if not now.timetable.known or (now.state == "ineligible" and now.now < now.timetable.soap_ends):
        return False
    application = now.applications.get(code)
    received = application.submitted_at if application else None
    contact = received is not None and any(
        one.program == code
        and one.confirmed
        and one.begun_by in ("", "program")
        and (
            # Whoever says that it counts has to know of the application.
            (bool(one.counts) and received <= max(one.at, one.counted_at or one.at))
            or one.at >= max(received, now.timetable.contact_opens)
        )
        and (one.counted_at or one.at) <= now.now
        and one.at >= now.timetable.list_opens
        and (
            not one.missed
            or bool(one.note.strip())
            or one.channel not in ("phone", "whatsapp", "zoom", "teams")
        )
        and max(one.at, received, now.timetable.contact_opens) <= now.now
        for one in now.calls
    )
    nrmp = any(
        one.program == code
        and one.authority == "nrmp"
        and one.advocate in (None, advocate)
        and begins(now.timetable) <= one.at <= now.now
        for one in now.clearances
    )
    over = now.now >= now.timetable.soap_ends
    return (contact or nrmp or over) and not (over and now.state == "placed")


@settings(max_examples=examples(60), deadline=None)
@given(now=_SITUATIONS, advocate=_PEOPLE, code=_CODES)
def test_nothing_opens_without_contact_clearance_or_the_end_of_soap(
    now: Situation, advocate: Any, code: str
) -> None:
    gate = Gates(now).why(advocate, code)
    needed = {code, *({HOME} if advocate is LEADER else ())}
    assert gate.held is not all(_evidence(now, each, advocate.id) for each in needed)
    assert not (gate.held and gate.may_ask)
    assert gate.reason and gate.reason == " ".join(gate.reason.split())


@settings(max_examples=examples(100), deadline=None)
@given(now=_SITUATIONS, code=_CODES)
def test_what_stands_open_names_what_happened_in_its_own_season(now: Situation, code: str) -> None:
    for advocate in PEOPLE:
        opening = Gates(now).why(advocate, code).opening
        if opening is not None:
            assert now.timetable.known
            assert begins(now.timetable) <= opening.at <= now.now
            assert opening.evidence is not None


@settings(max_examples=examples(100), deadline=None)
@given(now=_SITUATIONS, code=_CODES)
def test_removing_the_evidence_closes_it(now: Situation, code: str) -> None:
    without = replace(
        now,
        now=min(now.now, now.timetable.soap_ends - timedelta(seconds=1)),
        calls=tuple(one for one in now.calls if one.program != code),
        clearances=tuple(one for one in now.clearances if one.program != code),
    )
    assert all(Gates(without).why(advocate, code).held for advocate in PEOPLE)
    assert Gates(without).on_program(code)["contact"] == "held"


@settings(max_examples=examples(100), deadline=None)
@given(now=_SITUATIONS, later=st.integers(0, 3000), advocate=_PEOPLE, code=_CODES)
def test_time_alone_never_closes_a_gate_while_soap_runs(
    now: Situation, later: int, advocate: Any, code: str
) -> None:
    then = replace(now, now=min(now.now + timedelta(minutes=later), WEEK.soap_ends - timedelta(seconds=1)))
    if then.now >= now.now and not Gates(now).why(advocate, code).held:
        assert not Gates(then).why(advocate, code).held


@settings(max_examples=examples(60), deadline=None)
@given(now=_SITUATIONS, more=CALLS, advocate=_PEOPLE, code=_CODES)
def test_another_call_never_closes_a_gate(now: Situation, more: list[Call], advocate: Any, code: str) -> None:
    fresh = tuple(replace(one, id=one.id + 100) for one in more)
    if not Gates(now).why(advocate, code).held:
        assert not Gates(replace(now, calls=(*now.calls, *fresh))).why(advocate, code).held


@settings(max_examples=examples(60), deadline=None)
@given(now=_SITUATIONS, shuffle=st.randoms(use_true_random=False))
def test_the_order_of_what_was_recorded_does_not_matter(now: Situation, shuffle: Any) -> None:
    calls, clearances = list(now.calls), list(now.clearances)
    shuffle.shuffle(calls)
    shuffle.shuffle(clearances)
    other = replace(now, calls=tuple(calls), clearances=tuple(clearances))
    facts: Callable[[Situation], Any] = lambda each: [  # noqa: E731
        (gate.state, gate.at, gate.opened_by)
        for advocate in PEOPLE
        for code in CODES
        for gate in [Gates(each).why(advocate, code)]
    ]
    assert facts(now) == facts(other)
