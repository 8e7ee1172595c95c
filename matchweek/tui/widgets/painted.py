"""Lines of styled words that repaint only the cells that changed, without any layout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from matchweek.tui.look.colours import look
from matchweek.tui.look.text import cut, masked, masking, width_of

Piece = str | tuple[str, str]
Line = Sequence[Piece]


class Painted(Widget):
    """Shows lines of pieces: plain text, or (text, name of a look). Text is data, never markup.

    A piece whose text is "\\t" fills the line, so that what follows stands at the right; "\\t─" with a line.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: list[list[tuple[str, str]]] = []
        self._styles: dict[str, Style] = {}

    @property
    def text(self) -> str:
        """What is shown, as plain lines."""
        width = self.size.width
        return "\n".join("".join(text for text, _ in laid(line, width)).rstrip() for line in self._lines)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; only cells that differ from before are painted anew."""
        old = self._lines
        new = [[(piece, "") if isinstance(piece, str) else piece for piece in line] for line in lines]
        if new == old:
            return
        self._lines = new
        width = self.size.width
        if width and self.is_attached and not self.screen.is_current:
            # Nobody sees which cells differ; all of it is painted when the screen is seen again.
            self.refresh()
            return
        regions = []
        for y, (was, now) in enumerate(zip_longest(old, new, fillvalue=())):
            span = _differing(laid(was, width), laid(now, width), width) if was != now else None
            if span is not None:
                regions.append(Region(span[0], y, span[1] - span[0], 1))
        if regions and width:
            self.refresh(*regions)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else ()
        segments = [Segment(text, self._style(name)) for text, name in laid(line, width)]
        return Strip(segments).adjust_cell_length(width, self._style(""))

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._resolve(name)
        return style

    def _resolve(self, name: str) -> Style:
        _, _, background, colour = self.colors
        attributes = Style()
        found = look(self.app, name) if name else None
        if found is not None:
            if found.background is not None:
                background += found.background
            if found.color is not None:
                colour = background + found.color
            attributes = found.text_style
        return Style.from_color((background + colour).rich_color, background.rich_color) + attributes


def laid(line: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """The pieces of a line as they fit its width; the last one is cut with a mark."""
    if masking():
        line = [(text if text.startswith("\t") else masked(text), name) for text, name in line]
    fixed = sum(width_of(text) for text, _ in line if not text.startswith("\t"))
    gap = max(1, width - fixed)
    placed, left = [], width
    for text, name in line:
        if left <= 0:
            break
        fills = text.startswith("\t")
        shown = (text[1:] or " ") * min(gap, left) if fills else cut(text, left)
        placed.append((shown, name))
        left -= width_of(shown)
    return placed


def _differing(
    was: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]], width: int
) -> tuple[int, int] | None:
    """From which cell to which two laid lines differ; None when they look alike."""
    if was == now:
        return None
    if not all(text.isascii() for text, _ in (*was, *now)):
        wide = any(width_of(text) != len(text) for text, _ in (*was, *now))
        if wide:
            return (0, width)
    skipped = _alike(was, now)
    begins = sum(len(text) for text, _ in now[:skipped])
    old = [(letter, name) for text, name in was[skipped:] for letter in text]
    new = [(letter, name) for text, name in now[skipped:] for letter in text]
    left = width - begins
    old += [(" ", "")] * (left - len(old))
    new += [(" ", "")] * (left - len(new))
    first = next((x for x in range(left) if old[x] != new[x]), None)
    if first is None:
        return None
    last = next(x for x in range(left - 1, -1, -1) if old[x] != new[x])
    return (begins + first, begins + last + 1)


def _alike(was: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> int:
    """How many pieces at the beginning are the same in both."""
    return next(
        (n for n, (one, other) in enumerate(zip(was, now, strict=False)) if one != other),
        min(len(was), len(now)),
    )
