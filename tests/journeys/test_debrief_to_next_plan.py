"""After a week without a place, by keys: what was said, the decision, the next months; each act undone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.domain.plan.plan import State
from matchweek.domain.season.timetable import load_season
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.people import advocates, applicant
from matchweek.tui.screens.after.aftermath import AftermathScreen
from matchweek.tui.screens.after.answers import AnswersForm
from matchweek.tui.screens.plan.gantt import GanttScreen
from matchweek.tui.screens.plan.plan import PlanScreen
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until

TIMES = load_season(2027)
APRIL = TIMES.match_day + timedelta(days=30)


def an_unplaced_week(path: Path) -> Path:
    week = open_week(path, FixedClock(TIMES.list_opens))
    applicant.change(week, state="unmatched", step3="not_taken", season_interviews=0)
    advocates.add(week, name="Dr. Ruth Okafor", role="attending")
    week.close()
    return path


async def on(opened: Opened, key: str, kind: type) -> object:
    await opened.press(key)
    await until(opened.pilot, lambda: isinstance(opened.app.screen, kind))
    return opened.app.screen


def kept(path: Path) -> tuple[object, ...]:
    week = open_week(path, FixedClock(APRIL))
    held = load_board(week).kept
    week.close()
    return dict(held.own_tasks), dict(held.tasks), dict(held.afterwards)


async def test_from_what_they_said_to_the_next_twelve_months_and_back(tmp_path: Path) -> None:
    path = an_unplaced_week(tmp_path / "week.db")
    before = kept(path)
    async with open_dashboard(path, HandClock(APRIL), size=(120, 36)) as opened:
        after = await on(opened, "f7", AftermathScreen)
        assert isinstance(after, AftermathScreen)
        await until(opened.pilot, lambda: "advocate/1" in after.people)
        after.lines.goto("advocate/1")
        await on(opened, "enter", AnswersForm)
        await opened.press(*"Step3", "escape", "escape")
        await until(opened.pilot, lambda: after.people["advocate/1"].record.against == "Step3")
        after.lines.goto("plan.rebuild_or_leave")
        await opened.press("B")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
        # What goes into the next plan is shown before it is stored.
        assert "U.S. clinic, first block" in opened.text and "10 Sep 2027" in opened.text
        assert not opened.app.board.kept.own_tasks
        await opened.press(*"Step3", "enter")
        own = opened.app.board.kept.own_tasks
        await until(opened.pilot, lambda: len(own) == 9, lambda: f"{len(own)} bars")
        plan = await on(opened, "f6", PlanScreen)
        assert isinstance(plan, PlanScreen)
        await until(opened.pilot, lambda: plan.planned["plan.other_ways"].state is State.FOLDED)
        assert plan.planned["plan.letters"].is_open
        await on(opened, "b", GanttScreen)
        gantt = opened.app.screen
        assert isinstance(gantt, GanttScreen)
        begins = own[2].first
        gantt.lines.goto("own.2")
        await opened.press("l")
        await until(opened.pilot, lambda: own[2].first == begins + timedelta(days=7))
        await opened.press("escape")
        # The bar moved, the decision with its bars, what was said: three acts, three keys.
        await opened.press("u")
        await until(opened.pilot, lambda: own[2].first == begins)
        await opened.press("u")
        await until(opened.pilot, lambda: not opened.app.board.kept.own_tasks)
        await until(opened.pilot, lambda: plan.planned["plan.other_ways"].state is not State.FOLDED)
        await opened.press("u")
        await until(
            opened.pilot, lambda: not any(each.against for each in opened.app.board.kept.afterwards.values())
        )
    now = kept(path)
    assert now[0] == before[0]
    assert not any(each.done_at or each.choice for each in now[1].values())  # type: ignore[attr-defined]
