"""Statements and letters: what each is for. The files lie in the application services, none here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.letters.documents import Document, DocumentKind
from matchweek.domain.programs.triage import Lane
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.me import DOCUMENT_FORM, DOCUMENTS
from matchweek.tui.look.text import fit
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session
    from matchweek.tui.widgets.painted import Line

ABOUT = (
    "Write down what lies in the application service, by the name it has there. The most special one goes "
    "with a program by itself: for it alone, its specialty, its lane, then any."
)
NONE_YET = "No document yet: {document_new} writes one down."
NEW = "new"
DRAFT = "me:document:"


class DocumentsScreen(MovingDialog[None]):
    """One line a document, by kind."""

    RULE = "applications.documents"
    AT = DOCUMENTS
    DEFAULT_CSS = """
    DocumentsScreen {
        #box { height: 94%; } #body { height: 1fr; } LineList { height: 1fr; margin-top: 1; }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__("Documents", "one statement and at most four letters a program")
        self.session = session
        self.zone = zone
        self.lines = self.moved = LineList()

    def body(self) -> Iterable[Widget]:
        yield Words([Para([(ABOUT, "dim")])])
        yield self.lines

    def on_mount(self) -> None:
        self.load()

    def board_changed(self) -> None:
        """A document changed, here or in another window."""
        if self.is_mounted:
            self.load()

    def load(self) -> None:
        """Show them as they are now."""
        rows = list(_rows(self.session.board.kept.documents.values()))
        none = Row([(DOCUMENTS.in_words(NONE_YET), "dim")])
        self.lines.say(rows or [none])
        idle = set() if rows else {"document_open", "document_remove"}
        self.tell_keys([each for each in self.KEYS if each.id not in idle])

    def do_document_new(self) -> None:
        open_document(self.host, self.session, self.zone, None)

    def do_document_open(self) -> None:
        number = int(self.lines.cursor) if self.lines.cursor else None
        open_document(self.host, self.session, self.zone, number)

    def do_document_remove(self) -> None:
        which = self.lines.cursor
        if not which:
            return

        def act(week: Week) -> Done:
            from matchweek.services.people import documents

            return documents.remove(week, which)

        self.session.do(act, self.host.said)
        self.load()

    def do_documents_leave(self) -> None:
        self.dismiss(None)


def _rows(documents: Iterable[Document]) -> Iterator[Row]:
    found = list(documents)
    for kind in DocumentKind:
        of_kind = [each for each in found if each.kind == kind]
        if not of_kind:
            continue
        yield Row([(HEADINGS[kind], "title")])
        for each in of_kind:
            lane = f", {each.lane} lane" if each.lane else ""
            writer = f"   by {each.writer}" if each.writer else ""
            yield Row(
                [fit(each.title, 30), " ", (f"{each.meant_for}{lane}", "accent"), (writer, "dim")],
                str(each.id),
            )
        yield Row()


HEADINGS = {
    DocumentKind.STATEMENT: "Statements",
    DocumentKind.LETTER: "Letters",
    DocumentKind.CV: "CV",
    DocumentKind.OTHER: "Other documents",
}


def open_document(app: Host, session: Session, zone: str, number: int | None) -> None:
    """Open the form of a document, of a new one without a number."""
    if number is None or number in session.board.kept.documents:
        app.push_screen(DocumentForm(session, zone, number))


class DocumentForm(FormScreen):
    """Escape twice leaves it; all that was typed is stored as one act, which is one undo."""

    AT = DOCUMENT_FORM

    def __init__(self, session: Session, zone: str, number: int | None) -> None:
        self.number = number
        super().__init__(session, zone, "A document" if number is None else "The document")
        self.begin(self._values())

    def fields(self) -> Sequence[Field]:
        return (
            ChoiceField("kind", "Kind", [(kind.value, kind.title) for kind in DocumentKind]),
            TextField("title", "Its name", hint="as the application service has it"),
            TextField("writer", "Written by", hint="who wrote the letter", shown=lambda: self._is("letter")),
            TextField(
                "specialty", "For", hint="specialties, commas between; empty for any", under=self._wrong_here
            ),
            TextField("types", "Types", hint="C, P; empty for any", under=self._wrong_here),
            ChoiceField("lane", "Lane", [("", "any"), *((lane.value, lane.value) for lane in Lane)]),
            TextField("program", "Only for", hint="the code of the one program it names"),
            TextField("note", "Note", lines=True),
        )

    def _is(self, kind: str) -> bool:
        return self.form.by_id["kind"].value == kind

    @property
    def draft_form(self) -> str:
        return f"{DRAFT}{NEW if self.number is None else self.number}"

    def _values(self) -> dict[str, str]:
        document = self.board.kept.documents.get(self.number or 0)
        names = ("kind", "title", "writer", "specialty", "types", "lane", "program", "note")
        if document is None:
            return {name: "statement" if name == "kind" else "" for name in names}
        return {name: str(getattr(document, name) or "") for name in names}

    def on_mount(self) -> None:
        self.keeper.go_on()

    def stored(self) -> Mapping[str, str] | None:
        if self.number is not None and self.number not in self.board.kept.documents:
            return None
        return self._values()

    def form_moved(self) -> None:
        super().form_moved()
        self.side.show(wrapped(ABOUT, self.side.size.width or 38, "dim", 0))

    def _wrong_here(self) -> Sequence[Line]:
        """Under the line that cannot be read: why, and what to type."""
        error = self._error()
        if error is None or self.form.active.id not in ("specialty", "types"):
            return ()
        return wrapped(f"{error.headline} {error.remedy}", self.form.size.width, "warn")

    def _changed(self) -> dict[str, str]:
        before = self.keeper.before
        return {name: text for name, text in self.values().items() if text.strip() != before[name].strip()}

    def _error(self) -> BadInput | None:
        from matchweek.services.people import documents

        try:
            documents.checked(self._changed())
        except BadInput as error:
            return error
        return None

    def problem(self) -> str:
        changed = self._changed()
        if changed and not self.form.by_id["title"].value.strip():
            return "title"
        if self._error() is None:
            return ""
        return next((name for name in ("specialty", "types", "program") if name in changed), "")

    def commit(self) -> None:
        found = self._changed()
        if not found:
            self.leaving.forget()
            return
        if self.problem():
            # It stays a draft until it has a name and every line can be read.
            self.leaving.stays_draft()
            return
        draft, number = self.keeper.draft, self.number
        values: dict[str, str] = {**self.values(), **found} if number is None else found

        def act(week: Week) -> Done:
            from matchweek.services.people import documents

            if number is None:
                return documents.add(week, draft=draft, **values)
            return documents.change(week, str(number), draft=draft, **values)

        self.leaving.act(act, self.host.said)
