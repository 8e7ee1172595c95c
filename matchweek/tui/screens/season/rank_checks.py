"""Everything that was found of the rank lists, what is wrong first; a key goes to the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.rankings import to_check
from matchweek.domain.ranking.checks import Finding, Weight, findings
from matchweek.domain.ranking.lists import item_title
from matchweek.tui.commands.dialogs.ranking import RANK_CHECKS
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.season.rank_lines import Ranked
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

_HEADS = {
    Weight.WRONG: ("To put right before it is certified", "bad"),
    Weight.LOOK: ("To look at", "warn"),
    Weight.OPEN: ("Not done yet", "accent"),
}


class RankChecks(Sheet):
    """Each finding with its program; `go` shows a list and an item of it."""

    RULE = "ranking"
    AT = RANK_CHECKS

    def __init__(self, session: Session, zone: str, go: Callable[[str, str], None]) -> None:
        super().__init__(session, zone, "What was found")
        self.go = go
        self._ranked = Ranked.of(session.board, self.now)
        self._found: list[Finding] = []

    def look_up(self) -> None:
        self._ranked = Ranked.of(self.session.board, self.now)
        self._found = findings(to_check(self.session.board, self.now))

    def head_words(self) -> Sequence[Para]:
        return () if self._found else [Para([("Nothing was found.", "good")])]

    def rows(self) -> Sequence[Row]:
        rows: list[Row] = []
        for weight, (words, style) in _HEADS.items():
            some = [(at, each) for at, each in enumerate(self._found) if each.weight is weight]
            if not some:
                continue
            rows += [*([Row()] if rows else []), Row([(f"{words}: {len(some)}", style)])]
            for at, each in some:
                rows += whole(["  "], f"{self._whom(each)}{each.words}", self.width, str(at))
        return rows

    def _whom(self, found: Finding) -> str:
        one = self.session.board.kept.tracked.get(found.row or 0)
        known = self.session.board.season_title(one) if one else ""
        named = item_title(found.item, self._ranked.title) if found.item else known
        return f"{named}: " if named else ""

    def do_rank_goto(self) -> None:
        if self.lines.cursor:
            found = self._found[int(self.lines.cursor)]
            self.dismiss(None)
            self.host.call_later(self.go, found.list, found.item)
