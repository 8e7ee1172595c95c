"""A key that no widget would do anything about is done at once; all others pass the widgets."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from matchweek.clock import FixedClock
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.tui.keyboard import keyboard
from matchweek.tui.screens.season.rank_list import RankScreen
from matchweek.tui.textual_private import keys_on_their_way
from tests.support.needs import needs
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.ranked import FEBRUARY, season
from tests.support.weeks import CLOCK, new_week

pytestmark = needs("keys")


def path_of(week: Week) -> Path:
    assert week.path is not None
    return week.path


def passing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys that are sent to a widget from now on."""
    sent: list[str] = []
    for kind in (Widget, Screen):
        forward = kind._forward_event

        def noted(self: Any, event: events.Event, forward: Any = forward) -> None:
            if isinstance(event, events.Key):
                sent.append(event.key)
            forward(self, event)

        monkeypatch.setattr(kind, "_forward_event", noted)
    return sent


@pytest.fixture
async def opened(week: Week) -> AsyncIterator[Opened]:
    async with open_dashboard(path_of(week)) as found:
        yield found


async def test_no_widget_is_asked_about_a_key_of_the_list(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = passing(monkeypatch)
    first = opened.app.week_screen.programs.grid.cursor
    await opened.press("1", "down", "f3", "f2")
    assert sent == []
    assert [each.lane for each in opened.app.board.programs.programs if each.code == first] == ["primary"]


async def test_a_line_that_is_typed_in_gets_its_letters(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = passing(monkeypatch)
    await opened.press("c", "1", "down")
    assert sent == ["1", "down"]


async def test_what_leaves_and_what_is_bound_to_nothing_goes_its_way(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = passing(monkeypatch)
    await opened.press("ctrl+g", "escape", "enter")
    assert sent == ["ctrl+g", "escape", "enter"]


async def test_a_screen_that_takes_keys_itself_gets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, clock = tmp_path / "week.db", FixedClock(FEBRUARY)
    week = new_week(path, clock=clock)
    season(week)
    week.close()
    async with open_dashboard(path, clock) as found:
        await found.press("f5", "R")
        await until(found.pilot, lambda: isinstance(found.app.screen, RankScreen))
        sent = passing(monkeypatch)
        await found.press("3", "down", "J")
        assert sent == ["3"]


async def test_a_key_waits_for_what_was_sent_to_a_widget_before_it(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pane still has something to do: the key comes behind it."""
    order: list[str] = []
    pane = opened.app.week_screen.programs
    pane.call_later(lambda: order.append("what was sent before"))
    run = App.run_action

    async def noted(self: App[Any], *given: Any, **named: Any) -> bool:
        order.append("the key")
        return await run(self, *given, **named)

    monkeypatch.setattr(App, "run_action", noted)
    sent = passing(monkeypatch)
    await opened.app.on_event(events.Key("down", None))
    await until(opened.pilot, lambda: "the key" in order)
    assert order == ["what was sent before", "the key"]
    assert sent == ["down"]


async def test_a_letter_done_at_once_tells_that_the_keyboard_writes_latin(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(opened.app._layouts, "latin", lambda: told.append("latin"))
    sent = passing(monkeypatch)
    await opened.press("j", "1", "down")
    assert told == ["latin"]
    assert sent == []


KEYS = (
    "down",
    "1",
    "j",
    "2",
    "t",
    "space",
    "down",
    "space",
    "3",
    "u",
    "5",
    "tab",
    "j",
    "tab",
    "k",
    "f3",
    "j",
    "f4",
)


async def test_it_does_what_the_long_way_does(
    tmp_path: Path, week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    week.close()
    shown, done = [], []
    for short in (True, False):
        if not short:
            monkeypatch.setattr(keyboard, "at_once", _never)
        # Another home: a hint that was seen is not shown again.
        home = tmp_path / f"{short}"
        home.mkdir()
        monkeypatch.setenv("MATCHWEEK_HOME", str(home))
        path = Path(shutil.copy(path_of(week), home / "week.db"))
        async with open_dashboard(path) as found:
            texts = []
            for key in KEYS:
                await found.press(key)
                texts.append(found.text)
            shown.append(texts)
        again = open_week(path, CLOCK)
        done.append([(each.act, each.key, each.after) for each in entries_since(again)])
        again.close()
    for key, one, other in zip(KEYS, *shown, strict=True):
        assert one.splitlines() == other.splitlines(), key
    assert done[0] == done[1]
    assert done[0]


async def _never(app: object, event: object) -> bool:
    return False


def test_who_takes_keys_is_known_by_what_it_hears() -> None:
    class Hears(Widget):
        def on_key(self, event: events.Key) -> None: ...

    class Named(Widget):
        def key_f9(self) -> None: ...

    class Derived(Hears): ...

    class Few(Widget):
        HEARS = frozenset("0123456789")

        def on_key(self, event: events.Key) -> None: ...

    takes = keys_on_their_way._takes
    assert not takes(Widget, "f9")
    assert takes(Derived, "f9")
    assert takes(Named, "f9")
    assert takes(Few, "3") and not takes(Few, "f9")
    assert not takes(Named, "f8")
