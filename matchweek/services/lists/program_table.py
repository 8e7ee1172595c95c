"""Programs as the rows of a table, the same from the screen and from the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from matchweek.domain.board.application_papers import papers_of
from matchweek.domain.letters.documents import Chosen
from matchweek.domain.programs.triage import ApplicationStatus
from matchweek.domain.times.zones import iso
from matchweek.papers.tables import csv_text

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program

COLUMNS = (
    "code", "acgme_id", "institution", "name", "specialty", "type", "service", "city", "state", "positions",
    "lane", "tier", "refused", "status", "application", "applied_at", "contact", "fit", "note", "change",
    "phone", "website", "visa", "statement", "letters",
)  # fmt: skip


def csv_of(
    programs: Iterable[Program], board: Board, zone: Timezone, hide: Callable[[str], str] = str
) -> str:
    """Some programs of a board as CSV, times in `zone`; formula cells are defused. `hide` masks each text."""
    return csv_text(
        COLUMNS, ([_hidden(value, hide) for value in _cells(one, board, zone)] for one in programs)
    )


def _cells(program: Program, board: Board, zone: Timezone) -> Iterable[object]:
    listing, submitted = program.listing, program.application.submitted_at
    # Where nothing is planned or sent, no document goes along.
    applied = program.application_status is not ApplicationStatus.NONE
    papers = papers_of(board, program.code).chosen if applied else Chosen()
    own = {
        "status": str(program.status),
        "application": str(program.application_status),
        "applied_at": iso(submitted, zone) if submitted is not None else None,
        "phone": listing.phone,
        "website": listing.website,
        "visa": listing.visa,
        "statement": papers.statement.title if papers.statement is not None else None,
        "letters": "; ".join(letter.title for letter in papers.letters),
    }
    return (own[name] if name in own else getattr(program, name) for name in COLUMNS)


def _hidden(value: object, hide: Callable[[str], str]) -> object:
    return hide(value) if isinstance(value, str) else value
