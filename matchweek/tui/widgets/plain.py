"""What only holds other widgets: drawn and styled no more than can be seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.events import ScreenResume
    from textual.geometry import Region
    from textual.widget import Widget as Base
else:
    Base = object


class Plain(Base):
    """Mixed into a container before its class: one blank line stands for all of them.

    Textual would make each line of each container by itself, a fifth of what drawing the first frame
    costs, though other widgets cover nearly all of them. Its own `BLANK` would show colours under NO_COLOR.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        line = Strip.blank(crop.width, self.visual_style.rich_style)
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, self.background_colors[1])
        return [line] * crop.height


class StyledOnce(Base):
    """Mixed into a screen before its class: it is not styled a second time before its first frame.

    Every widget is styled as it comes in, and Textual styles all of them again as a screen gets the keys. It
    does not when the screen gets them back from one that was over it.
    """

    _resumed = False

    def on_screen_resume(self, event: ScreenResume) -> None:
        event.refresh_styles &= self._resumed
        self._resumed = True


class Across(Plain, Horizontal):
    """Holds widgets beside each other."""


class Down(Plain, Vertical):
    """Holds widgets below each other."""
