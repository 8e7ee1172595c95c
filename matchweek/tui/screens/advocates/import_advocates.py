"""Advocates from a file: CSV or contact cards, looked at, then brought in as one act. It contacts nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.calls import IMPORT_ADVOCATES
from matchweek.tui.look.text import fit
from matchweek.tui.screens.lists.bringing_in import BringsIn
from matchweek.tui.screens.lists.open_list import OpenFile
from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.people.advocate_import import AdvocateRow, AdvocatesRead
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session


class OpenAdvocates(OpenFile):
    """Asks for a file of advocates and reads it; the next screen asks before anything is stored."""

    HEADING = "Advocates from a file"
    FORMS = "CSV, XLSX or contact cards (.vcf)"
    SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".vcf", ".vcard"})

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_people
        return kept

    def read(self, path: Path) -> AdvocatesRead:
        from matchweek.services.people.advocate_import import read_file

        return read_file(path)

    def preview(self, found: AdvocatesRead) -> None:
        self.app.switch_screen(ImportAdvocates(self.session, found))

    def paste(self, text: str) -> None:
        self.app.switch_screen(PasteAdvocates(self.session, text))


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
        self.app.switch_screen(ImportAdvocates(self.session, found))


class ImportAdvocates(BringsIn):
    """Whom the file would add, who is there already, what was left out. Nothing is stored until Enter."""

    NAMES_UNKNOWN = True
    AT = IMPORT_ADVOCATES

    def __init__(self, session: Session, read: AdvocatesRead) -> None:
        super().__init__(session, "", "Advocates to bring in")
        self.read = read
        self._look()

    def _look(self) -> None:
        from matchweek.services.people.advocate_import import foresee

        self.found = foresee(self.read, self.session.board.advocates)

    def board_changed(self) -> None:
        """Another window may have added some of them meanwhile."""
        self._look()
        super().board_changed()

    def words(self) -> str:
        return f"{self.read.source} · nothing is stored yet"

    def head_words(self) -> Sequence[Para]:
        count, known = len(self.found.fresh), len(self.found.known)
        said: list[Piece] = [(f"{count} to add", "good" if count else "warn")]
        if known:
            said.append(f" · {known} there already, left as they are")
        if self.read.rejected:
            said.append((f" · {len(self.read.rejected)} left out", "warn"))
        return [Para(said), Para([("This contacts nobody.", "dim")])]

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        for at, row in enumerate(self.found.fresh):
            yield Row([("+ ", "good"), *self._person(row)], f"fresh {at}")
        for at, each in enumerate(self.found.known):
            tail = f"same {each.by} as {each.advocate.name}" if each.by == "mail" else "there already"
            yield Row([("= ", "dim"), (fit(each.row.name, 28), "dim"), (f"  {tail}", "dim")], f"known {at}")
        for at, left in enumerate(self.read.rejected):
            yield Row(
                [("– ", "warn"), (f"row {left.row}: {left.reason}  ", "warn"), (left.text, "dim")],
                f"left {at}",
            )
        for at, words in enumerate(self.read.warnings):
            yield Row([("! ", "warn"), (words, "dim")], f"warning {at}")

    def _person(self, row: AdvocateRow) -> list[Piece]:
        tail = " · ".join(part for part in (row.role, row.institution, row.mail, row.phone) if part)
        return [(fit(row.name, 28), "strong"), ("  ", ""), (tail, "dim")]

    def do_advocates_bring_in(self) -> None:
        if not self.may_bring_in:
            return
        if not self.found.fresh:
            self.notify("Nobody of them is new: there is nothing to add.", markup=False)
            return
        from matchweek.services.people.advocate_import import bring_in

        self.bring_in("bring advocates in", lambda week: bring_in(week, self.read))

    def kept_paste(self) -> Kept:
        return self.session.app.incoming.kept_people
