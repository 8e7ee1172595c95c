"""The rule of a lane in words: typed, or its sentence changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.programs.lane_rule_words import EXAMPLE, read_rule, sentence
from matchweek.tui.commands.dialogs.programs import RULE_WORDS
from matchweek.tui.screens.dialogs.kept_line import KeptLine
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

ABOUT = (
    "Parts between “;”: specialty, type, state or region, service, institution (university, community), "
    "name, visa (j1, h1b, j1 known), img, home. Or the sentence itself."
)


class AskRule(KeptLine):
    """The rule as its sentence, to be changed."""

    AT = RULE_WORDS
    NAME = "rule"
    EXAMPLE = EXAMPLE

    def __init__(self, session: Session, lane: str) -> None:
        from matchweek.services.lists.lane_rules import rules_of

        self.lane = lane
        self.rule = rules_of(session.board).get(lane)
        about = [Para([(ABOUT, "dim")]), Para([(f"Such as: {EXAMPLE}", "dim")])]
        super().__init__(session, f"The rule of {lane}", about, draft_form=f"lane:{lane}")

    def begins_with(self) -> str:
        return sentence(self.rule) if self.rule is not None else ""

    def check(self, line: str) -> None:
        # An empty one, or “none”, takes the rule out.
        if line.strip().lower() not in ("", "none"):
            read_rule(line)

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.lists import lane_rules

        return lane_rules.set_rule(week, self.lane, line)

    do_rule_words_keep = KeptLine.do_line_keep
    do_rule_words_leave = KeptLine.do_line_leave
