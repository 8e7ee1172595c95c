"""What a list of programs leaves out until it is asked for: closed types, and what was refused beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.programs.eligibility import closed_types, folded_words
from matchweek.domain.programs.filters import OpenTypes, refused_beforehand
from matchweek.domain.programs.wishes import Wishes, refused_words, wishes_of

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.programs.programs import Program


def folds_by_itself(board: Board) -> bool:
    """Whether closed types go unasked. Who accepted a place keeps the list in sight, greyed."""
    return not (board.kept.offers and board.state == "placed")


def closed_now(board: Board, at: datetime) -> frozenset[str]:
    """The types that are not open to the applicant at `at`; none while that is not known."""
    state = board.state_at(at)
    return frozenset() if state == "unknown" else closed_types(state, board.applicant.prior_training)


def refuses_now(me: Applicant) -> Wishes | None:
    """What was decided beforehand, where it refuses anything."""
    if not (me.specialties_refused or me.types_refused or me.states_refused):
        return None
    wishes = wishes_of(me)
    return wishes if wishes.refuses_any else None


def fold_of(board: Board, at: datetime) -> OpenTypes | None:
    """What leaves out what is folded away at `at`; None where nothing is."""
    fold = OpenTypes(closed_now(board, at), refuses_now(board.applicant))
    acts = folds_by_itself(board) and (fold.closed or fold.wishes is not None)
    return fold if acts else None


def fold_words(
    programs: Iterable[Program], fold: OpenTypes, board: Board, at: datetime, *, shown: bool = False
) -> Sequence[str]:
    """How many of these programs are folded away and why, in ever shorter lines; () for none.

    With `shown` they stand in the list all the same.
    """
    every = list(programs)
    training = board.applicant.prior_training
    of_types = folded_words((each.type for each in every), board.state_at(at), training, shown=shown)
    if fold.wishes is None:
        return of_types
    refused = [
        why
        for each in every
        if each.type not in fold.closed and (why := refused_beforehand(each, fold.wishes))
    ]
    of_wishes = refused_words(refused, shown=shown)
    if not of_types or not of_wishes:
        return of_types or of_wishes
    return [f"{one}; {other}" for one in (of_types[0], of_types[-1]) for other in of_wishes]
