"""A grid of many rows, drawn line by line: only what is on the screen is asked for and painted.

A move of the cursor repaints two lines and never lays anything out; drawn lines are kept, so that
scrolling writes lines that exist already. The pane that owns a grid binds the keys to its methods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from matchweek.tui.look.colours import Look, look
from matchweek.tui.textual_private.widget_lines import draws_lines_itself, hand_on
from matchweek.tui.widgets.grid_columns import GAP, Cell, Column, Placed
from matchweek.tui.widgets.grid_lines import WITH_CURSOR, WITH_MARK, WITH_THUMB, Lines
from matchweek.tui.widgets.grid_marks import Marks
from matchweek.tui.widgets.rows_in_sight import NoRows, RowsInSight, RowSource

__all__ = ["Cell", "Column", "Grid", "NoRows", "RowSource"]

WHEEL_ROWS = 3


class Grid(Marks, Widget, can_focus=True):
    """Rows of a `RowSource` in columns, with a cursor that stays on its row's key.

    `on_cursor` is called with the new key (None without rows) inside the call that moved the cursor, so
    that what depends on it is painted in the same frame. `marked` holds the keys of marked rows; after
    changing it from outside call `refresh_row` or `source_changed`. Cells and rows name their looks as
    palette.py has them.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Grid { width: 1fr; height: 1fr; }"

    class HeaderClicked(Message):
        """The title of a column was clicked that has an order: `order` names it."""

        def __init__(self, grid: Grid, order: str) -> None:
            super().__init__()
            self.grid = grid
            self.order = order

        @property
        def control(self) -> Grid:
            return self.grid

    class Opened(Message):
        """The row `key` was clicked twice."""

        def __init__(self, grid: Grid, key: str) -> None:
            super().__init__()
            self.grid = grid
            self.key = key

        @property
        def control(self) -> Grid:
            return self.grid

    def __init__(
        self,
        columns: Iterable[Column],
        source: RowSource | None = None,
        *,
        empty: Sequence[str] = (),
        on_cursor: Callable[[str | None], None] | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._window = RowsInSight(source if source is not None else NoRows())
        self._empty = tuple(empty)
        self._sort: tuple[str, bool] | None = None
        self.on_cursor = on_cursor
        self.marked: set[str] = set()
        self._drawn: Size = Size(0, 0)
        self._lines = Lines(lambda: self.colors[2:], self._look)

    # What is shown

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, shown or not."""
        return self._columns

    @columns.setter
    def columns(self, columns: Iterable[Column]) -> None:
        self._columns = tuple(columns)
        self._lines.lay_out(self._columns, self._drawn.width, self._sort)
        self._lines.forget()
        self.refresh()

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """The ids of the columns that fit at this width."""
        return tuple(placed.column.id for placed in self.placed_columns)

    @property
    def placed_columns(self) -> tuple[Placed, ...]:
        """The columns that fit at this width, each with where it stands."""
        self._measure()
        return self._lines.placed

    @property
    def source(self) -> RowSource:
        """Where the rows come from. Setting another one keeps the cursor on its key, as `source_changed`."""
        return self._window.source

    @source.setter
    def source(self, source: RowSource) -> None:
        self._window.source = source
        self.source_changed()

    @property
    def empty(self) -> tuple[str, ...]:
        """The lines shown when there are no rows."""
        return self._empty

    @empty.setter
    def empty(self, lines: Sequence[str]) -> None:
        if self._empty != (lines := tuple(lines)):
            self._empty = lines
            if not len(self.source):
                self.refresh()

    @property
    def sort(self) -> tuple[str, bool] | None:
        """The order the rows are in, as columns name it, and whether downwards; only the arrow is drawn."""
        return self._sort

    @sort.setter
    def sort(self, sort: tuple[str, bool] | None) -> None:
        if sort != self._sort:
            self._sort = sort
            before = self._lines.placed
            if self._drawn.width:
                self._lines.lay_out(self._columns, self._drawn.width, sort)
            if self._lines.placed is not before:
                self.refresh()
            elif self._top_line:
                self.refresh(Region(0, 0, self._drawn.width, 1))

    @property
    def cursor(self) -> str | None:
        """The key of the row the cursor is on; None without rows."""
        return self._window.cursor

    @property
    def cursor_row(self) -> int:
        """The line of the cursor among the visible rows, from 0."""
        return self._window.row

    @property
    def top(self) -> int:
        """The number of the first visible row, from 0."""
        return self._window.top

    # Moving

    def move(self, delta: int) -> None:
        """Move the cursor by `delta` rows."""
        self._change(lambda: self._window.move(delta))

    def page(self, direction: int) -> None:
        """Go a screenful down (1) or up (-1)."""
        self._change(lambda: self._window.page(direction))

    def home(self) -> None:
        """Go to the first row."""
        self._change(lambda: self._window.put(0))

    def end(self) -> None:
        """Go to the last row."""
        self._change(lambda: self._window.put(len(self.source) - 1))

    def scroll_rows(self, delta: int) -> None:
        """Scroll by `delta` rows. The cursor stays where it is unless its row would leave the screen."""
        self._change(lambda: self._window.scroll(delta))

    def goto(self, key: str) -> bool:
        """Put the cursor on the row `key`; False when it is not among the rows."""
        there = self.source.index(key) is not None
        if there:
            self._change(lambda: self._window.goto(key))
        return there

    def advance_keeping_height(self) -> None:
        """Go on to the next row while the cursor stays on its line of the screen, unless the end is near."""
        self._change(self._window.advance)

    def action_move(self, delta: int) -> None:
        """Move the cursor by `delta` rows, as a key's action."""
        self.move(delta)

    def action_page(self, direction: int) -> None:
        """Go a screenful down (1) or up (-1), as a key's action."""
        self.page(direction)

    def action_home(self) -> None:
        """Go to the first row, as a key's action."""
        self.home()

    def action_end(self) -> None:
        """Go to the last row, as a key's action."""
        self.end()

    def _change(self, step: Callable[[], object]) -> None:
        """Let the window move, mark what has to be painted, and tell `on_cursor`."""
        self._measure()
        window = self._window
        key, row, top = window.cursor, window.row, window.top
        step()
        if window.top != top:
            self._repaint_body()
        elif window.row != row:
            width, first = self._drawn.width, self._top_line
            self.refresh(Region(0, first + row, width, 1), Region(0, first + window.row, width, 1))
        if window.cursor != key and self.on_cursor is not None:
            self.on_cursor(window.cursor)

    # Changes of the rows

    def refresh_row(self, key: str) -> None:
        """Draw the row `key` anew: its cells, style or mark changed."""
        self._lines.forget(key)
        index = self.source.index(key)
        if index is not None and 0 <= index - self.top < self._window.height:
            self.refresh(Region(0, self._top_line + index - self.top, self._drawn.width, 1))

    def source_changed(self, keep: str = "key", *, order_only: bool = False) -> None:
        """The rows were sorted, filtered or replaced.

        With `keep="key"` the cursor stays on its program and on its line; if that row left, it goes on the
        row that took its place. With `keep="top"` it goes to the first row. `order_only=True` says that no
        row's cells changed, so that lines drawn before are used again.
        """
        if not order_only:
            self._lines.forget()
        self._measure()
        before = self.cursor
        if keep == "top":
            self._window.put(0, 0)
        self._window.follow()
        self._repaint_body()
        if self.cursor != before and self.on_cursor is not None:
            self.on_cursor(self.cursor)

    def show(self, source: RowSource, keep: str = "key", *, order_only: bool = False) -> None:
        """Take other rows, as after a sort or a filter; see `source_changed`."""
        self._window.source = source
        self.source_changed(keep, order_only=order_only)

    def to_top(self) -> None:
        """Show the rows from the first on, as far as the cursor, which stays on its row, allows."""
        self._change(lambda: self._window.put(self._window.index, 0))

    # Drawing

    @property
    def _top_line(self) -> int:
        """The line of the first row: the header takes one where there is room for it."""
        return 1 if self._drawn.height > 1 else 0

    def _measure(self) -> None:
        size = self.size
        if size != self._drawn:
            if size.width != self._drawn.width:
                self._lines.lay_out(self._columns, size.width, self._sort)
            self._drawn = size
            self._window.resize(size.height - self._top_line)

    def _repaint_body(self) -> None:
        first = self._top_line
        self.refresh(Region(0, first, self._drawn.width, max(1, self._drawn.height - first)))

    def _look(self, name: str) -> Look | None:
        # The keys go to one pane at a time; only its cursor is lit.
        lit = self.has_focus and name in ("cursor", "gutter")
        return look(self.app, f"{name}-focus" if lit else name)

    def on_focus(self) -> None:
        self._lines.restyle()
        self.refresh()

    def on_blur(self) -> None:
        self._lines.restyle()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._lines.restyle()

    def on_resize(self) -> None:
        self._measure()

    def render_lines(self, crop: Region) -> list[Strip]:
        self._measure()
        if any(self.styles.gutter) or not draws_lines_itself(self):
            return super().render_lines(crop)
        # Without border and padding the kept strips go to the compositor as they are, and with them their
        # terminal sequences, which Textual's own cache of lines would make anew on every scroll.
        return hand_on(self, [self.render_line(y) for y in crop.line_range], crop, self._drawn.width)

    def render_line(self, y: int) -> Strip:
        y -= self._top_line
        window = self._window
        count = len(window.source)
        index = window.top + y
        if y < 0:
            return self._lines.header(self._sort)
        if index < count:
            key = window.source.key(index)
            flags = WITH_CURSOR if key == window.cursor else 0
            if key in self.marked:
                flags |= WITH_MARK
            if self._is_thumb(y, count):
                flags |= WITH_THUMB
            return self._lines.row(window.source, key, index, flags)
        if not count and y < len(self._empty):
            return self._lines.words(self._empty[y])
        return self._lines.blank()

    def _is_thumb(self, y: int, count: int) -> bool:
        """Whether the scroll bar's thumb is on line `y`."""
        height = self._window.height
        if count <= height:
            return False
        size = max(1, height * height // count)
        first = self._window.top * (height - size) // (count - height)
        return first <= y < first + size

    # Mouse

    def on_click(self, event: events.Click) -> None:
        event.stop()
        spot = event.get_content_offset(self)
        if spot is None:
            return
        line = spot.y - self._top_line
        count = len(self.source)
        index = self.top + line
        if line < 0:
            for placed in self._lines.placed:
                if placed.x <= spot.x < placed.x + placed.width + GAP and placed.column.order:
                    self.post_message(self.HeaderClicked(self, placed.column.order))
        elif spot.x == self._drawn.width - 1 and count > self._window.height:
            share = line / max(1, self._window.height - 1)
            self.scroll_rows(round(share * (count - self._window.height)) - self.top)
        elif index < count:
            key = self.source.key(index)
            if event.chain == 2:
                self.post_message(self.Opened(self, key))
            self._change(lambda: self._window.put(index))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -WHEEL_ROWS)

    def _wheel(self, event: events.MouseEvent, delta: int) -> None:
        event.stop()
        event.prevent_default()
        self.scroll_rows(delta)
