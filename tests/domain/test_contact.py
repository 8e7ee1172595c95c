"""The gate: what opens it, what does not, what closes it again (rules: contact)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matchweek.domain.contacts.calls import Call, Channel, Recipient
from matchweek.domain.contacts.contact_facts import is_contact
from matchweek.domain.contacts.gate_states import OpenedBy
from matchweek.domain.gate.contact import (
    Clearance,
    Gates,
    GateState,
)
from matchweek.domain.gate.evidence import (
    Cleared,
    Contacted,
    NoEvidence,
    Opening,
    SoapEnded,
)
from matchweek.domain.gate.situation import Situation
from matchweek.domain.people.applicant import ApplicantState
from matchweek.domain.programs.triage import Application
from matchweek.domain.season.season_years import unknown_season
from matchweek.domain.season.timetable import load_season
from tests.support.advocacy import (
    ADVANCED,
    ALL_SENT,
    CODES,
    FM,
    HOME,
    IM,
    LEADER,
    NOWAK,
    OKAFOR,
    PRELIM,
    TY,
    WEEK,
    assigned,
    call,
    cleared,
    et,
    gates,
    silent,
    situation,
)  # fmt: skip

HELD, OPEN = GateState.HELD, GateState.UNLOCKED
PLANNED = {IM: Application(planned=True)}

# what is the case, the situation, whether IM is open to Okafor, a word of the reason
NO_TIMES = unknown_season(2027, {}, "No times of 2027 are known.")

SITUATIONS: list[tuple[str, Situation, bool, str]] = [
    ("nothing happened", situation(), False, "has not contacted"),
    ("no list yet", situation("Mon 09:00", list_since=None), False, "no list yet"),
    ("its call", situation(calls=[call()]), True, "made contact"),
    ("a call to an advocate", situation(calls=[call(to=Recipient.ADVOCATE)]), True, "made contact"),
    (
        "a mail to my school",
        situation(calls=[call(to="school", channel=Channel.EMAIL)]),
        True,
        "made contact",
    ),
    ("a voicemail", situation(calls=[call(missed=True, channel=Channel.VOICEMAIL)]), True, "made contact"),
    ("a message noted", situation(calls=[silent(note="call back before noon")]), True, "made contact"),
    ("a silent missed call", situation(calls=[silent()]), False, "silent"),
    ("a silent one by video", situation(calls=[call(missed=True, channel="zoom")]), False, "silent"),
    ("a guessed number", situation(calls=[call(confirmed=False)]), False, "confirmed"),
    ("no program named", situation(calls=[call(program=None)]), False, "has not contacted"),
    ("another program's call", situation(calls=[call(program=FM)]), False, "has not contacted"),
    ("another track's call", situation(calls=[call(program=TY)]), False, "has not contacted"),
    ("a call to come", situation(calls=[call("Tue 12:01")]), False, "has not contacted"),
    ("not applied to", situation(calls=[call()], applications={}), False, "did you apply"),
    ("only planned", situation(calls=[call()], applications=PLANNED), False, "did you apply"),
    (
        "applied to afterwards",
        situation(calls=[call()], applications={IM: Application(submitted_at=et("Tue 11:00"))}),
        False,
        "is its time right?",
    ),
    (
        "applied to afterwards, and it counts",
        situation(
            calls=[call(counts="me", counted_at=et("Tue 11:30"))],
            applications={IM: Application(submitted_at=et("Tue 11:00"))},
        ),
        True,
        "Tue 16 Mar 11:30",
    ),
    (
        "said to count before the application was known",
        situation(
            calls=[call(counts="me", counted_at=et("Tue 10:00"))],
            applications={IM: Application(submitted_at=et("Tue 11:00"))},
        ),
        False,
        "is its time right?",
    ),
    ("an advocate began it", situation(calls=[call(begun_by="advocate")]), False, "did not begin"),
    ("unclear who began", situation(calls=[call(begun_by="unclear")]), False, "Who began"),
    ("the program began it", situation(calls=[call(begun_by="program")]), True, "made contact"),
    (
        "not eligible, called",
        situation(calls=[call()], state="ineligible"),
        False,
        "not in SOAP",
    ),
    (
        "no times known",
        replace(situation("Thu 22:00", [call()], clearances=[cleared()]), timetable=NO_TIMES),
        False,
        "not known",
    ),
    (
        "an application to come",
        situation(calls=[call()], applications={IM: Application(submitted_at=et("Tue 13:00"))}),
        False,
        "did you apply",
    ),
    (
        "too early, still too early",
        situation("Tue 07:59", calls=[call("Tue 07:41")]),
        False,
        "before programs may",
    ),
    ("too early, at 08:00", situation("Tue 08:00", calls=[call("Tue 07:41")]), False, "before programs may"),
    (
        "too early, and it counts",
        situation("Tue 09:00", calls=[call("Tue 07:41", counts="nrmp", counted_at=et("Tue 07:50"))]),
        True,
        "Tue 16 Mar 08:00",
    ),
    (
        "too early, counted later",
        situation("Tue 09:00", calls=[call("Tue 07:41", counts="school", counted_at=et("Tue 08:30"))]),
        True,
        "Tue 16 Mar 08:30",
    ),
    ("a talk in the main Match", situation(calls=[call("Mon 09:59")]), False, "before this list"),
    ("cleared by NRMP", situation(clearances=[cleared()]), True, "J. Vance (nrmp)"),
    ("cleared by NRMP, to come", situation("Tue 09:59", clearances=[cleared()]), False, "has not contacted"),
    ("cleared by NRMP for me", situation(clearances=[cleared(advocate=1)]), True, "Cleared"),
    ("cleared for another", situation(clearances=[cleared(advocate=2)]), False, "has not contacted"),
    ("cleared elsewhere", situation(clearances=[cleared(program=FM)]), False, "has not contacted"),
    (
        "cleared by school, no contact",
        situation(clearances=[cleared(authority="school")]),
        False,
        "only NRMP",
    ),
    (
        "cleared by school before contact",
        situation(calls=[call("Tue 11:00")], clearances=[cleared(authority="school")]),
        True,
        "made contact",
    ),
    ("a second before the end", situation("Thu 20:59:59"), False, "has not contacted"),
    ("SOAP is over", situation("Thu 21:00:00"), True, "contact is free"),
    ("over, not applied to", situation("Thu 21:00:00", applications={}), True, "contact is free"),
    ("over, state unknown", situation("Thu 21:00:00", state="unknown"), True, "contact is free"),
    ("over, not eligible for SOAP", situation("Thu 21:00:00", state="ineligible"), True, "contact is free"),
    ("over, placed", situation("Thu 21:00:00", state="placed"), False, "nothing to seek"),
    ("over, placed, called", situation("Thu 21:00:00", [call()], state="placed"), False, "nothing to seek"),
    (
        "over, placed, cleared",
        situation("Thu 21:00:00", clearances=[cleared()], state="placed"),
        False,
        "nothing to seek",
    ),
]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Opening(SoapEnded("unmatched"), NO_TIMES, et("Thu 22:00")),
        lambda: Opening(SoapEnded("unmatched"), WEEK, et("Thu 20:59")),
        lambda: Opening(SoapEnded("placed"), WEEK, et("Thu 22:00")),
        lambda: Opening(Cleared(cleared("Tue 10:00")), WEEK, et("Tue 09:59")),
        lambda: Opening(Cleared(cleared("Tue 10:00")), load_season(2026), et("Mon 09:59")),
        lambda: Opening(
            Contacted(call("Tue 07:41"), Application(submitted_at=et("Mon 12:00")), et("Tue 08:00")),
            WEEK,
            et("Tue 09:00"),
        ),
        lambda: replace(gates(calls=[call()]).program(IM), opening=None),
    ],
)
def test_nothing_else_can_be_made_an_opening(make: Any) -> None:
    with pytest.raises(NoEvidence):
        make()


@pytest.mark.parametrize(
    ("now", "is_open", "word"), [pytest.param(*row[1:], id=row[0]) for row in SITUATIONS]
)
def test_what_opens_a_gate(now: Situation, is_open: bool, word: str) -> None:
    gate = Gates(now).why(OKAFOR, IM)
    assert (gate.state, gate.may_ask) == (OPEN if is_open else HELD, is_open)
    assert word in gate.reason
    assert bool(gate.opened_by) is is_open
    assert bool(gate.instead) is not is_open


def test_a_call_opens_its_own_program_only_and_says_which_call() -> None:
    found = gates(calls=[call("Tue 11:00", key=8), call("Tue 09:12", key=9)])
    gate = found.why(OKAFOR, IM)
    assert (gate.opened_by, gate.opened_id, gate.at) == (OpenedBy.CALL, 9, et("Tue 09:12"))
    assert [found.on_program(code)["contact"] for code in CODES] == ["unlocked", *["held"] * 5]


def test_a_clearance_for_one_leaves_the_program_held() -> None:
    found = gates(clearances=[cleared(advocate=OKAFOR.id)])
    assert (found.why(OKAFOR, IM).held, found.why(NOWAK, IM).held, found.on_program(IM)["contact"]) == (
        False,
        True,
        "held",
    )
    everybody = gates(clearances=[cleared()])
    assert (everybody.why(NOWAK, IM).opened_by, everybody.on_program(IM)["contact"]) == (
        OpenedBy.CLEARANCE,
        "unlocked",
    )


@pytest.mark.parametrize(
    ("calls", "clearances", "who"),
    [([], [], "Only NRMP"), ([silent()], [], "Only NRMP"), ([call()], [], "")],
)
def test_who_can_clear(calls: list[Call], clearances: list[Clearance], who: str) -> None:
    said = gates(calls=calls, clearances=clearances).why(OKAFOR, IM).who_can_clear
    assert said.startswith(who) and bool(said) is bool(who)


def test_who_leads_a_listed_program_is_asked_nothing_until_it_is_open() -> None:
    held = gates(calls=[call()])
    gate = held.why(LEADER, IM)
    assert gate.held and not gate.may_ask and "leads Chenar Valley" in gate.reason
    assert held.own_closed(LEADER) == (HOME,)
    both = gates(calls=[call(), call("Tue 11:00", HOME, 2)]).why(LEADER, IM)
    assert (both.state, both.at) == (OPEN, et("Tue 11:00"))
    off_the_list = gates(calls=[call()], listed=frozenset({IM}))
    assert not off_the_list.why(LEADER, IM).held


def test_the_state_follows_what_was_done_while_the_gate_is_open() -> None:
    one = assigned(1, OKAFOR, asked_at=et("Tue 09:30"), sent_at=et("Tue 10:00"), answered_at=et("Tue 11:30"))
    states = [
        gates(at, calls=[call()]).why(OKAFOR, IM, one).state
        for at in ("Tue 09:12", "Tue 09:30", "Tue 10:00", "Tue 11:30")
    ]
    assert states == ["unlocked", "asked", "sent", "answered"]
    closed = gates(calls=[]).why(OKAFOR, IM, one)
    assert closed.held and "tell your school" in closed.reason


@pytest.mark.parametrize(
    ("state", "code", "may_ask"),
    [
        (ApplicantState.PLACED, IM, False),
        (ApplicantState.PRELIMINARY_ONLY, IM, False),
        (ApplicantState.PRELIMINARY_ONLY, ADVANCED, True),
        (ApplicantState.ADVANCED_ONLY, PRELIM, True),
        (ApplicantState.ADVANCED_ONLY, ADVANCED, False),
        (ApplicantState.UNMATCHED, IM, True),
    ],
)
def test_a_place_closes_asking_but_not_the_gate_while_soap_runs(state: str, code: str, may_ask: bool) -> None:
    gate = gates(calls=[call(program=code)], state=state).why(OKAFOR, code)
    assert (gate.state, gate.may_ask) == (OPEN, may_ask)
    assert ("place" in gate.reason) is not may_ask
    after = gates("Thu 21:00", state=state).why(OKAFOR, code)
    assert (after.held, after.may_ask) == (state == ApplicantState.PLACED, may_ask)


def test_thanks_to_a_program_wait_for_the_end_and_for_its_contact() -> None:
    def may(at: str, calls: list[Call]) -> bool:
        return gates(at, calls=calls, state="placed").program(IM).may_thank

    assert [may("Thu 20:59", [call()]), may("Thu 21:00", [call()]), may("Thu 21:00", [])] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("one", "is_one"),
    [
        (call(), True),
        (call(program=None, confirmed=True), False),
        (call(confirmed=False), False),
        (silent(), False),
        (silent(note="  \n"), False),
        (call(missed=True, channel=Channel.TEXT), True),
        (call(missed=True, channel=Channel.WHATSAPP), False),
    ],
)
def test_what_counts_as_contact(one: Call, is_one: bool) -> None:
    assert is_contact(one) is is_one


def test_every_programs_contact_at_once() -> None:
    now = gates(calls=[call(), call(program=FM, confirmed=False)])
    assert {code: now.on_program(code)["contact"] for code in CODES} == {
        code: "unlocked" if code == IM else "held" for code in CODES
    }


def test_the_codes_of_a_leader_are_read_however_they_are_written() -> None:
    spaced = replace(OKAFOR, leads=f" {IM.lower()} ,, {FM} ")
    assert gates().own_closed(spaced) == tuple(sorted((IM, FM)))
    assert set(ALL_SENT) == set(CODES)
