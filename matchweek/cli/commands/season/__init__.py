"""`matchweek season`: the tracker, invitations, preparation and rank lists, a module a noun."""

from __future__ import annotations

import typer

from matchweek.cli.commands.season import load, preparation, ranking, sheet, tracker
from matchweek.cli.options import group

HELP = "The season before Match Week: programs that made contact, dates, preparation, rank lists."
MODULES = (tracker, sheet, preparation, load, ranking)
"""Each adds its commands with `add_to`."""


def nouns() -> typer.Typer:
    """All commands of the season under one name."""
    every = group(HELP)
    for module in MODULES:
        module.add_to(every)
    return every
