"""What the rules of thumb say for today's number of interviews, from what the board holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.tracker.rules_of_thumb import Saying, interviews_counted, sayings

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board


def sayings_of(board: Board) -> tuple[Saying, Saying] | None:
    """What the rules of thumb say; None while nothing of a season is tracked."""
    rows = board.kept.tracked.values()
    return sayings(interviews_counted(rows), board.applicant.visa_need) if rows else None


def soap_to_prepare(board: Board) -> Saying | None:
    """What says to prepare SOAP now; None where nothing does."""
    found = sayings_of(board)
    return found[1] if found is not None and found[1].prepare else None
