"""Documents: what lies in the application services and what each is for; which go with an application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchweek.domain.base.fields import described
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.letters.documents import (
    NONE,
    Document,
    DocumentKind,
    numbers,
)
from matchweek.domain.programs.program import ProgramCode
from matchweek.domain.programs.triage import Lane
from matchweek.domain.programs.wishes import read_kinds, read_types
from matchweek.domain.season.rules.figures import LETTERS
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.cleaned import Reader, cleaned
from matchweek.services.core.known_programs import read_codes, require_listed
from matchweek.services.core.week import Done, Week, plural
from matchweek.store import rows
from matchweek.store.act import Act

LOCKED = "Once a program is applied to, its documents are locked, all but the statement."


def add(week: Week, kind: str, title: str, *, draft: str = "", **fields: object) -> Done:
    """Write down a document; the fields are those of domain.letters.documents.Document.

    `draft` names the form whose draft this commits. Raises BadInput for a value that cannot be, and for a
    document without a name.
    """
    values = checked({"kind": kind, "title": title, **fields})
    _require_title(values)
    with week.act("document.add", draft=draft) as act:
        known = rows.documents(act.connection).values()
        same = any(each.kind == values["kind"] and _same(each.title, values["title"]) for each in known)
        key = act.add("document", **values)
    warnings = (f"There is another {DocumentKind(values['kind']).title} of that name.",) if same else ()
    return Done(f"{DocumentKind(values['kind']).title} added: {values['title']}", warnings, (key,))


def change(week: Week, which: str, *, draft: str = "", **fields: object) -> Done:
    """Change a document, named by number or by name; `draft` as in `add`."""
    values = checked(fields)
    if not values and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek document set --help`.")
    if "title" in values:
        _require_title(values)
    with week.act("document.set", draft=draft) as act:
        document = named(act, which)
        act.put("document", str(document.id), **values)
        changed = bool(act.changes)
    return Done(f"document changed: {document.title}", (), (str(document.id),), changed)


def remove(week: Week, which: str) -> Done:
    """Take a document out; plans that chose it go by their lane again.

    Raises RuleSaysNo for one that a submitted application went with: what was sent stays readable.
    """
    with week.act("document.remove") as act:
        document = named(act, which)
        for code, each in rows.applications(act.connection).items():
            letters = numbers(each.letters)
            if document.id != each.statement and document.id not in letters:
                continue
            if each.submitted_at is not None:
                raise RuleSaysNo(
                    "It was sent with an application",
                    f"“{document.title}” went with {code}: what was sent stays readable here.",
                    "Change its name instead: `matchweek document set`.",
                    rule=LOCKED,
                    section="applications.documents",
                )
            left = ",".join(str(number) for number in letters if number != document.id)
            statement = None if each.statement == document.id else each.statement
            act.put("application", code, statement=statement, letters=left)
        act.remove("document", str(document.id))
    return Done(f"document taken out: {document.title}", keys=(str(document.id),))


def choose(
    week: Week,
    codes: Sequence[str],
    *,
    statement: str | None = None,
    letters: Sequence[str] | None = None,
    by_lane: bool = False,
) -> Done:
    """Choose the documents of applications: a statement and at most four letters, by number or by name.

    “none” is no statement, no letter. `by_lane` takes the choice back: lane and specialty say them again.
    Raises BadInput for a document of another kind and for too many letters, RuleSaysNo for the letters of
    a program that is applied to already.
    """
    wanted = read_codes(codes)
    if statement is None and letters is None and not by_lane:
        raise BadInput(
            "No document was named", "", "Give --statement, --letter, or --by-lane for the usual ones."
        )
    with week.act("application.documents") as act:
        require_listed(act, wanted)
        values: dict[str, Any] = {"statement": None, "letters": ""} if by_lane else {}
        if statement is not None:
            values["statement"] = read_statement(act, statement)
        if letters is not None:
            values["letters"] = read_letters(act, letters)
        if "letters" in values:
            _refuse_locked(act, wanted, values["letters"])
        act.put_many("application", dict.fromkeys(wanted, values))
        changed = bool(act.changes)
    return Done(f"documents of {plural(len(wanted), 'program')}", keys=tuple(wanted), changed=changed)


def read_statement(act: Act, given: str) -> int:
    """The number of a statement that was named, 0 for “none”; raises BadInput for what is none."""
    return 0 if fold(given.strip()) in (NONE, "0") else _of_kind(act, given, DocumentKind.STATEMENT).id


def read_letters(act: Act, given: Sequence[str]) -> str:
    """The letters that were named, as an application keeps them; raises BadInput for what is none."""
    if not given or [fold(each.strip()) for each in given] == [NONE]:
        return NONE
    found = dict.fromkeys(_of_kind(act, each, DocumentKind.LETTER).id for each in given)
    if len(found) > LETTERS:
        raise BadInput(
            "Too many letters",
            f"{len(found)} were given.",
            f"At most {LETTERS} letters go with a program: choose those.",
        )
    return ",".join(map(str, found))


def _refuse_locked(act: Act, codes: Sequence[str], letters: str) -> None:
    known = rows.applications(act.connection)
    sent = [
        code
        for code in codes
        if code in known
        and known[code].submitted_at is not None
        # Those of one that was sent before any document was written down can still be recorded.
        and known[code].letters not in ("", letters)
    ]
    if sent:
        raise RuleSaysNo(
            "Its letters are locked",
            f"{', '.join(sent[:3])}{' and more' if len(sent) > 3 else ''}: applied to already.",
            "The statement may still be changed. If the portal shows other letters: "
            "`matchweek correct application CODE letters=… --because TEXT`.",
            rule=LOCKED,
            section="applications.documents",
        )


def _of_kind(act: Act, which: str, kind: DocumentKind) -> Document:
    document = named(act, which, kind)
    if document.kind != kind:
        found = DocumentKind(document.kind).title
        raise BadInput(
            f"Not a {kind.title}", f"“{document.title}” is a {found}.", "See `matchweek document list`."
        )
    return document


def everything(week: Week) -> list[Document]:
    """All documents, the oldest first."""
    with week.reading() as connection:
        return list(rows.documents(connection).values())


def named(act: Act, which: str, kind: str = "") -> Document:
    """The document meant by a number, a name or a part of one that fits only once; among those of a kind
    first."""
    known = list(rows.documents(act.connection).values())
    by_number = [each for each in known if str(each.id) == which.strip()]
    if by_number:
        return by_number[0]
    for among in ([each for each in known if each.kind == kind], known):
        exact = [each for each in among if _same(each.title, which)]
        part = [each for each in among if which.strip() and fold(clean_line(which)) in fold(each.title)]
        match = exact or part
        if len(match) == 1:
            return match[0]
        if match:
            shown = ", ".join(f"{each.id} {each.title}" for each in match)
            raise BadInput("Several documents fit", f"“{which}” could be {shown}.", "Give the number.")
    if not known:
        raise BadInput(
            "No such document", "None is written down yet.", "First: `matchweek document add KIND`."
        )
    names = ", ".join(f"{each.id} {each.title}" for each in known)
    raise BadInput("No such document", f"“{which}” is none of: {names}.", "See `matchweek document list`.")


def checked(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one or a value that cannot be."""
    return cleaned(Document, fields, _no_such, read=READ)


def _require_title(values: Mapping[str, Any]) -> None:
    if not values["title"]:
        title = "A document needs a name"
        raise BadInput(title, "", "Type what it is called in the application service.")


def _same(one: str, other: str) -> bool:
    return fold(clean_line(one)) == fold(clean_line(other))


def _no_such(name: str) -> BadInput:
    known = ", ".join(each.name for each in described(Document) if each.name != "id")
    return BadInput("No such field of a document", name, f"Known: {known}.")


_KINDS = {"ps": "statement", "personal statement": "statement", "lor": "letter", "resume": "cv"}


def _kind(value: str) -> str:
    text = fold(clean_line(value))
    text = _KINDS.get(text, text)
    if text not in list(DocumentKind):
        raise BadInput("No such kind", f"“{value}” was given.", f"Known: {', '.join(DocumentKind)}.")
    return text


def _lane(value: str | None) -> str:
    text = fold(clean_line(value or ""))
    if text and text not in list(Lane):
        raise BadInput("No such lane", f"“{value}” was given.", f"Known: {', '.join(Lane)}.")
    return text


def _specialty(value: str) -> str:
    return "" if fold(clean_line(value)) in ("any", "general") else read_kinds(value)


def _program(value: str | None) -> str | None:
    return ProgramCode.read(value).text if value and value.strip() else None


READ: dict[str, Reader] = {
    "kind": _kind,
    "lane": _lane,
    "specialty": _specialty,
    "types": read_types,
    "program": _program,
}
