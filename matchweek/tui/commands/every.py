"""All places and all commands by name, for settings, help and tables: read where those are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from matchweek.tui.commands import COMMANDS, PLACES, overlap
from matchweek.tui.commands.command import Command
from matchweek.tui.commands.dialogs import (
    after,
    calls,
    days,
    invitations,
    letters,
    lists,
    me,
    offers,
    plan,
    preparing,
    programs,
    questions,
    ranking,
    season,
    season_weeks,
    typing,
)
from matchweek.tui.commands.places import Place
from matchweek.tui.commands.rehearsal import ALWAYS

DIALOGS: tuple[Place, ...] = (
    *calls.PLACES,
    *days.PLACES,
    *lists.PLACES,
    *programs.PLACES,
    *offers.PLACES,
    *letters.PLACES,
    *me.PLACES,
    *season.PLACES,
    *invitations.PLACES,
    *preparing.PLACES,
    *ranking.PLACES,
    *plan.PLACES,
    *after.PLACES,
    *questions.PLACES,
    *season_weeks.PLACES,
    *typing.PLACES,
)


def own(place: Place) -> list[Command]:
    """The commands of a dialog that are not of the week, or of another dialog, as well."""
    return [command for command in place.commands if command.where == place.id]


def every_command() -> Iterator[Command]:
    """Each command once by place, the week's first."""
    yield from sorted(COMMANDS, key=lambda command: [*PLACES].index(command.where))
    for place in DIALOGS:
        yield from own(place)


def title_of(command: Command) -> str:
    """Where a command applies, in words."""
    return PLACES.get(command.where) or next(place.title for place in DIALOGS if place.id == command.where)


def fixed() -> list[Command]:
    """Those whose keys a line that one types in takes itself: no settings change them."""
    return [command for place in DIALOGS if place.fixed for command in own(place)]


def can_change() -> list[Command]:
    """Those whose keys the settings may change."""
    left_out = {command.name for command in fixed()}
    return [command for command in every_command() if command.name not in left_out]


@cache
def _dialogs_of() -> dict[str, frozenset[str]]:
    """The dialogs in which a command's keys act, by its name."""
    found: dict[str, set[str]] = {}
    for place in DIALOGS:
        # The keys of a rehearsal's clock act above every dialog.
        for command in (*place.bound, *ALWAYS):
            found.setdefault(command.name, set()).add(place.id)
    return {name: frozenset(places) for name, places in found.items()}


@cache
def _wheres() -> dict[str, str]:
    return {command.name: command.where for command in every_command()}


def meet(one: str, other: str) -> bool:
    """Whether two commands, by name, act in one place, so that a key can mean only one of them."""
    wheres, dialogs = _wheres(), _dialogs_of()
    here, there = wheres[one], wheres[other]
    if here in PLACES and there in PLACES and overlap(here, there):
        return True
    return bool(dialogs.get(one, frozenset()) & dialogs.get(other, frozenset()))


def by_place() -> dict[str, str]:
    """What else a command of the week is called in the settings, with its place: “week.undo” for “undo”."""
    return {f"{command.where}.{command.id}": command.id for command in COMMANDS}
