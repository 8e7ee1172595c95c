"""`matchweek call export`, `said`: which calls, and what of them leaves the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.contacts.call_filter import CallFilter

Which = Annotated[
    str,
    typer.Option(
        "--which",
        metavar="W",
        help="Only these: back (to call back), rule (rule questions), a kind such as interview, or how "
        "it ended, such as not_interested.",
    ),
]
OfProgram = Annotated[str, typer.Option("--program", metavar="CODE|NAME", help="Only those of this program.")]
Find = Annotated[str, typer.Option("--find", metavar="TEXT", help="Only those in which these words stand.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("export")(export)
    nouns.command("said")(said)


def chosen(board: Board, which: str, program: str, find: str) -> CallFilter:
    """The choice of the options; raises BadInput for one that cannot be, or a program that is not known."""
    from matchweek.domain.contacts.call_filter import CHOICES, CallFilter
    from matchweek.errors import BadInput
    from matchweek.services.days import identify

    kind = which.strip().lower().replace("-", "_")
    if kind and kind not in CHOICES:
        raise BadInput("No such calls", f"“{which}” was given.", f"Known: {', '.join(CHOICES)}.")
    code = identify.identify(program, board.programs).program.code if program else ""
    return CallFilter(kind, code, find)


def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv or markdown.")],
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The file to write; else stdout.")
    ] = None,
    which: Which = "",
    program: OfProgram = "",
    find: Find = "",
    as_json: Json = False,
) -> None:
    """Write the contacts, all or those that the options choose, as a table (CSV) or as Markdown."""
    from matchweek.services.core.board import load_board
    from matchweek.services.lists import call_export

    form = call_export.read_format(form)
    shell = shell_of(context)
    path = Path(to).expanduser() if to else None
    with shell.week(quickly=True) as week:
        board = load_board(week)
        wanted = chosen(board, which, program, find)
        text = call_export.text_of(board, form, wanted, shell.times)
        done = call_export.write(week, form, path, wanted) if path is not None else None
    document = {"format": form, "path": str(path) if path else None}
    if done is not None:
        output.give(as_json, document, (), done.warnings, said=done.words)
    elif as_json:
        output.give(True, {**document, "content": text}, (), (call_export.PRIVATE,))
    else:
        output.write_raw(text)
        output.note((call_export.PRIVATE,))


def said(
    context: typer.Context,
    program: Annotated[str, typer.Argument(metavar="CODE|NAME", help="The program.")],
    as_json: Json = False,
) -> None:
    """Show everything that was ever said between one program and you, in order."""
    from matchweek.domain.board.said import said as everything
    from matchweek.domain.times.zones import iso, wall
    from matchweek.services.core.board import load_board
    from matchweek.services.days import identify

    shell = shell_of(context)
    with shell.week(quickly=True) as week:
        board = load_board(week)
    code = identify.identify(program, board.programs).program.code
    found = everything(board, code)
    document = {
        "program": code,
        "said": [
            {"at": iso(each.at, shell.times), "what": each.what, "who": each.who, "words": list(each.words)}
            for each in found
        ],
    }
    lines: list[str] = []
    for each in found:
        lines.append("  ".join(part for part in (wall(each.at, shell.times), each.what, each.who) if part))
        lines += [f"    {line}" for line in each.words]
    output.give(as_json, document, lines or [f"Nothing was said yet with {board.title(code)}."])
