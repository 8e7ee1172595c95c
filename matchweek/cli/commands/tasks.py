"""`matchweek task`, `sweep` and `round`: what is ticked off as the week runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from matchweek.cli import output
from matchweek.cli.options import At, Json, shell_of

if TYPE_CHECKING:
    from datetime import datetime

    from pendulum import Timezone

    from matchweek.services.days.tasks import Listed

Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Keys of `task list`; all or none.")]
Number = Annotated[
    int | None,
    typer.Argument(metavar="N", help="Which round; without it the one that is open, or ended last."),
]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("list")(show)
    nouns.command("done")(done)
    nouns.command("open")(reopen)


def add_sweep_to(nouns: typer.Typer) -> None:
    nouns.command("done")(swept)


def add_rounds_to(nouns: typer.Typer) -> None:
    nouns.command("none")(none_in_r3)


def show(
    context: typer.Context,
    still_open: Annotated[bool, typer.Option("--open", help="Only what is not done yet.")] = False,
    as_json: Json = False,
) -> None:
    """Show the readiness list, Monday's steps and the half-hourly sweep: what is done, what is open."""
    from matchweek.cli import shapes
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN
    from matchweek.services.days import tasks
    from matchweek.services.people import applicant

    shell = shell_of(context)
    with shell.week() as week:
        listed = [one for one in tasks.everything(week) if one.done_at is None or not still_open]
        kept = applicant.show(week).zone
    own_zone = shell.zone_name or kept
    own = read_zone(own_zone) if own_zone else EASTERN
    document = {"tasks": [shapes.task(one, shell.times) for one in listed]}
    output.give(as_json, document, _lines(listed, own, shell.clock.now()))


def done(context: typer.Context, keys: Keys, at: At = None, as_json: Json = False) -> None:
    """Tick tasks off; one that is done already keeps its time."""
    _tick(context, keys, True, at, as_json)


def reopen(context: typer.Context, keys: Keys, as_json: Json = False) -> None:
    """Open tasks again that were ticked off."""
    _tick(context, keys, False, None, as_json)


def swept(context: typer.Context, at: At = None, as_json: Json = False) -> None:
    """Record that mail, spam, voicemail, Thalamus and portals were looked through."""
    from matchweek.cli import shapes
    from matchweek.services.days import tasks

    shell = shell_of(context)
    with shell.week(create=True) as week:
        found = tasks.swept(week, shell.instant(at))
        listed = [one for one in tasks.everything(week) if one.key in found.keys]
    document = {"tasks": [shapes.task(one, shell.times) for one in listed], "changed": found.changed}
    output.give(as_json, document, (), found.warnings, said=found.words)


def none_in_r3(context: typer.Context, number: Number = None, at: At = None, as_json: Json = False) -> None:
    """Record that R3 was looked at in a round and shows no offer; it ends that round's reminders."""
    from matchweek.services.offers import rounds

    shell = shell_of(context)
    with shell.week(create=True) as week:
        found = rounds.none_in_r3(week, number, shell.instant(at))
    document = {"round": int(found.keys[0]), "changed": found.changed}
    output.give(as_json, document, (), found.warnings, said=found.words)


def _tick(context: typer.Context, keys: list[str], is_done: bool, at: str | None, as_json: bool) -> None:
    from matchweek.cli import shapes
    from matchweek.services.days import tasks

    shell = shell_of(context)
    with shell.week(create=True) as week:
        found = tasks.set_done(week, keys, is_done, shell.instant(at))
        listed = [one for one in tasks.everything(week) if one.key in found.keys]
    document = {"tasks": [shapes.task(one, shell.times) for one in listed], "changed": found.changed}
    output.give(as_json, document, (), found.warnings, said=found.words)


def _lines(listed: list[Listed], own: Timezone, now: datetime) -> list[str]:
    from matchweek.domain.times.zones import due_in_both

    rows = []
    for one in listed:
        stands = "done" if one.done_at is not None else "closed" if one.closed else "open"
        when = one.by or one.at
        rows.append((stands, one.title, due_in_both(when, own, now) if when is not None else "", one.key))
    return output.table(("", "task", "by", "key"), rows) or ["Nothing is open."]
