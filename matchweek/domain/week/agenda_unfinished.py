"""What was begun and not finished, as things to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.board.unfinished import Unfinished, incomplete_calls
from matchweek.domain.week.agenda_order import Item, Kind

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board

DRAFT = "draft:"
"""What the `ref` of an item begins with that is about something unfinished, by its form."""


def to_finish(board: Board, counts_until: Callable[[datetime], datetime]) -> Iterator[Item]:
    """Text that was typed and never kept, and calls whose program nobody named yet: those get late."""
    for each in board.unfinished:
        yield _finish(each, "It is kept as it was typed, and counts only once it is finished.")
    for each in incomplete_calls(board):
        detail = "Which program it was decides what may be done about it: say it while you remember."
        yield _finish(each, detail, losses=(counts_until(each.at),))


def _finish(each: Unfinished, detail: str, losses: tuple[datetime, ...] = ()) -> Item:
    return Item(
        each.words,
        None,
        kind=Kind.UNFINISHED,
        program=each.program,
        ref=f"{DRAFT}{each.form}",
        detail=detail,
        losses=losses,
    )
