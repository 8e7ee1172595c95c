"""The fits of a board: gathered from what the week holds, and followed as it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from matchweek.domain.base.change import Entry, Fields
from matchweek.domain.board.board import Board
from matchweek.domain.board.fit_inputs import seeker_of, state_of, voice_of
from matchweek.domain.board.fits import OF_ALL, OF_ONE
from matchweek.domain.board.week_records import KINDS, NUMBERED, Kept
from matchweek.domain.fit.inputs import NO_VOICE, Seeker
from matchweek.domain.letters.documents import Document
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.people.applicant import Applicant, ApplicantState
from matchweek.domain.people.narrative import Narrative
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.domain.programs.wishes import Kind

AT = datetime(2027, 3, 16, 14, 42, 7, tzinfo=UTC)
ONE, TWO, THREE = "9000140C0", "9000120C0", "9001440P0"
ME = Applicant(
    visa_need="j1",
    img=True,
    step2=231,
    graduation_year="June 2022",
    specialties_accepted="Family Medicine, Internal Medicine",
    states_wanted="TX",
    partner_place="Cleveland, Ohio",
)


def board_of(me: Applicant = ME, **kept: Any) -> Board:
    rows = {
        ONE: Listing(ONE, "Harbor Point", specialty="Internal Medicine", state="TX", positions=3, visa="J-1"),
        TWO: Listing(TWO, "Harbor Point", state="OH", positions=1),
        THREE: Listing(THREE, "Old Mill", state="NY", positions=5),
    }
    return Board.of(
        lists=[(ListInfo(1, 0, True, AT), rows)],
        triage={},
        applications={},
        calls=[],
        advocates=[Advocate(1, "Dr. A", 2)],
        applicant=me,
        rehearsal=False,
        kept=Kept(narratives={"mine": Narrative(specialties="Internal Medicine")}, **kept),
        season=2027,
    )


def test_what_is_known_of_the_applicant() -> None:
    board = board_of(documents={1: Document(1, "letter", "From Dr. A", specialty="Internal Medicine")})
    assert seeker_of(board) == Seeker(
        specialties=(Kind("140"), Kind("120")),
        visa_need="j1",
        img=True,
        score=231,
        years=5,
        letters=(Kind("140"),),
        states_wanted=frozenset({"TX"}),
        near_partner=frozenset({"OH"}),
    )
    board.applicant = replace(ME, state=ApplicantState.UNMATCHED, types_accepted="C, P")
    assert seeker_of(board).closed == frozenset("R")
    assert seeker_of(board).types == frozenset("CP")


@pytest.mark.parametrize(
    ("place", "states"),
    [
        ("Cleveland, OH", {"OH"}),
        ("Charleston, West Virginia", {"WV"}),
        ("Arlington Virginia", {"VA"}),
        ("Washington, DC", {"DC"}),
        ("Cleveland, oh", {"OH"}),
        ("Cleveland, Ohio 44113, USA", {"OH"}),
        ("Cleveland, OH 44113-1901", {"OH"}),
        ("Austin, TX, U.S.", {"TX"}),
        ("come in", set()),
        ("Cleveland", set()),
        ("Santiago, Chile", set()),
        ("", set()),
    ],
)
def test_the_state_that_a_place_names(place: str, states: set[str]) -> None:
    assert state_of(place) == states


@pytest.mark.parametrize(
    ("advocates", "low", "high"),
    [
        ([], 0, 0),
        ([(1, Answer.YES)], 100, 100),
        ([(1, Answer.HEDGED)], 70, 70),
        ([(3, Answer.YES)], 50, 50),
        ([(1, Answer.NO)], 0, 0),
        ([(1, Answer.NOT_ASKED)], 0, 100),
        ([(2, Answer.ASKED)], 0, 70),
        ([(None, Answer.YES)], 50, 100),
        ([(None, Answer.HEDGED)], 50, 70),
        ([(3, Answer.YES), (1, Answer.ASKED)], 50, 100),
    ],
)
def test_how_far_advocates_go(advocates: list[tuple[int | None, Answer]], low: int, high: int) -> None:
    people = [
        Advocate(number, f"Dr. {number}", tier, answer=said) for number, (tier, said) in enumerate(advocates)
    ]
    voice = voice_of(people)
    assert (voice.low, voice.high) == (low, high)
    assert "Dr." not in voice.words
    if not people:
        assert voice == NO_VOICE


def test_a_week_that_knows_nothing_of_the_applicant_tells_no_fit() -> None:
    board = board_of(Applicant())
    board.kept.narratives.clear()
    assert not board.fits.told
    assert board.fits.fit(ONE) is None
    assert [(one.fit, one.fit_range) for one in board.programs] == [(None, None)] * 3
    assert ProgramSet(board.programs, by="lane").codes == sorted([ONE, TWO, THREE])


def test_one_number_and_its_points_are_the_same_for_list_and_card() -> None:
    board = board_of()
    for program in board.programs:
        fit = board.fits.fit(program.code)
        assert fit is not None
        assert fit.ends == program.fit_range
        assert fit.number == program.fit
    assert board.fits.fit("9999140C0") is None


def test_undecided_programs_stand_by_fit_as_long_as_nobody_sorted_them_otherwise() -> None:
    board = board_of()
    best = sorted(board.programs, key=lambda one: -sum(one.fit_range or ()))
    assert ProgramSet(board.programs, by="lane").codes == [one.code for one in best]
    assert ProgramSet(board.programs, by="fit", reverse=True).codes == [one.code for one in best]
    assert ProgramSet(board.programs, by="lane").describe() == "sorted by lane, then fit"


def entry(entity: str, key: str, before: Fields | None, after: Fields | None) -> Entry:
    return Entry(1, AT, "an act", 1, entity, key, before, after, "me", "0001")


FACT = {
    "key": f"{TWO}/visa",
    "code": TWO,
    "kind": "visa",
    "value": "none",
    "source": "me",
    "on": "2027-01-01",
}
CALL = {"id": 5, "at": AT.isoformat(), "program": ONE, "confirmed": True, "begun_by": "program", "heat": None}
ASSIGNED = {"id": 3, "advocate": 1, "program": THREE}
INTERVIEW = {"id": 4, "program": TWO, "at": (AT + timedelta(days=1)).isoformat(), "interest": 5}
STEPS = [
    entry("fact", f"{TWO}/visa", None, FACT),
    entry("call", "5", None, CALL),
    entry("call", "5", {"heat": None}, {"heat": 1}),
    entry("call", "5", {"program": ONE}, {"program": THREE}),
    entry("call", "5", {"outcome": ""}, {"outcome": "not_interested"}),
    entry("assignment", "3", None, ASSIGNED),
    entry("advocate", "1", {"answer": "not_asked"}, {"answer": "yes"}),
    entry("interview", "4", None, INTERVIEW),
    entry("fit_weight", "visa", None, {"factor": "visa", "weight": 60}),
    entry("me", "1", {"visa_need": "j1"}, {"visa_need": "h1b"}),
    entry("narrative", "mine", {"specialties": "Internal Medicine"}, {"specialties": "Surgery"}),
    entry("document", "1", None, {"id": 1, "kind": "letter", "title": "x", "specialty": "Surgery"}),
    entry("fact", f"{TWO}/visa", FACT, None),
    entry("interview", "4", INTERVIEW, None),
]


def test_what_changes_is_followed_and_the_rest_stays() -> None:
    board = board_of()
    ranges = {one.code: one.fit_range for one in board.programs}
    for step in STEPS:
        view = ProgramSet(board.programs, by="lane")
        assert len(view) == 3
        board.follow([step])
        now = {one.code: one.fit_range for one in board.programs}
        # What is followed step by step is what a board made anew tells.
        fresh = board_of(board.applicant, **{held.field: getattr(board.kept, held.field) for held in HELD})
        fresh.kept.narratives.update(board.kept.narratives)
        fresh.calls, fresh.advocates = board.calls, board.advocates
        for program in board.programs:
            fresh.programs.put(fresh.programs[program.code].with_(facts=program.facts))
        fresh.fits.of_board(fresh)
        assert {one.code: one.fit_range for one in fresh.programs} == now, step
        assert now != ranges, step
        if step.entity in OF_ONE:
            assert sum(now[code] != ranges[code] for code in now) <= 2, step
        assert ProgramSet(board.programs, by="lane").codes == ProgramSet(fresh.programs, by="lane").codes
        ranges = now


HELD = [held for name, held in (KINDS | NUMBERED).items() if name != "narrative"]


def test_only_known_entities_are_followed() -> None:
    known = {*KINDS, *NUMBERED, "me", "call", "advocate"}
    assert known >= OF_ALL | OF_ONE


def test_a_visa_fact_goes_before_the_lists_words() -> None:
    board = board_of()
    listed = board.programs[ONE].fit_range
    board.follow([entry("fact", f"{ONE}/visa", None, FACT | {"key": f"{ONE}/visa", "code": ONE})])
    told = board.programs[ONE].fit_range
    assert listed is not None
    assert told is not None
    assert listed[0] - told[0] == listed[1] - told[1] == 16
