"""All commands under one name; their help is what their functions say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.globals import Shell
from matchweek.cli.options import Commands, group

# Each noun with its help, and the functions under `cli.commands` that add what can be said of it. Only those
# of the command that is run are loaded: a list is brought in without what a rank list needs.
_NOUNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "list": ("Bring lists in, show them, see what the newest one changed.", ("lists:add_to",)),
    "program": ("One program: add by hand, show, sort.", ("programs:add_to",)),
    "fact": (
        "What you know of programs besides the list: visa, IMGs, filters, warnings.",
        ("facts:add_to",),
    ),
    "lane": ("Lanes by rule: what is proposed for which lane, and confirming it.", ("lanes:add_to",)),
    "fit": (
        "How well programs fit you, point by point; what counts how much; the edge.",
        ("fit:add_to",),
    ),
    "call": (
        "Contacts that came in: log, change, list, export; all that was said; a statement.",
        ("calls:add_to", "call_papers:add_to"),
    ),
    "interview": ("Interviews: when they are, what came of them.", ("interviews:add_to",)),
    "offer": ("Offers seen in R3: record them and your answers; your own order.", ("offers:add_to",)),
    "me": ("Your own data, and the story that every draft tells.", ("me:add_to",)),
    "document": (
        "Statements and letters: what each is for, which go with an application.",
        ("documents:add_to",),
    ),
    "timetable": ("When everything happens: show it, move it.", ("timetable:add_to",)),
    "advocate": (
        "Faculty who would speak for you: who, for which program, when they may, with what words.",
        ("advocates:add_to", "assigning:add_to", "letters:add_to", "voices:add_to"),
    ),
    "season": (
        "The season before Match Week: programs that made contact, dates, preparation, rank lists.",
        ("season:add_to",),
    ),
    "plan": (
        "Dated tasks of this cycle, the next one and what comes after: what is due, for whom, and why.",
        ("plan:add_to",),
    ),
    "after": (
        "After Match Week: how it ended and what comes next, thanks, looking back.",
        ("after:add_to",),
    ),
    "task": ("The readiness list and Monday's steps: see them, tick them off.", ("tasks:add_to",)),
    "sweep": ("The look through mail, voicemail and portals, each half hour.", ("tasks:add_sweep_to",)),
    "round": ("The rounds: that R3 shows no offer.", ("tasks:add_rounds_to",)),
}
# The commands without a noun, in the order of the help.
_ALONE = {
    "apply": "programs:apply",
    "now": "time:now",
    "journal": "history:journal",
    "undo": "history:undo",
    "redo": "history:redo",
    "correct": "history:correct",
    "backup": "keeping:backup",
    "restore": "keeping:restore",
    "check": "keeping:check",
    "erase": "keeping:erase",
    "export": "keeping:export",
    "packet": "packet:packet",
    "rules": "rules:rules",
}


def _version(wanted: bool) -> None:
    if wanted:
        from matchweek import __version__

        output.give(False, {}, [f"matchweek {__version__}"])
        raise typer.Exit


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


def demo(
    context: typer.Context,
    scene: Annotated[str, typer.Option("--scene", metavar="NAME", help="Where in the week to begin.")] = "",
) -> int:
    """Open the dashboard on a throw-away fictional week, round 1 open."""
    from matchweek.cli import dashboard
    from matchweek.cli.options import shell_of

    return dashboard.open_demo(shell_of(context), scene)


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


def _loaded(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"matchweek.cli.commands.{module}"), name)


def _app(names: Iterable[str]) -> typer.Typer:
    """The program with these of its commands."""
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
    app.callback(invoke_without_command=True)(matchweek)
    app.command()(demo)
    app.command()(rehearse)
    for name in names:
        if name in _ALONE:
            app.command(name)(_loaded(_ALONE[name]))
            continue
        help_text, adding = _NOUNS[name]
        nouns = group(help_text)
        for place in adding:
            _loaded(place)(nouns)
        app.add_typer(nouns, name=name)
    return app


@cache
def command(first: str = "") -> Any:
    """The command tree, made once: all of it, or of the command with this name alone where there is one."""
    known = (*_NOUNS, *_ALONE)
    return typer.main.get_command(_app((first,) if first in known else known))


_KIND = re.compile(r" <(?:str|int|list\[(?:str|int)\])>(?=  |$)", re.MULTILINE)


def help_of(names: Sequence[str]) -> str | None:
    """The help of a command named in full, None when there is none of that name."""
    found = command(*names[:1])
    context = found.context_class(found, info_name="matchweek", **found.context_settings)
    for name in names:
        found = found.get_command(context, name) if hasattr(found, "get_command") else None
        if found is None:
            return None
        context = found.context_class(found, info_name=name, parent=context, **found.context_settings)
    # What Typer puts behind the name of an argument says nothing to who reads it; the columns stay.
    return _KIND.sub(lambda kind: " " * len(kind[0]), str(found.get_help(context)))
