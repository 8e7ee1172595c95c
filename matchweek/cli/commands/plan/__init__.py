"""`matchweek plan`: two tracks of dated tasks, from November to next September."""

from __future__ import annotations

import typer

from matchweek.cli.commands.plan import tasks
from matchweek.cli.options import group

HELP = "Dated tasks of this cycle, the next one and what comes after: what is due, for whom, and why."


def nouns() -> typer.Typer:
    """All commands of the plan under one name."""
    every = group(HELP)
    tasks.add_to(every)
    return every
