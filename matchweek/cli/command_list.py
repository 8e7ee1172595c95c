"""All commands under one name; their help is what their functions say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

import typer

from matchweek.cli import (
    output,
)
from matchweek.cli.commands import (
    advocates,
    assigning,
    call_papers,
    calls,
    documents,
    facts,
    fit,
    history,
    interviews,
    keeping,
    lanes,
    letters,
    lists,
    me,
    offers,
    packet,
    plan,
    programs,
    rules,
    season,
    tasks,
    time,
    timetable,
    voices,
)
from matchweek.cli.globals import Shell
from matchweek.cli.options import Commands, group

app = typer.Typer(
    cls=Commands,
    help="The four days of SOAP, in a terminal, in one local file. Without a command: the dashboard.",
    epilog="Exit codes: 0 done, 1 failed, 2 bad input or usage, 3 a SOAP rule says no, "
    "4 the week file cannot be used. MATCHWEEK_HOME moves all directories.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from matchweek import __version__

        output.give(False, {}, [f"matchweek {__version__}"])
        raise typer.Exit


@app.callback(invoke_without_command=True)
def matchweek(
    context: typer.Context,
    file: Annotated[
        str, typer.Option("--file", metavar="PATH", help="The week file (or MATCHWEEK_FILE).")
    ] = "",
    now: Annotated[
        str,
        typer.Option(
            "--now",
            metavar="INSTANT",
            help="Take this instant for the time (or MATCHWEEK_NOW); in your zone without an offset.",
        ),
    ] = "",
    speed: Annotated[
        float | None,
        typer.Option("--speed", metavar="N", help="Let the time run at N times real time; 0 is frozen."),
    ] = None,
    zone: Annotated[
        str,
        typer.Option(
            "--zone", metavar="NAME", help="Read times in the zone of this place, and show them in it."
        ),
    ] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help="The week in plain lines, for screen readers; no dashboard.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version.")
    ] = False,
) -> int:
    """The four days of SOAP, in a terminal, in one local file. Without a command: the dashboard."""
    shell = context.obj = Shell(file, now, speed, zone, plain)
    if context.invoked_subcommand is None and plain:
        from matchweek.cli.commands.plain import tell

        return tell(shell)
    if context.invoked_subcommand is None:
        from matchweek.cli import dashboard

        return dashboard.open_own(shell)
    shell.check()
    return 0


@app.command()
def demo(
    context: typer.Context,
    scene: Annotated[str, typer.Option("--scene", metavar="NAME", help="Where in the week to begin.")] = "",
) -> int:
    """Open the dashboard on a throw-away fictional week, round 1 open."""
    from matchweek.cli import dashboard
    from matchweek.cli.options import shell_of

    return dashboard.open_demo(shell_of(context), scene)


@app.command()
def rehearse(
    context: typer.Context,
    start: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Begin on monday, tuesday or thursday.")
    ] = "",
    speed: Annotated[
        float | None,
        typer.Option("--speed", metavar="N", help="Let the time run at N times real time; 60 unless given."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", min=0, help="The same number is the same week again.")
    ] = None,
) -> int:
    """Live through a fictional week on a fast clock, with its calls, offers and lists as they would come."""
    from matchweek.cli import dashboard
    from matchweek.cli.options import shell_of

    return dashboard.open_rehearsal(shell_of(context), start, speed, seed)


def _gather() -> None:
    for name, help_text, module in (
        ("list", "Bring lists in, show them, see what the newest one changed.", lists),
        ("program", "One program: add by hand, show, sort.", programs),
        ("fact", "What you know of programs besides the list: visa, IMGs, filters, warnings.", facts),
        ("lane", "Lanes by rule: what is proposed for which lane, and confirming it.", lanes),
        ("fit", "How well programs fit you, point by point; what counts how much; the edge.", fit),
        ("call", "Contacts that came in: log, change, list, export; all that was said; a statement.", calls),
        ("interview", "Interviews: when they are, what came of them.", interviews),
        ("offer", "Offers seen in R3: record them and your answers; your own order.", offers),
        ("me", "Your own data, and the story that every draft tells.", me),
        ("document", "Statements and letters: what each is for, which go with an application.", documents),
        ("timetable", "When everything happens: show it, move it.", timetable),
    ):
        nouns = group(help_text)
        module.add_to(nouns)
        if module is calls:
            call_papers.add_to(nouns)
        app.add_typer(nouns, name=name)
    people = group("Faculty who would speak for you: who, for which program, when they may, with what words.")
    for module in (advocates, assigning, letters, voices):
        module.add_to(people)
    app.add_typer(people, name="advocate")
    app.add_typer(season.nouns(), name="season")
    app.add_typer(plan.nouns(), name="plan")
    for name, help_text, add_to in (
        ("task", "The readiness list and Monday's steps: see them, tick them off.", tasks.add_to),
        ("sweep", "The look through mail, voicemail and portals, each half hour.", tasks.add_sweep_to),
        ("round", "The rounds: that R3 shows no offer.", tasks.add_rounds_to),
    ):
        nouns = group(help_text)
        add_to(nouns)
        app.add_typer(nouns, name=name)
    app.command("apply")(programs.apply)
    app.command("now")(time.now)
    app.command("journal")(history.journal)
    app.command("undo")(history.undo)
    app.command("redo")(history.redo)
    app.command("correct")(history.correct)
    app.command("backup")(keeping.backup)
    app.command("restore")(keeping.restore)
    app.command("check")(keeping.check)
    app.command("erase")(keeping.erase)
    app.command("export")(keeping.export)
    app.command("packet")(packet.packet)
    app.command("rules")(rules.rules)


_gather()


@cache
def command() -> Any:
    """The whole command tree, made once."""
    return typer.main.get_command(app)


def help_of(names: Sequence[str]) -> str | None:
    """The help of a command named in full, None when there is none of that name."""
    found = command()
    context = found.context_class(found, info_name="matchweek", **found.context_settings)
    for name in names:
        found = found.get_command(context, name) if hasattr(found, "get_command") else None
        if found is None:
            return None
        context = found.context_class(found, info_name=name, parent=context, **found.context_settings)
    return str(found.get_help(context))
