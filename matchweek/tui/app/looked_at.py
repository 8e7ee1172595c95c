"""Who has the keys while the window is not looked at, and has them again when it is.

Textual takes the focus away with the window's, and gives none to a screen that comes meanwhile; on the way
back only the screen that was on top has it again. A dialog that opened by itself stood there without its
line, and behind it another pane had the keys than before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    Base = App[int]
else:
    Base = object


class LookedAt(Base):
    """Mixed into an app before it."""

    _kept: Widget | None = None

    @property
    def has_keys(self) -> Widget | None:
        """What keys go to now, or will once the window is looked at."""
        if self.focused is not None or self.app_focus:
            return self.focused
        kept = self._kept
        if kept is not None and kept.is_attached and kept.screen is self.screen:
            return kept
        return self._first_of(self.screen)

    def _first_of(self, screen: Screen[object]) -> Widget | None:
        """What a screen gives the focus to as it opens."""
        chosen = self.AUTO_FOCUS if screen.AUTO_FOCUS is None else screen.AUTO_FOCUS
        return next((each for each in screen.query(chosen) if each.focusable), None) if chosen else None

    def on_app_blur(self, event: events.AppBlur) -> None:
        # Before Textual takes the focus: a handler of ours is called before its own.
        if self.app_focus:
            self._kept = self.focused

    def watch_app_focus(self, focus: bool) -> None:
        if not focus or not self.screen_stack:
            return
        kept, self._kept = self._kept, None
        if kept is not None and kept.is_attached and kept.screen.focused is None:
            # Told as coming from the window: else a line selects its words, and the next letter replaces all.
            kept.screen.set_focus(kept, scroll_visible=False, from_app_focus=True)
        screen = self.screen
        if screen.focused is None and (first := self._first_of(screen)) is not None:
            screen.set_focus(first, scroll_visible=False)
