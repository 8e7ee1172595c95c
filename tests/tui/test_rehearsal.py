"""A rehearsal in the dashboard, by its keys: the clock, the phone, R3, the end."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import PacedClock
from matchweek.domain.offers.offers import OfferState
from matchweek.domain.season.timetable import round_at
from matchweek.rehearsal.runner import Runner
from matchweek.rehearsal.starting import begins_at
from matchweek.rehearsal.world.interest import Fortune
from matchweek.services.core.launch import Launch
from matchweek.services.core.rehearsed import Came
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.services.offers import offers
from matchweek.tui.app.dashboard import Dashboard
from matchweek.tui.panes.rehearsal_line import RehearsalLine
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.lists.import_preview import ImportPreview
from matchweek.tui.screens.lists.open_list import OpenList
from matchweek.tui.screens.rehearsal.rehearsal_begin import RehearsalBegin
from matchweek.tui.screens.rehearsal.rehearsal_end import RehearsalEnd
from matchweek.tui.screens.rehearsal.rehearsed_r3 import RehearsedR3
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.rehearsed import SEASON, staged


class Ticks:
    """Real seconds, as a test has them pass."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


class Rehearsed(Opened):
    """A rehearsal that is open; `wait` lets seconds pass on the wall."""

    runner: Runner
    clock: PacedClock
    ticks: Ticks

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def week(self) -> Week:
        week = self.app.session.week
        assert week is not None
        return week

    @property
    def line(self) -> str:
        """The line of the rehearsal; a screen that has just opened lets that of the week through."""
        lines = (line for each in reversed(self.app.screen_stack) for line in each.query(RehearsalLine))
        return next(line.text for line in lines if line.text)

    async def wait(self, seconds: float) -> None:
        self.ticks.at += seconds
        self.app.rehearser.tick()
        await self.pilot.pause()

    async def go_on_to(self, came: Came) -> None:
        """Press F9 until something of a kind arrives."""
        before = len(self.runner.arrivals)
        for _ in range(60):
            await self.press("f9")
            if any(each.came is came for each in self.runner.arrivals[before:]):
                return
        raise AssertionError(f"no {came} came")


@asynccontextmanager
async def rehearse(
    path: Path,
    start: str = "thursday",
    *,
    seed: int = 1,
    fortune: Fortune = Fortune.PLACED,
    size: tuple[int, int] = (120, 36),
) -> AsyncIterator[Rehearsed]:
    made: list[Runner] = []
    ticks = Ticks()
    clock = PacedClock(lambda: begins_at(SEASON, start), 60, ticks=ticks)

    def prepare() -> None:
        made[:] = [staged(path, seed, start, fortune)]

    app = Dashboard(Launch(path, clock, "Asia/Karachi", prepare, lambda: made[0]))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, RehearsalBegin))
        opened = Rehearsed(app, pilot)
        opened.runner, opened.clock, opened.ticks = made[0], clock, ticks
        await opened.shows("REHEARSAL")
        yield opened


async def test_it_waits_for_a_key_and_says_on_every_screen_that_it_is_a_rehearsal(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db") as opened:
        assert "REHEARSAL" in opened.text and "paused" in opened.line
        begins = opened.now
        await opened.wait(10)
        assert opened.now == begins
        await opened.press("enter")
        for keys in ((), ("question_mark",), ("c",), ("f3",), ("ctrl+p",), ("ctrl+o",), ("w",), ("H",)):
            await opened.press(*keys)
            await opened.shows("REHEARSAL")
            assert len(opened.app.screen_stack) > 1 or not keys
            for _ in range(4):
                if opened.app.screen is not opened.app.week_screen:
                    await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen


async def test_pause_speed_and_the_next_event(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db") as opened:
        await opened.press("enter")
        begins = opened.now
        await opened.wait(2)
        assert opened.now == begins + timedelta(minutes=2) and " 60× " in opened.line
        await opened.press("f8")
        await opened.wait(30)
        assert opened.now == begins + timedelta(minutes=2) and "paused" in opened.line
        await opened.press("f8", "plus")
        assert opened.clock.speed == 120 and " 120× " in opened.line
        await opened.press("minus", "minus", "minus")
        assert opened.clock.speed == 15
        opens = opened.runner.model.timetable.rounds[0].opens
        await opened.press("f9")
        assert opened.now == opens
        assert [each.came for each in opened.runner.arrivals] == [Came.ROUND]
        # The alarm of the boundary that was jumped over is told too.
        assert "Round 1" in opened.toasts


async def test_plus_adds_an_advocate_only_in_their_pane(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db") as opened:
        await opened.press("enter", "plus")
        assert opened.clock.pace == 120
        await opened.press("tab", "plus")
        assert opened.clock.pace == 120 or opened.clock.pace == 6
        assert opened.app.screen is not opened.app.week_screen
        await opened.press("escape", "escape", "tab", "plus")
        assert opened.app.rehearser.wanted == 300


async def test_the_clock_never_passes_what_comes_however_fast_it_runs(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db", "tuesday") as opened:
        await opened.press("enter")
        coming = opened.runner.next_at(opened.now)
        opened.ticks.at += 10_000
        assert opened.now == coming
        await opened.wait(0)
        assert [each.came for each in opened.runner.arrivals] == [Came.CALL]
        assert opened.clock.speed == 6, "slower while it rings"


async def test_answering_the_phone_fills_in_only_the_number(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db", "tuesday") as opened:
        await opened.press("enter")
        await opened.go_on_to(Came.CALL)
        (ringing,) = opened.runner.arrivals
        assert ringing.number in opened.line and "rings" in opened.line
        assert ringing.words not in opened.text
        await opened.press("c")
        form = opened.app.screen
        assert isinstance(form, CallForm)
        await opened.shows("You hear:")
        (call,) = calls.everything(opened.week)
        assert (call.number, call.program, call.note, call.caller) == (ringing.number, None, "", "")
        await opened.press("escape", "escape")
        await opened.wait(1)
        assert "rings" not in opened.line
        await opened.wait(300)
        assert not any(each.came is Came.VOICEMAIL for each in opened.runner.arrivals)


async def test_a_call_nobody_takes_becomes_missed_and_is_returned(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db", "tuesday") as opened:
        await opened.press("enter")
        await opened.go_on_to(Came.VOICEMAIL)
        voicemail = opened.runner.arrivals[-1]
        assert not calls.everything(opened.week), "only the person records"
        assert "was missed" in opened.line
        await opened.press("M")
        await opened.shows("You hear:")
        await opened.press("escape", "b", "escape")
        (call,) = calls.everything(opened.week)
        assert (call.number, call.missed, call.call_back) == (voicemail.number, True, "done")
        await opened.wait(1)
        assert opened.runner.arrivals[-1].came is Came.RETURNED
        assert "somebody answers" in opened.toasts


async def test_r3_is_answered_in_r3_and_recorded_here(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db") as opened:
        await opened.press("enter", "f8", "f9")
        assert "look in R3" in opened.line
        await opened.press("ctrl+r")
        assert isinstance(opened.app.screen, RehearsedR3)
        first, second = opened.runner.in_r3(opened.now)[:2]
        await opened.shows(first.title[:20])
        await opened.press("a")
        await opened.press("y")
        assert opened.runner.in_r3(opened.now)[0].state == "accepted"
        assert offers.everything(opened.week) == ()
        await opened.press("o")
        await opened.pilot.pause()
        await opened.press("enter")
        await until(opened.pilot, lambda: offers.everything(opened.week))
        (offer,) = offers.everything(opened.week)
        assert offer.program == first.program
        await opened.press("ctrl+r", "x")
        assert "No open offer" in opened.toasts or opened.app.screen is opened.app.week_screen
        assert opened.runner.in_r3(opened.now)[1].state == "withdrawn", second


async def test_the_list_of_r3_is_brought_in_as_a_file(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db", "monday") as opened:
        await opened.press("enter", "f8")
        await opened.go_on_to(Came.LIST)
        assert "unfilled-monday.csv" in opened.toasts
        for _ in range(3):
            if opened.app.screen is not opened.app.week_screen:
                await opened.press("escape")
        await opened.press("ctrl+o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenList))
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, ImportPreview))
        await opened.press("enter")
        await until(opened.pilot, lambda: len(opened.app.board.programs) > 800)


async def test_a_rule_that_says_no_and_the_keys_are_told_at_the_end(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db") as opened:
        await opened.press("enter", "f8", "j", "j")
        from matchweek.errors import RuleSaysNo

        opened.app.tell(RuleSaysNo("No applications left in ERAS", rule="45", section="applications.cap"))
        await opened.press("q")
        assert isinstance(opened.app.screen, RehearsalEnd)
        assert "so far" in opened.text
        assert "No applications left in ERAS" in opened.text
        assert "j 2×" in opened.text or "down 2×" in opened.text
        await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen and opened.app.is_running
        await opened.press("q", "q")
        assert opened.app.return_code == 0


PRESSES_AT_MOST = 2000


async def test_the_end_comes_by_itself_on_friday_at_noon(tmp_path: Path) -> None:
    async with rehearse(tmp_path / "week.db", size=(160, 45)) as opened:
        await opened.press("enter", "f8")
        timetable = opened.runner.model.timetable
        for _ in range(PRESSES_AT_MOST):
            if opened.now >= timetable.match_day:
                break
            await opened.press("f9")
            number = round_at(timetable, opened.now)
            if number == 1 and not offers.everything(opened.week):
                await _accept(opened)
            if len(opened.app.screen_stack) > 1 and not isinstance(opened.app.screen, RehearsalEnd):
                await opened.press("escape")
        await until(opened.pilot, lambda: _ended(opened))
        assert "the week is over" in opened.text
        end = opened.app.screen
        assert isinstance(end, RehearsalEnd)
        shown = end.page.words.plain
        told = _plain(opened.runner.told(opened.week, opened.now))
        # The last key was counted after its own work.
        missing = [line for line in told if line not in shown]
        assert [line.partition(":")[0] for line in missing] in ([], ["Keys pressed"])
        assert ": accepted" in shown and opened.clock.paused
        await opened.press("q")
        assert opened.app.return_code == 0


def _ended(opened: Rehearsed) -> bool:
    opened.app.rehearser.tick()
    return isinstance(opened.app.screen, RehearsalEnd)


async def _accept(opened: Rehearsed) -> None:
    """In R3 by its keys; here by the services, whose keys have tests of their own."""
    await opened.press("ctrl+r", "a")
    await opened.press("y", "escape")
    taken = next(each for each in opened.runner.in_r3(opened.now) if each.state == "accepted")
    offers.record(opened.week, taken.program)
    offers.accept(opened.week, taken.program)
    (offer,) = offers.everything(opened.week)
    assert offer.state is OfferState.ACCEPTED


def _plain(lines: tuple[str, ...]) -> list[str]:
    return [f"   {line.strip()}" if line.startswith(" ") else line for line in lines]


async def test_ones_own_week_knows_no_rehearsal(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        assert "REHEARSAL" not in opened.text
        for key in ("f8", "f9", "ctrl+r"):
            await opened.press(key)
            assert "matchweek rehearse" in opened.toasts
            opened.app.clear_notifications()
        await opened.press("plus")
        assert "works in Advocates" in opened.toasts


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_line_fits_and_hides_no_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with rehearse(tmp_path / "week.db", "tuesday", size=size) as opened:
        await opened.shows("enter begin")
        assert any("enter begin" in row for row in opened.text.splitlines()[-5:]) or size[1] > 24
        await opened.press("enter", "f8")
        await opened.go_on_to(Came.CALL)
        await opened.press("c")
        await opened.shows("You hear:")
        rows: list[Any] = opened.text.splitlines()
        assert "REHEARSAL" in rows[-1] and "F9" in rows[-1]
        assert any("end typing" in row for row in rows)


async def test_a_real_week_file_is_never_touched(tmp_path: Path, week: Week) -> None:
    assert week.path is not None
    week.close()
    before = hashlib.sha256(week.path.read_bytes()).hexdigest()
    async with rehearse(tmp_path / "rehearsal" / "week.db") as opened:
        await opened.press("enter", "f9", "1", "c", "escape", "escape", "f9", "q")
    assert hashlib.sha256(week.path.read_bytes()).hexdigest() == before


async def test_a_key_before_the_fictional_week_is_there_does_no_harm(tmp_path: Path) -> None:
    wait = threading.Event()

    def prepare() -> None:
        wait.wait(30)
        made.append(staged(tmp_path / "week.db", 3, "monday"))

    made: list[Runner] = []
    clock = PacedClock(lambda: begins_at(SEASON, "monday"), 60.0)
    app = Dashboard(Launch(tmp_path / "week.db", clock, "", prepare, lambda: made[0]))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        for key in ("question_mark", "escape", "f8", "f9", "plus", "ctrl+r"):
            await pilot.press(key)
        wait.set()
        await until(pilot, lambda: app.session.shows)
        await until(pilot, lambda: app.is_rehearsing)
        assert app.is_running
