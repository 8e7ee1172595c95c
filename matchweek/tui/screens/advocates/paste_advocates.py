"""Pasting advocates: a table copied from a sheet, or the text of contact cards. It contacts nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.people.advocate_import import AdvocatesRead
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session


class PasteAdvocates(Paste):
    """Takes the paste and reads it; whom it would add is shown before anything is stored."""

    HEADING = "Paste advocates"
    RULE = ""
    WAITING = (
        "Paste the table now, with its row of headings: name, role, mail, phone. {Paste_read} on the empty "
        "box says how to copy it."
    )
    HOW = (
        Para([("How to copy your table", "strong")]),
        Para(["1  Mark its cells in the sheet, with the headings above them, and copy them.", ""], 3),
        Para(
            ["2  Come back and paste as your terminal does it. The text of contact cards will do too.", ""], 3
        ),
        Para([("You see first whom it would add. Nobody is contacted by it.", "dim")]),
    )

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_people
        return kept

    def read(self, text: str) -> AdvocatesRead:
        from matchweek.services.people.advocate_import import read_pasted

        return read_pasted(text)

    def preview(self, found: AdvocatesRead) -> None:
        from matchweek.tui.screens.advocates.import_advocates import ImportAdvocates

        self.app.switch_screen(ImportAdvocates(self.session, found))
