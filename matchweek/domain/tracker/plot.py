"""Two lines drawn in braille, eight dots a cell: one whole, one dotted, so that no colour is needed.

Rows are from the top; each cell says which line it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

ACROSS, DOWN = 2, 4
_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
OWN, USUAL = "own", "usual"
GAP = 3
"""A dotted line has one dot of so many."""


@dataclass(slots=True)
class Canvas:
    """Cells of a plot: what is drawn in them, and of which line."""

    width: int
    height: int
    bits: dict[tuple[int, int], int] = field(default_factory=dict)
    lines: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def dots_across(self) -> int:
        return self.width * ACROSS

    @property
    def dots_down(self) -> int:
        return self.height * DOWN

    def dot(self, x: int, y: int, line: str) -> None:
        """Set a dot, counted from the left and from the top; one beyond the edge is left out."""
        if 0 <= x < self.dots_across and 0 <= y < self.dots_down:
            cell = (y // DOWN, x // ACROSS)
            if self.lines.get(cell, line) != line:
                # Both cross here: the one drawn later stands alone, so that each cell is of one line.
                self.bits[cell] = 0
            self.bits[cell] = self.bits.get(cell, 0) | _DOTS[y % DOWN][x % ACROSS]
            self.lines[cell] = line

    def row(self, at: int) -> list[tuple[str, str]]:
        """A row as (text, line) pieces; the line of blank cells is ""."""
        pieces: list[tuple[str, str]] = []
        for column in range(self.width):
            bits = self.bits.get((at, column), 0)
            text, line = (chr(_BLANK + bits), self.lines[at, column]) if bits else (" ", "")
            if pieces and pieces[-1][1] == line:
                pieces[-1] = (pieces[-1][0] + text, line)
            else:
                pieces.append((text, line))
        return pieces


def draw(
    width: int,
    height: int,
    days: tuple[date, date, date],
    usual: Callable[[date], float],
    own: Callable[[date], float],
) -> Canvas:
    """Both lines from the first day to the last, each from 0 to 1; one's own ends today, the third day."""
    first, last, today = days
    canvas = Canvas(width, height)
    span = max(1, (last - first).days)

    def level(value: float) -> int:
        return round((1 - min(max(value, 0), 1)) * (canvas.dots_down - 1))

    def day_at(x: int) -> date:
        return first + timedelta(days=round(x * span / max(1, canvas.dots_across - 1)))

    for x in (*range(0, canvas.dots_across, GAP), canvas.dots_across - 1):
        canvas.dot(x, level(usual(day_at(x))), USUAL)
    before = None
    for x in range(canvas.dots_across):
        day = day_at(x)
        if day > today:
            break
        y = level(own(day))
        # A step up is drawn as a line, not as two ends.
        for each in range(
            min(y, y if before is None else before), max(y, y if before is None else before) + 1
        ):
            canvas.dot(x, each, OWN)
        before = y
    return canvas


TOPS: Sequence[int] = (5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300)


def top_for(count: int) -> int:
    """A round number of the axis that holds a count."""
    return next((each for each in TOPS if each >= count), count)
