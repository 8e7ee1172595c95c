"""A dialog, form or list before the week as a place of commands; those of single ones stand in `dialogs`."""

from __future__ import annotations

from dataclasses import replace

from matchweek.tui.commands import BY_ID, COMMANDS, with_keys
from matchweek.tui.commands.command import Command


def key(
    name: str, keys: tuple[str, ...], title: str, words: str, shell: str = "", *, footer: int = 0
) -> Command:
    """A command of the place that it is given to."""
    return Command(name, keys, title, words, "", shell, footer)


def also(name: str, footer: int | None = None, title: str = "") -> Command:
    """A command of the week that works in a dialog too, with its place there in the last line, by id."""
    command = BY_ID[name]
    where = command.footer if footer is None else footer
    return replace(command, footer=where, title=title or command.title)


def all_of(*names: str, footer: int | None = None) -> tuple[Command, ...]:
    """Several commands of the week, as `also` has one."""
    return tuple(also(name, footer) for name in names)


def leave(*keys: str) -> Command:
    """The key that leaves a sheet."""
    return key("sheet_leave", ("escape", *keys), "leave", "Back to where you were.", footer=99)


class Place:
    """Where commands apply: its id in the settings, its title in help, its commands in their order.

    `fixed` are keys that the line one types in takes itself: they cannot be changed.
    """

    def __init__(self, name: str, title: str, *commands: Command, fixed: bool = False) -> None:
        self.id = name
        self.fixed = fixed
        self.title = title
        self.commands = commands
        for command in commands:
            # Those of the week, or of another dialog, keep their own place.
            command.where = command.where or name

    @property
    def bound(self) -> tuple[Command, ...]:
        """Its commands, and beside them those that work anywhere whose keys it does not take."""
        taken = {key for command in self.commands for key in command.keys}
        return (*self.commands, *(each for each in BESIDE if not taken & {*each.keys}))

    def __getitem__(self, command: str) -> Command:
        """One of its commands, by id; KeyError where it has none so called."""
        return next((each for each in self.commands if each.id == command), None) or BY_ID[command]

    def in_words(self, words: str) -> str:
        """A sentence with its keys, and those of the week, in place of their ids, as `with_keys` has it."""
        return with_keys(words, self.__getitem__)

    def some(self, *names: str) -> tuple[Command, ...]:
        """Several of its commands, by id."""
        return tuple(self[name] for name in names)

    def said(self, name: str, title: str, footer: int | None = None) -> Command:
        """One of its commands with the words that say what it does just now."""
        command = self[name]
        return replace(command, title=title, footer=command.footer if footer is None else footer)


MOVING = all_of("down", "up", "page_down", "page_up", "home", "end")
NOWHERE = Place("", "")
# What works anywhere works before the week too: a screen that is shared is masked where one stands.
BESIDE = all_of("mask", "help", "rules")
# A call comes whenever it comes: its key works on a sheet as in the week.
LIVE = (
    also("call", 90),
    also("missed_call", 0),
    also("undo", 91),
    *all_of("redo", "mask", "help", footer=0),
    *MOVING,
)


def way_out(screen: object) -> str:
    """The key that leaves a dialog or screen, to begin a sentence: Escape unless it was changed."""
    place = getattr(screen, "PLACE", "")
    here = getattr(screen, "KEYS", ()) or [each for each in COMMANDS if each.where == place]
    found = next((command for command in here if "escape" in command.keys), None)
    if found is None or "escape" in found.keys_now:
        return "Escape"
    return str(found.shown_key)
