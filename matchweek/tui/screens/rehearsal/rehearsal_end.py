"""What a rehearsed week came to, in numbers."""

from __future__ import annotations

from collections.abc import Iterable

from matchweek.tui.commands.dialogs.questions import END
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.widgets.words import Para


class RehearsalEnd(PageDialog[bool]):
    """Answers whether the rehearsal is left; Escape goes back to it."""

    AT = END

    DEFAULT_CSS = """
    RehearsalEnd { #box { height: 94%; max-height: 40; } #body { height: 1fr; } Page { height: 1fr; } }
    """

    def __init__(self, lines: Iterable[str], *, over: bool) -> None:
        words = "the week is over" if over else "so far"
        super().__init__("What the rehearsal came to", words)
        self.page.say([_said(line) for line in lines])

    def do_end_leave(self) -> None:
        self.dismiss(True)

    def do_end_stay(self) -> None:
        self.dismiss(False)


def _said(line: str) -> Para:
    if line.startswith(" "):
        return Para([("   ", ""), (line.strip(), "dim")], 5)
    title, colon, words = line.partition(":")
    return Para([(f"{title}{colon}", "strong"), words], 3)
