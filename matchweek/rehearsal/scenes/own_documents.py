"""The statements and letters of a fictional applicant, as they lie in the application service."""

from __future__ import annotations

from dataclasses import asdict

from matchweek.domain.letters.documents import Document
from matchweek.rehearsal.world.invented_people import MEDICINE
from matchweek.services.core.week import Week
from matchweek.services.people import documents

_MEDICINE = (
    Document(1, "statement", "Internal medicine", specialty="Internal Medicine", types="C, M"),
    Document(2, "statement", "Family medicine", specialty="Family Medicine"),
    Document(3, "statement", "Short, for one year"),
    Document(4, "letter", "Okafor, heart ward", writer="Dr. M. Okafor"),
    Document(5, "letter", "School letter", writer="Chenar Valley Medical College"),
    Document(6, "cv", "CV, March"),
)
_SURGERY = (
    Document(1, "statement", "Surgery", specialty="Surgery"),
    Document(2, "statement", "Short, for one year"),
    Document(3, "letter", "Lindqvist, trauma", writer="Dr. K. Lindqvist"),
    Document(4, "letter", "School letter", writer="Sable Point College of Medicine"),
    Document(5, "cv", "CV, March"),
)


def documents_of(story: str) -> tuple[Document, ...]:
    """The documents of a story's applicant, by number."""
    return _MEDICINE if story == MEDICINE else _SURGERY


def write_down(week: Week, story: str) -> None:
    """Put them into a week that has none."""
    for each in documents_of(story):
        documents.add(week, **{name: value for name, value in asdict(each).items() if name != "id"})
