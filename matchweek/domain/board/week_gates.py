"""The gates of a board at an instant: what `contact` needs, gathered from what the week holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.gate.contact import Gates
from matchweek.domain.gate.leaders import answered, asked_of, institutions_of, may_lead
from matchweek.domain.gate.situation import Situation

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.people.advocates import Advocate


def situation(board: Board, now: datetime) -> Situation:
    """All that the gates of a week follow from, at `now` (aware UTC).

    The season is that of the first list: after its end the next one's rules say nothing about it.
    """
    since = min((info.imported_at for info in board.lists), default=None)
    return Situation(
        now=now,
        timetable=board.timetable(since or now),
        calls=board.calls,
        applications=board.applications,
        clearances=tuple(board.kept.clearances.values()),
        listed=frozenset(board.programs.codes),
        list_since=since,
        state=board.state,
        titles=_Titles(board.title),
        formals=_Titles(board.formal),
        questions=_Titles(board.question),
        may_lead=lambda advocate: _asked_of(board, advocate),
    )


def _asked_of(board: Board, advocate: Advocate) -> tuple[str, ...]:
    # Names are compared only where a role calls for it: most boards never need them.
    if answered(advocate) or not may_lead(advocate.role):
        return ()
    return asked_of(advocate, institutions_of(board.programs))


def gates(board: Board, now: datetime) -> Gates:
    """Every gate of a week at `now`."""
    return Gates(situation(board, now))


class _Titles(dict[str, str]):
    """What the words call a program, made only for those that are named."""

    def __init__(self, named: Callable[[str], str]) -> None:
        super().__init__()
        self._named = named

    def get(self, code: str, default: str | None = None) -> str:  # type: ignore[override]
        return self._named(code)
