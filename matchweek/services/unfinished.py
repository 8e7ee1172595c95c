"""What was begun and not finished, read from the drafts; see domain.unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.unfinished import Unfinished, of_draft
from matchweek.store import drafts

if TYPE_CHECKING:
    from matchweek.domain.board import Board
    from matchweek.services.week import Connection, Week


def read(week: Week, board: Board) -> tuple[Unfinished, ...]:
    """Every draft of the week by what it is of, oldest first."""
    with week.reading() as connection:
        return read_in(connection, board)


def read_in(connection: Connection, board: Board) -> tuple[Unfinished, ...]:
    """The same, as a transaction sees it."""
    return tuple(of_draft(form, values, at, board) for form, values, at in drafts.everything(connection))
