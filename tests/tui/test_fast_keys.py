"""Keys that come faster than what they are meant for: each acts where the one before it led."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.domain.ranking.lists import by_codes, order_of
from matchweek.domain.ranking.rank_list import MAIN
from matchweek.services.core.week import Week, open_week
from matchweek.services.season import ranking
from matchweek.tui.app import type_ahead
from matchweek.tui.panes.find_line import FindLine
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.dialogs.command_palette import Palette
from matchweek.tui.screens.plan.plan import PlanScreen
from matchweek.tui.screens.season.rank_list import RankScreen
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.ranked import FEBRUARY, FM, IM, PSY, season
from tests.support.weeks import listings, new_week

CLOCK = FixedClock(FEBRUARY)


def path_of(week: Week) -> Path:
    assert week.path is not None
    return week.path


CHARACTERS = {"plus": "+", "slash": "/"}


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


async def test_a_key_right_behind_enter_acts_where_enter_led(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = open_week(path, CLOCK)
    season(week)
    ranking.add(week, MAIN, (IM, FM))
    week.close()
    async with open_dashboard(path, CLOCK) as opened:
        await opened.press("f5", "R")
        await opened.shows("Rank list")
        screen = opened.app.screen
        assert isinstance(screen, RankScreen)
        # The line of a dialog: the letter behind it is neither in what is stored nor lost; what was added is
        # under the cursor.
        await opened.press("home", "plus")
        burst(opened, *PSY.lower(), "enter", "t")
        kept = opened.app.session.board.kept
        await until(opened.pilot, lambda: bucket(opened, PSY) == "top", lambda: opened.text + opened.toasts)
        assert order_of(kept.rankings, MAIN) == (IM, FM, PSY)
        # One that answers, and what comes of the answer.
        await opened.press("w")
        opened.app.screen.query_one(Input).value = str(tmp_path / "lists.txt")
        burst(opened, "enter", "m")
        await until(opened.pilot, lambda: bucket(opened, PSY) == "middle", lambda: opened.text)
        await until(opened.pilot, lambda: (tmp_path / "lists.txt").is_file())
        # The palette's line, whose command comes after it.
        await opened.press("escape", "ctrl+p")
        burst(opened, *"call", "enter", *"adv")
        await until(opened.pilot, lambda: holds(opened, "adv"), lambda: opened.text)


def bucket(opened: Opened, code: str) -> str:
    return by_codes(opened.app.board.kept.tracked.values())[code].bucket


@pytest.mark.parametrize("keys", ["f4 down", "f5 down", "f5 n", "f5 down 1", "f6 down", "f7 down", "f4 f5 n"])
async def test_a_key_right_behind_one_that_opens_a_main_screen_acts_there(tmp_path: Path, keys: str) -> None:
    """What a screen's keys are about comes a frame after it: they wait for that, and rise to the app."""
    path = tmp_path / "week.db"
    week = open_week(path, CLOCK)
    season(week)
    week.close()
    async with open_dashboard(path, CLOCK) as opened:
        app = opened.app
        for key in keys.split():
            await opened.press(key)
            await until(opened.pilot, lambda: getattr(app.screen, "is_shown", True))
            await opened.pilot.pause()
        wanted, screen = opened.text, type(app.screen)
        while len(app.screen_stack) > 1:
            await opened.press("escape")
        burst(opened, *keys.split())
        await until(
            opened.pilot, lambda: (type(app.screen), opened.text) == (screen, wanted), lambda: opened.text
        )


async def test_letters_keep_their_order_where_the_focus_comes_between_them(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("c")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, CallForm), lambda: opened.text)
        screen = form(opened)
        screen.set_focus(None)
        await opened.pilot.pause()
        busy, done = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            busy.set()
            await done.wait()

        screen.call_later(work)
        await busy.wait()
        burst(opened, "k")
        app = opened.app
        for _ in range(1000):
            if app._sent and app._message_queue.empty():
                break
            await asyncio.sleep(0)
        # Set as a screen sets it that opens: between two letters.
        screen.set_focus(screen.form)
        burst(opened, "t")
        for _ in range(100):
            await asyncio.sleep(0)
        done.set()
        await until(
            opened.pilot,
            lambda: len(screen.form.active.value) == 2,
            lambda: f"{screen.form.values()} {opened.text}",
        )
        assert holds(opened, "kt")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "listed.db"
    new_week(path, listings(12)).close()
    return path


async def test_letters_right_behind_a_key_that_leads_out_of_a_line_are_not_in_the_line(listed: Path) -> None:
    async with open_dashboard(listed) as opened:
        burst(opened, "slash", "ctrl+p", *"call")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Palette), lambda: opened.text)
        line = opened.app.screen.query_one(Input)
        await until(opened.pilot, lambda: line.value == "call", lambda: opened.text)
        assert not opened.app.week_screen.programs.view.text
        await opened.press("escape", "escape")
        burst(opened, "slash", "e", "f6", "f")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PlanScreen), lambda: opened.text)
        await opened.pilot.pause()
        assert opened.app.week_screen.programs.view.text == "e"


@pytest.mark.parametrize("keys", ["f", "h", "6 enter"])
async def test_letters_right_behind_the_key_that_finds_are_found_in_dialogs_too(
    listed: Path, keys: str
) -> None:
    async with open_dashboard(listed) as opened:
        await opened.press(*keys.split())
        screen = opened.app.screen
        assert screen.query(FindLine), opened.text
        for _ in range(2):
            burst(opened, "slash", *"ne")
            line = screen.query_one(FindLine)
            await until(opened.pilot, lambda line=line: line.value == "ne" and line.has_focus)  # type: ignore[misc]
            await opened.press("enter")


async def test_a_command_and_a_key_right_behind_it_that_goes_into_a_line_stay_in_order(week: Week) -> None:
    async with open_dashboard(path_of(week)) as opened:
        await opened.press("c", *"adv", "escape")
        burst(opened, "x", "tab", "w")
        await until(opened.pilot, lambda: form(opened).form.by_id["note"].value == "w", lambda: opened.text)
        assert holds(opened, "adv")
