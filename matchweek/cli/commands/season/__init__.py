"""`matchweek season`: the tracker, invitations, preparation and rank lists, a module a noun."""

from __future__ import annotations

import typer

from matchweek.cli.commands.season import (
    begin,
    blocks,
    invitations,
    load,
    preparation,
    ranking,
    sheet,
    tracker,
)

MODULES = (tracker, invitations, blocks, sheet, preparation, load, ranking, begin)
"""Each adds its commands with `add_to`."""


def add_to(nouns: typer.Typer) -> None:
    for module in MODULES:
        module.add_to(nouns)
