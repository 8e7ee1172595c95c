"""The plan on screen: two tracks, one key an act, what is typed read before it is stored."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.domain.plan import packaged
from matchweek.domain.plan.plan import State
from matchweek.services.core import unsaved_text
from matchweek.services.core.week import open_week
from matchweek.services.plan import outreach, tasks
from matchweek.tui.commands import BY_ID
from matchweek.tui.screens.own.me import MeScreen
from matchweek.tui.screens.plan.plan import BELOW, GOES, HERE_TOO, PlanScreen, where_words
from matchweek.tui.session.unfinished import go_to
from matchweek.tui.widgets.line_list import wrap_cells
from tests.support.pilot import Opened, open_dashboard, until

SMALLEST = (80, 24)
CLOCK = FixedClock(datetime(2026, 11, 28, 15, tzinfo=UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    open_week(file, CLOCK).close()
    return file


async def on_plan(opened: Opened) -> PlanScreen:
    await opened.press("f6")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, PlanScreen))
    screen = opened.app.screen
    assert isinstance(screen, PlanScreen)
    await until(opened.pilot, lambda: bool(screen.planned))
    return screen


def state(screen: PlanScreen, key: str) -> State:
    return screen.planned[key].state


async def test_both_tracks_stand_side_by_side_and_each_act_is_a_key(path: Path) -> None:
    async with open_dashboard(path, CLOCK, size=(160, 45)) as opened:
        screen = await on_plan(opened)
        assert "This cycle" in opened.text and "The next cycle" in opened.text
        await the_routine(opened, screen)
        screen.left.goto("plan.audit")
        assert "what stands weak" in opened.text.replace("\n", " ") or "Scores" in opened.text
        await opened.press("space")
        await until(opened.pilot, lambda: state(screen, "plan.audit") is State.DONE)
        assert "plan.audit" not in {row.key for row in screen.left.rows}
        await opened.press("u")
        await until(opened.pilot, lambda: state(screen, "plan.audit") is State.OVERDUE)
        screen.left.goto("plan.inbox")
        await opened.press("x")
        await until(opened.pilot, lambda: state(screen, "plan.inbox") is State.NOT_FOR_ME)
        await opened.press("f")
        assert "not for you, you said" in opened.text
        screen.left.goto("plan.inbox")
        await opened.press("x")
        await until(opened.pilot, lambda: state(screen, "plan.inbox") is State.OVERDUE)
        await opened.press("tab")
        assert screen.under_cursor is not None and screen.under_cursor.key == "plan.step3"
        await opened.press("tab")
        screen.left.goto("plan.audit")
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, MeScreen))


async def the_routine(opened: Opened, screen: PlanScreen) -> None:
    """Ticked by a key, silenced by one, and back: two calm lines."""

    def count(name: str) -> int:
        found = screen.routine.counted if screen.routine is not None else ()
        return next(each.count for each in found if each.routine.id == name)

    assert "0 of 3 looks: mail, portals, Season" in opened.text
    screen.left.goto("routine.week")
    assert "1 practice, 2 reading, 3 off" in opened.text
    screen.left.goto("routine.day")
    for key, name in (("t", "looks"), ("1", "practice"), ("2", "reading"), ("3", "day_off")):
        await opened.press(key)
        await until(opened.pilot, lambda name=name: count(name) == 1)
    await opened.press("space", "3")
    await until(opened.pilot, lambda: count("looks") == 2 and count("day_off") == 0)
    await opened.press("s")
    await until(opened.pilot, lambda: "of 3 looks" not in opened.text)
    assert "The routine is silent: s in the plan (F6) brings it back." in opened.toasts
    await opened.press("f")
    assert "The routine is silent. s brings it back." in opened.text
    await opened.press("f", "s")
    await until(opened.pilot, lambda: "2 of 3 looks" in opened.text)


async def typed(opened: Opened, key: str, words: str) -> None:
    await opened.press(key)
    await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
    line = opened.app.focused
    assert isinstance(line, Input)
    line.value = words
    await opened.press("enter")


async def test_what_is_typed_is_read_before_it_is_stored(path: Path) -> None:
    async with open_dashboard(path, CLOCK, size=SMALLEST) as opened:
        screen = await on_plan(opened)
        assert "The next cycle" not in opened.text.split("\n")[2]
        await typed(opened, "plus", "Step 3 exam")
        await opened.shows("No day is in it")
        line = opened.app.focused
        assert isinstance(line, Input)
        line.value = "Step 3 exam 14 May"
        await opened.press("enter")
        await until(opened.pilot, lambda: "own.1" in screen.planned)
        # What one added is under the cursor, wherever its day puts it.
        await until(opened.pilot, lambda: screen.left.cursor == "own.1")
        screen.left.goto("plan.audit")
        assert "enter Me" in opened.text
        await typed(opened, "p", "20 Dec")
        await until(opened.pilot, lambda: screen.planned["plan.audit"].postponed)
        screen.left.goto("plan.audit")
        await typed(opened, "n", "asked Dr. Okafor")
        await until(opened.pilot, lambda: screen.planned["plan.audit"].note == "asked Dr. Okafor")
        await typed(opened, "L", "")
        # Said below the line that was typed, which a toast would hide.
        await opened.shows("A decision needs its reason")
        assert "A decision needs its reason" not in opened.toasts
        line = opened.app.focused
        assert isinstance(line, Input)
        line.value = "a post in research"
        await opened.press("enter")
        await until(opened.pilot, lambda: state(screen, "plan.letters") is State.FOLDED)
        screen.left.goto("own.1")
        await opened.press("delete")
        await until(opened.pilot, lambda: "own.1" not in screen.planned)
        await opened.press("u")
        await until(opened.pilot, lambda: "own.1" in screen.planned)
        await opened.press("escape")
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)


def test_a_task_of_every_season_is_told_whole_below_the_plan_at_eighty_columns() -> None:
    wide = SMALLEST[0] - 2
    for each in {*packaged.tasks(), *packaged.tasks(2027)}:
        where = "".join(piece if isinstance(piece, str) else piece[0] for piece in where_words(each.where))
        lines = wrap_cells(each.why, wide - 5) + wrap_cells(each.done_when + where, wide - 11)
        # Its days stand in a line above.
        assert 1 + len(lines) <= BELOW, each.id


def test_wherever_a_task_is_done_in_matchweek_a_key_goes_there() -> None:
    assert {each.where for each in packaged.tasks()} - {"outside"} <= {*GOES, *HERE_TOO}
    assert all(name in BY_ID for name in (*GOES.values(), *HERE_TOO.values()))


def screen_of(opened: Opened) -> PlanScreen:
    found = next(each for each in opened.app.screen_stack if isinstance(each, PlanScreen))
    assert isinstance(found, PlanScreen)
    return found


async def test_what_was_typed_is_named_at_a_restart_and_its_line_opens_again(path: Path) -> None:
    week = open_week(path, CLOCK)
    tasks.add(week, "Step 3 exam 14 May")
    outreach.add(week, ["Harbor Point"])
    drafts = {
        "plan_note:own.1": ("note", "ask Dr. Quill", "note on “Step 3 exam”"),
        "plan_put_off:plan.audit": ("to", "20 Dec", "to which day “Look at your application"),
        "plan_add:next": ("line", "Poster 1 Aug", "a task of your own"),
        "plan_decide:leave": ("because", "a post in", "the reason of your decision"),
        "outreach_reply:1": ("reply", "send your sc", "what Harbor Point answered"),
    }
    for form, (name, typed_before, _) in drafts.items():
        unsaved_text.save(week, form, {name: typed_before})
    unsaved_text.save(week, "plan_note:own.9", {"note": "of a task that is gone"})
    week.close()
    async with open_dashboard(path, CLOCK, size=(160, 45)) as opened:
        await until(opened.pilot, lambda: len(opened.app.board.unfinished) == len(drafts) + 1)
        titles = " · ".join(each.title for each in opened.app.board.unfinished)
        for form, (_, typed_before, named) in drafts.items():
            assert named in titles
            go_to(opened.app, form)
            await until(
                opened.pilot,
                lambda words=typed_before: (
                    isinstance(opened.app.focused, Input) and opened.app.focused.value == words
                ),
                lambda: opened.text,
            )
            while len(opened.app.screen_stack) > 2 or isinstance(opened.app.focused, Input):
                opened.app.pop_screen()
                await opened.pilot.pause()
        go_to(opened.app, "plan_note:own.9")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PlanScreen))


async def test_how_a_line_is_read_stands_below_it_and_nothing_of_it_is_shown_while_masked(path: Path) -> None:
    async with open_dashboard(path, CLOCK, size=(160, 45)) as opened:
        await on_plan(opened)
        # How a day is read stands below the line before it is stored.
        await opened.press("plus")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
        line = opened.app.focused
        assert isinstance(line, Input)
        line.value = "IM rotation 1 Apr to 31 May"
        await opened.shows("IM rotation: Thu 1 Apr 2027 to Mon 31 May 2027")
        line.value = "IM rotation"
        await until(opened.pilot, lambda: "Thu 1 Apr" not in opened.text)
        await opened.press("escape", "P", "plus")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
        line = opened.app.focused
        assert isinstance(line, Input)
        line.value = "Ask Dr. Mockingbird 14 May"
        await opened.shows("Fri 14 May 2027")
        assert "Mockingbird" not in opened.text
        await opened.press("enter")
        await until(opened.pilot, lambda: "own.1" in screen_of(opened).planned)
        screen_of(opened).left.goto("own.1")
        await typed(opened, "n", "she is Mr. Nightjar's friend")
        await until(opened.pilot, lambda: screen_of(opened).planned["own.1"].note != "")
        await opened.press("n")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
        assert "Nightjar" not in opened.text and "Mockingbird" not in opened.text
        await opened.press("escape", "P")


async def test_a_note_of_several_lines_is_typed_on_in_one_and_keeps_them(path: Path) -> None:
    week = open_week(path, CLOCK)
    tasks.set_note(week, "plan.audit", "first line\nsecond line")
    week.close()
    async with open_dashboard(path, CLOCK, size=SMALLEST) as opened:
        screen = await on_plan(opened)
        screen.left.goto("plan.audit")
        await opened.press("n")
        await opened.shows("first line ↵ second line")
        await opened.press("end", *"!", "enter")
        await until(opened.pilot, lambda: screen.planned["plan.audit"].note == "first line\nsecond line!")
