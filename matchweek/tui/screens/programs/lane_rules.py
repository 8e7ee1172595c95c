"""Lanes by rule: each lane with its rule as a sentence, and how many programs it proposes now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.lane_rules import REFUSE, RULED, Rule, scattered
from matchweek.tui.commands.dialogs.programs import LANE_RULES
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.programs.about import STYLES
from matchweek.tui.widgets.line_list import Row, with_below
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

NUMBERS = {**{lane: str(number) for number, lane in enumerate(RULED[:3], 1)}, REFUSE: "x"}
ABOUT = (
    "A program is proposed for the first lane whose rule it fits, dim in the list. What is unknown keeps "
    "nothing out. Nothing is sorted until you confirm it, in the list: {lane_proposed} for one program, "
    "{lanes_proposed} for all that are shown."
)
_AT = 14


class LaneRules(Sheet):
    """The rules of the three lanes and of being refused; Enter builds one, its words can be typed."""

    AT = LANE_RULES

    def __init__(self, session: Session) -> None:
        super().__init__(session, "", "Lanes by rule")

    def words(self) -> str:
        return "first lane first"

    def head_words(self) -> Sequence[Para]:
        from matchweek.services.lists.lane_rules import rules_of

        remark = scattered(rules_of(self.session.board))
        said = [Para([(self.AT.in_words(ABOUT), "dim")])]
        return [*said, Para([(remark, "warn")])] if remark else said

    def rows(self) -> Sequence[Row]:
        from matchweek.domain.programs.lane_rule_words import sentence
        from matchweek.services.lists.lane_rules import proposals, rules_of

        rules = rules_of(self.session.board)
        counts = Counter(proposals(self.session.board.programs).values())
        rows: list[Row] = []
        for lane in RULED:
            lead = (f"{NUMBERS[lane]}  {lane}".ljust(_AT), STYLES.get(lane, "warn"))
            rule = rules.get(lane)
            words = sentence(rule) if rule is not None else "no rule"
            rows += with_below([lead, f"{counts[lane]:>6,} proposed"], words, self.width, lane, at=_AT)
            rows.append(Row())
        return rows

    def below_words(self) -> Sequence[Para]:
        wishes = self.session.board.applicant
        if self.lines.cursor != REFUSE or not (wishes.states_refused or wishes.specialties_refused):
            return ()
        return [Para([("What you refused beforehand in Me is proposed here before any rule.", "dim")])]

    def do_rules_build(self) -> None:
        from matchweek.services.lists.lane_rules import rules_of
        from matchweek.tui.screens.programs.build_rule import BuildRule

        lane, board = self.lines.cursor, self.session.board
        if lane:
            rule = rules_of(board).get(lane, Rule())
            self.app.push_screen(
                BuildRule(board.programs, lane, rule, board.applicant.inside_us), self._built
            )

    def _built(self, found: tuple[str, Rule | None] | None) -> None:
        if found is not None:
            self._put(*found)

    def do_rules_words(self) -> None:
        from matchweek.tui.screens.programs.rule_words import AskRule

        if self.lines.cursor:
            self.app.push_screen(AskRule(self.session, self.lines.cursor))

    def do_rules_drop(self) -> None:
        if self.lines.cursor:
            self._put(self.lines.cursor, None)

    def _put(self, lane: str, rule: Rule | None) -> None:
        def act(week: Week) -> Done:
            from matchweek.services.lists import lane_rules

            return lane_rules.put_rule(week, lane, rule)

        self.session.do(act, self.host.said)
        self.tell()
