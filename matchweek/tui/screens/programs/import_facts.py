"""Facts from a file: which program each row means is looked at, and decided, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.programs.fact_words import fact_words
from matchweek.domain.programs.facts import FactKind
from matchweek.tui.commands.dialogs.programs import IMPORT_FACTS
from matchweek.tui.look.text import fit
from matchweek.tui.screens.lists.bringing_in import BringsIn
from matchweek.tui.screens.lists.open_list import OpenFile
from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.lists.fact_import import Clash, FactsRead, Foreseen, Matched
    from matchweek.tui.host import Host
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session

_NAME = 34


def open_facts_file(app: Host, session: Session) -> None:
    """Ask for the file."""
    if session.ready:
        app.push_screen(OpenFacts(session))


class OpenFacts(OpenFile):
    """Asks for a table of facts and reads it; the next screen asks before anything is stored."""

    HEADING = "Facts from a file"
    FORMS = "CSV, XLSX or a saved page, by code or by name"
    SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".html", ".htm"})

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_facts
        return kept

    def read(self, path: Path) -> tuple[FactsRead, tuple[Matched, ...]]:
        """Read it and look its names up, in a thread: a thousand names take a second."""
        from matchweek.services.lists import fact_import

        read = fact_import.read(path)
        return read, fact_import.matched(self.session.board, read)

    def preview(self, found: tuple[FactsRead, tuple[Matched, ...]]) -> None:
        self.app.switch_screen(ImportFacts(self.session, *found))

    def paste(self, text: str) -> None:
        self.app.switch_screen(PasteFacts(self.session, text))


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
        self.app.switch_screen(ImportFacts(self.session, *found))


class ImportFacts(BringsIn):
    """What is not decided first, then what would change. Nothing is stored until Enter."""

    NAMES_UNKNOWN = True
    AT = IMPORT_FACTS

    def __init__(self, session: Session, read: FactsRead, rows: tuple[Matched, ...]) -> None:
        super().__init__(session, "", "Facts to bring in")
        self.read, self.matched = read, rows
        self._taken: dict[int, tuple[str, ...]] = {}
        self._older = False
        self._look()

    def _look(self) -> None:
        from matchweek.domain.times.zones import EASTERN
        from matchweek.services.lists import fact_import

        today = self.session.clock.now().astimezone(EASTERN).date()
        rows = fact_import.decided(self.matched, self._taken)
        self.found: Foreseen = fact_import.judged(self.read, rows, self.session.board, today)

    def board_changed(self) -> None:
        """What stands may have changed meanwhile."""
        self._look()
        super().board_changed()

    def words(self) -> str:
        return f"{self.read.source} · nothing is stored yet"

    def head_words(self) -> Sequence[Para]:
        found = self.found
        said: list[Piece] = [(f"{len(found.fresh)} new", "good" if found.fresh else "dim")]
        said.append((f" · {len(found.renewed)} changed · {found.same} the same", ""))
        if found.older:
            words = "replace newer ones" if self._older else "left: a newer one stands"
            said.append((f" · {len(found.older)} older, {words}", "warn"))
        return [Para([(found.words, "strong")]), Para(said)]

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        for each in self.matched:
            if each.candidates:
                yield self._asked(each)
        for one in self.found.rows:
            if one.why and not one.candidates:
                yield Row(
                    [("– ", "warn"), (f"{fit(one.row.shown, _NAME)}  ", ""), (one.why, "warn")],
                    f"un {one.row.row}",
                )
        for at, left in enumerate((*self.found.unread, *self.read.rejected)):
            words = f"row {left.row}: {left.reason}  "
            yield Row([("– ", "warn"), (words, "warn"), (left.text, "dim")], f"left {at}")
        for clash in self.found.older:
            yield self._clash(clash, "older", "warn" if self._older else "dim")
        for clash in self.found.renewed:
            yield self._clash(clash, "changed", "accent")
        for fact in self.found.fresh:
            name = fit(self.session.board.title(fact.code), _NAME)
            kind = FactKind(fact.kind).title
            yield Row(
                [("+ ", "good"), f"{name}  ", f"{kind}: {fact_words(fact)}  ", (f"{fact.on}", "dim")],
                f"new {fact.key}",
            )
        for at, words in enumerate((*self.found.twice, *self.read.warnings)):
            yield Row([("! ", "warn"), (words, "dim")], f"warning {at}")

    def _asked(self, each: Matched) -> Row:
        taken = self._taken.get(each.row.row)
        name = fit(each.row.shown, _NAME)
        if taken is None:
            likely = "likely " if each.clear else f"{len(each.candidates)} may be meant, first "
            title = self.session.board.question(each.candidates[0])
            return Row([("? ", "warn"), f"{name}  ", (f"{likely}{title}", "dim")], f"row {each.row.row}")
        words = self.session.board.question(taken[0]) if taken else "none of them: left out"
        return Row(
            [("= ", "good"), f"{name}  ", (words, "accent" if taken else "dim")], f"row {each.row.row}"
        )

    def _clash(self, clash: Clash, word: str, style: str) -> Row:
        name = fit(self.session.board.title(clash.known.code), _NAME)
        kind = FactKind(clash.known.kind).title
        before, after = (f"{fact_words(each)} ({each.on})" for each in (clash.known, clash.told))
        change = f"{kind}: {before} to {after}"
        return Row([("~ ", style), f"{name}  ", (f"{word}  {change}", style)], f"{word} {clash.known.key}")

    def below_words(self) -> Sequence[Para]:
        """Every program that the row under the cursor may mean."""
        each = self._asks()
        if each is None:
            return ()
        named = "; ".join(self.session.board.question(code) for code in each.candidates)
        return [Para([(f"Row {each.row.row} may mean: ", "dim"), named])]

    def _asks(self) -> Matched | None:
        key = self.lines.cursor
        return next((each for each in self.matched if each.candidates and key == f"row {each.row.row}"), None)

    # Keys

    def do_facts_take(self) -> None:
        """Go through what the row under the cursor may mean: each candidate, then none, then undecided."""
        each = self._asks()
        if each is None:
            self.notify("This row needs no decision.", markup=False)
            return
        choices: list[tuple[str, ...] | None] = [None, *((code,) for code in each.candidates), ()]
        place = choices.index(self._taken.get(each.row.row))
        after = choices[(place + 1) % len(choices)]
        if after is None:
            del self._taken[each.row.row]
        else:
            self._taken[each.row.row] = after
        self._look()
        self.tell()

    def do_facts_likely(self) -> None:
        likely = {
            each.row.row: each.candidates[:1] for each in self.matched if each.candidates and each.clear
        }
        self._taken = {**likely, **self._taken}
        self._look()
        self.tell()

    def do_facts_older(self) -> None:
        self._older = not self._older
        self.tell()

    def do_facts_bring_in(self) -> None:
        if not self.may_bring_in:
            return
        found, older = self.found, self._older
        if not (found.fresh or found.renewed or (older and found.older)):
            self.notify("Nothing of it is new: there is nothing to store.", markup=False)
            return
        from matchweek.services.lists.fact_import import bring_in

        self.bring_in("bring facts in", lambda week: bring_in(week, found, older=older))

    def kept_paste(self) -> Kept:
        return self.session.app.incoming.kept_facts
