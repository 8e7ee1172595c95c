"""Pasting what one knows of programs: a table copied from a sheet or a page, with a row of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.lists.fact_import import FactsRead, Matched
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session


class PasteFacts(Paste):
    """Takes the paste and reads it; what it would change is shown before anything is stored."""

    HEADING = "Paste what you know of programs"
    RULE = ""
    WAITING = (
        "Paste the table now, with its row of headings: code or name, then visa, IMGs, score, year, note, "
        "date. {Paste_read} on the empty box says how to copy it."
    )
    HOW = (
        Para([("How to copy your table", "strong")]),
        Para(["1  Mark its cells in the sheet, with the headings above them, and copy them.", ""], 3),
        Para(["2  Come back and paste as your terminal does it.", ""], 3),
        Para(
            [
                "3  A program is named by its code or name, a fact by its heading: visa, IMGs, score, year.",
                "",
            ],
            3,
        ),
        Para([("You see first what it would change. What is not sure is asked, never guessed.", "dim")]),
    )

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_facts
        return kept

    def read(self, text: str) -> tuple[FactsRead, tuple[Matched, ...]]:
        """Read it and look its names up, in a thread: a thousand names take a second."""
        from matchweek.services.lists import fact_import

        read = fact_import.read(text)
        return read, fact_import.matched(self.session.board, read)

    def preview(self, found: tuple[FactsRead, tuple[Matched, ...]]) -> None:
        from matchweek.tui.screens.programs.import_facts import ImportFacts

        self.app.switch_screen(ImportFacts(self.session, *found))
