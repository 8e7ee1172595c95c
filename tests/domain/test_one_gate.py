"""One gate tells everybody the same, and as the rules do, whatever the week (rules: contact)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_gates import gates
from matchweek.domain.gate.contact import Clearance, Gates, GateState
from matchweek.domain.gate.evidence import Cleared, Contacted, NoEvidence, Opening
from matchweek.domain.gate.gate import ApplicantAct, Verdict, may
from matchweek.domain.letters.letter_use import DraftKind, why_sealed
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.season.rules.book import sections
from matchweek.domain.week.big_clock import FREE, big_clock
from matchweek.domain.week.monday import HELD, steps
from matchweek.services.core.gates import gated
from tests.support.advocacy import (
    ALL_SENT,
    CODES,
    FM,
    IM,
    LEADER,
    OKAFOR,
    SENT,
    WEEK,
    call,
    cleared,
    et,
)
from tests.support.by_the_rules import GONE, held, lawful, may_answer
from tests.support.random_weeks import NOW, boards
from tests.support.thorough import examples

NAMES = {name for each in sections() for name in (each.name, *(rule.name for rule in each.rules))}


def week_at(now: datetime) -> Any:
    return SimpleNamespace(clock=SimpleNamespace(now=lambda: now))


def note(number: int, kind: str, advocate: int | None, code: str) -> SavedDraft:
    at = WEEK.list_opens
    return SavedDraft(number, kind, "", "", advocate=advocate, program=code, made_at=at, changed_at=at)


@settings(max_examples=examples(40), deadline=None)
@given(board=boards(), now=NOW)
def test_every_deed_is_allowed_as_the_rules_have_it(board: Board, now: datetime) -> None:
    found = gates(board, now)
    for code in CODES:
        answer = may(found, ApplicantAct.ANSWER, code=code)
        assert answer.allowed is may_answer(board, code, now), answer.reason
        for person in board.advocates:
            ask, hear = (may(found, deed, person, code) for deed in (ApplicantAct.ASK, ApplicantAct.HEAR))
            if found.asked_whether_led(person) and not hear.allowed:
                # Of a director or chair it is asked first which program they lead.
                continue
            assert ask.allowed is lawful(board, code, person.id, now), ask.reason
            assert hear.allowed is not held(board, code, person.id, now), hear.reason


@settings(max_examples=examples(40), deadline=None)
@given(board=boards(), now=NOW)
def test_every_verdict_says_why_and_by_which_rule(board: Board, now: datetime) -> None:
    found = gates(board, now)
    for deed in ApplicantAct:
        for person in (None, *board.advocates):
            verdict = may(found, deed, person, IM, because="cleared", authority="school")
            assert verdict.section in NAMES
            assert verdict.allowed is (verdict.refusal is None)
            if verdict.refusal is not None:
                assert verdict.reason and verdict.rule and verdict.refusal.section == verdict.section


@settings(max_examples=examples(30), deadline=None)
@given(board=boards(), now=NOW)
def test_what_stands_open_anywhere_stands_open_by_the_gate(board: Board, now: datetime) -> None:
    shell = gated(board, week_at(now))
    timetable = board.timetable(now)
    reach = may(shell.gates, ApplicantAct.REACH)
    if big_clock(board, timetable, now).words == FREE:
        assert reach.allowed
    (messages,) = [each for each in steps(board, timetable, now) if each.key == "monday.messages"]
    answers = (may(shell.gates, ApplicantAct.ANSWER, code=code).allowed for code in board.applications)
    assert (messages.closed == "") is (reach.allowed or any(answers))
    for program in board.programs:
        gate = shell.gates.program(program.code)
        assert (program.contact == "held") is gate.held
        assert (program.opened_by, program.contacted) == (str(gate.opened_by), gate.contacted)
    for each in board.kept.assignments.values():
        person = shell.advocate(each.advocate)
        asked = may(shell.gates, ApplicantAct.ASK, person, each.program, done=each)
        assert shell.gate(each).may_ask is asked.allowed
        assert why_sealed(note(1, DraftKind.NOTE, each.advocate, each.program), shell.gates, person) is not (
            asked.allowed
        )
        told = any(each == one.assignment for one in shell.turned())
        assert not told or (asked.allowed and shell.gate(each).state is GateState.UNLOCKED)


# Where two tellings differed once, and which was right.

SENT_TO = {IM: SENT}


def board_with(*clearances: Clearance, **more: Any) -> Board:
    board = Board(applications=dict(SENT_TO), season=2027, **more)
    board.kept.clearances.update({each.id: each for each in clearances})
    return board


@pytest.mark.parametrize(
    ("clearances", "at", "closed"),
    [
        pytest.param([], "Tue 12:00", HELD, id="nobody called"),
        pytest.param([cleared()], "Tue 12:00", "", id="NRMP cleared it: no violation"),
        pytest.param([cleared(advocate=1)], "Tue 12:00", HELD, id="cleared for an advocate alone"),
        pytest.param([cleared(authority="school")], "Tue 12:00", HELD, id="by the school, before contact"),
        pytest.param([], "Thu 21:00", "", id="SOAP is over"),
    ],
)
def test_mondays_messages_open_by_the_gate(clearances: list[Clearance], at: str, closed: str) -> None:
    board = board_with(*clearances)
    (messages,) = [each for each in steps(board, WEEK, et(at)) if each.key == "monday.messages"]
    assert messages.closed == closed


def test_mondays_messages_close_with_a_season_that_is_over_for_good() -> None:
    board = board_with()
    (messages,) = [each for each in steps(board, WEEK, GONE) if each.key == "monday.messages"]
    assert "over for good" in messages.closed


# Nothing stands open without what opened it.


@pytest.mark.parametrize(
    "deed", [ApplicantAct.ASK, ApplicantAct.SPEAK, ApplicantAct.HEAR, ApplicantAct.ANSWER, ApplicantAct.REACH]
)
def test_what_is_allowed_cannot_be_said_without_what_opened_it(deed: ApplicantAct) -> None:
    with pytest.raises(NoEvidence):
        Verdict(deed, "because I say so")


@pytest.mark.parametrize(
    ("clearance", "contact", "stands"),
    [
        pytest.param(cleared(), None, True, id="NRMP, before contact"),
        pytest.param(cleared(authority="school"), None, False, id="school, before contact"),
        pytest.param(cleared(authority="school"), call(), True, id="school, after contact"),
        pytest.param(cleared(authority="school"), call("Tue 11:00"), False, id="contact came later"),
        pytest.param(cleared(authority="school"), call(program=FM), False, id="contact of another"),
        pytest.param(cleared(authority="dean"), call(), False, id="nobody who can"),
        pytest.param(cleared(), call(confirmed=False), False, id="with a contact that is a guess"),
    ],
)
def test_leave_is_evidence_only_of_who_can_give_it(clearance: Clearance, contact: Any, stands: bool) -> None:
    known = Contacted(contact, SENT, contact.at) if contact is not None else None

    def made() -> Opening:
        return Opening(Cleared(clearance, known), WEEK, et("Tue 12:00"))

    if stands:
        assert made().at == clearance.at
    else:
        with pytest.raises(NoEvidence):
            made()


def test_a_contact_cannot_be_said_to_count_since_another_time() -> None:
    with pytest.raises(NoEvidence):
        Opening(Contacted(call(), SENT, et("Tue 08:00") - timedelta(hours=20)), WEEK, et("Tue 12:00"))


def test_an_advocate_that_leads_a_held_program_is_held_for_every_other() -> None:
    board = Board(applications=dict(ALL_SENT), calls=[call()], advocates=[OKAFOR, LEADER], season=2027)
    listed = replace(gates(board, et("Tue 12:00")).situation, listed=frozenset(CODES))
    found = Gates(listed)
    assert found.opening(IM, LEADER.id) is not None
    assert (
        not may(found, ApplicantAct.ASK, LEADER, IM).allowed
        and may(found, ApplicantAct.ASK, OKAFOR, IM).allowed
    )
    assert may(found, ApplicantAct.ASK, LEADER, IM).section == "contact.home"
