"""`matchweek plan`: two tracks of dated tasks, from November to next September."""

from __future__ import annotations

import typer

from matchweek.cli.commands.plan import bars, file, outreach, routine, tasks


def add_to(nouns: typer.Typer) -> None:
    tasks.add_to(nouns)
    bars.add_to(nouns)
    routine.add_to(nouns)
    file.add_to(nouns)
    outreach.add_to(nouns)
