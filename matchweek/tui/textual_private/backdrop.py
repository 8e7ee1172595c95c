"""What lies behind a form: the screen below it, dimmed once and kept until it changes.

Textual dims it anew at every paint, which takes longer than storing a call and opening its form.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

_ROUNDS = 4
SLIM = 16
"""Beside a box that leaves fewer cells than this to the edge, what stood there would be left in pieces."""


class Backdrop(Screen[Any]):
    """Mixed into a modal screen before it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._behind: list[Strip] | None = None
        self._bared: Collection[int] = ()
        self.is_filled = self._is_filling = False

    def refresh(self, *regions: Region, **options: Any) -> Any:
        behind = self._behind
        if regions and behind is not None and (below := self._below(len(behind))) is not None:
            stack = self.app.screen_stack
            for screen in stack[: stack.index(self)]:
                # Only the topmost is told; what lies between shows the change too.
                if isinstance(screen, Backdrop):
                    screen._behind = None
            changed = tuple(_followed(behind, below, regions, self.styles.background))
            if changed:
                # A whole refresh would forget the widgets that wait to be painted beside these cells.
                self._set_dirty(*changed)
                self._dirty_widgets.add(self)
                self.check_idle()
            return self
        # This one was resized or given another theme.
        self._behind = None
        return super().refresh(*regions, **options)

    def filled(self) -> None:
        """The screen has something to show: once each widget has its place, it is painted."""
        if not self._is_filling:
            self._is_filling = True
            self._behind_widgets(self._settle, _ROUNDS)

    def _behind_widgets(self, step: Callable[..., object], *args: object) -> None:
        """Go on when the widgets have dealt with their new sizes and said what they need of each other."""
        self.call_later(self.call_later, self.call_later, step, *args)

    def _settle(self, rounds: int) -> None:
        """Lay out until nobody asks for it again, then paint; each would wait for a frame, 16 ms."""
        if rounds and self._layout_required:
            self._on_timer_update()
            self._behind_widgets(self._settle, rounds - 1)
            return
        self.is_filled = True
        self.refresh()
        self._on_timer_update()

    def _compositor_refresh(self) -> None:
        # Textual paints a new screen twice before there is anything in it: whole frames for nothing.
        if self.is_filled:
            bare = self._bare()
            # A size that only the app knows of so far is laid out in a moment, and all of it painted.
            if bare != self._bared and self._compositor.size == self.size:
                # A box that grew or shrank is painted itself, not what is beside it.
                lines, self._bared = set(bare) ^ set(self._bared), bare
                width = self.size.width
                self._compositor._dirty_regions.update(Region(0, y, width, 1) for y in lines)
            super()._compositor_refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        below = self._below()
        if below is None:
            return super().render_lines(crop)
        behind = self._behind
        if behind is None or len(behind) != self.size.height:
            behind = self._behind = _dimmed(below._compositor.render_strips(), self.styles.background)
        bare, blank = self._bare(), self._blank(below, crop.width)
        lines = enumerate(behind[crop.y : crop.bottom], crop.y)
        return [blank if y in bare else strip.crop(crop.x, crop.right) for y, strip in lines]

    def _bare(self) -> Collection[int]:
        """The lines on which nothing of the screen below is shown: those beside a wide box, and the last
        one, whose keys do nothing now."""
        last = self.size.height - 1
        for box in self.query("#box"):
            region = box.region
            if min(region.x, self.size.width - region.right) < SLIM:
                return {*range(region.y, region.bottom), last}
        return {last}

    def _blank(self, below: Screen[object], width: int) -> Strip:
        ground = (below.background_colors[1] + self.styles.background).rich_color
        return Strip([Segment(" " * width, Style(bgcolor=ground))], width)

    def _below(self, lines: int | None = None) -> Screen[object] | None:
        """The screen below, where it can be asked for its lines and has the same size, also laid out; and so
        many of them, if that is asked."""
        stack = self.app.screen_stack
        place = stack.index(self) if self in stack else 0
        if place == 0:
            return None
        below = stack[place - 1]
        if (
            below.size != self.size
            or below._compositor.size != self.size
            or lines not in (None, below.size.height)
            or (isinstance(below, ModalScreen) and not isinstance(below, Backdrop))
        ):
            return None
        return below


def _followed(
    behind: list[Strip], below: Screen[object], regions: Iterable[Region], tint: Color
) -> Iterator[Region]:
    """Dim the lines of these regions of the screen below anew, in `behind`: the cells that differ."""
    lines = {y for region in regions for y in region.line_range if 0 <= y < len(behind)}
    if not lines:
        return
    first, last = min(lines), max(lines)
    crop = Region(0, first, below.size.width, last - first + 1)
    chops = below._compositor._render_chops(crop, lines.__contains__)
    strips = [Strip.join(chops[y].values()) for y in sorted(lines)]
    for y, new in zip(sorted(lines), _dimmed(strips, tint), strict=True):
        old, behind[y] = behind[y], new
        if (region := _differing(y, old, new)) is not None:
            yield region


def _dimmed(strips: Iterable[Strip], tint: Color) -> list[Strip]:
    return [
        Strip([Segment(text, _tinted(style, tint)) for text, style, _ in strip], strip.cell_length)
        for strip in strips
    ]


def _differing(y: int, old: Strip, new: Strip) -> Region | None:
    """What of a line is no longer as it was."""
    if list(old) == list(new):
        return None
    was, now = _cells(old), _cells(new)
    if len(was) != len(now) or len(now) != new.cell_length:
        # Letters of no or of two cells: the whole line.
        return Region(0, y, max(old.cell_length, new.cell_length), 1)
    differing = [x for x, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    return Region(differing[0], y, differing[-1] - differing[0] + 1, 1) if differing else None


def _cells(strip: Strip) -> list[tuple[str, Style | None]]:
    return [(letter, segment.style) for segment in strip for letter in segment.text]


@lru_cache(maxsize=512)
def _tinted(style: Style | None, tint: Color) -> Style:
    """A style under a translucent colour, without links and marks for the mouse."""
    plain = Style() if style is None else style.clear_meta_and_links()
    colour = (Color.from_rich_color(plain.color) + tint).rich_color if plain.color is not None else None
    behind = (Color.from_rich_color(plain.bgcolor) + tint).rich_color if plain.bgcolor is not None else None
    return plain + Style.from_color(colour, behind)
