"""The line to type in what to find; whoever opens it is told at each letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from matchweek.tui.host import Hosted


class FindLine(Hosted, Input):
    """One line. `on_text` is called at each change, `on_leave` when Enter, Escape or a click leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back to the list", show=False)]
    DEFAULT_CSS = """
    FindLine, FindLine:focus {
        height: 1; width: 1fr; border: none; padding: 0 1;
        background: $foreground 10%;
        &>.input--placeholder { color: $foreground 50%; }
    }
    """

    def __init__(self, on_text: Callable[[str], None], on_leave: Callable[[], None]) -> None:
        super().__init__(placeholder="find: name, place, specialty, code, note", select_on_focus=True)
        self._tell_text = on_text
        self._told_left = on_leave
        self._told = ""

    def open(self, text: str) -> None:
        """Show the line with the text found so far, selected, so that typing replaces it."""
        self._told = text
        self.value = text
        self.display = True
        if not self.has_focus:
            self.host.opening()
            self.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._told:
            self._told = event.value
            self._tell_text(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave()

    def action_leave(self) -> None:
        """Leave at once: a key that came together with Esc, as tmux hands on both, goes to the list."""
        self._leave()

    async def on_focus(self) -> None:
        await self.host.opened()

    def on_blur(self) -> None:
        # A window that is not looked at takes the focus too: what is typed goes on when one is back.
        if self.host.has_keys is not self:
            self._leave()

    def _leave(self) -> None:
        if self.display:
            self._told_left()
            self.display = False
