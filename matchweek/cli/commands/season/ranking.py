"""`matchweek season rank`: the rank lists of the main Match. R3 alone holds what counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands.season import rank_shapes
from matchweek.cli.options import At, Json, Yes, given, group, long_text, shell_of
from matchweek.domain.ranking.reality import QUESTIONS
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.ranking.compare import Differences
    from matchweek.services.core.week import Done, Week

Which = Annotated[
    str,
    typer.Option(
        "--list", metavar="NAME", help="main, couple, or the code of an advanced program; main if not given."
    ),
]
Items = Annotated[
    list[str],
    typer.Argument(metavar="ITEM...", help="NRMP codes; for a couple pairs such as 9000140C0+none."),
]
File = Annotated[
    str, typer.Argument(metavar="FILE|-", help="Codes in their order: text, CSV, a page; - reads input.")
]


def add_to(season: typer.Typer) -> None:
    nouns = group("The rank lists: order, proposals, checks, what R3 shows. Nothing is sent.")
    for name, function in (
        ("show", show),
        ("add", add),
        ("move", move),
        ("remove", remove),
        ("copy", copy),
        ("set", change),
        ("propose", propose),
        ("check", check),
        ("order", order),
        ("compare", compare),
        ("export", export),
        ("certify", certify),
    ):
        nouns.command(name)(function)
    season.add_typer(nouns, name="rank")


def show(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[LIST]", help="Only this list; all of them if none is given.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Show the rank lists as R3 has them: the best first, with buckets and scores."""
    from matchweek.domain.ranking.lists import read_name

    wanted = read_name(name) if name else ""
    with shell_of(context).week() as week:
        document, lines = rank_shapes.lists_of(week, wanted)
    output.give(as_json, document, lines)


def add(
    context: typer.Context,
    items: Items,
    name: Which = "main",
    place: Annotated[
        int | None, typer.Option("--at", metavar="N", min=1, help="The place of the first; else the end.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Put programs on a rank list, or pairs of a couple. What is on it already stays where it is."""
    from matchweek.services.season import ranking

    with shell_of(context).week(create=True) as week:
        _answer(week, name, ranking.add(week, name, items, place), as_json)


def move(
    context: typer.Context,
    items: Items,
    name: Which = "main",
    to: Annotated[
        int | None, typer.Option("--to", metavar="N", min=1, help="To this place; the best is 1.")
    ] = None,
    by: Annotated[
        int | None, typer.Option("--by", metavar="N", help="So many places; below 0 is up: --by -1.")
    ] = None,
    before: Annotated[
        str | None, typer.Option("--before", metavar="ITEM", help="All of them directly before this one.")
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="All of them to the end.")] = False,
    as_json: Json = False,
) -> None:
    """Move what is on a rank list; nothing else changes its order."""
    from matchweek.services.season import ranking

    if sum((to is not None, by is not None, before is not None, last)) != 1:
        raise BadInput("Not understood", "", "Give one of --to N, --by N, --before ITEM, --last.")
    if (to is not None or by is not None) and len(items) != 1:
        raise BadInput("One at a time", "", "Several move together with --before ITEM or --last.")
    with shell_of(context).week() as week:
        if to is not None:
            done = ranking.move_to(week, name, items[0], to)
        elif by is not None:
            done = ranking.move(week, name, items[0], by)
        else:
            done = ranking.put_back(week, name, items, before or "")
        _answer(week, name, done, as_json)


def remove(context: typer.Context, items: Items, name: Which = "main", as_json: Json = False) -> None:
    """Take programs, or pairs, off a rank list."""
    from matchweek.services.season import ranking

    with shell_of(context).week() as week:
        _answer(week, name, ranking.remove(week, name, items), as_json)


def copy(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="The list to copy: an advanced program's code.")
    ],
    targets: Annotated[
        list[str],
        typer.Argument(metavar="TO...", help="Advanced programs that go with the same first years."),
    ],
    as_json: Json = False,
) -> None:
    """Rank the same first years for other advanced programs, in the same order, as one undo."""
    from matchweek.services.season import ranking

    with shell_of(context).week() as week:
        _answer(week, targets[-1], ranking.copy(week, source, targets), as_json)


def change(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The program's NRMP code.")],
    bucket: Annotated[
        str | None, typer.Option("--bucket", metavar="WORD", help="top, middle, safety or none.")
    ] = None,
    reason: Annotated[str | None, long_text("--reason", "Why it stands where it stands.")] = None,
    not_ranked: Annotated[
        str | None, long_text("--not-ranked", "Why it is not ranked although it interviewed you.")
    ] = None,
    mentor: Annotated[str | None, long_text("--mentor", "What a mentor says of it.")] = None,
    resident: Annotated[str | None, long_text("--resident", "What a resident says of it.")] = None,
    question_1: Annotated[str | None, long_text("--question-1", QUESTIONS["question_1"])] = None,
    question_2: Annotated[str | None, long_text("--question-2", QUESTIONS["question_2"])] = None,
    question_3: Annotated[str | None, long_text("--question-3", QUESTIONS["question_3"])] = None,
    as_json: Json = False,
) -> None:
    """Write down what speaks for a program's place: bucket, reasons, a mentor's and a resident's word."""
    from matchweek.services.season import rank_words

    said = given(
        reason=reason,
        not_ranked=not_ranked,
        mentor=mentor,
        resident=resident,
        question_1=question_1,
        question_2=question_2,
        question_3=question_3,
    )
    if bucket is None and not said:
        raise BadInput("Nothing to write down", "", "Give --bucket, --reason or another one: see --help.")
    with shell_of(context).week() as week:
        # One command is one act, and one undo.
        if said:
            done = rank_words.note(week, code, bucket=bucket, **said)
        else:
            done = rank_words.set_bucket(week, [code], bucket or "")
        document, lines = rank_shapes.program(week, done.keys[0])
    output.give(as_json, {**document, "changed": done.changed}, lines, said=done.words)


def propose(
    context: typer.Context,
    take_order: Annotated[
        bool,
        typer.Option(
            "--take-order", help="Order the main list as proposed; with --take-buckets it is one undo."
        ),
    ] = False,
    take_buckets: Annotated[
        bool, typer.Option("--take-buckets", help="Buckets as proposed, where there is none.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show what buckets and scores propose for the main list. Nothing moves unless you say so."""
    from matchweek.services.season import rank_words

    with shell_of(context).week() as week:
        taken = None
        if take_order or take_buckets:
            taken = rank_words.take_proposed(week, buckets=take_buckets, order=take_order)
        document, lines = rank_shapes.proposals(week)
    changed = taken is not None and taken.changed
    output.give(as_json, {**document, "changed": changed}, lines, said=taken.words if taken else "")


def check(context: typer.Context, as_json: Json = False) -> None:
    """Check the rank lists before they are certified, and say why your own true order is the best one."""
    shell = shell_of(context)
    with shell.week() as week:
        document, lines = rank_shapes.checks(week, shell.times)
    output.give(as_json, document, lines)


def order(
    context: typer.Context, file: File, name: Which = "main", yes: Yes = False, as_json: Json = False
) -> None:
    """Order a rank list as a file has it: what differs is named first. What it leaves out stays, behind."""
    from matchweek.domain.board.rankings import titles
    from matchweek.services.core.board import load_board
    from matchweek.services.season import rank_files, ranking

    text = _text(file)
    with shell_of(context).week(create=True) as week:
        board = load_board(week)
        seen = rank_files.compare(board, name, text)
        lines = rank_shapes.differences(seen, titles(board), "the file")
        agreed = yes or not seen.found
        if not agreed:
            agreed = bool(output.ask("Order it so?", "\n".join(lines)))
        done = ranking.set_order(week, name, seen.read.items) if agreed and seen.found else None
    document = {**_compared(seen.found), "unread": list(seen.read.unread), "stored": done is not None}
    if done is None and seen.found:
        output.give(as_json, document, lines, ("Nothing was changed. Store it with --yes.",))
    else:
        warnings = done.warnings if done is not None else ()
        output.give(as_json, document, lines, warnings, said=done.words if done is not None else "")


def compare(context: typer.Context, file: File, name: Which = "main", as_json: Json = False) -> None:
    """Compare a rank list with what R3 shows: copy it there and paste it. Nothing is changed."""
    from matchweek.domain.board.rankings import titles
    from matchweek.services.core.board import load_board
    from matchweek.services.season import rank_files

    text = _text(file)
    with shell_of(context).week() as week:
        board = load_board(week)
    seen = rank_files.compare(board, name, text)
    document = {**_compared(seen.found), "unread": list(seen.read.unread), "same": not seen.found}
    output.give(as_json, document, rank_shapes.differences(seen, titles(board), "R3"))


def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="[FORMAT]", help="text (all lists) or csv (one).")] = "text",
    name: Annotated[
        str, typer.Option("--list", metavar="NAME", help="Only this list: main, couple, or a code.")
    ] = "",
    to: Annotated[
        str, typer.Option("-o", "--output", metavar="PATH", help="Write it to this file, for you only.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Write the rank lists in R3's order with their codes, for typing and for comparing."""
    from matchweek.services.core.board import load_board
    from matchweek.services.season import rank_files

    form = rank_files.read_format(form)
    path = Path(to).expanduser() if to else None
    with shell_of(context).week() as week:
        board = load_board(week)
        if form == rank_files.CSV:
            text = rank_files.as_csv(board, name or "main")
        else:
            text = rank_files.as_text(board, name)
        lines = len(text.splitlines())
        done = rank_files.write(week, text, lines, path) if path is not None else None
    document: dict[str, Any] = {"format": form, "path": str(path) if path else None}
    if done is not None:
        output.give(as_json, document, (), done.warnings, said=done.words)
    elif as_json:
        output.give(True, {**document, "content": text})
    else:
        output.write_raw(text)


def certify(
    context: typer.Context,
    at: At = None,
    proof: Annotated[str, long_text("--proof", "Where the proof is: a mail, a picture of the page.")] = "",
    take_back: Annotated[
        bool, typer.Option("--take-back", help="It was recorded by mistake: not certified.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Record that you certified the rank lists in R3, as they are here. This does not certify them."""
    from matchweek.services.season import ranking

    shell = shell_of(context)
    moment = shell.instant(at)
    with shell.week() as week:
        done = ranking.certify_no_more(week) if take_back else ranking.certify(week, moment, proof)
        document, lines = rank_shapes.certified(week, shell.times)
    output.give(as_json, {**document, "changed": done.changed}, lines, done.warnings, said=done.words)


def _text(file: str) -> str:
    from matchweek.services.season import rank_files

    if file == "-":
        return rank_files.text_of_bytes(output.read_stdin(), "standard input")
    return rank_files.text_of_file(Path(file).expanduser())


def _compared(found: Differences) -> dict[str, Any]:
    return {
        "missing": list(found.missing),
        "extra": list(found.extra),
        "moved": [{"item": each.item, "mine": each.mine, "theirs": each.theirs} for each in found.moved],
        "doubled": list(found.doubled),
    }


def _answer(week: Week, name: str, done: Done, as_json: bool) -> None:
    from matchweek.domain.ranking.lists import read_name

    document, lines = rank_shapes.lists_of(week, read_name(name))
    output.give(as_json, {**document, "changed": done.changed}, lines, done.warnings, said=done.words)
