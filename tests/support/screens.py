"""Every screen and dialog of the dashboard, one after another: found by the keys that open them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator
from typing import Any

from textual.screen import Screen
from textual.widgets import Input, TextArea

import matchweek.tui.screens
from matchweek.errors import WeekFileError
from matchweek.tui.commands import COMMANDS
from tests.support.pilot import Opened

# These end the walk, or change what it walks over.
LEFT_OUT = {"quit", "undo", "redo", "mask", "stop_list"}
ESCAPES = 12


def screen_classes() -> set[str]:
    """Every screen there is that a person can come to, by name: those nothing else is derived from."""
    found: set[type[Any]] = set()
    for module in pkgutil.iter_modules(matchweek.tui.screens.__path__):
        loaded = importlib.import_module(f"matchweek.tui.screens.{module.name}")
        for _, each in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(each, Screen) and each.__module__ == loaded.__name__:
                found.add(each)
    return {each.__name__ for each in found if not any(each in other.__mro__[1:] for other in found)}


async def back(opened: Opened) -> None:
    """Leave whatever stands before the week."""
    for _ in range(ESCAPES):
        if opened.app.screen is opened.app.week_screen:
            return
        await opened.press("escape")
    raise AssertionError(f"Escape does not leave {opened.app.screen}")


async def every_screen(opened: Opened, pasted: str, words: str) -> AsyncIterator[str]:
    """Come to every screen that a key of the registry opens, and to those that only events open.

    `pasted` is a list as it is pasted, `words` what errors say. Yields what was done to come there,
    with the screen standing; then leaves it.
    """
    week = opened.app.week_screen
    yield "the week"
    for command in COMMANDS:
        if command.id in LEFT_OUT:
            continue
        week.go_to(next((pane for pane in week.panes if command.where == pane.PLACE), week.programs))
        await opened.press(command.keys[0])
        yield f"{command.id} in {command.where}"
        if isinstance(opened.app.focused, Input | TextArea):
            await opened.press("e")
            yield f"a letter after {command.id}"
        if command.id == "find":
            await opened.press("backspace", "escape")
        await back(opened)
    async for each in _opened_by_events(opened, pasted, words):
        await opened.pilot.pause()
        yield each
        await back(opened)


async def _opened_by_events(opened: Opened, pasted: str, words: str) -> AsyncIterator[str]:
    from matchweek.domain.alarms import Alarm, AlarmKind
    from matchweek.services.reading import read_pasted_list
    from matchweek.tui.screens.ask import Ask
    from matchweek.tui.screens.because import Because
    from matchweek.tui.screens.choose_field import ChooseField
    from matchweek.tui.screens.import_preview import ImportPreview
    from matchweek.tui.screens.missed import Missed
    from matchweek.tui.screens.people import PeopleForm
    from matchweek.tui.screens.timetable import TimetableScreen
    from matchweek.tui.screens.trouble import Trouble
    from matchweek.tui.screens.zone import AskZone

    app = opened.app
    now = app.desk.clock.now()
    app.push_screen(Missed([Alarm(now, AlarmKind.ROUND, "round:1", now, words, words)], "Asia/Karachi"))
    yield "alarms of a window that was away"
    app.push_screen(TimetableScreen(app.desk, "Asia/Karachi"))
    await opened.press("enter")
    yield "another time of a moment"
    error = WeekFileError(f"Title {words}", f"detail {words}", f"remedy {words}")
    app.push_screen(PeopleForm(app.desk, "Asia/Karachi"))
    yield "whom to call"
    app.push_screen(Because(f"Title {words}", words))
    yield "a reason"
    app.push_screen(AskZone(app.desk))
    yield "the question for the zone"
    app.push_screen(Ask(f"Title {words}", words))
    yield "a question"
    app.push_screen(Trouble(error, app.launch))
    yield "trouble with the file"
    app.tell(error)
    yield "a refusal"
    if pasted:
        reading = read_pasted_list(pasted)
        app.push_screen(ImportPreview(app.desk, reading))
        yield "a list to bring in"
        for column in reading.columns:
            app.push_screen(ChooseField(reading, column))
            yield "what a column is"
