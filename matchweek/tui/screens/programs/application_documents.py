"""Which statement and which letters go with a program: as its lane says, or chosen for it alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.board.application_papers import Papers, papers_of
from matchweek.domain.letters.documents import NONE, Document, DocumentKind
from matchweek.domain.season.rules.figures import LETTERS
from matchweek.tui.commands import with_keys
from matchweek.tui.commands.dialogs.programs import DOCUMENTS_HERE
from matchweek.tui.look.text import fit
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

NONE_YET = "No document is written down yet: {me}, then {documents}."
FITS = "They fit it. Once it is applied to, they are locked, all but the statement."
SENT = "These went with it. Its letters are locked; the statement may still be changed in the service."
UNRECORDED = (
    "What went with it was not recorded: {documents_here_toggle} records it, as the service shows it."
)


def open_documents(app: Host, session: Session, codes: tuple[str, ...]) -> None:
    """Choose the documents of some programs; without any document, say where they are written down."""
    if codes and session.ready:
        if not session.board.kept.documents:
            app.notify(with_keys(NONE_YET), markup=False)
            return
        app.push_screen(DocumentsHere(session, codes))


class DocumentsHere(MovingDialog[None]):
    """A mark for what goes with the first of the programs; a key changes it for all of them."""

    RULE = "applications.documents"
    AT = DOCUMENTS_HERE
    DEFAULT_CSS = """
    DocumentsHere {
        #box { height: 94%; } #body { height: 1fr; } LineList { height: 1fr; margin-top: 1; }
    }
    """

    def __init__(self, session: Session, codes: Sequence[str]) -> None:
        super().__init__("Its documents")
        self.session = session
        self.codes = tuple(codes)
        self.about = Words()
        self.lines = self.moved = LineList()

    def body(self) -> Iterable[Widget]:
        yield self.about
        yield self.lines

    def on_mount(self) -> None:
        self.load()

    def board_changed(self) -> None:
        """A document or a choice changed, here or in another window."""
        if self.is_mounted:
            self.load()

    @property
    def papers(self) -> Papers:
        return papers_of(self.session.board, self.codes[0])

    @property
    def _sent(self) -> bool:
        """Whether the first of the programs is applied to."""
        application = self.session.board.applications.get(self.codes[0])
        return application is not None and application.submitted_at is not None

    def load(self) -> None:
        """Show them as they are now."""
        board, found, more = self.session.board, self.papers, len(self.codes) - 1
        title = board.question(self.codes[0]) + (f" and {more} more" if more else "")
        how = "recorded with it" if found.chosen.own else "not recorded"
        if not self._sent:
            how = "chosen for it" if found.chosen.own else "by its lane and specialty"
        said = [Para([(title, "strong"), (f"   {how}", "dim")], 4)]
        sent = self._sent
        fits = (SENT if found.chosen.own else UNRECORDED) if sent else FITS
        said += [Para([(doubt, "warn")], 2) for doubt in found.doubts] or [
            Para([(DOCUMENTS_HERE.in_words(fits), "dim")])
        ]
        self.about.say(said)
        self.lines.say(list(_rows(board.kept.documents.values(), found, self.codes[0])))

    def do_documents_here_toggle(self) -> None:
        """Let the document under the cursor go with it, or not."""
        document = self.session.board.kept.documents.get(int(self.lines.cursor or 0))
        if document is None:
            return
        chosen = self.papers.chosen
        if document.kind == DocumentKind.STATEMENT:
            here = chosen.statement is not None and chosen.statement.id == document.id
            self._choose(statement=NONE if here else str(document.id))
            return
        letters = [str(each.id) for each in chosen.letters]
        which = str(document.id)
        left = [each for each in letters if each != which]
        self._choose(letters=(left or [NONE]) if which in letters else [*letters, which])

    def do_documents_here_usual(self) -> None:
        """As lane and specialty say it again."""
        self._choose(by_lane=True)

    def do_documents_here_leave(self) -> None:
        self.dismiss(None)

    def _choose(
        self, *, statement: str | None = None, letters: Sequence[str] | None = None, by_lane: bool = False
    ) -> None:
        codes = self.codes

        def act(week: Week) -> Done:
            from matchweek.services.people import documents

            return documents.choose(week, codes, statement=statement, letters=letters, by_lane=by_lane)

        self.session.do(act, self.host.said)
        self.load()


def _rows(documents: Iterable[Document], found: Papers, code: str) -> Iterator[Row]:
    listed = list(documents)
    here = {each.id for each in (found.chosen.statement, *found.chosen.letters) if each is not None}
    headings = {
        DocumentKind.STATEMENT: "Statement, one",
        DocumentKind.LETTER: f"Letters, at most {LETTERS}",
    }
    for kind, heading in headings.items():
        yield Row([(heading, "title")])
        of_kind = [each for each in listed if each.kind == kind]
        if not of_kind:
            yield Row([("  none written down", "dim")])
        for each in of_kind:
            why = each.why_not(code)
            mark = ("[x] ", "good") if each.id in here else ("[ ] ", "dim")
            said = (f"not for it: {why}", "warn" if each.id in here else "dim")
            yield Row(
                [mark, fit(each.title, 30), " ", said if why else (each.meant_for, "accent")], str(each.id)
            )
        yield Row()
