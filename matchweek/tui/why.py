"""Why a key does nothing here: it belongs to another pane or screen."""

from __future__ import annotations

from matchweek.tui.commands import ANYWHERE, COMMANDS, PLACES, WEEK, Command
from matchweek.tui.keys import shown_key


def why_not(key: str, place: str) -> str:
    """In words, why `key` does nothing in a pane of the week; empty when it does something, or nothing
    anywhere."""
    having = [command for command in COMMANDS if key in command.keys_now]
    if not having or any(command.where in (ANYWHERE, WEEK, place) for command in having):
        return ""
    there = having[0]
    return f"{shown_key(key)} ({there.title}) works in {PLACES.get(there.where, there.where)}{_way(there)}."


def _way(command: Command) -> str:
    """How one gets to where a command works."""
    step = next((each for each in COMMANDS if each.id == "next_pane"), None)
    screen = next((each for each in COMMANDS if each.where == ANYWHERE and each.id == command.where), None)
    if screen is not None:
        return f"; {screen.shown_key} goes there"
    return f"; {step.shown_key} goes to the next pane" if step is not None else ""
