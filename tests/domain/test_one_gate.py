"""Whoever asks whether somebody may be contacted is told the same, whatever the week."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings

from matchweek.domain.advocacy import Advocacy, tell_programs
from matchweek.domain.after_rounds import contact_is_free
from matchweek.domain.big_clock import FREE, big_clock
from matchweek.domain.board import Board
from matchweek.domain.contact import seeks
from matchweek.domain.evidence import OpenedBy
from matchweek.domain.week_gates import gates
from matchweek.services.gated import gated
from tests.support.advocacy import CODES
from tests.support.random_weeks import NOW, boards
from tests.support.thorough import examples


def week_at(now: datetime) -> Any:
    return SimpleNamespace(clock=SimpleNamespace(now=lambda: now))


@settings(max_examples=examples(40), deadline=None)
@given(board=boards(), now=NOW)
def test_shell_and_screen_tell_the_same(board: Board, now: datetime) -> None:
    other = deepcopy(board)
    shell, screen = gated(board, week_at(now)), Advocacy(other, now)
    tell_programs(other, screen)
    for each in board.kept.assignments.values():
        assert shell.gate(each) == screen.gate(each.advocate, each.program)
    assert shell.turned() == screen.turned
    assert list(board.programs) == list(other.programs)


@settings(max_examples=examples(40), deadline=None)
@given(board=boards(), now=NOW)
def test_the_end_of_soap_is_told_the_same(board: Board, now: datetime) -> None:
    found = gates(board, now)
    timetable = board.timetable(now)
    free = contact_is_free(timetable, now, board.state)
    gate = found.program(CODES[0])
    opening = found.opening("")
    assert free is (opening is not None and opening.by is OpenedBy.SOAP_OVER and not found.situation.gone_by)
    if free and board.applicant.state not in ("placed", "advanced_only", "preliminary_only"):
        assert big_clock(board, timetable, now).words == FREE
    if gate.opened_by is OpenedBy.SOAP_OVER:
        assert gate.may_ask is (free and seeks(board.state, CODES[0]))
