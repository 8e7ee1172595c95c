"""A bare Textual app: one line of text that a key changes. What everything else is a ratio to."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello", markup=False)

    def on_mount(self) -> None:
        self.pressed = 0

    def on_key(self, event: Key) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"hello {self.pressed}", layout=False)


if __name__ == "__main__":
    Bare().run()
