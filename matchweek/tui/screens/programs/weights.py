"""Weights of fit: what counts how much, changed with keys; the list follows at each key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.fit.fit import NO_CHANCE
from matchweek.domain.fit.weights import DEFAULT_WEIGHTS, WHOLE, Factor, most_points, weights_of
from matchweek.tui.commands.dialogs.programs import FIT_WEIGHTS
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

STEP = 2
BAR = 25
NAME, NUMBER = 12, 5
LEAD = NAME + NUMBER + BAR + 15
_LONGEST = max(len(factor.meaning) for factor in Factor)


class FitWeights(Sheet):
    """Each factor with its weight and what that makes of 100 points; each key is stored by itself."""

    AT = FIT_WEIGHTS
    DEFAULT_CSS = "FitWeights #box { height: 21; width: 124; }"

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "What counts for fit")

    @property
    def weights(self) -> Mapping[str, int]:
        return weights_of(self.session.board.kept.fit_weights)

    def words(self) -> str:
        own = sum(weight != DEFAULT_WEIGHTS[factor] for factor, weight in self.weights.items())
        return f"{own} of your own" if own else "the usual weights"

    def head_words(self) -> Sequence[Para]:
        said = [Para([(NO_CHANCE, "dim")])]
        if not self.session.board.fits.told:
            words = "Nothing is told yet: {me} opens your own data, which says what you seek."
            said.append(Para([(self.AT.in_words(words), "warn")]))
        return said

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        weights = self.weights
        most = most_points(weights)
        for factor in Factor:
            weight, points = weights[factor], most[factor]
            filled = (points * BAR + WHOLE // 4) // (WHOLE // 2)
            own = weight != DEFAULT_WEIGHTS[factor]
            line: list[Piece] = [
                (f"{factor.value:<{NAME}}", "title"),
                (f"{weight:>3}  ", "accent" if own else "strong"),
                ("█" * min(BAR, filled), "accent"),
                ("·" * max(0, BAR - filled), "dim"),
                f"  {points:>3} of 100  " if points else "  left out    ",
            ]
            if self._beside:
                line.append((factor.meaning, "dim"))
            yield Row(line, factor.value)

    @property
    def _beside(self) -> bool:
        """Whether there is room to say beside each what it counts; else it is said below."""
        return self.width - LEAD >= _LONGEST

    def below_words(self) -> Sequence[Para]:
        factor = self.lines.cursor
        if not factor:
            return ()
        usual = DEFAULT_WEIGHTS[factor]
        words = f"{factor}: {usual} is usual"
        words += "." if self.weights[factor] == usual else "; {weight_usual} takes it again."
        said = [] if self._beside else [Para([Factor(factor).meaning])]
        return [*said, Para([(self.AT.in_words(words), "dim")])]

    # Keys

    def _set(self, factor: str, weight: int) -> None:
        if weight == self.weights[factor]:
            return

        def act(week: Week) -> Done:
            from matchweek.services.lists import fit

            return fit.set_weights(week, {factor: weight})

        self.session.do(act, self.host.said)

    def _step(self, by: int) -> None:
        factor = self.lines.cursor
        if factor:
            self._set(factor, min(WHOLE, max(0, self.weights[factor] + by)))

    def do_weight_more(self) -> None:
        self._step(STEP)

    def do_weight_less(self) -> None:
        self._step(-STEP)

    def do_weight_out(self) -> None:
        if self.lines.cursor:
            self._set(self.lines.cursor, 0)

    def do_weight_usual(self) -> None:
        if self.lines.cursor:
            self._set(self.lines.cursor, DEFAULT_WEIGHTS[self.lines.cursor])

    def do_weights_usual(self) -> None:
        def act(week: Week) -> Done:
            from matchweek.services.lists import fit

            return fit.reset(week)

        self.session.do(act, self.host.said)
