"""What came back after an advocate spoke to a program, in a line."""

from __future__ import annotations

from matchweek.tui.screens.because import Because


class Reply(Because):
    """Answers with the words, which may be empty; None on Escape."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__("What came back", f"What {title} answered {name}. It may stay empty.")
        self.line.placeholder = "such as: will flag the file; asked for the CV"

    def do_because_keep(self) -> None:
        self.dismiss(self.line.value.strip())
