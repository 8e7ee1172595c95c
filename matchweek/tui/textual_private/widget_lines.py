"""The marks by which a widget knows what to draw anew, for one that draws its lines itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.widget import Widget


def draws_lines_itself(widget: Widget) -> bool:
    """Whether the widget may hand on its lines as they are; Textual's marks are taken off where it may."""
    if not fits("lines"):
        return False
    widget._dirty_regions.clear()
    return True
