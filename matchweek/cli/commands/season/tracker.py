"""`matchweek season add`, `set`, `list`, `show` and `remove`: the programs that made contact."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.commands.season.options import INSTANTS, with_options
from matchweek.cli.options import Json, given, shell_of
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.season_view import Only, SeasonRow
    from matchweek.services.core.week import Done, Week

Which = Annotated[
    str, typer.Argument(metavar="ID|CODE|NAME", help="Its number in `season list`, its code, or its name.")
]
Institution = Annotated[
    str, typer.Argument(metavar="[INSTITUTION]", help="The institution; not needed with --code.")
]
NONE_YET = (
    "No program of the season yet: `matchweek season add INSTITUTION --specialty TEXT`, "
    "or bring your own sheet in with `matchweek season import FILE`."
)


def add_to(nouns: typer.Typer) -> None:
    nouns.command("add")(add)
    nouns.command("set")(change)
    nouns.command("list")(show_all)
    nouns.command("show")(show)
    nouns.command("remove")(remove)
    nouns.command("merge")(merge)


def add(context: typer.Context, institution: str, *, as_json: bool, **fields: Any) -> None:
    """Add a program that made contact. One that is there already is told, not doubled."""
    from matchweek.services.season import tracker

    shell = shell_of(context)
    read = _read(shell, fields)
    if institution:
        read["institution"] = institution
    with shell.week(create=True) as week:
        _give(shell, week, tracker.add(week, **read), as_json)


def change(context: typer.Context, which: str, *, as_json: bool, **fields: Any) -> None:
    """Change a program of the season; only what is given changes, an empty text clears."""
    from matchweek.services.season import tracker

    shell = shell_of(context)
    read = _read(shell, fields)
    with shell.week() as week:
        _give(shell, week, tracker.change(week, which, **read), as_json)


with_options(add, institution=(Institution, ""))
with_options(change, which=(Which, inspect.Parameter.empty))


def show_all(
    context: typer.Context,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS", help="Only these; may be repeated."),
    ] = None,
    visa: Annotated[
        str | None, typer.Option("--visa", metavar="YES|NO", help="Only these: yes, no or unknown.")
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="Only in person or virtual.")
    ] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="STATE", help="Only in this state.")] = None,
    specialty: Annotated[
        str | None, typer.Option("--specialty", metavar="TEXT", help="Only of this specialty.")
    ] = None,
    find: Annotated[
        str, typer.Option("--find", metavar="TEXT", help="Words in name, place, specialty, code or note.")
    ] = "",
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="BY", help="By next, date, program, status, vibe, fit and the like."),
    ] = "",
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print a CSV table; it can be imported again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the programs of the season: invitations to answer, interviews to come, then what is over."""
    from matchweek.cli.shapes.season import tracked
    from matchweek.domain.tracker.season_view import SeasonView, rows_of, way
    from matchweek.services.core.board import load_board

    if as_csv and as_json:
        raise BadInput("CSV or JSON?", "--csv and --json were both given.", "Give one of them.")
    shell, by = shell_of(context), way(sort) if sort else None
    filters = _filters(status or [], visa, form, state, specialty)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    kept = board.kept
    rows = rows_of(kept.tracked.values(), kept.interviews.values(), now, kept.aliases.values())
    view = SeasonView(rows, filters, find)
    shown = view if by is None else view.sorted(by.id, by.falling)
    if as_csv:
        from matchweek.services.season.tracker_table import csv_of

        output.write_raw(csv_of(shown, shell.times))
        return
    document = {"programs": [tracked(row, board, shell.times) for row in shown], "view": shown.describe()}
    output.give(as_json, document, _lines(shown, shell) or ["No program fits." if rows else NONE_YET])


def show(context: typer.Context, which: Which, as_json: Json = False) -> None:
    """Show one program of the season: everything that is known of it."""
    from matchweek.services.core.board import load_board
    from matchweek.services.season import tracker

    shell = shell_of(context)
    with shell.week() as week:
        board, now = load_board(week), week.clock.now()
    one = tracker.meant(board.kept.tracked.values(), which)
    from matchweek.domain.tracker.season_view import row_of

    row = row_of(one, board.kept.interviews.values(), now)
    listed = tracker.listed_as(board, one)
    asked = [
        f"The list has {board.question(code)}: is it this one? `matchweek season set {one.id} --code {code}`"
        for code in listed[:3]
    ]
    document, lines = _card(row, board, shell)
    output.give(as_json, {**document, "listed_as": list(listed)}, lines, asked)


def remove(context: typer.Context, which: Which, as_json: Json = False) -> None:
    """Take a program out of the season, with its interviews. `matchweek undo` brings it back."""
    from matchweek.services.season import tracker

    shell = shell_of(context)
    with shell.week() as week:
        done = tracker.remove(week, which)
    output.give(
        as_json, {"id": int(done.keys[0]), "changed": done.changed}, (), done.warnings, said=done.words
    )


def merge(
    context: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="FROM", help="The row that goes: its number, code or name.")
    ],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The row that stays, with what both know.")],
    as_json: Json = False,
) -> None:
    """Put two rows of the season together that are one program. `matchweek undo` parts them again."""
    from matchweek.services.season.together import put_together

    shell = shell_of(context)
    with shell.week() as week:
        _give(shell, week, put_together(week, which, into), as_json)


def _read(shell: Shell, fields: dict[str, Any]) -> dict[str, Any]:
    """What was given, its times as instants; an empty time takes one away."""
    read = given(**fields)
    for name in INSTANTS:
        if name in read and (read[name].strip() or name == "at"):
            toward = "future" if name in ("at", "answer_by") else "past"
            read[name] = shell.instant(read[name], toward)  # type: ignore[arg-type]
        elif name in read:
            read[name] = None
    return read


def _filters(
    status: Iterable[str], visa: str | None, form: str | None, state: str | None, specialty: str | None
) -> list[Only]:
    from matchweek.domain.tracker.season_view import Only
    from matchweek.domain.tracker.specialties import read_specialty, short_specialty
    from matchweek.services.season import tracked_fields as read

    found = [Only("status", read.read_status(each)) for each in status]
    if visa is not None:
        found.append(Only("visa", read.read_visa(visa)))
    if form is not None:
        found.append(Only("format", read.read_format(form)))
    if state is not None:
        found.append(Only("state", read.read_state(state)))
    if specialty is not None:
        found.append(Only("specialty", short_specialty(read_specialty(specialty))))
    return found


def _give(shell: Shell, week: Week, done: Done, as_json: bool) -> None:
    from matchweek.domain.tracker.season_view import row_of
    from matchweek.services.core.board import load_board

    board, now = load_board(week), week.clock.now()
    one = board.kept.tracked[int(done.keys[0])]
    document, lines = _card(row_of(one, board.kept.interviews.values(), now), board, shell)
    output.give(as_json, {**document, "changed": done.changed}, lines, done.warnings, said=done.words)


def _lines(rows: Iterable[SeasonRow], shell: Shell) -> list[str]:
    return output.table(
        ("id", "program", "specialty", "place", "date", "format", "status", "visa", "vibe", "note"),
        (
            (
                row.tracked.id,
                row.tracked.institution or row.tracked.name or row.tracked.code,
                row.short_field,
                " ".join(part for part in (row.tracked.state, row.tracked.city) if part),
                _when(row, shell),
                row.tracked.format,
                row.tracked.status,
                row.tracked.visa or "?",
                row.tracked.vibe,
                row.tracked.note,
            )
            for row in rows
        ),
    )


def _when(row: SeasonRow, shell: Shell) -> str:
    from matchweek.domain.times.zones import place_name, wall

    return "" if row.at is None else f"{wall(row.at, shell.times)} {place_name(shell.times, short=True)}"


def _card(row: SeasonRow, board: Board, shell: Shell) -> tuple[dict[str, Any], list[str]]:
    """A program as JSON, and in lines: what is known of it, in the words of the screen."""
    from matchweek.cli.shapes.season import tracked
    from matchweek.domain.tracker.said import said_of

    lines = output.pairs([("Number", row.tracked.id), *said_of(row, shell.times)])
    return tracked(row, board, shell.times), lines
