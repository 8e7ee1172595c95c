"""`matchweek after`: how the week ended, thanks, looking back."""

from __future__ import annotations

import typer

from matchweek.cli.commands.after import people


def add_to(nouns: typer.Typer) -> None:
    people.add_to(nouns)
