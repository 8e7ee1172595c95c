"""What R3 shows, or a file holds, beside one's own rank list: what differs is named, nothing moves by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.board.rankings import titles
from matchweek.domain.ranking.compare import difference_lines
from matchweek.domain.ranking.lists import list_title
from matchweek.tui.commands.dialogs.ranking import RANK_COMPARED
from matchweek.tui.look.text import masking
from matchweek.tui.screens.dialogs.board_page import BoardPage
from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.words import BLANK, Para

if TYPE_CHECKING:
    from matchweek.domain.ranking.reading import ReadOrder
    from matchweek.services.core.week import Done, Week
    from matchweek.services.season.rank_files import Comparison
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session

OTHER = "the other order"


class PasteRanking(Paste):
    """Takes R3's page, codes, or the path of a file."""

    HEADING = "What R3 shows"
    RULE = "ranking.recertify"
    WAITING = "Paste the list as R3 shows it, or the path of a file. {Paste_read} on the empty box says how."
    HOW = (
        Para([("How to compare with R3", "strong")]),
        Para(["1  Open your rank order list in R3 and click into it.", ""], 3),
        Para(
            ["2  Select all with ctrl+A, copy with ctrl+C (on a Mac cmd+A, cmd+C), and paste it here.", ""], 3
        ),
        Para(["Or a CSV, a spreadsheet or a text with the codes in their order: paste its path.", ""]),
        Para([("You see what differs. Your list changes only if you say so then.", "dim")]),
    )

    def __init__(self, session: Session, name: str, text: str = "") -> None:
        self.list = name
        super().__init__(session, text)

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_ranking
        return kept

    def read(self, text: str) -> ReadOrder:
        from matchweek.services.season import rank_files

        return rank_files.read_text_or_path(self.list, text)

    def preview(self, found: ReadOrder) -> None:
        self.kept.pasted = []
        self.app.switch_screen(Compared(self.session, self.list, found))


class Compared(BoardPage):
    """What differs, as it is now; a key orders one's own list so."""

    AT = RANK_COMPARED
    RULE = "ranking.recertify"

    def __init__(self, session: Session, name: str, read: ReadOrder) -> None:
        super().__init__(session, "Your list beside the other one")
        self.list = name
        self.read = read

    @property
    def seen(self) -> Comparison:
        from matchweek.services.season import rank_files

        return rank_files.beside(self.session.board, self.list, self.read)

    def load(self) -> None:
        seen = self.seen
        title = str if masking() else titles(self.session.board)
        count = len(self.read.items)
        lines = list(difference_lines(seen.found, title, OTHER))
        said: list[Para] = [
            Para([(list_title(self.list, title), "strong"), (f"   {count} read", "dim")]),
            BLANK,
        ]
        if not lines:
            said.append(Para([("The same: every code, in the same order.", "good")]))
        said += [Para([line], 2) for line in lines]
        if self.read.unread:
            said += [BLANK, Para([("Not read: look at these yourself.", "warn")])]
            said += [Para([f"  {line}"], 4) for line in self.read.unread]
        if lines:
            words = (
                "Nothing was changed. {rank_order_so} orders your list as the other one; undo takes it back."
            )
            said += [BLANK, Para([(self.AT.in_words(words), "dim")])]
        self.page.say(said)

    def do_rank_order_so(self) -> None:
        name, items = self.list, self.read.items
        if not self.seen.found:
            self.notify("Both are the same already.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.season import ranking

            return ranking.set_order(week, name, items)

        self.session.do(act, self.host.said)

    def do_sheet_leave(self) -> None:
        self.dismiss(None)
