"""`matchweek plan file`: one's own file of tasks for the season, such as a school hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, group, shell_of

if TYPE_CHECKING:
    from matchweek.services.plan.season_file import Changes


def add_to(plan: typer.Typer) -> None:
    nouns = group("Your own file of tasks for the season: it changes, adds and takes out tasks by id.")
    for name, function in (("set", take), ("show", show), ("clear", clear)):
        nouns.command(name)(function)
    plan.add_typer(nouns, name="file")


def take(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="FILE|-", help="The tasks as TOML; - reads standard input.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it changes; store nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Take a file of tasks for this season; `undo` gives the tasks back that were there."""
    from matchweek.cli.commands.interviews import text_of
    from matchweek.services.plan import season_file

    text = text_of(source, "file")
    with shell_of(context).week(create=not dry_run) as week:
        found = season_file.changes(week, text)
        done = None if dry_run else season_file.take(week, text)
    lines = [f"{what:<9}  {title}" for what, titles in _titles(found).items() for title in titles]
    document = _titles(found) | {"season": found.season, "changed": done is not None and done.changed}
    output.give(as_json, document, lines, said=done.words if done is not None else found.words)


def show(context: typer.Context, as_json: Json = False) -> None:
    """Show your own file as it is kept."""
    from matchweek.services.plan import season_file

    with shell_of(context).week() as week:
        text = season_file.text_of(week)
    lines = text.split("\n") if text else ["No file of your own: the season has its usual tasks."]
    output.give(as_json, {"text": text}, lines)


def clear(context: typer.Context, as_json: Json = False) -> None:
    """Take your own file out: the season has its usual tasks again."""
    from matchweek.services.plan import season_file

    with shell_of(context).week() as week:
        done = season_file.clear(week)
    output.give(as_json, {"changed": done.changed}, (), said=done.words)


def _titles(found: Changes) -> dict[str, Any]:
    return {"added": list(found.added), "altered": list(found.changed), "removed": list(found.removed)}
