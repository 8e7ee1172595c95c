"""A sheet that takes the whole of a low window, where each line counts."""

from __future__ import annotations

from matchweek.tui.screens.days.sheet import Sheet

LOW = 30
"""With fewer lines than this a window is low."""


class LowSheet(Sheet):
    """As high as the window where that is low."""

    DEFAULT_CSS = "LowSheet.-low #box { height: 100%; max-height: 100%; padding: 0 2; }"

    def on_resize(self) -> None:
        self.set_class(self.app.size.height < LOW, "-low")
