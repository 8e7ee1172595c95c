"""`matchweek season begin`: the file of the next season, made from this one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of


def add_to(nouns: typer.Typer) -> None:
    nouns.command("begin")(begin)


def begin(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="YEAR", help="The year of the next Match.")],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="PATH", help="The new file; beside this one unless given."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Begin the next season in a new file: people, facts and stories go over, what is confidential stays."""
    from matchweek.services.after import next_season

    shell = shell_of(context)
    with shell.week() as week:
        found = next_season.begin(week, year, Path(to).expanduser().absolute() if to is not None else None)
    lines = ["", "Went over", *output.pairs(found.went)]
    if found.stayed:
        lines += ["", "Stayed behind, in the old file", *output.pairs(found.stayed)]
    lines += ["", f"Open it with `matchweek --file {found.path}`. The old file is as it was."]
    document = {
        "path": str(found.path),
        "season": found.season,
        "went": [{"what": what, "count": count} for what, count in found.went],
        "stayed": [{"what": what, "count": count} for what, count in found.stayed],
    }
    output.give(as_json, document, lines, said=f"season {found.season} begun: {found.path}")
