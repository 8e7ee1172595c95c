"""What was begun and not finished is seen: in its list, on the agenda, at a restart, by its name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek import tui
from matchweek.domain.board.board import Board
from matchweek.domain.board.unfinished import of_draft
from matchweek.services.core import unsaved_text
from matchweek.services.core.week import Week
from matchweek.services.days import calls
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.screens.calls.call import CallForm
from matchweek.tui.screens.calls.interview import InterviewForm
from matchweek.tui.screens.programs.names import AskNames
from matchweek.tui.screens.programs.note import Note
from matchweek.tui.screens.week.agenda import AgendaScreen
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, codes_of

WEDNESDAY = datetime(2027, 3, 17, 14, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(WEDNESDAY)


@pytest.fixture
def path(week: Week) -> Path:
    assert week.path is not None
    return week.path


def titles(opened: Opened) -> list[str]:
    assert isinstance(opened.app.screen, AgendaScreen)
    return [item.title for item in opened.app.screen.items.values()]


async def go(opened: Opened, words: str) -> None:
    """Open what now, and go to the line that has some words."""
    await opened.press("w")
    screen = opened.app.screen
    assert isinstance(screen, AgendaScreen)
    await until(opened.pilot, lambda: any(words in item.title for item in screen.items.values()))
    screen.lines.goto(next(key for key, item in screen.items.items() if words in item.title))
    await opened.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_an_interview_without_its_time_stands_in_its_list_and_in_what_now(
    path: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    async with open_dashboard(path, clock, size=size) as opened:
        code = opened.app.week_screen.programs.grid.cursor or ""
        title = opened.app.board.title(code)
        await opened.press("i", "tab", "tab", "tab", *"Dr. Voss", *["escape"] * 4)
        assert opened.app.screen is opened.app.week_screen
        await until(opened.pilot, lambda: opened.app.board.unfinished)
        await opened.press("I")
        await opened.shows("time missing")
        assert title[:12] in opened.text
        await opened.press("escape")
        await go(opened, f"time missing: interview, {title}")
        screen = opened.app.screen
        assert isinstance(screen, InterviewForm)
        assert screen.form.by_id["interviewer"].value == "Dr. Voss"
        screen.form.go("at")
        await opened.press(*"15:00", "escape", "escape")
        await until(opened.pilot, lambda: not opened.app.board.unfinished)
        assert opened.app.board.kept.interviews
        await opened.press("w")
        assert not [each for each in titles(opened) if "missing" in each]


async def test_at_a_restart_each_is_named(path: Path, clock: HandClock, week: Week) -> None:
    first, second = codes_of(week)[:2]
    calls.add(week, WEDNESDAY, caller="Dr. Quill")
    unsaved_text.save(week, "call:1", {"note": "asked about"})
    unsaved_text.save(week, f"interview:new:{first}", {"interviewer": "Dr. Voss", "at": ""})
    unsaved_text.save(week, f"note:{second}", {"note": "ask for"})
    unsaved_text.save(week, "advocate:new", {"name": "", "role": "chair"})
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        title = opened.app.board.title
        wanted = [
            f"Time missing: interview, {title(first)}",
            f"Not finished: note on {title(second)}",
            "Name missing: a new advocate",
            "Not finished: call of Wed 17 Mar 10:00 ET, Dr. Quill (call 1)",
        ]
        for words in wanted:
            await until(opened.pilot, lambda words=words: words in opened.toasts, lambda: opened.toasts)
        for how in (
            "press n on its program.",
            "press enter on it in Calls.",
            "press enter on it in Advocates.",
        ):
            assert f"To go on, {how}" in opened.toasts
        week_screen = opened.app.week_screen
        await opened.shows("half done")
        assert "name missing" in opened.text, "in the list of advocates"
        opened.app.clear_notifications()
        await go(opened, "not finished: note on")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Note))
        await opened.press("escape")
        await until(opened.pilot, lambda: len(opened.app.board.unfinished) == 3)
        week_screen.go_to(week_screen.advocates)
        week_screen.advocates.grid.goto("begun")
        await opened.press("t")
        assert "No advocate is under the cursor" in opened.toasts
        await opened.press("enter")
        screen = opened.app.screen
        assert isinstance(screen, AdvocateForm)
        assert screen.form.by_id["role"].value == "chair"
        await opened.press(*"Dr. Osei", "escape", "escape")
        await until(opened.pilot, lambda: len(opened.app.board.unfinished) == 2)
        assert [each.name for each in opened.app.board.advocates] == ["Dr. Osei"]


async def test_a_call_that_names_no_program_is_asked_about_and_gets_late(
    path: Path, clock: HandClock, week: Week
) -> None:
    calls.add(week, WEDNESDAY, caller="Dr. Quill")
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        assert "program?" in opened.text
        await go(opened, "program missing: call of")
        assert isinstance(opened.app.screen, CallForm)
        await opened.press("escape", "escape")
        clock.at = WEDNESDAY + timedelta(days=2)
        await opened.press("w")
        await opened.shows("Late, and can still be done")


async def test_what_was_begun_is_masked(path: Path, clock: HandClock, week: Week) -> None:
    unsaved_text.save(week, "advocate:new", {"name": "Dr. Quillfeather"})
    async with open_dashboard(path, clock, size=(160, 45)) as opened:
        await until(opened.pilot, lambda: opened.app.board.unfinished)
        await opened.press("P")
        opened.app.week_screen.go_to(opened.app.week_screen.advocates)
        await opened.press("w")
        await opened.shows("not finished: advocate, Person 1")
        assert "Quillfeather" not in opened.text
        assert "Quillfeather" not in opened.toasts


async def test_another_windows_draft_is_seen_when_what_now_opens(
    path: Path, clock: HandClock, week: Week
) -> None:
    async with open_dashboard(path, clock) as opened:
        unsaved_text.save(week, f"interview:new:{codes_of(week)[0]}", {"place": "room 4"})
        await opened.press("w")
        await opened.shows("time missing")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_what_is_half_done_about_a_program_stands_on_its_card(
    week: Week, path: Path, clock: HandClock, size: tuple[int, int]
) -> None:
    first, other = codes_of(week)[:2]
    unsaved_text.save(week, f"note:{first}", {"note": "they asked for"})
    async with open_dashboard(path, clock, size=size) as opened:
        opened.app.week_screen.programs.grid.goto(first)
        await until(opened.pilot, lambda: opened.app.board.unfinished)
        await opened.press("enter")
        await opened.shows("note: not finished   n goes on with it")
        await opened.press("escape")
        if size == (160, 45):
            assert "note: not finished" in opened.app.week_screen.card.text
        opened.app.week_screen.programs.grid.goto(other)
        await opened.pilot.pause()
        assert "note: not finished" not in opened.app.week_screen.card.text


def test_each_draft_that_a_screen_keeps_is_named_in_words() -> None:
    """No draft is shown by the name that the file has for it."""
    kinds: set[str] = set()
    for path in Path(tui.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        bodies = re.findall(
            r"def draft_form\(self\) -> str:(.*?)(?=\n    def |\n    @|\n\n\n|\Z)", text, re.S
        )
        asked = re.findall(r"(?:draft_form ?=|KeptLines\(self,) ?f(\".*)", text)
        for part in (*bodies, *asked):
            kinds |= {*re.findall(r"\"([a-z_]+):", part)}
    assert {"interview", "for_the_call", "lane", "names", "reason", "reply"} <= kinds
    shown = {kind: of_draft(f"{kind}:9000120C0", {}, AT, Board()) for kind in kinds - {"me"}}
    assert {kind: each.title for kind, each in shown.items() if each.title.startswith(f"{kind}:")} == {}


async def test_names_half_typed_are_gone_on_with_from_the_agenda(
    path: Path, clock: HandClock, week: Week
) -> None:
    unsaved_text.save(week, f"names:{codes_of(week)[1]}", {"names": "Old Mil"})
    async with open_dashboard(path, clock) as opened:
        await until(opened.pilot, lambda: opened.app.board.unfinished)
        assert "names:" not in opened.toasts and "hat people call" in opened.toasts
        await opened.press("w")
        await opened.shows("what people call")
        screen = opened.app.screen
        assert isinstance(screen, AgendaScreen)
        place = next(row.key for row in screen.lines.rows if "what people call" in str(row.pieces))
        screen.lines.goto(place)
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AskNames), lambda: opened.text)
        await opened.shows("Old Mil")
