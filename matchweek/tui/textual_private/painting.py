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

        is_filled = True

        def filled(self) -> None:
            """Nothing was kept back."""

    class Sparing:
        """A screen that Textual paints."""


__all__ = ["Backdrop", "Sparing"]
