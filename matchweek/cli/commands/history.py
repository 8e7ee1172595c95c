"""`matchweek journal`, `undo`, `redo`, `correct`: what was done, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, Yes, shell_of
from matchweek.errors import BadInput, Failed

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.base.change import Entry
    from matchweek.domain.board.board import Board
    from matchweek.domain.board.past import Shown
    from matchweek.services.core.gates import GatedBoard
    from matchweek.services.core.week import Done, Week
    from matchweek.services.history.past import Pending

# As domain.board.past has them: the help of the shell does not wait for that module.
KINDS = (
    "programs",
    "calls",
    "interviews",
    "offers",
    "advocates",
    "lists",
    "times",
    "tasks",
    "your own data",
    "the season",
)


def journal(
    context: typer.Context,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Only the newest N entries.")
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help=f"What it is about: {', '.join(KINDS)}.")
    ] = "",
    program: Annotated[str, typer.Option("--program", metavar="CODE", help="Only of this program.")] = "",
    find: Annotated[str, typer.Option("--find", metavar="TEXT", help="Only what has these words.")] = "",
    day: Annotated[
        str,
        typer.Option("--day", metavar="DATE", help="Only of this day, Eastern: 2027-03-18, Thu, yesterday."),
    ] = "",
    as_json: Json = False,
) -> None:
    """Show everything that was done, newest first; by kind, program, words or day."""
    from matchweek.domain.times.zones import wall
    from matchweek.services.core.board import load_board
    from matchweek.services.history import history, past

    shell = shell_of(context)
    shown = _shown(shell, kind, program, find, day)
    with shell.week(quickly=True) as week:
        board = load_board(week)
        if shown is None:
            entries = history.entries(week, limit)
        else:
            groups = {deed.group for deed in shown.of(past.own_acts(week, board, board.title))}
            entries = [one for one in history.entries(week) if one.group in groups][:limit]
    document = {"entries": _shapes(entries, board, shell)}
    rows = (
        (one.seq, wall(one.at, shell.times, seconds=True), words, one.key, one.actor)
        for one, words in _worded(entries, board)
    )
    lines = output.table(("seq", shell.headed("at"), "what", "key", "by"), rows)
    output.give(as_json, document, lines or ["Nothing was done yet."])


def undo(
    context: typer.Context,
    past: Annotated[
        bool, typer.Option("--past", help="Step past an act that cannot be taken back, to the one before.")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Take back your newest act, whole. At a terminal a whole list is asked about first."""
    from matchweek.services.core.gates import load_gated
    from matchweek.services.history import history
    from matchweek.services.history.past import next_undo

    shell = shell_of(context)
    with shell.week() as week:
        before = load_gated(week)
        name = before.board.title
        pending = next_undo(week, name)
        asks = pending is not None and bool(pending.asks)
        if pending is not None and asks and not (yes or as_json):
            _ask_first(pending)
        done = history.undo(week, step_past=past, name=name)
        if asks:
            done = replace(done, warnings=(*done.warnings, WHOLE_LIST))
        _give(week, done, before, as_json, shell)


def _ask_first(pending: Pending) -> None:
    if output.ask(pending.asks, pending.detail) is False:
        raise Failed("Nothing was done", "It was not confirmed.", "Answer y, or give --yes.")


WHOLE_LIST = "A whole list was taken back. `matchweek redo` brings it in again."


def _shown(shell: Shell, kind: str, program: str, find: str, day: str) -> Shown | None:
    """What of the journal is asked for, None for all of it; raises BadInput for an unknown kind or day."""
    from matchweek.domain.board.past import Shown
    from matchweek.domain.programs.program import ProgramCode

    if not (kind or program or find or day):
        return None
    if kind and kind not in KINDS:
        raise BadInput("No such kind", f"“{kind}” was given.", f"Known: {', '.join(KINDS)}.")
    on = shell.day(day, eastern=True) if day else None
    return Shown(kind, ProgramCode.read(program).text if program else "", on, find)


def redo(context: typer.Context, as_json: Json = False) -> None:
    """Do again what the last undo took back."""
    from matchweek.services.core.gates import load_gated
    from matchweek.services.history import history

    shell = shell_of(context)
    with shell.week() as week:
        before = load_gated(week)
        name = before.board.title
        _give(week, history.redo(week, name=name), before, as_json, shell)


def correct(
    context: typer.Context,
    entity: Annotated[
        str, typer.Argument(metavar="ENTITY", help="me, triage, application, call, advocate or budget.")
    ],
    key: Annotated[str, typer.Argument(metavar="KEY", help="The program code, the number, or the service.")],
    values: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="The right values; an empty one clears.")
    ],
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why it is corrected; kept in the journal.")
    ],
    as_json: Json = False,
) -> None:
    """Correct a record that is wrong, with the reason.

    What a portal says is left: `matchweek correct budget ERAS left=2 --because TEXT`.
    """
    from matchweek.services.core.gates import load_gated
    from matchweek.services.history import history

    fields: dict[str, str] = {}
    for text in values:
        field, equals, value = text.partition("=")
        if not (field and equals):
            raise BadInput("Not a correction", f"“{text}” was given.", "Write it as FIELD=VALUE.")
        fields[field.strip()] = value
    shell = shell_of(context)
    for field in history.time_fields(entity) & fields.keys():
        if fields[field].strip():
            fields[field] = _instant(shell, fields[field], entity, key)
    with shell.week(create=True) as week:
        before = load_gated(week)
        _give(week, history.correct(week, entity, key, fields, because), before, as_json, shell)


def _instant(shell: Shell, text: str, entity: str, key: str) -> str:
    """A time of a correction as the journal keeps it."""
    about: dict[str, Any] = {}
    if entity in ("call", "interview") and key.isdecimal():
        about = {entity: int(key)}
    elif entity == "application":
        about = {"program": key}
    elif entity == "offer":
        about = {"offer": key}
    at = shell.instant(text, "past", **about)
    assert at is not None
    return at.isoformat()


def _worded(entries: Iterable[Entry], board: Board) -> list[tuple[Entry, str]]:
    """Each entry with its words."""
    from matchweek.services.history.act_words import in_words
    from matchweek.services.history.subjects import Rows

    every = list(entries)
    rows = Rows(board, every)
    return [(one, in_words([one], board.title, rows)) for one in every]


def _shapes(entries: Iterable[Entry], board: Board, shell: Shell) -> list[dict[str, object]]:
    from matchweek.cli import shapes

    return [shapes.entry(one, words, shell.times) for one, words in _worded(entries, board)]


def _give(week: Week, done: Done, before: GatedBoard, as_json: bool, shell: Shell) -> None:
    from matchweek.services.core.gates import load_gated, moved
    from matchweek.services.history import history

    newest = history.entries(week, 1)
    group = newest[0].group if newest else 0
    entries = [one for one in history.entries(week) if one.group == group] if done.changed else []
    after = load_gated(week)
    document = {
        "done": done.words,
        "changed": done.changed,
        "keys": list(done.keys),
        "entries": _shapes(entries, after.board, shell),
    }
    output.give(as_json, document, (), [*done.warnings, *moved(before, after)], said=done.words)
