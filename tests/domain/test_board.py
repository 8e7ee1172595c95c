"""The board follows the journal: each kind of entry patches what it is about and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from matchweek.domain.base.change import Entry, Fields
from matchweek.domain.board.board import Board, advocate_order, calls_by_program
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.programs.lists import ListInfo, derive
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.programs import Program, Programs
from matchweek.domain.programs.triage import Application, Triage

AT = datetime(2027, 3, 18, 14, 42, 7, tzinfo=UTC)
ONE, TWO = "9000120C0", "9000220C0"
UNLISTED = "9999140C0"


@pytest.fixture
def board() -> Board:
    rows = {code: Listing(code, service=service) for code, service in ((ONE, "ERAS"), (TWO, "ResidencyCAS"))}
    standings = derive([(ListInfo(1, 0, True, AT), rows)])
    return Board(programs=Programs(Program(standing) for standing in standings.values()))


def entry(entity: str, key: str, before: Fields | None, after: Fields | None, act: str = "an act") -> Entry:
    return Entry(1, AT, act, 1, entity, key, before, after, "me", "0001")


def program(board: Board, code: str) -> Program:
    found = board.programs.get(code)
    assert found is not None
    return found


def test_triage_is_made_changed_and_removed(board: Board) -> None:
    whole = {"code": ONE, "lane": "primary", "tier": None, "refused": False, "note": "[x]"}
    assert board.follow([entry("triage", ONE, None, whole)]) == {"triage"}
    assert program(board, ONE).triage == Triage("primary", None, False, "[x]")
    board.follow([entry("triage", ONE, {"tier": None}, {"tier": "top"})])
    assert program(board, ONE).triage == Triage("primary", "top", False, "[x]")
    assert program(board, TWO).triage == Triage()
    board.follow([entry("triage", ONE, whole, None)])
    assert program(board, ONE).triage == Triage()


def test_an_application_counts_for_the_service_it_went_through(board: Board) -> None:
    planned = {"code": TWO, "planned": True, "submitted_at": None, "via": "", "because": ""}
    sent = {"submitted_at": AT.isoformat(), "via": "ERAS"}
    board.follow([entry("application", TWO, None, planned)])
    assert board.budgets()["ResidencyCAS"].planned == 1
    board.follow([entry("application", TWO, {"submitted_at": None, "via": ""}, sent)])
    assert program(board, TWO).application == Application(True, AT, "ERAS")
    assert (board.budgets()["ERAS"].used, board.budgets()["ResidencyCAS"].planned) == (1, 0)
    board.follow([entry("application", TWO, {**planned, **sent}, None)])
    assert program(board, TWO).application == Application()
    assert board.budgets()["ERAS"].used == 0


def test_what_was_submitted_to_a_program_on_no_list_stays_spent(board: Board) -> None:
    after = {"planned": False, "submitted_at": AT.isoformat(), "via": "", "because": ""}
    board.follow([entry("application", UNLISTED, None, after)])
    assert board.budgets()["ERAS"].used == 1
    assert board.programs.get(UNLISTED) is None


def call(number: int, minutes: int, code: str | None) -> dict[str, Any]:
    at = (AT + timedelta(minutes=minutes)).isoformat()
    return {"id": number, "at": at, "program": code, "next_due": None, "note": ""}


def test_calls_stand_newest_first_and_are_counted_at_their_program(board: Board) -> None:
    made = [call(1, 0, ONE), call(2, 9, None), call(3, 5, ONE), call(4, 5, TWO)]
    board.follow([entry("call", str(fields["id"]), None, fields) for fields in made])
    assert [one.id for one in board.calls] == [2, 4, 3, 1]
    assert isinstance(board.calls[0].at, datetime)
    assert (program(board, ONE).calls, program(board, TWO).calls) == (2, 1)
    board.follow([entry("call", "3", {"program": ONE}, {"program": TWO})])
    assert (program(board, ONE).calls, program(board, TWO).calls) == (1, 2)
    moved = {"at": (AT + timedelta(hours=1)).isoformat(), "next_due": AT.isoformat()}
    board.follow([entry("call", "1", {"at": AT.isoformat(), "next_due": None}, moved)])
    assert [one.id for one in board.calls] == [1, 2, 4, 3]
    found = board.call(1)
    assert found is not None
    assert found.next_due == AT
    board.follow([entry("call", "4", made[3], None)])
    assert board.call(4) is None
    assert program(board, TWO).calls == 1
    board.follow([entry("call", "2", {"program": None}, {"program": UNLISTED})])
    assert calls_by_program(board.calls) == {ONE: 1, TWO: 1, UNLISTED: 1}


def test_advocates_stand_by_tier_then_name(board: Board) -> None:
    people = [(1, "Dr. B", None), (2, "Dr. C", 2), (3, "Dr. A", 2), (4, "Dr. Z", 1), (5, "Dr. A", 2)]
    board.follow(
        entry("advocate", str(number), None, {"id": number, "name": name, "tier": tier})
        for number, name, tier in people
    )
    assert [one.id for one in board.advocates] == [4, 3, 5, 2, 1]
    after = {"tier": 1, "name": "Dr. Y", "answered_on": "2027-03-17"}
    board.follow([entry("advocate", "1", {"tier": None}, after)])
    assert board.advocates[0] == Advocate(1, "Dr. Y", 1, answered_on=date(2027, 3, 17))
    assert board.advocates == sorted(board.advocates, key=advocate_order)
    board.follow([entry("advocate", "4", {"id": 4}, None)])
    assert 4 not in [one.id for one in board.advocates]


def test_ones_own_data_is_patched(board: Board) -> None:
    assert board.follow([entry("me", "1", {"zone": ""}, {"zone": "Asia/Karachi"})]) == {"me"}
    assert board.applicant.zone == "Asia/Karachi"


def test_a_list_asks_for_a_fresh_board_and_notes_for_nothing(board: Board) -> None:
    assert board.follow([entry("list", "2", {"state": "withdrawn"}, {"state": "current"})]) == {"list"}
    assert board.follow([entry("", "", None, None, "list.exported")]) == set()
    assert board.follow([]) == set()


def test_fields_a_newer_format_may_add_do_no_harm(board: Board) -> None:
    board.follow([entry("call", "1", None, {**call(1, 0, None), "colour": "blue"})])
    assert board.calls == [Call(1, AT)]


def test_a_name_that_is_learnt_is_found_at_once_and_one_taken_back_no_more(board: Board) -> None:
    everything = ProgramSet(board.programs)
    assert everything.find("mercy").codes == []
    name = {"id": 1, "name": "Mercy on the Hill", "program": ONE, "call": None}
    board.follow([entry("alias", "1", None, name)])
    assert everything.find("mercy hill").codes == [ONE]
    board.follow([entry("alias", "1", {"program": ONE}, {"program": TWO})])
    assert everything.find("mercy hill").codes == [TWO]
    board.follow([entry("alias", "1", {**name, "program": TWO}, None)])
    assert everything.find("mercy").codes == [] and program(board, TWO).names == ()


def test_in_a_sentence_a_program_stands_by_its_name_and_beside_it_its_code(board: Board) -> None:
    named = Listing(
        ONE, institution="Harbor Point Hospital", name="Harbor Point", specialty="Internal Medicine"
    )
    standings = derive([(ListInfo(1, 0, True, AT), {ONE: named})])
    board = Board(programs=Programs(Program(standing) for standing in standings.values()))
    name = board.title(ONE)
    assert "Harbor" in name
    assert board.named(f"offer recorded: {ONE}, round 2") == f"offer recorded: {name}, round 2"
    assert board.named(f"{name}, {ONE}: is it this one?") == f"{name}, {ONE}: is it this one?"
    assert board.named(f"{ONE}9 and {UNLISTED}") == f"{ONE}9 and {UNLISTED}"
