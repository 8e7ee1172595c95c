"""Lines of styled words that repaint only the cells that changed, without any layout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from matchweek.tui.look.colours import look
from matchweek.tui.look.text import cut, masked, masking, width_of
from matchweek.tui.textual_private.widget_lines import draws_lines_itself, hand_on, sides

Piece = str | tuple[str, str]
Line = Sequence[Piece]
Pieces = list[tuple[str, str]]
_NOTHING: Pieces = []


class Drawn(NamedTuple):
    """A line in so many cells, its pieces as they fit them, and what is drawn of it once it was asked for."""

    line: Pieces
    width: int
    laid: Pieces
    strip: Strip | None = None


class Painted(Widget):
    """Shows lines of pieces: plain text, or (text, name of a look). Text is data, never markup.

    A piece whose text is "\\t" fills the line, so that what follows stands at the right; "\\t─" with a line.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: list[Pieces] = []
        self._styles: dict[str, Style] = {}
        self._drawn: dict[int, Drawn] = {}

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
        # The same lists for the same lines: they are known as drawn by that.
        self._lines = [was if was == now else now for now, was in zip_longest(new, old[: len(new)])]
        width = self.size.width
        if width and self.is_attached and not self.screen.is_current:
            # Nobody sees which cells differ; all of it is painted when the screen is seen again.
            self.refresh()
            return
        regions = []
        for y, (was, now) in enumerate(zip_longest(old, self._lines, fillvalue=_NOTHING)):
            if was is now:
                continue
            span = _differing(self._laid(y, was, width).laid, self._laid(y, now, width).laid, width)
            if span is not None:
                regions.append(Region(span[0], y, span[1] - span[0], 1))
        if regions and width:
            self.refresh(*regions)

    def _laid(self, y: int, line: Pieces, width: int) -> Drawn:
        """A line laid in so many cells: as it is known, or anew."""
        drawn = self._drawn.get(y)
        if drawn is None or drawn.line is not line or drawn.width != width:
            drawn = self._drawn[y] = Drawn(line, width, laid(line, width))
        return drawn

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        if not regions:
            # Names may be masked now, or the colours others.
            self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._drawn.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        beside, width = sides(self), self.size.width
        if beside is None or sum(beside) + width != self.outer_size.width or not draws_lines_itself(self):
            return super().render_lines(crop)
        # What Textual puts round each line, and keeps, is here no more than a cell at either side.
        return hand_on(self, [self._strip(y, beside) for y in crop.line_range], crop, self.outer_size.width)

    def _strip(self, y: int, beside: tuple[int, int]) -> Strip:
        """A line with the cells left and right of it, drawn once."""
        drawn = self._laid(y, self.line(y), self.size.width)
        if drawn.strip is None:
            left, right = beside
            segments = self._segments(drawn)
            if left:
                segments.insert(0, Segment(" " * left, self._style("")))
            if right:
                segments.append(Segment(" " * right, self._style("")))
            drawn = self._drawn[y] = drawn._replace(strip=Strip(segments, left + drawn.width + right))
        assert drawn.strip is not None
        return drawn.strip

    def render_line(self, y: int) -> Strip:
        drawn = self._laid(y, self.line(y), self.size.width)
        return Strip(self._segments(drawn), drawn.width)

    def line(self, y: int) -> Pieces:
        """The pieces of a line; none below the last."""
        return self._lines[y] if y < len(self._lines) else _NOTHING

    def _segments(self, drawn: Drawn) -> list[Segment]:
        """A line that is laid, as wide as it is to be."""
        segments = [Segment(text, self._style(name)) for text, name in drawn.laid]
        left = drawn.width - sum(width_of(text) for text, _ in drawn.laid)
        if left > 0:
            segments.append(Segment(" " * left, self._style("")))
        return segments

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


def laid(line: Sequence[tuple[str, str]], width: int) -> Pieces:
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


def _differing(was: Pieces, now: Pieces, width: int) -> tuple[int, int] | None:
    """From which cell to which two laid lines differ; None when they look alike."""
    if was == now:
        return None
    if any(width_of(text) != len(text) for text, _ in (*was, *now) if not text.isascii()):
        return (0, width)
    old, new = _cells(was, width), _cells(now, width)
    first = min(map(_alike, old, new))
    end = width - min(_alike(before[::-1], after[::-1]) for before, after in zip(old, new, strict=True))
    return (first, end) if first < end else None


_LOOKS: dict[str, str] = {"": " "}
"""A letter for each look, so that looks are compared as words are."""


def _cells(line: Pieces, width: int) -> tuple[str, str]:
    """The letters of a laid line, and a letter for the look of each."""
    looks = [_LOOKS.setdefault(name, chr(0x100 + len(_LOOKS))) * len(text) for text, name in line]
    return "".join([text for text, _ in line]).ljust(width), "".join(looks).ljust(width)


def _alike(one: str, other: str) -> int:
    """How many letters at the beginning are the same in two texts of one length."""
    alike, end = 0, len(one)
    while alike < end:
        middle = (alike + end + 1) // 2
        if one[alike:middle] == other[alike:middle]:
            alike = middle
        else:
            end = middle - 1
    return alike
