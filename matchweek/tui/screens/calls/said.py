"""Everything that was ever said with one program, in order; enter opens the call or interview of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.said import Said, said
from matchweek.tui.commands.dialogs.days import SAID
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import fit, width_of
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

WORDS_BELOW = 8


class SaidScreen(Sheet):
    """The first contact at the top; below stands what was said in the one under the cursor."""

    AT = SAID

    def __init__(self, session: Session, zone: str, code: str) -> None:
        super().__init__(session, zone, "All that was said")
        self.code = code

    @property
    def found(self) -> list[Said]:
        return said(self.session.board, self.code)

    def words(self) -> str:
        return title_of(self.host, self.session.board, self.code)

    def rows(self) -> Sequence[Row]:
        found, now = self.found, self.now
        if not found:
            return [Row([("Nothing was said yet.", "dim")])]
        times = [due_words(each.at, self.zone, now) for each in found]
        cells = max(map(width_of, times))
        rows = []
        for each, time in zip(found, times, strict=True):
            who = f"{each.who}  " if each.who else ""
            first = each.words[0] if each.words else ""
            pieces: list[Piece] = [
                (fit(time, cells), "dim"),
                "  ",
                (each.what, "strong"),
                "  ",
                who,
                (first, "dim"),
            ]
            rows.append(Row(pieces, each.form))
        return rows

    def below_words(self) -> Sequence[Para]:
        each = next((each for each in self.found if each.form == self.lines.cursor), None)
        return [] if each is None else [Para([line]) for line in each.words[:WORDS_BELOW]]

    def do_said_open(self) -> None:
        kind, _, number = self.lines.cursor.partition(":")
        if kind == "call":
            from matchweek.tui.screens.calls.call import open_call

            open_call(self.host, self.session, self.zone, int(number))
        elif kind == "interview":
            from matchweek.tui.screens.calls.interviews import open_interview

            open_interview(self.host, self.session, self.zone, int(number))
