"""Statements, letters and other documents: what each is for, and which of them go with an application.

One personal statement and at most four letters go with a program; a letter tied to one specialty serves no
other, and once a program is applied to, its documents are locked except the statement (rules:
applications.documents). matchweek holds no file: the documents lie in the application services.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from matchweek.domain.base.fields import CODE, NOTE, PLAIN, one_of, person
from matchweek.domain.programs.triage import Application, Lane
from matchweek.domain.programs.wishes import kinds_in, types_in
from matchweek.domain.season.rules.figures import LETTERS

NONE = "none"
"""What `Application.letters` says where none is to go with it."""
NO_STATEMENT = "No statement of yours is for "


class DocumentKind(StrEnum):
    STATEMENT = "statement"
    LETTER = "letter"
    CV = "cv"
    OTHER = "other"

    @property
    def title(self) -> str:  # type: ignore[override]
        return "CV" if self is DocumentKind.CV else self.value


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is called in the application service. `specialty` are those it is for (the words of
    domain.programs.wishes, commas between), empty for any; `types` the type letters; `lane` the lane whose
    programs take it without being told; `program` the one program it names, for no other. `writer` is who
    wrote a letter."""

    id: int
    kind: str = field(metadata=one_of(DocumentKind))
    title: str
    writer: str = field(default="", metadata=person("Writer"))
    specialty: str = field(default="", metadata=PLAIN)
    types: str = field(default="", metadata=PLAIN)
    lane: str = field(default="", metadata=one_of(("", *Lane)))
    program: str | None = field(default=None, metadata=CODE)
    note: str = field(default="", metadata=NOTE)

    @property
    def general(self) -> bool:
        """Whether it is for programs of any specialty and type."""
        return not (self.specialty or self.types or self.program)

    @property
    def meant_for(self) -> str:
        """What it is for, in words: “Internal Medicine, type P”, “any program”."""
        parts = [self.specialty, f"type {self.types}" if self.types else "", self.program or ""]
        return ", ".join(filter(None, parts)) or "any program"

    def why_not(self, code: str) -> str:
        """Why it is none for a program with this code, in a clause; empty where it is one."""
        if self.program and self.program != code:
            return "it names another program"
        kinds, types = kinds_in(self.specialty), types_in(self.types)
        if kinds and not any(kind.has(code) for kind in kinds):
            return f"it is for {' or '.join(kind.title for kind in kinds)}"
        if types and code[7:8] not in types:
            return f"it is for type {' or '.join(sorted(types))}"
        return ""


Documents = Mapping[int, Document]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents of one application. `own` says that they were chosen for it, not taken by its lane.

    `gone` are numbers that were chosen and stand for no document any more.
    """

    statement: Document | None = None
    letters: tuple[Document, ...] = ()
    own: bool = False
    gone: tuple[int, ...] = ()


def chosen(documents: Documents, code: str, lane: str | None, application: Application) -> Chosen:
    """Which documents go with an application: its own choice, else what its lane and specialty say.

    Of one that was sent only what was recorded with it: nothing is guessed of it afterwards.
    """
    gone: list[int] = []
    sent = application.submitted_at is not None
    if application.statement is None and sent:
        statement: tuple[Document, ...] = ()
    elif application.statement is None:
        statement = _best(documents.values(), DocumentKind.STATEMENT, code, lane, 1)
    else:
        statement = _found(documents, [application.statement] if application.statement else [], gone)
    if not application.letters and sent:
        letters: tuple[Document, ...] = ()
    elif not application.letters:
        letters = _best(documents.values(), DocumentKind.LETTER, code, lane, LETTERS)
    else:
        letters = _found(documents, numbers(application.letters), gone)
    own = application.statement is not None or bool(application.letters)
    return Chosen(next(iter(statement), None), letters, own, tuple(gone))


def numbers(text: str) -> list[int]:
    """The numbers of documents in a text that is kept; none where it says “none”."""
    return [int(part) for part in text.replace(" ", "").split(",") if part.isdigit()]


def _found(documents: Documents, wanted: Iterable[int], gone: list[int]) -> tuple[Document, ...]:
    found = []
    for number in wanted:
        if number in documents:
            found.append(documents[number])
        else:
            gone.append(number)
    return tuple(found)


def _best(
    documents: Iterable[Document], kind: DocumentKind, code: str, lane: str | None, most: int
) -> tuple[Document, ...]:
    """Those that fit a program, the most special first: for it alone, its specialty, its lane, any."""

    def place(each: Document) -> tuple[bool, bool, bool, bool, int]:
        return (each.program != code, not each.specialty, not each.types, each.lane != lane, each.id)

    fit = [
        each
        for each in documents
        if each.kind == kind and each.lane in ("", lane or "") and not each.why_not(code)
    ]
    return tuple(sorted(fit, key=place)[:most])


def doubts(
    documents: Documents, code: str, lane: str | None, application: Application, field: str
) -> tuple[str, ...]:
    """What speaks against the documents of an application, a sentence each; () for none.

    `field` is what the program's specialty is called. Nothing is said while no document is kept at all: who
    keeps them elsewhere is not asked each time.
    """
    if not documents:
        return ()
    found = chosen(documents, code, lane, application)
    said = [
        f"The {DocumentKind(each.kind).title} “{each.title}” is wrong for {field}: {why}."
        for each in (*filter(None, (found.statement,)), *found.letters)
        if (why := each.why_not(code))
    ]
    if found.gone:
        said.append("A document that was chosen for it is kept no more.")
    unsaid = application.statement is None and application.submitted_at is None
    if found.statement is None and unsaid and _any(documents, DocumentKind.STATEMENT):
        said.append(f"{NO_STATEMENT}{field}.")
    if len(found.letters) > LETTERS:
        said.append(f"{len(found.letters)} letters are chosen; at most {LETTERS} go with a program.")
    return tuple(said)


def _any(documents: Documents, kind: DocumentKind) -> bool:
    return any(each.kind == kind for each in documents.values())
