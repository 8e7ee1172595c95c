"""The marks by which a widget knows what to draw anew, for one that draws its lines itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip
    from textual.widget import Widget


def hand_on(widget: Widget, lines: list[Strip], crop: Region, width: int) -> list[Strip]:
    """Lines of a widget that is `width` cells wide as the compositor takes them: of the colours that the
    terminal has, and no wider than was asked for."""
    for line_filter in widget.get_line_filters():
        background = widget.background_colors[1]
        lines = [line.apply_filter(line_filter, background) for line in lines]
    if crop.column_span != (0, width):
        lines = [line.crop(*crop.column_span) for line in lines]
    return lines


def sides(widget: Widget) -> tuple[int, int] | None:
    """How many cells of its own colour are left and right of a widget's lines; None where more than that
    surrounds them."""
    around = widget.styles.gutter
    if around.top or around.bottom or around != widget.styles.padding:
        return None
    return around.left, around.right


def draws_lines_itself(widget: Widget) -> bool:
    """Whether the widget may hand on its lines as they are; Textual's marks are taken off where it may."""
    if not fits("lines"):
        return False
    widget._dirty_regions.clear()
    return True
