"""Lines of different kinds under one cursor: headings, questions, columns, remarks. Scrolls when it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual import events

from matchweek.tui.look.text import clean, masked, width_of
from matchweek.tui.widgets.painted import Line, Painted, Piece

WHEEL_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `key` names what it is about; the cursor passes over a row without one."""

    pieces: Line = ()
    key: str = ""


def whole(lead: Line, text: str, width: int, key: str, style: str = "") -> Iterator[Row]:
    """A row whose text is never cut: what does not fit `width` beside its lead goes on in rows below."""
    used = sum(width_of(piece if isinstance(piece, str) else piece[0]) for piece in lead)
    # Masked while it is whole: half a name is not known again.
    parts = wrap_cells(masked(text), max(12, width - used - 2))
    yield Row([*lead, (parts[0], style)], key)
    yield from (Row([" " * used, (part, style)]) for part in parts[1:])


def with_below(line: Line, text: str, width: int, key: str, *, at: int, style: str = "dim") -> Iterator[Row]:
    """A row, and a text of it whole in rows below, from the cell `at` on."""
    yield Row(line, key)
    parts = wrap_cells(masked(text), max(12, width - at)) if text else ()
    yield from (Row([" " * at, (part, style)]) for part in parts)


def wrap_cells(text: str, width: int) -> list[str]:
    """Text in lines of at most so many cells, broken between words where that is possible."""
    lines = [""]
    for word in clean(text).split():
        while width_of(word) > width:
            head = word[: max(1, width // 2)]
            lines, word = [*lines, head], word[len(head) :]
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


class LineList(Painted):
    """Rows under a cursor that stays on its key. `on_cursor` is called when it moved, or the rows changed,
    `on_width` when it was shown at one width and has another."""

    DEFAULT_CSS = "LineList { height: 1fr; width: 1fr; }"

    def __init__(
        self,
        on_cursor: Callable[[], None] = lambda: None,
        on_width: Callable[[], None] = lambda: None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._on_width = on_width
        self._width = 0
        self.rows: Sequence[Row] = ()
        self.top = 0
        self._at = 0
        self._on_cursor = on_cursor

    @property
    def cursor(self) -> str:
        """The key of the row the cursor is on; "" when no row has one."""
        return self.rows[self._at].key if self._at < len(self.rows) else ""

    @property
    def below(self) -> int:
        """How many rows are hidden below the last line."""
        return max(0, len(self.rows) - self.top - self._height)

    def say(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on its key, or near where it was."""
        key = self.cursor
        self.rows = tuple(rows)
        if not self.goto(key):
            near = min(self._at, max(0, len(self.rows) - 1))
            there = self._keyed(near, 1)
            self._at = there if there is not None else self._keyed(near, -1) or 0
            self._draw()

    def goto(self, key: str) -> bool:
        """Put the cursor on a key; False when no row has it."""
        found = next((at for at, row in enumerate(self.rows) if key and row.key == key), None)
        if found is None:
            return False
        self._at = found
        self._draw()
        return True

    def move(self, delta: int) -> None:
        """Go on by so many rows that have a key; at the end what stands beyond is scrolled into sight."""
        step = 1 if delta > 0 else -1
        for _ in range(abs(delta)):
            there = self._keyed(self._at + step, step)
            if there is None:
                self.top = self._last_top if step > 0 else 0
                break
            self._at = there
        self._draw()

    def page(self, direction: int) -> None:
        """Go on by a screenful."""
        wanted = self._at + direction * max(1, self._height - 1)
        wanted = min(max(wanted, 0), max(0, len(self.rows) - 1))
        there = self._keyed(wanted, direction)
        if there is None:
            there = self._keyed(wanted, -direction)
        self._at = self._at if there is None else there
        self._draw()

    def home(self) -> None:
        self._at, self.top = self._keyed(0, 1) or 0, 0
        self._draw()

    def end(self) -> None:
        last = len(self.rows) - 1
        self._at, self.top = self._keyed(last, -1) or 0, self._last_top
        self._draw()

    def on_resize(self) -> None:
        self._draw()
        before, self._width = self._width, self.size.width
        if before and before != self._width:
            self._on_width()

    def on_click(self, event: events.Click) -> None:
        spot = event.get_content_offset(self)
        if spot is not None and spot.y + self.top < len(self.rows) and self.rows[spot.y + self.top].key:
            event.stop()
            self._at = spot.y + self.top
            self._draw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-WHEEL_ROWS)

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    @property
    def _last_top(self) -> int:
        return max(0, len(self.rows) - self._height)

    def _keyed(self, at: int, step: int) -> int | None:
        """The first row with a key from `at` on, in a direction."""
        while 0 <= at < len(self.rows):
            if self.rows[at].key:
                return at
            at += step
        return None

    def _draw(self) -> None:
        height = self._height
        self.top = min(max(self.top, self._at - height + 1), self._last_top)
        # The headings just above the first row come into sight with it.
        first = self._at
        while first > 0 and self._at - first < 2 and not self.rows[first - 1].key:
            first -= 1
        self.top = max(0, min(self.top, first))
        self.show([self._line(at) for at in range(self.top, min(self.top + height, len(self.rows)))])
        self._on_cursor()

    def _line(self, at: int) -> Line:
        row = self.rows[at]
        if at != self._at or not row.key:
            return [" ", *row.pieces]
        lit: list[Piece] = [("▌", "accent")]
        for piece in row.pieces:
            text, style = (piece, "") if isinstance(piece, str) else piece
            lit.append((text, style or "strong"))
        return lit
