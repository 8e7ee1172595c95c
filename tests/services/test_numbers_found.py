"""What a number leads to: programs, advocates and earlier calls, exactly, then by its beginning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.people.phones import numbers_in, why_none
from matchweek.domain.programs.program import Listing
from matchweek.domain.times.zones import wall
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.days.guessing import advocates_of, guesses, hints, number_words, teaches
from matchweek.services.lists import applications
from matchweek.services.people import advocates
from tests.domain.test_phones import FORMS
from tests.support.weeks import listings, new_week

ONE, SHARED, SHARED_TOO, NEXT_DOOR, FAR, CALLED = (row.code for row in listings(6))
PHONES = {
    ONE: "205.555.0142 x4",
    SHARED: "(205) 555-0143",
    SHARED_TOO: "+1 205 555 0143",
    NEXT_DOOR: "205-555-0199",
    FAR: "205-556-0100 / 814-555-0123",
}
ROWS = [replace(row, phone=PHONES.get(row.code, "")) for row in listings(6)]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    week = new_week(tmp_path / "week.db", ROWS)
    calls.add(week, program=CALLED, number="(914) 555-0107")
    advocates.add(week, "Dr. Osei Mensah", phone="305-555-0143 (cell)")
    yield load_board(week)
    week.close()


def expected(numbers: list[str]) -> set[str]:
    """Which programs the numbers of a form lead to, told apart by hand."""
    exact = {"2055550142": {ONE}, "2055550143": {SHARED, SHARED_TOO}}
    found = set().union(*(exact.get(number, set()) for number in numbers))
    begun = {ONE, SHARED, SHARED_TOO, NEXT_DOOR} if any(each[:6] == "205555" for each in numbers) else set()
    return found or begun


@pytest.mark.parametrize(("text", "held"), FORMS, ids=[repr(text) for text, _ in FORMS])
def test_what_every_form_of_a_number_finds(
    board: Board, text: str, held: list[str | tuple[str, str]]
) -> None:
    """The 60 forms: whose number it is, by the whole of it; an extension tells two of one line apart."""
    numbers = [each if isinstance(each, str) else each[0] for each in held]
    found = {each.code for each in hints(text, board)}
    other_desk = [
        each for each in held if isinstance(each, tuple) and each[0] == "2055550142" and each[1] != "4"
    ]
    if other_desk and numbers == ["2055550142"]:
        # The list names extension 4: another desk of it is near, no more.
        assert all(each.near for each in hints(text, board)) and ONE in found
    else:
        assert found >= expected(numbers) if numbers else found == set()
    assert bool(why_none(text)) == (bool(text.strip()) and not numbers)


@pytest.mark.parametrize(
    ("number", "codes", "why"),
    [
        ("205-555-0142", {ONE}, "number on the list"),
        ("205-555-0143", {SHARED, SHARED_TOO}, "number on the list, one of 2"),
        ("914.555.0107 Dana", {CALLED}, "called from this number"),
        ("914-555-0188", {CALLED}, "same area code and exchange"),
        ("205-555-0777", {ONE, SHARED, SHARED_TOO, NEXT_DOOR}, "same area code and exchange"),
        ("914-777-0188", {CALLED}, "same area code"),
        ("205-777-0188", set(), ""),
        ("305-555-0143", set(), ""),
        ("+44 20 7946 0958", set(), ""),
    ],
)
def test_whose_number_it_may_be(board: Board, number: str, codes: set[str], why: str) -> None:
    found = hints(number, board)
    assert {each.code for each in found} == codes
    assert {each.why for each in found} == ({why} if why else set())
    assert all(each.near == why.startswith("same") for each in found)


def test_an_area_code_alone_leads_to_those_one_applied_to(tmp_path: Path) -> None:
    week = new_week(tmp_path / "week.db", ROWS)
    applications.submit(week, [FAR])
    assert [each.code for each in hints("205-777-0188", load_board(week))] == [FAR]
    week.close()


def test_a_number_of_an_advocate_is_said_and_is_of_no_program(board: Board) -> None:
    assert [each.name for each in advocates_of("1 305 555 0143", board)] == ["Dr. Osei Mensah"]
    assert number_words("305-555-0143", board) == (
        "The number of your advocate Dr. Osei Mensah, not of a program."
    )


def test_of_many_that_begin_alike_a_few_are_named(board: Board) -> None:
    said = number_words("205-555-0777", board)
    assert said.startswith("A hint, no more: same area code and exchange as ") and " and 1 more." in said
    assert said.count("Fictional Hospital") == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no caller ID", "No number in this"),
        ("555-01", "Too short to call: 5 digits"),
        ("12345678901234567890123", "This is no number to call"),
    ],
)
def test_a_wrong_number_is_said_and_kept_as_written(tmp_path: Path, text: str, words: str) -> None:
    week = new_week(tmp_path / "week.db", ROWS)
    calls.add(week, number=text)
    board = load_board(week)
    assert board.calls[0].number == text
    said = number_words(text, board)
    assert said.startswith(words) and "kept as you wrote it" in said
    week.close()


def test_a_number_that_only_begins_alike_does_not_go_before_the_name(board: Board) -> None:
    near = hints("205-555-0777", board)
    assert guesses("", board, near)[0].near
    assert guesses("fictional emergency", board, near)[0].code == FAR
    exact = hints("205-555-0142", board)
    assert guesses("fictional emergency", board, exact)[0].code == ONE


@pytest.mark.parametrize(
    ("text", "taught"),
    [
        ("the old mill", True),
        ("OMX", True),
        ("family medicine", False),
        ("famil", False),
        ("anytown 5", False),
        ("205-555-0142", False),
        (ONE, False),
        ("", False),
        ("x" * 90, False),
        ("fictional hospital 9000", False),
    ],
)
def test_only_a_name_is_learnt(board: Board, text: str, taught: bool) -> None:
    assert teaches(text, ONE, board) is taught


def test_a_name_that_two_institutions_share_is_learnt(tmp_path: Path) -> None:
    rows = [
        Listing("9050140C0", "Parkside Hospital-OH", "Internal Medicine", city="Toledo", state="OH"),
        Listing("9060140C0", "Parkside Medical Center-PA", "Internal Medicine", city="Erie", state="PA"),
    ]
    week: Week = new_week(tmp_path / "week.db", rows)
    board = load_board(week)
    assert teaches("Parkside", "9060140C0", board)
    (call,) = calls.add(week).keys
    calls.change(week, int(call), program="9060140C0", said="Parkside")
    board = load_board(week)
    assert guesses("parkside", board)[0].code == "9060140C0"
    assert not teaches("parkside", "9060140C0", board)
    week.close()


def test_every_form_holds_what_the_table_of_phones_says() -> None:
    assert len(FORMS) >= 60
    assert numbers_in("205-555-0142")[0].exchange == "205555"
    assert numbers_in("+44 20 7946 0958")[0].exchange == ""


def test_earlier_calls_count_by_the_number_their_voicemail_left_and_without_a_program(tmp_path: Path) -> None:
    week = new_week(tmp_path / "week.db", ROWS)
    calls.add(week, program=CALLED, number="(914) 555-0107", left_number="(914) 555-0110", missed=True)
    calls.add(week, number="813/555-0142", missed=True)
    board = load_board(week)
    assert [(each.code, each.near) for each in hints("914-555-0110", board)] == [(CALLED, False)]
    at = wall(board.calls[0].at)
    before = f"It called before, {at} ET: which program is not known yet."
    assert before in number_words("8135550142", board)
    assert before not in number_words("8135550142", board, but=2)
    assert number_words("813-555-0199", board) == ""
    week.close()
