"""One line to type, under words about it; what was typed is there again after a kill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.errors import BadInput
from matchweek.tui.forms.lines import KeptLines
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session


LINE_END = " ↵ "
"""What stands for a line's end while a text of several lines is typed in one."""


class KeptLine(Dialog[str]):
    """Enter stores the line by `store`; Escape changes nothing. `draft_form` names the draft, `NAME` the line
    in it. Its result is the key of what was stored, for the cursor below: "" where nothing was.
    """

    NAME = ""
    EXAMPLE = ""
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = (
        "KeptLine { Words { margin-bottom: 1; } #said { margin: 1 0 0 0; } Input { background: $boost; } }"
    )

    def __init__(self, session: Session, title: str, about: Sequence[Para], draft_form: str) -> None:
        super().__init__(title)
        self.session = session
        self.key = ""
        self.about = Words(about)
        # A line's end in an Input would be written to the terminal as it is.
        self.line = Input(self.begins_with().replace("\n", LINE_END), placeholder=self.EXAMPLE, compact=True)
        self.said = Words(id="said")
        self.kept = KeptLines(self, draft_form, {self.NAME: self.line})

    @property
    def typed(self) -> str:
        """What stands in the line, with its lines' ends."""
        return self.line.value.replace(LINE_END, "\n")

    def begins_with(self) -> str:
        """The text as it is stored now."""
        raise NotImplementedError

    def store(self, week: Week, line: str) -> Done:
        """Store what was typed."""
        raise NotImplementedError

    def reading(self, line: str) -> str:
        """How what is typed so far is read, in words; empty while there is nothing to say."""
        return ""

    def check(self, line: str) -> None:
        """Raise BadInput for what can be seen to be none: it is said here, where a toast hides the line."""

    def body(self) -> Iterable[Widget]:
        yield self.about
        yield self.line
        yield self.said

    def on_mount(self) -> None:
        self.kept.open()
        self.line.cursor_position = len(self.line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.kept.changed()
        read = self.reading(self.typed)
        self.said.say([Para([(read, "dim")])] if read else ())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_line_keep()

    def do_line_keep(self) -> None:
        line = self.typed
        try:
            self.check(line)
        except BadInput as error:
            self._bad(error)
            return
        if self.session.do(lambda week: self.store(week, line), self._stored, badly=self._bad) is not False:
            self.do_line_leave()

    def _bad(self, error: BadInput) -> None:
        self.said.say([Para([(f"{error.headline} ", "warn"), f"{error.detail} {error.remedy}".strip()])])

    def _stored(self, done: Done) -> None:
        self.host.said(done)
        self.key = done.keys[0] if done.keys else ""

    def do_line_leave(self) -> None:
        self.kept.end()
        self.dismiss(self.key)
