"""A reason, in one line: asked where a record goes against what is counted here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Input

from matchweek.tui.commands.dialogs.questions import BECAUSE
from matchweek.tui.forms.lines import KeptLines
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import Para, Words


class Because(Dialog[str | None]):
    """Answers with the reason; None, with nothing done, on Escape. `draft_form` names what it is a reason of:
    a window that dies leaves what was typed to the next that asks for the same."""

    AUTO_FOCUS = "Input"
    AT = BECAUSE
    DEFAULT_CSS = "Because { Words { margin-bottom: 1; } Input { background: $boost; } }"

    def __init__(
        self,
        title: str,
        words: str | Sequence[Para],
        hint: str = "such as: the portal counts two tracks as one",
        *,
        draft_form: str,
        rule: str = "",
    ) -> None:
        self.RULE = rule
        super().__init__(title)
        self.said = Words([Para([words])] if isinstance(words, str) else words)
        self.line = Input(placeholder=hint, compact=True)
        self.draft_form = draft_form
        self.kept = KeptLines(self, draft_form, {"because": self.line})
        self.needed = Words()

    def body(self) -> Iterable[Widget]:
        yield self.said
        yield self.line
        yield self.needed

    def on_mount(self) -> None:
        self.kept.open()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.kept.changed()

    def answer(self, words: str | None) -> None:
        """Answer and leave; what was typed is kept no longer."""
        self.kept.end()
        self.dismiss(words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_because_keep()

    def do_because_keep(self) -> None:
        if self.line.value.strip():
            self.answer(self.line.value.strip())
        else:
            self.needed.say([Para([("A reason is needed: it is kept with the record.", "warn")])])

    def do_because_leave(self) -> None:
        self.answer(None)
