"""A window that is gone in the middle of a small question: what was typed is there when it is asked again.

The file is copied as it lies on the disk while the window is open, which is all that a kill leaves behind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widgets import Input

from matchweek.domain.gate.contact import SentBecause
from matchweek.services.offers import offers
from matchweek.services.people import assignments
from matchweek.tui.screens.advocates.reply import Reply
from matchweek.tui.screens.days.change_times import ChangeTimes
from matchweek.tui.screens.days.timetable import TimetableScreen
from matchweek.tui.screens.dialogs.because import Because
from matchweek.tui.screens.offers.answer_offer import AnswerOffer
from matchweek.tui.screens.offers.offer import RecordOffer
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.journeys.test_forms_killed import TYPED, left_behind, on_disk
from tests.support.hand_clock import HandClock
from tests.support.offers import et
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.thursday import at, thursday


@pytest.fixture
def clock() -> HandClock:
    return HandClock(et("09:40"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Thursday of round 1: one offer, and an advocate who spoke to the program that called."""
    file = tmp_path / "week.db"
    week, codes = thursday(file)
    now = at(week, et("09:30"))
    offers.record(now, codes[3])
    assignments.assign(now, "Okafor", [codes[1]])
    assignments.sent(now, "Okafor", codes[1], SentBecause.ASKED_BY_PROGRAM.value)
    week.close()
    return file


async def _reply(opened: Opened) -> None:
    await until(opened.pilot, lambda: opened.app.week_screen.gates_now is not None)
    await opened.press("tab")
    opened.app.week_screen.advocates.grid.goto("1")
    await opened.press("a")


async def _reason(opened: Opened) -> None:
    await opened.press("B", "1", "r")


async def _seen(opened: Opened) -> None:
    await opened.press("o")


async def _answer(opened: Opened) -> None:
    await opened.press("f3")
    await opened.shows("open in your order")
    await opened.press("a")


async def _times(opened: Opened) -> None:
    await opened.press("H")
    screen = opened.app.screen
    assert isinstance(screen, TimetableScreen)
    assert screen.grid.goto("round_2_opens")
    await opened.press("enter", "tab")


ASKED: dict[str, tuple[Callable[[Opened], Awaitable[None]], type[Screen[object]], str]] = {
    "Reply": (_reply, Reply, "what"),
    "Because": (_reason, Because, "the reason: what a portal counts"),
    "RecordOffer": (_seen, RecordOffer, "seen in R3"),
    "AnswerOffer": (_answer, AnswerOffer, "your answer to the offer of"),
    "ChangeTimes": (_times, ChangeTimes, "a change of the timetable"),
}


async def line_of(opened: Opened, name: str) -> Input:
    """The line of a small question that has the keys, once it was asked."""
    ask, kind, _ = ASKED[name]
    await ask(opened)
    await until(opened.pilot, lambda: isinstance(opened.app.screen, kind), lambda: opened.text)
    if kind in (RecordOffer, AnswerOffer) and not isinstance(opened.app.focused, Input):
        await opened.press("t")
    await until(opened.pilot, lambda: isinstance(opened.app.focused, Input), lambda: opened.text)
    line = opened.app.focused
    assert isinstance(line, Input)
    return line


def drafts_of(path: Path) -> list[str]:
    """The names of the drafts that lie in the file."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return [row[0] for row in file.execute("SELECT form FROM draft")]


@pytest.mark.parametrize("name", ASKED)
async def test_what_was_typed_in_a_small_question_is_there_after_a_kill(
    path: Path, clock: HandClock, tmp_path: Path, name: str
) -> None:
    async with open_dashboard(path, clock) as opened:
        line = await line_of(opened, name)
        was = line.value
        await opened.press("end", *("space" if letter == " " else letter for letter in TYPED))
        await until(opened.pilot, lambda: on_disk(path), lambda: f"no draft holds it: {opened.text}")
        killed = left_behind(path, tmp_path / "killed")
    async with open_dashboard(killed, clock) as opened:
        await until(opened.pilot, lambda: opened.app.board.unfinished)
        line = await line_of(opened, name)
        assert line.value == f"{was}{TYPED}"
        assert "what was typed before is here again" in opened.text


@pytest.mark.parametrize("name", ASKED)
async def test_what_was_left_in_a_small_question_stands_on_the_agenda_by_what_it_asks(
    path: Path, clock: HandClock, tmp_path: Path, name: str
) -> None:
    async with open_dashboard(path, clock) as opened:
        await line_of(opened, name)
        await opened.press("end", *("space" if letter == " " else letter for letter in TYPED))
        await until(opened.pilot, lambda: on_disk(path), lambda: f"no draft holds it: {opened.text}")
        killed = left_behind(path, tmp_path / "killed")
    async with open_dashboard(killed, clock) as opened:
        await until(opened.pilot, lambda: opened.app.board.unfinished)
        (left,) = opened.app.board.unfinished
        assert left.here.partition(":")[0] not in ("seen", "reply", "answer"), "that is our word, not theirs"
        await opened.press("w")
        screen = opened.app.screen
        assert isinstance(screen, AgendaScreen)
        words = ASKED[name][2]
        key = next(key for key, item in screen.items.items() if words in item.title)
        screen.lines.goto(key)
        await opened.press("enter")
        await until(opened.pilot, lambda: opened.app.screen is not screen, lambda: opened.text)


@pytest.mark.parametrize("name", ASKED)
async def test_a_small_question_that_is_left_leaves_nothing_behind(
    path: Path, clock: HandClock, name: str
) -> None:
    async with open_dashboard(path, clock) as opened:
        await line_of(opened, name)
        dialog = opened.app.screen
        await opened.press("end", "x")
        await until(opened.pilot, lambda: drafts_of(path), lambda: "it is not kept while it stands")
        for _ in range(3):
            if opened.app.screen is dialog:
                await opened.press("escape")
        assert opened.app.screen is not dialog
        await until(opened.pilot, lambda: not drafts_of(path), lambda: str(drafts_of(path)))


async def test_an_answer_that_is_recorded_leaves_no_draft(path: Path, clock: HandClock) -> None:
    async with open_dashboard(path, clock) as opened:
        await line_of(opened, "Reply")
        await opened.press(*"flagged")
        await until(opened.pilot, lambda: drafts_of(path), lambda: "it is not kept while it stands")
        await opened.press("enter")
        await until(opened.pilot, lambda: not drafts_of(path), lambda: str(drafts_of(path)))
        (one,) = opened.app.board.kept.assignments.values()
        assert one.reply == "flagged"
        assert not opened.app.board.unfinished
