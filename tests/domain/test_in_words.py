"""Words made of the facts where one's own text is empty; a text of one's own always goes before."""

from __future__ import annotations

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import MINE, Kept
from matchweek.domain.people.applicant import Applicant, asked_first, unknown
from matchweek.domain.people.in_words import in_words
from matchweek.domain.people.narrative import Narrative
from matchweek.papers.packet import packet_text
from matchweek.services.people.packet import facts

ME = Applicant(
    step1="pass", step1_attempts=1, step2=242, step2_attempts=2, comlex="COMLEX 2 520", step3="booked",
    us_months=1, us_letters=2, visa_need="j1", visa_status="F-1 until May", inside_us=True,
    specialties_accepted="Family Medicine, Surgery prelim", states_wanted="NY, OH", states_refused="TX",
)  # fmt: skip


def test_what_a_director_asks_is_said_from_the_facts() -> None:
    assert dict(asked_first(ME)) == {
        "Exams": "Step 1 pass, first attempt; Step 2 CK 242, second attempt; COMLEX 2 520; Step 3 booked",
        "Visa": "J-1 needed; now F-1 until May",
        "Now in": "inside the U.S.",
        "U.S. clinical experience": "1 month hands-on in the U.S., 2 letters from there",
    }
    assert not {"exams: score or pass, and which attempt", "visa: which one you need, or none"} & set(
        unknown(ME)
    )
    failed = in_words(Applicant(step1="fail", step1_attempts=2)).exams
    assert failed == "Step 1 fail, sat 2 times"
    assert in_words(Applicant()) == Applicant()


def test_one_s_own_words_stay_and_the_packet_takes_both() -> None:
    own = Applicant(exams="CK 242, see my letter", step2=242, inside_us=False)
    assert (in_words(own).exams, in_words(own).location) == ("CK 242, see my letter", "outside the U.S.")
    board = Board(applicant=ME, kept=Kept(narratives={MINE: Narrative(regions="near Ohio")}))
    assert board.story.targets == ("Family Medicine", "Surgery prelim")
    assert (board.story.regions, board.story.regions_refused) == ("near Ohio", "Texas")
    text = packet_text(facts(board))
    assert "Step 2 CK 242" in text and "Family Medicine" in text and "Texas" in text
