"""`matchweek season block`, `unblock` and `blocks`: days on which you hold no interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, given, long_text, shell_of

if TYPE_CHECKING:
    from matchweek.domain.tracker.blocked import Blocked

Kind = Annotated[str | None, typer.Option("--for", metavar="KIND", help="exam, visa, travel, rest or other.")]


def add_to(nouns: typer.Typer) -> None:
    nouns.command("block")(block)
    nouns.command("unblock")(unblock)
    nouns.command("blocks")(blocks)


def block(
    context: typer.Context,
    days: Annotated[
        str, typer.Argument(metavar="DAYS", help="One day or several: “5 Jan”, “5-7 Jan”, “28 Dec to 3 Jan”.")
    ],
    kind: Kind = None,
    note: Annotated[str | None, long_text("--note", "What it is.")] = None,
    as_json: Json = False,
) -> None:
    """Block days of your own: an exam, a visa date, a journey, rest. Each date offered then says so."""
    from matchweek.services.core.board import load_board
    from matchweek.services.season import blocked_days

    shell = shell_of(context)
    with shell.week(create=True) as week:
        own = shell.zone_name or load_board(week).applicant.zone
        first, last, for_what, words = blocked_days.line(days, week.clock.now(), own)
        fields = {"kind": for_what, "note": words} | given(kind=kind, note=note)
        done = blocked_days.block(week, first, last, own=own, **fields)
        known = {each.id: each for each in blocked_days.everything(week)}
    document = {**_shape(known[int(done.keys[0])]), "changed": done.changed}
    output.give(as_json, document, (), done.warnings, said=done.words)


def unblock(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", help="Their number in `season blocks`.")],
    as_json: Json = False,
) -> None:
    """Free blocked days again."""
    from matchweek.services.season import blocked_days

    with shell_of(context).week() as week:
        done = blocked_days.unblock(week, number)
    output.give(as_json, {"id": number, "changed": done.changed}, (), said=done.words)


def blocks(context: typer.Context, as_json: Json = False) -> None:
    """Show the days that are blocked."""
    from matchweek.domain.tracker.blocked_days import days_words
    from matchweek.services.season import blocked_days

    with shell_of(context).week() as week:
        found = blocked_days.everything(week)
    rows = [(each.id, days_words(each), each.kind, each.note) for each in found]
    lines = (
        output.table(("id", "days", "for", "note"), rows)
        if rows
        else ["No days are blocked: `matchweek season block “5 Jan” --for exam`."]
    )
    output.give(as_json, {"blocked": [_shape(each) for each in found]}, lines)


def _shape(one: Blocked) -> dict[str, Any]:
    return {
        "id": one.id,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "kind": one.kind,
        "note": one.note,
    }
