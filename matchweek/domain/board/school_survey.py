"""What a school asks in February about plans for SOAP, answered from what is kept (systems.md row 100)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.letters.documents import DocumentKind
from matchweek.domain.people.advocates import Answer
from matchweek.domain.people.in_words import in_words
from matchweek.domain.programs.program import ProgramType
from matchweek.domain.programs.wishes import Wishes, wishes_of

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

ABOUT = "What schools ask in February, from what you wrote down. Read it before you send it; nothing is sent."
_TRANSITIONAL = "999"


@dataclass(frozen=True, slots=True)
class Answered:
    """One question; `answer` is empty where nothing is kept that answers it."""

    question: str
    answer: str


def survey(board: Board) -> tuple[Answered, ...]:
    """The questions with their answers, in the order in which schools ask them."""
    me, story = in_words(board.applicant), board.story
    wishes = wishes_of(me)
    asked = (
        ("Name and AAMC ID", _joined(me.name, me.aamc_id)),
        ("Where you are reached in Match Week", _joined(me.phone, me.mail)),
        ("Your time zone in that week", me.zone),
        ("Specialties you would take, in order", ", ".join(story.targets)),
        ("Would you take a one-year position?", _one_year(wishes)),
        ("States or regions you want", story.regions),
        ("States or regions you refuse", story.regions_refused),
        ("Exams", me.exams),
        ("Visa", me.visa),
        ("Statements that are ready", _statements(board)),
        ("Letters that are ready", _count(board, DocumentKind.LETTER)),
        ("Faculty who would speak for you", _faculty(board)),
        ("Can you start on 1 July?", story.start),
        ("Who else may be called", _joined(me.friend, me.friend_phone)),
    )
    return tuple(Answered(question, " ".join(answer.split())) for question, answer in asked)


def survey_text(board: Board) -> str:
    """The same as text, a question and its answer a line, to copy into a form."""
    return "\n".join(f"{each.question}: {each.answer or '⟦not written down⟧'}" for each in survey(board))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part.strip())


def _one_year(wishes: Wishes) -> str:
    preliminary = ProgramType.PRELIMINARY.value
    if preliminary in wishes.types_refused:
        return "no"
    named = [
        kind.title for kind in wishes.accepted if kind.type == preliminary or kind.specialty == _TRANSITIONAL
    ]
    if named:
        return f"yes: {', '.join(named)}"
    return "yes" if preliminary in wishes.types_accepted else ""


def _statements(board: Board) -> str:
    return "; ".join(
        f"{each.title} ({each.meant_for})"
        for each in board.kept.documents.values()
        if each.kind == DocumentKind.STATEMENT
    )


def _count(board: Board, kind: DocumentKind) -> str:
    count = sum(each.kind == kind for each in board.kept.documents.values())
    return str(count) if count else ""


def _faculty(board: Board) -> str:
    if not board.advocates:
        return ""
    ready = sum(each.answer == Answer.YES for each in board.advocates)
    return f"{ready} said yes, of {len(board.advocates)} written down"
