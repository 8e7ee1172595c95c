"""How screens are painted: by what changed alone where Textual fits, else the way Textual does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING or fits("painting"):
    from matchweek.tui.textual_private.backdrop import Backdrop
    from matchweek.tui.textual_private.sparing import Sparing
else:
    from textual.screen import Screen

    class Backdrop(Screen[Any]):
        """A modal screen as Textual dims and paints it."""

        is_filled = False

        def filled(self) -> None:
            """The screen has something to show; nothing was kept back until then."""
            self.call_after_refresh(setattr, self, "is_filled", True)

    class Sparing:
        """A screen that Textual paints."""

        def paint_now(self) -> None:
            """Paint what a key changed: Textual does so with its next frame."""


__all__ = ["Backdrop", "Sparing"]
