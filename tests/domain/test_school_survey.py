"""The school's survey is answered from what is kept; what is not kept stays open, and is never made up."""

from __future__ import annotations

from matchweek.domain.board.board import Board
from matchweek.domain.board.school_survey import survey, survey_text
from matchweek.domain.board.week_records import Kept
from matchweek.domain.letters.documents import Document
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant


def answers(board: Board) -> dict[str, str]:
    return {each.question: each.answer for each in survey(board)}


def test_it_answers_from_what_is_kept() -> None:
    me = Applicant(
        name="F. Rahman", aamc_id="99123456", phone="555-0108", step2=242, visa_need="j1",
        states_refused="TX", specialties_accepted="Family Medicine, Surgery prelim, Transitional Year",
    )  # fmt: skip
    kept = Kept(documents={1: Document(1, "statement", "Short"), 2: Document(2, "letter", "Ortiz")})
    people = [Advocate(1, "Dr. X", answer="yes"), Advocate(2, "Dr. Y", answer="asked")]
    found = answers(Board(applicant=me, kept=kept, advocates=people))
    assert found["Name and AAMC ID"] == "F. Rahman, 99123456"
    assert found["Would you take a one-year position?"] == "yes: Surgery prelim, Transitional Year"
    assert found["Specialties you would take, in order"].startswith("Family Medicine, Surgery prelim")
    assert (found["Exams"], found["Visa"]) == ("Step 2 CK 242", "J-1 needed")
    assert found["States or regions you refuse"] == "Texas"
    assert (
        found["Statements that are ready"] == "Short (any program)" and found["Letters that are ready"] == "1"
    )
    assert found["Faculty who would speak for you"] == "1 said yes, of 2 written down"


def test_nothing_is_made_up() -> None:
    assert not any(answers(Board()).values())
    assert "Exams: ⟦not written down⟧" in survey_text(Board())
    refused = answers(Board(applicant=Applicant(types_refused="P", specialties_accepted="Transitional Year")))
    assert refused["Would you take a one-year position?"] == "no"
