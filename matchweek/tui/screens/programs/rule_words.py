"""The rule of a lane in words: typed, or its sentence changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.domain.programs.lane_rule_words import EXAMPLE, sentence
from matchweek.tui.commands.dialogs.programs import RULE_WORDS
from matchweek.tui.forms.lines import KeptLines
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

ABOUT = (
    "Parts between “;”: specialty, type, state or region, service, institution (university, community), "
    "name, visa (j1, h1b, j1 known), img, home. Or the sentence itself."
)


class AskRule(Dialog[None]):
    """The rule as its sentence, to be changed; Escape changes nothing."""

    AUTO_FOCUS = "Input"
    AT = RULE_WORDS
    DEFAULT_CSS = "AskRule { Words { margin-bottom: 1; } Input { background: $boost; } }"

    def __init__(self, session: Session, lane: str) -> None:
        super().__init__(f"The rule of {lane}")
        self.session = session
        self.lane = lane
        from matchweek.services.lists.lane_rules import rules_of

        rule = rules_of(session.board).get(lane)
        self.about = Words([Para([(ABOUT, "dim")]), Para([(f"Such as: {EXAMPLE}", "dim")])])
        self.line = Input(sentence(rule) if rule is not None else "", placeholder=EXAMPLE, compact=True)
        self.kept = KeptLines(self, f"lane:{lane}", {"rule": self.line})

    def body(self) -> Iterable[Widget]:
        yield self.about
        yield self.line

    def on_mount(self) -> None:
        self.kept.open()
        self.line.cursor_position = len(self.line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.kept.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_rule_words_keep()

    def do_rule_words_keep(self) -> None:
        lane, text = self.lane, self.line.value

        def act(week: Week) -> Done:
            from matchweek.services.lists import lane_rules

            return lane_rules.set_rule(week, lane, text)

        if self.session.do(act, self.host.said) is not False:
            self.kept.end()
            self.dismiss(None)

    def do_rule_words_leave(self) -> None:
        self.kept.end()
        self.dismiss(None)
