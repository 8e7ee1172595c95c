"""Words that could be put nowhere: they are not given up before somebody was asked, and can be copied."""

from __future__ import annotations

from matchweek.errors import MatchweekError
from matchweek.tui.commands.dialogs.questions import WORDS
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import BLANK, Para


class NotStored(PageDialog[bool]):
    """Answers True where the words are given up, None to go back to them."""

    DEFAULT_CSS = "NotStored { Page { max-height: 65vh; } }"
    AT = WORDS

    def __init__(self, error: MatchweekError | None, words: str) -> None:
        super().__init__("These words are not stored")
        self.text = words
        said = (
            [Para([(f"{error.headline} ", "warn"), here(f"{error.detail} {error.remedy}")])] if error else []
        )
        lines = [Para([line]) for line in words.splitlines()]
        self.page.words.paragraphs = [*said, BLANK, *lines]

    def do_words_back(self) -> None:
        self.dismiss(None)

    def do_words_copy(self) -> None:
        from matchweek.tui.look.clipboard import copy

        copy(self.host, self.text, "your words", typed=True)

    def do_words_leave(self) -> None:
        self.dismiss(True)
