"""The marks of a grid: one row, a range that grows with the cursor, all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchweek.tui.widgets.grid_lines import Lines
    from matchweek.tui.widgets.rows_in_sight import RowsInSight, RowSource

    class Base:
        _window: RowsInSight
        _lines: Lines

        @property
        def cursor(self) -> str | None: ...
        @property
        def source(self) -> RowSource: ...
        def move(self, delta: int) -> None: ...
        def refresh_row(self, key: str) -> None: ...
        def _repaint_body(self) -> None: ...
else:
    Base = object


class Marks(Base):
    """Mixed into the grid; `marked` holds the keys of marked rows."""

    marked: set[str]
    # Which way a range of marks grows: 1 down, -1 up.
    _range = 0

    def toggle_mark(self, key: str | None = None) -> None:
        """Mark or unmark the row `key`, or the cursor's."""
        key = self.cursor if key is None else key
        if key is not None:
            self.marked ^= {key}
            self.refresh_row(key)

    def mark_range(self, step: int) -> None:
        """Mark the cursor's row and the next one, 1 down or -1 up; going back takes a mark off again."""
        window = self._window
        index = window.index + step
        if self.cursor is None or not 0 <= index < len(self.source):
            return
        ends = {self.cursor, self.source.key(index)}
        if self._range == -step and ends <= self.marked:
            changed = {self.cursor}
            self.marked -= changed
        else:
            changed, self._range = ends - self.marked, step
            self.marked |= ends
        for key in changed:
            self.refresh_row(key)
        self.move(step)

    def mark(self, keys: set[str]) -> None:
        """Let exactly these rows be marked."""
        self.marked, changed = keys, self.marked ^ keys
        self._range = 0
        if len(changed) > self._window.height:
            self._lines.forget()
            self._repaint_body()
        else:
            for key in changed:
                self.refresh_row(key)

    def clear_marks(self) -> None:
        """Unmark every row."""
        self.mark(set())
