"""What was begun and not finished, read from the drafts; see domain.board.unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.board.unfinished import Unfinished, of_draft
from matchweek.services.core import unsaved_text

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.services.core.week import Connection, Week


def read(week: Week, board: Board) -> tuple[Unfinished, ...]:
    """Every draft that was left by what it is of, oldest first; not what another window is typing."""
    with week.reading() as connection:
        return read_in(week, connection, board)


def read_in(week: Week, connection: Connection, board: Board) -> tuple[Unfinished, ...]:
    """The same, as a transaction sees it."""
    left = unsaved_text.left_in(week, connection)
    return tuple(of_draft(each.form, each.values, each.typed_at, board) for each in left)
