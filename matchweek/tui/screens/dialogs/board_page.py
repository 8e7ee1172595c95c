"""A page of words about the board, as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.screens.dialogs.dialog import PageDialog

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session


class BoardPage(PageDialog[None]):
    """Says its words anew when the board changes, by this window or another, and when names are masked."""

    DEFAULT_CSS = "BoardPage { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, session: Session, title: str, words: str = "") -> None:
        super().__init__(title, words)
        self.session = session

    def on_mount(self) -> None:
        self.load()

    def board_changed(self) -> None:
        """What it tells of changed, or names are masked."""
        if self.is_mounted:
            self.load()

    def load(self) -> None:
        """Show it as it is now."""
        raise NotImplementedError
