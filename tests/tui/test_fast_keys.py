"""Keys that come faster than what they are meant for: each acts where the one before it led."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events

from matchweek.services.core.week import Week
from matchweek.tui.app import type_ahead
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.screens.calls.call import CallForm
from tests.support.pilot import Opened, open_dashboard, until


def path_of(week: Week) -> Path:
    assert week.path is not None
    return week.path


CHARACTERS = {"plus": "+"}


def burst(opened: Opened, *keys: str) -> None:
    """Keys that are all there before the first of them is looked at."""
    for key in keys:
        letter = CHARACTERS.get(key, key if len(key) == 1 else None)
        opened.app.post_message(events.Key(key, letter))


def form(opened: Opened) -> CallForm:
    assert isinstance(opened.app.screen, CallForm)
    return opened.app.screen


def holds(opened: Opened, words: str) -> bool:
    """Whether the form stands, with some words in its line for the program."""
    return isinstance(opened.app.screen, CallForm) and form(opened).form.by_id["program"].value == words


async def test_a_key_right_behind_tab_acts_on_the_next_pane(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("c", "escape", "escape")
        burst(opened, "tab", "tab", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm), lambda: opened.text)
        await opened.press("escape", "escape")
        burst(opened, "tab", "tab", "plus")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AdvocateForm), lambda: opened.text)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
async def test_tab_goes_round_in_one_burst(week: Week, size: tuple[int, int]) -> None:
    async with open_dashboard(path_of(week), size=size) as opened:
        for place in (1, 2, 0):
            burst(opened, *["tab"] * 4)
            await until(
                opened.pilot, lambda at=place: opened.app.week_screen.panes[at].lit, lambda: opened.text
            )


async def test_letters_wait_for_a_form_however_long_it_takes(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type_ahead, "AT_MOST", 0.001)
    stands = asyncio.Event()
    compose = CallForm._on_compose

    async def slow(self: CallForm, event: events.Compose) -> None:
        await stands.wait()
        await compose(self, event)

    looked: list[object] = []
    look_after = type_ahead.TypeAhead._look_after

    async def look(self: type_ahead.TypeAhead, screen: CallForm) -> None:
        looked.append(screen)
        await look_after(self, screen)

    monkeypatch.setattr(type_ahead.TypeAhead, "_look_after", look)
    async with open_dashboard(path_of(week)) as opened:
        monkeypatch.setattr(CallForm, "_on_compose", slow, raising=False)
        burst(opened, *"cadv")

        async def let_it() -> None:
            for _ in range(1000):
                if len(looked) >= 5:
                    break
                await asyncio.sleep(0)
            stands.set()

        await let_it()
        await until(opened.pilot, lambda: holds(opened, "adv"), lambda: opened.text)


async def test_letters_typed_before_the_file_is_open_are_in_the_form(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        session = opened.app.session
        kept, session.week = session.week, None
        burst(opened, *"cadv")
        await until(opened.pilot, lambda: holds(opened, "adv"), lambda: opened.text)
        assert form(opened).logged.number is None
        session.week = kept
        session._start_writer()
        await until(opened.pilot, lambda: form(opened).logged.number and form(opened).call.id)
        assert form(opened).form.by_id["program"].value == "adv"


async def test_one_toast_says_what_was_taken_back(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        for lane in "1232":
            await opened.press(lane)
        for pressed in (list("uuu"), ["u"]):
            burst(opened, *pressed)
            await opened.pilot.pause()
        await until(opened.pilot, lambda: "took back" in opened.toasts.lower(), lambda: opened.toasts)
        await opened.pilot.pause()
        assert len(opened.app._notifications) == 1, opened.toasts
