"""The cursor and the visible part of a long list of rows. Pure; the grid draws what it says.

The cursor is held by the row's key, so that it stays on its program whatever happens to the order.
"""

from __future__ import annotations

from typing import Any, Protocol


class RowSource(Protocol):
    """Where a grid gets its rows. Only rows on the screen are asked for, so each answer must be quick.

    Keys are unique. `index` answers None for a key that is not among the rows. `item` answers
    what each column makes its cell of; `row_style` the name of a style for the whole row, or "".
    """

    def __len__(self) -> int: ...
    def key(self, index: int) -> str: ...
    def index(self, key: str) -> int | None: ...
    def item(self, index: int) -> Any: ...
    def row_style(self, index: int) -> str: ...


class NoRows:
    """A source without rows."""

    def __len__(self) -> int:
        return 0

    def key(self, index: int) -> str:
        raise IndexError(index)

    def index(self, key: str) -> int | None:
        return None

    def item(self, index: int) -> Any:
        raise IndexError(index)

    def row_style(self, index: int) -> str:
        raise IndexError(index)


class RowsInSight:
    """`height` rows of a source from row `top` on, with the cursor always among them.

    `cursor` is the key of the row it is on and `index` that row's place; None and 0 without rows.
    """

    __slots__ = ("_seen", "cursor", "height", "index", "source", "top")

    def __init__(self, source: RowSource, height: int = 1) -> None:
        self.source = source
        self.height = max(1, height)
        self.top = 0
        self.index = 0
        self.cursor: str | None = None
        self._seen: list[str] = []
        self.put(0)

    @property
    def row(self) -> int:
        """The line of the cursor, counted from the first visible row."""
        return self.index - self.top

    def put(self, index: int, top: int | None = None) -> None:
        """Put the cursor on row `index` and, as far as the ends allow, row `top` on the first line."""
        count = len(self.source)
        before = self.top
        self.top = max(0, min(self.top if top is None else top, count - self.height))
        if not count:
            self.index, self.cursor, self._seen = 0, None, []
            return
        self.index = max(0, min(index, count - 1))
        if self.index < self.top:
            self.top = self.index
        elif self.index >= self.top + self.height:
            self.top = self.index - self.height + 1
        self.cursor = self.source.key(self.index)
        if self.top != before or not self._seen:
            self._remember()

    def _remember(self) -> None:
        key = self.source.key
        self._seen = [key(index) for index in range(self.top, min(self.top + self.height, len(self.source)))]

    def move(self, delta: int) -> None:
        """Move the cursor by `delta` rows, scrolling no more than needed."""
        self.put(self.index + delta)

    def page(self, direction: int) -> None:
        """Go one screenful down (1) or up (-1), one row of overlap; at an end the cursor goes to it."""
        step = max(1, self.height - 1) * direction
        self.put(self.index + step, self.top + step)

    def scroll(self, delta: int) -> None:
        """Move the visible part by `delta` rows; the cursor comes along only when it would be left behind."""
        top = max(0, min(self.top + delta, len(self.source) - self.height))
        self.put(max(top, min(self.index, top + self.height - 1)), top)

    def advance(self) -> None:
        """Go on to the next row, which comes to the cursor's line as far as the end allows."""
        if self.index + 1 < len(self.source):
            self.put(self.index + 1, self.top + 1)

    def goto(self, key: str) -> bool:
        """Put the cursor on the row `key`; False, and nothing moves, when there is none."""
        index = self.source.index(key)
        if index is None:
            return False
        if self.top <= index < self.top + self.height:
            self.put(index)
        else:
            self.put(index, index - self.height // 2)
        return True

    def resize(self, height: int) -> None:
        """Take another height, the cursor on its line where it fits."""
        if (height := max(1, height)) != self.height:
            self.height = height
            self.put(self.index)
            if self.cursor is not None:
                self._remember()

    def follow(self) -> None:
        """Find the cursor's row again after the source changed, and keep it on its line.

        When the row is gone, the cursor goes on the row that took its place: the next of those seen
        below it that is still there, else the nearest above, else whatever has its number now.
        """
        row = self.row
        index = self._found()
        self.put(index, index - row)
        if self.cursor is not None:
            self._remember()

    def _found(self) -> int:
        find = self.source.index
        if self.cursor is None:
            return 0
        index = find(self.cursor)
        if index is not None:
            return index
        if self.cursor in self._seen:
            place = self._seen.index(self.cursor)
            for key in (*self._seen[place + 1 :], *reversed(self._seen[:place])):
                index = find(key)
                if index is not None:
                    return index
        return self.index
