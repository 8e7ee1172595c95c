"""The lines of a grid as strips: header, rows, the lines of an empty grid. Drawn once and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from matchweek.tui.look.colours import Look
from matchweek.tui.look.text import clean, fit, fit_name, width_of
from matchweek.tui.widgets.grid_columns import Column, Placed, place_columns, with_arrow
from matchweek.tui.widgets.rows_in_sight import RowSource

CURSOR, MARK, ASCENDING, DESCENDING, THUMB = "▌", "✓", "▲", "▼", "▐"
GUTTER = 2
"""Cells before the first column: one for the cursor, one for a mark."""
KEPT_LINES = 256
WITH_CURSOR, WITH_MARK, WITH_THUMB = 1, 2, 4

Pieces = list[tuple[str, Style]]


class Lines:
    """Draws and keeps lines of one width in one set of styles.

    `colours` answers the colours (background, foreground) a line starts from, `component` the styles of a
    name such as "accent", or None when there is no such name.
    """

    def __init__(
        self, colours: Callable[[], tuple[Color, Color]], component: Callable[[str], Look | None]
    ) -> None:
        self._colours = colours
        self._component = component
        self._rows: dict[tuple[str, int], Strip] = {}
        self._blank: Strip | None = None
        self._styles: dict[tuple[str, str, bool], Style] = {}
        self.placed: tuple[Placed, ...] = ()
        self.width = 0
        self._bar = 0

    def lay_out(self, columns: Sequence[Column], width: int, sort: tuple[str, bool] | None = None) -> None:
        """Place the columns for a line of `width` cells and forget lines drawn for other places."""
        gutter = min(GUTTER, width)
        self._bar = int(width > GUTTER + 1)
        if sort is not None:
            columns = [with_arrow(each) if each.order == sort[0] else each for each in columns]
        placed = place_columns(columns, width - gutter - self._bar, gutter)
        if width == self.width and _cells(placed) == _cells(self.placed):
            return
        self.placed, self.width = placed, width
        self._rows.clear()
        self._blank = None

    def forget(self, key: str | None = None) -> None:
        """Forget the lines of the row `key`, or of all rows."""
        if key is None:
            self._rows.clear()
        else:
            for flags in range(8):
                self._rows.pop((key, flags), None)

    def restyle(self) -> None:
        """Forget everything that was drawn in the styles of before."""
        self._rows.clear()
        self._blank = None
        self._styles.clear()

    def row(self, source: RowSource, key: str, index: int, flags: int) -> Strip:
        """The line of a row; `flags` says whether it has the cursor, a mark, the scroll bar's thumb."""
        line = self._rows.get((key, flags))
        if line is None:
            if len(self._rows) >= KEPT_LINES:
                # The one that was drawn first: most likely it was scrolled past long ago.
                del self._rows[next(iter(self._rows))]
            line = self._rows[key, flags] = self._draw(source, index, flags)
        return line

    def _draw(self, source: RowSource, index: int, flags: int) -> Strip:
        row, item, cursor = source.row_style(index), source.item(index), bool(flags & WITH_CURSOR)
        style = self._style
        pieces = self._gutter(cursor, bool(flags & WITH_MARK), row)
        for placed in self.placed:
            column, wide = placed.column, placed.width
            cell = column.cell(item)
            text, name = (cell, "") if isinstance(cell, str) else cell
            if column.names:
                shown = fit_name(text, wide)
            else:
                shown = fit(text, wide, column.align, private=column.private)
            pieces.append((shown, style(name, row, cursor)))
        return self._strip(pieces, style("", row, cursor), bool(flags & WITH_THUMB))

    def _gutter(self, cursor: bool, mark: bool, row: str) -> Pieces:
        pieces = [(CURSOR if cursor else " ", self._style("gutter", "", cursor))]
        if self.width >= GUTTER:
            pieces.append((MARK if mark else " ", self._style("mark", "", cursor)))
        elif mark and not cursor:
            pieces = [(MARK, self._style("mark", "", cursor))]
        return pieces

    def _strip(self, pieces: Pieces, plain: Style, thumb: bool = False) -> Strip:
        """One piece for each gutter cell and column, the gaps filled, neighbours of one style joined."""
        gutter = min(GUTTER, self.width)
        full: Pieces = pieces[:gutter]
        end = gutter
        for placed, piece in zip(self.placed, pieces[gutter:], strict=False):
            if placed.x > end:
                full.append((" " * (placed.x - end), plain))
            full.append(piece)
            end = placed.x + max(placed.width, width_of(piece[0]))
        if end < self.width - self._bar:
            full.append((" " * (self.width - self._bar - end), plain))
        if end < self.width and self._bar:
            full.append((THUMB, self._style("bar", "", False)) if thumb else (" ", plain))
        return Strip(_joined(full) if full else [], self.width)

    def header(self, sort: tuple[str, bool] | None) -> Strip:
        """The titles, with an arrow at the column sorted by."""
        pieces = [(" ", self._style("header", "", False))] * min(GUTTER, self.width)
        for placed in self.placed:
            column, wide = placed.column, placed.width
            if sort is not None and sort[0] == column.order:
                title = _with_arrow(column, wide, DESCENDING if sort[1] else ASCENDING)
                pieces.append((title, self._style("sorted", "header", False)))
            else:
                pieces.append((fit(column.title, wide, column.align), self._style("header", "", False)))
        return self._strip(pieces, self._style("header", "", False))

    def words(self, text: str) -> Strip:
        """A line of words across the whole width, as in a grid without rows."""
        if self.width <= GUTTER:
            return self._whole(fit(text, self.width))
        return self._whole(" " * GUTTER + fit(text, self.width - GUTTER))

    def _whole(self, text: str) -> Strip:
        return Strip([Segment(text, self._style("empty", "", False))] if text else [], self.width)

    def blank(self) -> Strip:
        """A line below the last row; one for all of them."""
        if self._blank is None:
            style = self._style("", "", False)
            self._blank = Strip([Segment(" " * self.width, style)] if self.width else [], self.width)
        return self._blank

    def _style(self, name: str, row: str, cursor: bool) -> Style:
        style = self._styles.get((name, row, cursor))
        if style is None:
            style = self._styles[name, row, cursor] = self._resolve(name, row, cursor)
        return style

    def _resolve(self, name: str, row: str, cursor: bool) -> Style:
        """The row's style, over it the cell's, over the background of the cursor."""
        background, colour = self._colours()
        layers = [self._component(each) for each in (row, "cursor" if cursor else "", name) if each]
        attributes = Style()
        chosen: Color | None = None
        for styles in layers:
            if styles is None:
                continue
            if styles.background is not None:
                background += styles.background
            if styles.color is not None:
                chosen = styles.color
            attributes += styles.text_style
        colour = background + (colour if chosen is None else chosen)
        return Style.from_color(colour.rich_color, background.rich_color) + attributes


def _cells(placed: Sequence[Placed]) -> list[tuple[str, int, int, int]]:
    return [(each.column.title, each.index, each.x, each.width) for each in placed]


def _with_arrow(column: Column, width: int, arrow: str) -> str:
    """The title with its arrow; a column that was cut has its title cut, never its arrow."""
    title = clean(column.title)
    if width_of(title) < width:
        return fit(title + arrow, width, column.align)
    return fit(title, width - 1) + arrow


def _joined(pieces: Pieces) -> list[Segment]:
    """Fewer segments: pieces of one style together, and blanks to whatever stands before them."""
    segments: list[Segment] = []
    text, style = pieces[0]
    for more, other in pieces[1:]:
        blank = more.isspace() and style.bgcolor == other.bgcolor
        if other is style or (blank and not (style.underline or style.reverse or style.strike)):
            text += more
        else:
            segments.append(Segment(text, style))
            text, style = more, other
    segments.append(Segment(text, style))
    return segments
