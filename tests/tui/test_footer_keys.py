"""Each key that the last line of a dialog names does something: each is pressed, and something changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.times.spoken import read_instant
from matchweek.rehearsal.begins import demo_start
from matchweek.rehearsal.pictures import SEED
from matchweek.tui.commands import (
    ADVOCATES,
    ANYWHERE,
    CALLS,
    COMMANDS,
    ME,
    OFFERS,
    PROGRAMS,
    SEASON,
    WEEK,
    Command,
)
from matchweek.tui.commands.keys import key_name
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from tests.support.pilot import Opened, open_dashboard
from tests.support.screens import ESCAPES, LEFT_OUT, back
from tests.support.staged import put_scene

CLOCK = FixedClock(demo_start(read_instant("2027-03-01T12:00:00-05:00"), "offers"))
# Keys that a list moves by: at its end they have nowhere to go.
MOVES = {"↑", "↓", "up", "down", "j", "k", "pgup", "pgdn", "home", "end", "←", "→"}
# The key that goes to a main screen beside the week.
SCREENS = {OFFERS: "f3", ME: "f4", SEASON: "f5"}
# So many keys are named at least by what opens from each place, or the test reads the wrong line.
NAMED = {ANYWHERE: 40, WEEK: 40, PROGRAMS: 30, ADVOCATES: 20, CALLS: 3, OFFERS: 6, ME: 6, SEASON: 6}


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("staged") / "week.db"
    put_scene(file, CLOCK, SEED, "offers")
    return file


def named(opened: Opened) -> list[str]:
    """The keys that the last line of the dialog on top names."""
    line = opened.app.screen.keys_line  # type: ignore[attr-defined]
    found = [text for pieces in line._lines for text, look in pieces if look == "key"]
    return [key for text in found for key in text.split() if key not in MOVES]


def seen(opened: Opened, acts: list[str]) -> tuple[Any, ...]:
    """What a person sees, and how many acts were done: what is set already shows nothing new."""
    app = opened.app
    toasts = tuple(note.identity for note in app._notifications)
    return (tuple(map(id, app.screen_stack)), opened.text, toasts, app.clipboard, len(acts))


def counted(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The acts that are done from now on."""
    acts: list[str] = []
    do = opened.app.session.do

    def counts(*given: Any, **named: Any) -> bool | None:
        acts.append("done")
        return do(*given, **named)

    monkeypatch.setattr(opened.app.session, "do", counts)
    return acts


async def come_to(opened: Opened, command: Command) -> bool:
    """Open what a command opens from where its keys act; False where it opens no dialog."""
    app, week = opened.app, opened.app.week_screen
    if app.screen is week:
        week.go_to(next((pane for pane in week.panes if command.where == pane.PLACE), week.programs))
        if command.where in SCREENS:
            await opened.press(SCREENS[command.where])
    await opened.press(command.keys[0])
    if isinstance(app.screen, FormScreen):
        # What keys do in a line is another test's.
        await opened.press("escape")
    return isinstance(app.screen, Dialog)


async def leave(opened: Opened, command: Command) -> None:
    """Leave the dialogs of a command. What they stand on stays where its keys act there."""
    if command.where not in SCREENS:
        await back(opened)
        return
    opened.forget_toasts()
    for _ in range(ESCAPES):
        if not isinstance(opened.app.screen, Dialog):
            return
        await opened.press("escape")
    raise AssertionError(f"Escape does not leave {opened.app.screen}")


async def names(opened: Opened, command: Command, key: str) -> bool:
    """Stand in the dialog of a command, the one that is open where it does; whether a key is named there."""
    if isinstance(opened.app.screen, Dialog):
        if key in named(opened):
            return True
        await leave(opened, command)
    return await come_to(opened, command) and key in named(opened)


async def does_something(opened: Opened, command: Command, key: str, acts: list[str]) -> bool:
    """Press a key; whether that is seen. Only a dialog that stands as it did is not left afterwards."""
    standing, keys, before = opened.app.screen, named(opened), seen(opened, acts)
    await opened.press(key_name(key))
    did = seen(opened, acts) != before
    if not did or opened.app.screen is not standing or named(opened) != keys:
        await leave(opened, command)
    return did


async def idle_keys(
    opened: Opened, command: Command, acts: list[str], known: set[tuple[object, ...]]
) -> tuple[int, list[str]]:
    """How many keys the dialog of a command names, and those of them that do nothing.

    Those that were pressed in a dialog of the same class with the same keys, which is `known`, are not
    pressed again.
    """
    if not await come_to(opened, command):
        await back(opened)
        return 0, []
    screen, keys, idle = opened.app.screen, list(dict.fromkeys(named(opened))), []
    assert keys, f"{type(screen).__name__} names no key"
    if (type(screen), *keys) not in known:
        known.add((type(screen), *keys))
        # The one that leaves comes last: the others find the dialog still open.
        for key in sorted(keys, key=lambda key: key == "esc"):
            if not await names(opened, command, key) or await does_something(opened, command, key, acts):
                # One that is not named any more was taken away by what an earlier key did.
                continue
            # What an earlier key did may leave it nothing to do: once more, in a dialog that is just opened.
            if await names(opened, command, key) and not await does_something(opened, command, key, acts):
                idle.append(f"{key} in {type(screen).__name__} ({command.id})")
    await back(opened)
    return len(keys), idle


@pytest.mark.long
async def test_each_key_that_is_named_does_something(
    staged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From each place in the week as it was: several commands of several places open the same dialog."""
    known: set[tuple[object, ...]] = set()
    idle: list[str] = []
    for number, (place, least) in enumerate(NAMED.items()):
        count, path = 0, Path(shutil.copy(staged, tmp_path / f"{number}.db"))
        async with open_dashboard(path, CLOCK, size=(120, 36)) as opened:
            acts = counted(opened, monkeypatch)
            for command in COMMANDS:
                if command.where == place and command.id not in LEFT_OUT:
                    found = await idle_keys(opened, command, acts, known)
                    count += found[0]
                    idle += found[1]
        assert count >= least, f"{count} keys are named by what opens in {place}"
    assert not idle
