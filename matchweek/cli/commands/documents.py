"""`matchweek document`: statements and letters, what each is for, and which go with an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Codes, Json, given, long_text, shell_of

if TYPE_CHECKING:
    from matchweek.domain.letters.documents import Document
    from matchweek.services.core.week import Done

Kind = Annotated[str, typer.Argument(metavar="KIND", help="statement, letter, cv or other.")]
Title = Annotated[str, typer.Argument(metavar="TITLE", help="What it is called in the application service.")]
Which = Annotated[str, typer.Argument(metavar="ID|TITLE", help="The document, by number or by name.")]
NewKind = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="statement, letter, cv or other.")
]
NewTitle = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its name.")]
Writer = Annotated[str | None, typer.Option("--writer", metavar="NAME", help="Who wrote the letter.")]
Specialty = Annotated[
    str | None, typer.Option("--for", metavar="LIST", help="The specialties it is for; “any” for all.")
]
Types = Annotated[
    str | None, typer.Option("--types", metavar="TYPES", help="The types it is for, such as “C, P”.")
]
Lane = Annotated[
    str | None, typer.Option("--lane", metavar="LANE", help="The lane whose programs take it by themselves.")
]
Program = Annotated[
    str | None, typer.Option("--program", metavar="CODE", help="The one program that it names.")
]
Note = Annotated[str | None, long_text("--note", "A note of your own.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("list")(everything)
    nouns.command("set")(change)
    nouns.command("remove")(remove)
    nouns.command("choose")(choose)


def add(
    context: typer.Context,
    kind: Kind,
    title: Title,
    writer: Writer = None,
    specialty: Specialty = None,
    types: Types = None,
    lane: Lane = None,
    program: Program = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Write down a statement, a letter or a CV, and what it is for. The file stays in the service."""
    from matchweek.services.people import documents

    fields = given(writer=writer, specialty=specialty, types=types, lane=lane, program=program, note=note)
    with shell_of(context).week(create=True) as week:
        done = documents.add(week, kind, title, **fields)
        found = documents.everything(week)
    _give(done, [each for each in found if str(each.id) in done.keys], as_json)


def everything(context: typer.Context, as_json: Json = False) -> None:
    """Show the documents and what each is for."""
    from matchweek.services.core.week import Done
    from matchweek.services.people import documents

    with shell_of(context).week() as week:
        found = documents.everything(week)
    _give(Done("", changed=False), found, as_json)


def change(
    context: typer.Context,
    which: Which,
    kind: NewKind = None,
    title: NewTitle = None,
    writer: Writer = None,
    specialty: Specialty = None,
    types: Types = None,
    lane: Lane = None,
    program: Program = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Change a document; only what is given changes, an empty text clears."""
    from matchweek.services.people import documents

    fields = given(
        kind=kind,
        title=title,
        writer=writer,
        specialty=specialty,
        types=types,
        lane=lane,
        program=program,
        note=note,
    )
    with shell_of(context).week() as week:
        done = documents.change(week, which, **fields)
        found = documents.everything(week)
    _give(done, [each for each in found if str(each.id) in done.keys], as_json)


def remove(context: typer.Context, which: Which, as_json: Json = False) -> None:
    """Take a document out; one that went with an application stays."""
    from matchweek.services.people import documents

    with shell_of(context).week() as week:
        done = documents.remove(week, which)
        found = documents.everything(week)
    _give(done, found, as_json)


def choose(
    context: typer.Context,
    codes: Codes,
    statement: Annotated[
        str | None, typer.Option("--statement", metavar="ID|TITLE", help="The statement, or “none”.")
    ] = None,
    letter: Annotated[
        list[str] | None,
        typer.Option("--letter", metavar="ID|TITLE", help="A letter, at most four times; or “none”."),
    ] = None,
    by_lane: Annotated[
        bool, typer.Option("--by-lane", help="As lane and specialty say it, nothing of its own.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Choose the statement and the letters that go with programs."""
    from matchweek.cli.shapes.people import application_documents
    from matchweek.services.core.board import load_board
    from matchweek.services.people import documents

    with shell_of(context).week(create=True) as week:
        done = documents.choose(week, codes, statement=statement, letters=letter, by_lane=by_lane)
        board = load_board(week)
    chosen = [application_documents(board, code) for code in done.keys]
    lines = [
        f"{each['code']}  {each['statement_title'] or 'no statement'}; "
        f"{'; '.join(each['letter_titles']) or 'no letter'}"
        for each in chosen
    ]
    doubts = [doubt for each in chosen for doubt in each["doubts"]]
    output.give(
        as_json,
        {"programs": chosen, "changed": done.changed},
        lines,
        [*done.warnings, *doubts],
        said=done.words,
    )


def _give(done: Done, found: list[Document], as_json: bool) -> None:
    from matchweek.cli import shapes

    document: dict[str, Any] = {"documents": [shapes.document(each) for each in found]}
    if done.words:
        document["changed"] = done.changed
    lines = output.table(
        ("", "Kind", "Title", "For", "Lane"),
        [(str(each.id), each.kind, each.title, each.meant_for, each.lane) for each in found],
    )
    output.give(as_json, document, lines or ["No document yet."], done.warnings, said=done.words)
