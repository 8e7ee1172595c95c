"""Which documents go with a program's application, by all that a board knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.letters.documents import Chosen, chosen, doubts
from matchweek.domain.programs.program import field_name
from matchweek.domain.programs.triage import NO_APPLICATION

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of one application, and what speaks against them, a sentence each."""

    chosen: Chosen
    doubts: tuple[str, ...]


def papers_of(board: Board, code: str) -> Papers:
    """What goes with an application; nothing where no document is kept."""
    program = board.programs.get(code)
    lane = program.lane if program is not None else None
    application = board.applications.get(code, NO_APPLICATION)
    documents = board.kept.documents
    return Papers(
        chosen(documents, code, lane, application),
        doubts(documents, code, lane, application, field_name(code)),
    )
