"""`matchweek backup`, `restore`, `check`, `erase`, `export`: keeping the week file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.checked import check_terminal
from matchweek.cli.options import Json, Yes, shell_of
from matchweek.errors import BadInput, Failed

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell

REPLACED = "What was done since is no longer in it; the file as it is now is kept beside the backups."


def backup(
    context: typer.Context,
    show: Annotated[bool, typer.Option("--list", help="Show the backups there are, newest first.")] = False,
    as_json: Json = False,
) -> None:
    """Copy the week file into the folder of backups beside it."""
    from matchweek.cli import shapes
    from matchweek.services.file import keeping

    shell = shell_of(context)
    if show:
        found = keeping.copies(shell.path)
        rows = ((one.path.name, one.reason, one.size) for one in found)
        lines = output.table(("backup", "reason", "bytes"), rows) or ["No backups yet."]
        output.give(as_json, {"backups": [shapes.backup(one) for one in found]}, lines)
        return
    with shell.week() as week:
        copy = keeping.back_up(week)
    output.give(as_json, {"path": str(copy)}, said=f"backed up: {copy}")


def restore(
    context: typer.Context,
    backup: Annotated[
        str | None,
        typer.Argument(metavar="BACKUP", help="A backup by name or path; else the newest good one."),
    ] = None,
    salvage: Annotated[
        bool, typer.Option("--salvage", help="Read out of a damaged file what can still be read.")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Put a backup in the place of the week file; what it replaces is kept. It asks once."""
    from matchweek.services.file import keeping

    shell = shell_of(context)
    path = shell.path
    if salvage:
        if backup is not None:
            raise BadInput("A backup or salvage?", "Both were given.", "Leave one of them away.")
        _ask_first(yes, f"Put what can be read of {path} in its place?", REPLACED)
        done = keeping.salvage(path, shell.clock)
    else:
        named = _backup_named(path, backup)
        which = named.name if named is not None else "the newest good backup"
        if named is None or named.exists():
            _ask_first(yes, f"Put {which} in the place of {path}?", REPLACED)
        done = keeping.restore(path, shell.clock, named)
    document = {"done": done.words, "from": done.keys[0], "path": str(path)}
    output.give(as_json, document, (), done.warnings, said=done.words)


def check(
    context: typer.Context,
    terminal: Annotated[
        bool, typer.Option("--terminal", help="Look at this terminal as well: what to set in it.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Look through the week file: format, pages, references, permissions. Changes nothing.

    With --terminal also at the terminal; where nothing is left to set, that is ticked on the readiness list.
    Exit code 4 when the file cannot be used, 1 when something else is wrong with it.
    """
    from matchweek.cli import shapes
    from matchweek.domain.times.zone_table import in_force
    from matchweek.services.file import keeping

    shell = shell_of(context)
    found = keeping.check(shell.path)
    if found.good:
        lines = [f"{found.path}: {'all is well' if found.exists else 'no week file yet'}"]
    else:
        lines = [f"{found.path}:", *(f"  {problem}" for problem in found.problems)]
    lines.append(output.plural(len(found.backups), "backup"))
    lines.append(f"Zone rules: {in_force().words()}")
    document = shapes.check(found)
    if terminal:
        more, looked = check_terminal(shell, ticks=found.exists and found.usable)
        lines += more
        document["terminal"] = looked
    output.give(as_json, document, lines)
    return 0 if found.good else 1 if found.usable else 4


def erase(context: typer.Context, yes: Yes = False, as_json: Json = False) -> None:
    """Delete the week file and its backups for good. Refused while a window is open."""
    from matchweek.services.file import keeping

    shell = shell_of(context)
    path = shell.named_path
    _ask_first(yes, f"Delete {path} and all its backups for good?")
    files = _calendar_files(shell)
    done = keeping.erase(path)
    document = {"done": done.words, "path": str(path), "removed": list(done.keys)}
    remain = [f"A calendar file of your interviews remains: {each}. Delete it too." for each in files]
    output.give(as_json, document, (), [*done.warnings, *remain], said=done.words)


def _calendar_files(shell: Shell) -> list[Path]:
    """The calendar files that are kept up to date; none of a week that cannot be read any more."""
    from matchweek.errors import MatchweekError
    from matchweek.services.lists import kept_calendar

    try:
        with shell.week(quickly=True) as week:
            return [each.to for each in kept_calendar.kept_files(week) if each.to.exists()]
    except MatchweekError:
        return []


def export(
    context: typer.Context,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, json or calendar.")],
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The file to write; else stdout.")
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Take your own list out as a table, or the week's times as a calendar for the phone.

    The list is confidential: it asks once, and is journalled. The calendar names no program.
    """
    from matchweek.cli import shapes
    from matchweek.services.core.gates import load_gated
    from matchweek.services.lists import export as exports
    from matchweek.services.lists.program_table import csv_of

    form = exports.read_format(form)
    shell = shell_of(context)
    if form == exports.CALENDAR:
        _export_calendar(shell, Path(to).expanduser() if to else None, as_json)
        return
    with shell.week() as week:
        board = load_gated(week).board
        programs = board.programs
        rows = shapes.programs(programs, shell.times)
        text = csv_of(programs, board, shell.times)
        if form == "json":
            text = json.dumps({"programs": rows}, ensure_ascii=False, indent=2) + "\n"
        if rows:
            _ask_first(yes, "Take the list out?", exports.CONFIDENTIAL)
        path = Path(to).expanduser() if to else None
        done = exports.take_out(week, text, form, len(rows), path)
    document: dict[str, object] = {"format": form, "count": len(rows), "path": to}
    if path is not None:
        output.give(as_json, document, (), done.warnings, said=done.words)
    elif as_json:
        document |= {"programs": rows} if form == "json" else {"content": text}
        output.give(True, document, (), done.warnings)
    else:
        output.write_raw(text)
        output.note(done.warnings)


def _export_calendar(shell: Shell, to: Path | None, as_json: bool) -> None:
    from matchweek.services.lists import export as exports

    with shell.week() as week:
        calendar = exports.calendar(week)
        done = exports.write_calendar(week, calendar, to) if to is not None else None
        if done is None:
            exports.handed_out(week, calendar)
    document: dict[str, object] = {
        "format": exports.CALENDAR, "season": calendar.season, "path": str(to) if to else None
    }  # fmt: skip
    if done is not None:
        output.give(as_json, document, (), done.warnings, said=done.words)
    elif as_json:
        output.give(True, {**document, "content": calendar.text}, (), exports.CALENDAR_WORDS)
    else:
        output.write_raw(calendar.text)
        output.note(exports.CALENDAR_WORDS)


def _ask_first(sure: bool, question: str, detail: str = "") -> None:
    """Ask a person at a terminal once; a script says it by --yes."""
    if sure:
        return
    said = output.ask(question, detail)
    if said is None:
        raise BadInput(
            "Nothing was done", f"{question} {detail}".strip(), "Nobody can be asked here: give --yes."
        )
    if not said:
        raise Failed("Nothing was done", "It was not confirmed.", "Answer y, or give --yes.")


def _backup_named(path: Path, named: str | None) -> Path | None:
    from matchweek.services.file import keeping

    if named is None:
        return None
    known = {one.path.name: one.path for one in keeping.copies(path)}
    return known.get(named) or Path(named).expanduser()
