"""Words that could be put nowhere: they are not given up before somebody was asked, and can be copied."""

from __future__ import annotations

from matchweek.errors import MatchweekError
from matchweek.tui.commands import Command
from matchweek.tui.screens.dialog import MOVING, PageDialog
from matchweek.tui.widgets.words import BLANK, Para


class NotStored(PageDialog[bool]):
    """Answers True where the words are given up, None to go back to them."""

    DEFAULT_CSS = "NotStored { Page { max-height: 65vh; } }"
    KEYS = (
        Command("words_back", ("escape",), "back, try again", "Back to the words.", "question", footer=1),
        Command("words_copy", ("y",), "copy the words", "Copy them to the clipboard.", "question", footer=2),
        Command("words_leave", ("x",), "leave without them", "Give the words up.", "question", footer=3),
        *MOVING,
    )

    def __init__(self, error: MatchweekError | None, words: str) -> None:
        super().__init__("These words are not stored")
        self.text = words
        said = [Para([(f"{error.title}. ", "warn"), error.detail, " ", error.remedy])] if error else []
        lines = [Para([line]) for line in words.splitlines()]
        self.page.words.paragraphs = [*said, BLANK, *lines]

    def do_words_back(self) -> None:
        self.dismiss(None)

    def do_words_copy(self) -> None:
        from matchweek.tui.clipboard import copy

        copy(self.app, self.text, "your words", typed=True)

    def do_words_leave(self) -> None:
        self.dismiss(True)
