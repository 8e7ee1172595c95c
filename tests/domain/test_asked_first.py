"""What a program director asks first: in the packet on its one page, and in the letter after SOAP."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import MINE, Kept
from matchweek.domain.letters.gaps import gaps
from matchweek.domain.people.applicant import ASKED_OF_ALL, Applicant, asked_first, unknown
from matchweek.domain.week.after_letters import letter, phone_script
from matchweek.domain.week.after_rounds import Reach
from matchweek.papers.packet import packet_pdf, packet_text
from matchweek.services.people.packet import facts
from tests.papers.test_packet import read
from tests.support.advocacy import ME, STORY

FULL = replace(
    ME,
    ecfmg="certified, 2025",
    us_experience="3 months\nhands-on, Ohio",
    training="1 year of surgery, Lahore",
)
REACH = Reach(1, "9017140C0", "Harbor Point", "", "", 2, False, True, ())


def board(me: Applicant) -> Board:
    return Board(applicant=me, kept=Kept(narratives={MINE: STORY}))


def test_it_stands_in_the_order_in_which_it_is_asked() -> None:
    labels = [label for label, _ in asked_first(FULL)]
    assert labels == [
        "Graduation", "Exams", "ECFMG", "Visa", "Now in", "U.S. clinical experience", "Prior training",
    ]  # fmt: skip
    assert asked_first(Applicant()) == ()
    assert dict(asked_first(FULL))["U.S. clinical experience"] == "3 months hands-on, Ohio"
    assert set(ASKED_OF_ALL.values()) <= set(unknown(Applicant())) and not unknown(FULL)


def test_the_packet_says_it_all_on_its_one_page() -> None:
    text = packet_text(facts(board(FULL)))
    for line in (
        "AT A GLANCE", "Graduation: 2023", "Exams: Step 1 pass, Step 2 CK 238, first attempt", "Visa: J-1",
        "Now in: Karachi", "U.S. clinical experience: 3 months hands-on, Ohio", "Prior training: 1 year",
    ):  # fmt: skip
        assert line in text
    made = packet_pdf(facts(board(FULL)))
    pages, printed, _ = read(made.pdf)
    assert (pages, made.warnings) == (1, ()) and "Step 2 CK 238" in printed


def test_what_is_asked_of_everybody_is_a_gap_and_the_rest_is_not() -> None:
    empty = facts(board(Applicant()))
    assert {"graduation", "exams", "visa", "now in"} <= set(empty.gaps)
    assert not {"ECFMG", "prior training", "Prior training"} & set(empty.gaps)


@pytest.mark.parametrize("me", [FULL, ME])
def test_the_letter_takes_what_me_already_says(me: Applicant) -> None:
    made = letter(REACH, "internal medicine", me, "I am F. Rahman.\nI like nights.")
    assert "In short: Graduation: 2023; Exams: Step 1 pass" in made.body
    assert "I am F. Rahman." in made.body
    left = " ".join(gaps(made.body))
    assert "visa" not in left and "who you are" not in left
    spoken = phone_script(REACH, "internal medicine", me, "I am F. Rahman.\nI like nights.")
    assert "“I am F. Rahman. I like nights.”" in spoken.body


def test_the_letter_keeps_its_gaps_where_me_says_nothing() -> None:
    made = letter(REACH, "internal medicine", Applicant())
    assert "In short" not in made.body and any("visa" in each for each in made.gaps)
