"""`matchweek packet`: one page about you, for faculty who would speak for you."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from matchweek.cli import output
from matchweek.cli.options import Json, shell_of

STALE = "The packet made last no longer says the same: make it again with `matchweek packet`."


def packet(
    context: typer.Context,
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="PATH", help="The PDF to write; packet.pdf here.")
    ] = None,
    paper: Annotated[
        str | None, typer.Option("--paper", metavar="SIZE", help="letter or a4; as the last time.")
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show it as text, and whether the last one is stale.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make the packet: a PDF of one page from your own data and your story. This sends nothing."""
    from matchweek.cli.shapes.common import iso_or_none
    from matchweek.domain.board.week_records import MINE, MadePacket
    from matchweek.services.core.board import load_board
    from matchweek.services.core.week import Done
    from matchweek.services.people import packet as packets

    shell = shell_of(context)
    path = Path() if preview else packets.usual_place() if to is None else Path(to).expanduser()
    with shell.week(create=not preview) as week:
        done = Done("", changed=False)
        if not preview:
            last = load_board(week).kept.packets.get(MINE, MadePacket())
            done = packets.make(week, path, (paper or last.paper or "letter").strip().lower())
        board = load_board(week)
    made = board.kept.packets.get(MINE, MadePacket())
    stale = packets.stale(board)
    document: dict[str, Any] = {
        "path": None if preview else str(path),
        "paper": made.paper,
        "made_at": iso_or_none(made.made_at, shell.times),
        "stale": stale,
        "gaps": list(packets.facts(board).gaps),
        "changed": done.changed,
    }
    lines = packets.preview(board).splitlines() if preview else []
    if preview:
        document["text"] = "\n".join(lines)
    output.give(as_json, document, lines, [*done.warnings, *([STALE] if stale else [])], said=done.words)
