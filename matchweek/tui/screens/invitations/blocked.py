"""Days on which one holds no interview: blocked by a line and a key, freed by another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.tracker.blocked import Blocked
from matchweek.tui.commands.dialogs.invitations import BLOCK_LINE, BLOCKS
from matchweek.tui.look.text import fit
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.dialogs.kept_line import KeptLine
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

HOW = "Which days, then what for: “5-7 Jan exam Step 3”, “28 Dec to 3 Jan travel”, “Tue 12 Jan rest”."
_DAYS, _KIND = 26, 8


class Blocks(Sheet):
    """The days that are blocked, one a line."""

    RULE = "invitations.date"
    AT = BLOCKS
    WITHOUT_LINES = ("block_new",)

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Days you cannot")

    def words(self) -> str:
        count = len(self.session.board.kept.blocked)
        return f"{count} blocked" if count else ""

    def head_words(self) -> Sequence[Para]:
        words = (
            "Blocked once, each date that is offered then says so. Days of your own zone; nobody sees them."
        )
        return [Para([(words, "dim")])]

    def _found(self) -> list[Blocked]:
        return sorted(self.session.board.kept.blocked.values(), key=lambda each: (each.first, each.id))

    def rows(self) -> Sequence[Row]:
        from matchweek.domain.tracker.blocked_days import days_words

        found = self._found()
        if not found:
            return [Row(["None yet: ", (BLOCKS["block_new"].shown_key, "key"), " blocks days."])]
        return [
            Row(
                [
                    (fit(days_words(each), _DAYS), "strong"),
                    (fit(each.kind, _KIND), "accent"),
                    "  ",
                    fit(" ".join(each.note.split()), max(8, self.width - _DAYS - _KIND - 2)),
                ],
                str(each.id),
            )
            for each in found
        ]

    def do_block_new(self) -> None:
        self.app.push_screen(BlockLine(self.session, self.zone), self.go_to)

    def do_block_free(self) -> None:
        if not self.lines.cursor:
            self.notify("No blocked days are under the cursor.", markup=False)
            return
        number = int(self.lines.cursor)

        def act(week: Week) -> Done:
            from matchweek.services.season import blocked_days

            return blocked_days.unblock(week, number)

        self.session.do(act, self.host.said)


class BlockLine(KeptLine):
    """One line: the days, what for, and a word about it."""

    AT = BLOCK_LINE
    NAME = "days"
    EXAMPLE = "5-7 Jan exam Step 3"

    def __init__(self, session: Session, zone: str) -> None:
        self.zone = zone
        super().__init__(session, "Block days", [Para([(HOW, "dim")])], "blocked:new")

    def begins_with(self) -> str:
        return ""

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.season import blocked_days

        first, last, kind, note = blocked_days.line(line, week.clock.now(), self.zone)
        return blocked_days.block(week, first, last, own=self.zone, kind=kind, note=note)
