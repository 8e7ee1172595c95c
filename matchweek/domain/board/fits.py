"""How the programs of a board fit the applicant: worked out once, and anew for what a change touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matchweek.domain.base.change import Entry
    from matchweek.domain.base.ranges import Range
    from matchweek.domain.board.board import Board
    from matchweek.domain.fit.fit import Fit, Judge
    from matchweek.domain.fit.inputs import Seeker

OF_ALL = frozenset({"me", "narrative", "advocate", "document", "offer", "fit_weight"})
"""The entities that bear on how every program fits."""
OF_ONE = frozenset({"call", "interview", "assignment", "fact", "absence"})
"""Those that bear on the program that they are of."""


class BoardFits:
    """The fits of one board's programs, by code.

    Nothing is told while nothing is known of the applicant by which one program fits better than another.
    It is worked out when first asked for, and again after a change; a key or paint that changes nothing costs
    nothing.
    """

    def __init__(self) -> None:
        self._board: Board | None = None
        self._judge: Judge | None = None
        self._ranges: dict[str, Range] | None = None

    def of_board(self, board: Board) -> BoardFits:
        """Itself, of this board from now on."""
        self._board, self._judge, self._ranges = board, None, None
        return self

    def range(self, code: str) -> Range | None:
        """How well a program fits, from the least to the most; None while that cannot be told."""
        return self._all().get(code)

    @property
    def told(self) -> bool:
        """Whether it can be told how programs fit."""
        return self.seeker is not None and self.seeker.told

    @property
    def seeker(self) -> Seeker | None:
        """What it goes by of the applicant; None without a board."""
        judge = self._judged()
        return None if judge is None else judge.seeker

    def fit(self, code: str) -> Fit | None:
        """How a program fits, point by point; None while it cannot be told, and for one on no list."""
        return self.points([code]).get(code)

    def points(self, codes: Iterable[str]) -> dict[str, Fit]:
        """How some programs fit, point by point; empty while it cannot be told."""
        judge, board = self._judged(), self._board
        if judge is None or board is None or not judge.seeker.told:
            return {}
        from matchweek.domain.board.fit_inputs import Inputs

        inputs = Inputs(board)
        found = (program for code in codes if (program := board.programs.get(code)) is not None)
        return {program.code: judge.fit(inputs.known(program)) for program in found}

    def work_out(self) -> None:
        """Work all of them out now, if they can be told."""
        self._all()

    def follow(self, entry: Entry) -> None:
        """Forget what an entry of the journal may have changed."""
        board = self._board
        if board is None or (entry.entity not in OF_ALL and entry.entity not in OF_ONE):
            return
        if entry.entity in OF_ALL:
            self._judge = self._ranges = None
        elif self._ranges:
            self._again(board, _codes(board, entry))
        board.programs.fits_changed()

    def _again(self, board: Board, codes: set[str]) -> None:
        judge = self._judged()
        found = [program for code in codes if (program := board.programs.get(code)) is not None]
        if judge is None or self._ranges is None or not found:
            return
        from matchweek.domain.board.fit_inputs import Inputs

        inputs = Inputs(board)
        for program in found:
            self._ranges[program.code] = judge.fit(inputs.known(program)).ends

    def _judged(self) -> Judge | None:
        if self._judge is None and self._board is not None:
            # Not before the first frame of a week of which nobody asks.
            from matchweek.domain.board.fit_inputs import seeker_of
            from matchweek.domain.fit.fit import Judge
            from matchweek.domain.fit.weights import weights_of

            self._judge = Judge(seeker_of(self._board), weights_of(self._board.kept.fit_weights))
        return self._judge

    def _all(self) -> dict[str, Range]:
        if self._ranges is None:
            judge, board = self._judged(), self._board
            if judge is None or board is None or not judge.seeker.told:
                self._ranges = {}
            else:
                from matchweek.domain.board.fit_inputs import Inputs

                known = map(Inputs(board).known, board.programs.programs)
                self._ranges = dict(zip(board.programs.codes, judge.ranges(list(known)), strict=True))
        return self._ranges


def _codes(board: Board, entry: Entry) -> set[str]:
    """The programs that an entry is of: before it, after it, and now."""
    if entry.entity in ("fact", "absence"):
        return {entry.key.partition("/")[0]}
    codes = {fields.get("program") for fields in (entry.before, entry.after) if fields}
    number = int(entry.key)
    now = board.call(number) if entry.entity == "call" else _KEPT[entry.entity](board).get(number)
    codes.add(getattr(now, "program", None))
    return {code for code in codes if code}


_KEPT: dict[str, Callable[[Board], Mapping[int, Any]]] = {
    "interview": lambda board: board.kept.interviews,
    "assignment": lambda board: board.kept.assignments,
}
