"""The board at once, while what writes it is still being imported."""

from __future__ import annotations

from pathlib import Path

from matchweek.domain.board.board import Board
from matchweek.store.quick_read import quick_read


def first_look(path: Path) -> tuple[Board, int, str] | None:
    """The board of a week file that is in order, the journal's number and epoch it was read at.

    None when the file must be made, mended or brought up to date first: open it in the usual way.
    """
    seen = quick_read(path)
    if seen is None:
        return None
    board = Board.of(
        lists=seen.lists,
        triage=seen.triage,
        applications=seen.applications,
        calls=seen.calls,
        advocates=seen.advocates,
        applicant=seen.applicant,
        rehearsal=seen.kind == "rehearsal",
        kept=seen.kept,
        season=seen.season,
    )
    return board, seen.seen, seen.epoch
