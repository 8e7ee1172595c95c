"""Rules of lanes as acts: proposed when a list, a rule or a fact comes, confirmed as an ordinary act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.programs.filters import Flag, Is
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.triage import Lane
from matchweek.errors import BadInput
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.lists import facts, lane_rules, lists, triage
from matchweek.services.people import applicant
from tests.support.weeks import codes_of, listings


def proposed(board: Board) -> dict[str, str]:
    return lane_rules.proposals(board.programs)


def test_a_rule_proposes_at_once_and_decides_nothing(week: Week) -> None:
    board, feed = load_and_follow(week)
    done = lane_rules.set_rule(week, "1", "every program")
    assert done.words == "primary: every program anywhere"
    board.follow(feed.pull().entries)
    assert proposed(board) == dict.fromkeys(codes_of(week), "primary") == proposed(load_board(week))
    assert board.programs.counts().undecided == len(board.programs)
    assert not lane_rules.set_rule(week, "primary", "every program").changed
    history.undo(week)
    board.follow(feed.pull().entries)
    assert proposed(board) == {}


def test_what_was_decided_is_proposed_nothing_and_survives_a_new_list(week: Week) -> None:
    first, second, *_ = codes_of(week)
    triage.set_lane(week, [first], Lane.BACKUP)
    triage.refuse(week, [second])
    lane_rules.set_rule(week, "primary", "every program")
    assert {first, second}.isdisjoint(proposed(load_board(week)))
    more = [*listings(len(codes_of(week))), *listings(2, first=9700)]
    lists.bring_in_listings(week, more, "round 1", after_round=1, whole=True)
    board = load_board(week)
    assert board.programs[first].lane == "backup" and board.programs[second].refused
    # What came new is proposed too.
    assert set(proposed(board)) == {each.code for each in more} - {first, second}


def test_confirmed_is_one_act_and_one_undo(week: Week) -> None:
    first, _, third, *_ = codes_of(week)
    state = load_board(week).programs[first].state
    applicant.change(week, states_refused=state)
    lane_rules.set_rule(week, "secondary", "every program")
    wanted = proposed(load_board(week))
    assert wanted[first] == "refuse"
    triage.set_lane(week, [third], Lane.PRIMARY)
    done = lane_rules.confirm(week, wanted)
    board = load_board(week)
    assert board.programs[first].refused and board.programs[third].lane == "primary"
    assert board.programs.counts().undecided == 0 and "refused" in done.words
    assert not lane_rules.confirm(week, wanted).changed
    history.undo(week)
    assert load_board(week).programs.counts().undecided == len(board.programs) - 1
    history.redo(week)
    assert load_board(week).programs.counts().undecided == 0


def test_a_fact_moves_the_proposal_of_its_program_alone(week: Week) -> None:
    first, *others = codes_of(week)
    lane_rules.set_rule(week, "primary", "visa: j1")
    board, feed = load_and_follow(week)
    facts.set_fact(week, first, "visa", "none")
    board.follow(feed.pull().entries)
    assert set(proposed(board)) == set(others) == set(proposed(load_board(week)))


def test_only_the_proposed_can_be_shown(week: Week) -> None:
    code = codes_of(week)[0]
    lane_rules.set_rule(week, "primary", f"name: {load_board(week).programs[code].institution[:12]}")
    triage.set_lane(week, [code], Lane.BACKUP)
    board = load_board(week)
    shown = ProgramSet(board.programs, (Is(Flag.PROPOSED),))
    assert set(shown.codes) == set(proposed(board)) and code not in shown


def test_too_many_specialties_are_called_scattered_and_kept(week: Week) -> None:
    nine = "specialty: IM, FM, Surgery, Pediatrics, Psychiatry, Neurology, Pathology, Urology, Dermatology"
    done = lane_rules.set_rule(week, "primary", nine)
    assert done.changed and "too scattered" in done.warnings[0]
    with pytest.raises(BadInput, match="scattered"):
        lane_rules.set_rule(week, "fourth", "every program")
    assert not lane_rules.set_rule(week, "primary", "none").warnings
    assert not load_board(week).kept.lane_rules


def test_what_is_not_in_soap_is_proposed_nothing(week: Week) -> None:
    rows = [replace(each, type="not in SOAP") for each in listings(1, first=9700)]
    lists.bring_in_listings(week, rows, "more", after_round=0, whole=False)
    lane_rules.set_rule(week, "primary", "every program")
    assert rows[0].code not in proposed(load_board(week))
