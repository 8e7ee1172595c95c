"""The line above the footer, for hints."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.tui.widgets.painted import Painted, Piece


class HintLine(Painted):
    """One line; it takes no room while there is nothing to say."""

    DEFAULT_CSS = "HintLine { height: 1; width: 1fr; padding: 0 1; }"

    def tell(self, pieces: Sequence[Piece]) -> None:
        """Show a hint, or with no pieces nothing."""
        if self.display != bool(pieces):
            self.display = bool(pieces)
        self.show([pieces] if pieces else [])
