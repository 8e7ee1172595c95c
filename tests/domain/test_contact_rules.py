"""What the gate refuses, what came open, what a correction closes (rules: contact)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.gate.contact import Assignment, Clearance
from matchweek.domain.gate.contact_rules import (
    Closing,
    closed_between,
    closes,
    turned_up,
)
from matchweek.domain.gate.gate import ApplicantAct, may, reasons_to_speak
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.errors import BadInput, RuleSaysNo
from tests.support.advocacy import (
    BRANDT,
    FM,
    HOME,
    IM,
    LEADER,
    NOWAK,
    OKAFOR,
    PEOPLE,
    assigned,
    call,
    cleared,
    et,
    gates,
    situation,
)  # fmt: skip

ALL = [assigned(1, OKAFOR), assigned(2, NOWAK), assigned(3, OKAFOR, FM), assigned(4, LEADER)]


def test_a_held_gate_refuses_with_the_rule_and_what_is_allowed() -> None:
    with pytest.raises(RuleSaysNo) as refused:
        may(gates(), ApplicantAct.ASK, OKAFOR, IM).require()
    assert refused.value.exit_code == 3
    assert "Match Participation Agreement" in refused.value.rule
    assert "Only NRMP" in refused.value.detail
    assert "be ready" in refused.value.remedy
    may(gates(calls=[call()]), ApplicantAct.ASK, OKAFOR, IM).require()


def test_a_placed_applicant_asks_nothing_of_an_open_program() -> None:
    with pytest.raises(RuleSaysNo, match="Nothing more to ask") as refused:
        may(gates(calls=[call()], state="placed"), ApplicantAct.ASK, OKAFOR, IM).require()
    assert "thank your own faculty" in refused.value.remedy


def test_whoever_has_a_place_waits_for_nobody_once_soap_is_over() -> None:
    after = gates("Thu 21:00:00", state="placed")
    assert after.program(IM).held and after.program(IM).words == "nothing more to ask"
    with pytest.raises(RuleSaysNo, match="Nothing more to ask"):
        may(after, ApplicantAct.ASK, OKAFOR, IM).require()
    assert gates("Thu 20:59:00", state="placed").program(IM).words == "wait for their call"


@pytest.mark.parametrize(
    ("advocate", "at", "home_called", "refused"),
    [
        (OKAFOR, "Mon 12:00", False, False),
        (LEADER, "Mon 12:00", False, True),
        (LEADER, "Tue 12:00", True, False),
        (LEADER, "Thu 21:00", False, False),
    ],
)
def test_a_leader_of_a_listed_program_is_not_even_asked_to_be_ready(
    advocate: Advocate, at: str, home_called: bool, refused: bool
) -> None:
    found = gates(at, calls=[call(program=HOME)] if home_called else [])
    if refused:
        with pytest.raises(RuleSaysNo, match="They are the program"):
            may(found, ApplicantAct.ADDRESS, advocate).require()
    else:
        may(found, ApplicantAct.ADDRESS, advocate).require()


@pytest.mark.parametrize(
    ("authority", "at", "allowed"),
    [
        ("nrmp", "Mon 12:00", True),
        ("school", "Tue 09:11", False),
        ("school", "Tue 09:12", True),
    ],
)
def test_before_contact_only_nrmp_can_clear(authority: str, at: str, allowed: bool) -> None:
    found = gates(calls=[call("Tue 09:12")])
    if allowed:
        may(found, ApplicantAct.CLEAR, code=IM, authority=authority, at=et(at)).require()
    else:
        with pytest.raises(RuleSaysNo, match="Only NRMP"):
            may(found, ApplicantAct.CLEAR, code=IM, authority=authority, at=et(at)).require()


def test_nobody_else_can_clear() -> None:
    with pytest.raises(BadInput):
        may(gates(), ApplicantAct.CLEAR, code=IM, authority="dean", at=et("Tue 09:00"))


@pytest.mark.parametrize(
    ("at", "called", "clearances", "reasons"),
    [
        ("Tue 12:00", False, [], []),
        ("Tue 12:00", True, [], ["asked_by_program"]),
        ("Tue 12:00", True, [cleared(authority="school")], ["asked_by_program", "cleared"]),
        ("Tue 12:00", False, [cleared()], ["cleared"]),
        ("Tue 12:00", True, [cleared(advocate=2)], ["asked_by_program"]),
        ("Thu 21:00", False, [], ["soap_over"]),
    ],
)
def test_why_a_note_may_be_used(
    at: str, called: bool, clearances: list[Clearance], reasons: list[str]
) -> None:
    found = gates(at, calls=[call()] if called else [], clearances=clearances)
    assert list(reasons_to_speak(found, OKAFOR, IM)) == reasons
    for because in ("asked_by_program", "cleared", "soap_over", ""):
        if because in reasons:
            may(found, ApplicantAct.SPEAK, OKAFOR, IM, because=because).require()
        else:
            with pytest.raises(RuleSaysNo):
                may(found, ApplicantAct.SPEAK, OKAFOR, IM, because=because).require()


def test_an_unknown_reason_to_send_is_bad_input() -> None:
    with pytest.raises(BadInput):
        may(gates(calls=[call()]), ApplicantAct.SPEAK, OKAFOR, IM, because="felt like it")


def test_deleting_the_call_closes_what_it_opened_and_nothing_else() -> None:
    now = situation(calls=[call(), call("Tue 10:00", FM, 2)])
    sent = replace(ALL[1], sent_at=et("Tue 11:00"))
    found = closes(now.calls[0], now, PEOPLE, [ALL[0], sent, *ALL[2:]])
    assert found == (Closing(None, IM), Closing(1, IM), Closing(2, IM, sent=True))
    assert found[0].drafts == "sealed"
    assert "locked, not deleted" in found[1].words("Dr. M. Okafor", "Harbor Point")
    assert "tell your school" in found[2].words("Dr. P. Nowak", "Harbor Point")


@pytest.mark.parametrize(
    ("corrected", "codes"),
    [
        (call(program=FM), {IM}),
        (call(confirmed=False), {IM}),
        (call(missed=True), {IM}),
        (call(note="friendly"), set()),
        (call("Tue 08:30"), set()),
        (call("Tue 12:01"), {IM}),
    ],
)
def test_what_a_correction_closes(corrected: object, codes: set[str]) -> None:
    now = situation(calls=[call()])
    found = closes(now.calls[0], now, PEOPLE, ALL, corrected=corrected)  # type: ignore[arg-type]
    assert {each.program for each in found} == codes


def test_another_call_of_the_same_program_keeps_it_open() -> None:
    now = situation(calls=[call(), call("Tue 10:00", key=2)])
    assert closes(now.calls[0], now, PEOPLE, ALL) == ()


def test_a_leaders_other_programs_close_with_their_own() -> None:
    now = situation(calls=[call(), call("Tue 10:00", HOME, 2)])
    assert closes(now.calls[1], now, PEOPLE, ALL) == (Closing(None, HOME), Closing(LEADER.id, IM))


def test_taking_back_a_clearance_or_an_application_closes_too() -> None:
    open_by_word = situation(clearances=[cleared()])
    assert closed_between(open_by_word, situation(), PEOPLE, ALL[:1]) == (Closing(None, IM), Closing(1, IM))
    called = situation(calls=[call()])
    assert closed_between(called, replace(called, applications={}), PEOPLE, ALL[:1])


def test_what_came_open_stands_first_by_time_then_tier() -> None:
    some: list[Assignment] = [*ALL, assigned(5, BRANDT)]
    found = turned_up(gates(calls=[call(), call("Tue 10:00", FM, 2)]), PEOPLE, some)
    assert [each.assignment.id for each in found] == [3, 1, 5, 2]
    fresh = turned_up(gates(calls=[call(), call("Tue 10:00", FM, 2)]), PEOPLE, some, et("Tue 09:30"))
    assert [each.assignment.id for each in fresh] == [3]


def test_who_was_asked_said_no_or_has_nothing_to_seek_does_not_turn_up() -> None:
    asked = replace(ALL[0], asked_at=et("Tue 09:20"))
    no = replace(NOWAK, answer=Answer.NO)
    assert turned_up(gates(calls=[call()]), (OKAFOR, no), [asked, ALL[1]]) == ()
    assert turned_up(gates(calls=[call()], state="placed"), PEOPLE, ALL) == ()
    assert turned_up(gates(), PEOPLE, ALL) == ()
