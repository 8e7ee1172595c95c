"""History by keys: narrowed, what undo would take back in words, a whole list asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.domain.programs.triage import Lane
from matchweek.services.core.week import Week
from matchweek.services.days import calls, interviews
from matchweek.services.lists import triage
from matchweek.services.season import tracker
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.week.history import HistoryScreen
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import AT, codes_of


@pytest.fixture
def path(week: Week) -> Path:
    first, second = codes_of(week)[:2]
    triage.set_lane(week, [first], Lane.PRIMARY)
    calls.add(week, AT, program=second, caller="Dr. Quill", note="asked about Step 3")
    interviews.add(week, second, AT.replace(day=19))
    triage.set_lane(week, [second], Lane.BACKUP)
    assert week.path is not None
    return week.path


def screen_of(opened: Opened) -> HistoryScreen:
    assert isinstance(opened.app.screen, HistoryScreen)
    return opened.app.screen


def shown(opened: Opened) -> list[str]:
    return [deed.words for deed in screen_of(opened).found]


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_it_shows_everything_and_what_undo_would_take_back(path: Path, size: tuple[int, int]) -> None:
    async with open_dashboard(path, size=size) as opened:
        await opened.press("h")
        await opened.shows("Thu 18 Mar 2027")
        title = opened.app.board.title(screen_of(opened).found[0].codes[0])
        assert f"u would take back: lane backup, {title[:10]}" in opened.text
        assert shown(opened)[0].startswith("lane backup")
        assert any(words.startswith("import of a list") for words in shown(opened))
        # The newest is taken back, stays visible as such, and the one before is offered.
        await opened.press("u")
        await opened.shows("would take back: interview")
        assert "taken back" in opened.text
        assert shown(opened)[0].startswith("took back: lane backup")
        await opened.press("U")
        await opened.shows("u would take back: lane backup")


async def test_it_is_narrowed_by_kind_program_day_and_words(path: Path) -> None:
    async with open_dashboard(path, size=(160, 45)) as opened:
        await opened.press("h")
        everything = len(shown(opened))
        await opened.press("f", "f")
        assert {kind for deed in screen_of(opened).found for kind in deed.kinds} == {"calls"}
        await opened.shows("Only calls")
        await opened.press("0")
        assert len(shown(opened)) == everything
        await opened.press("space")
        (meeting,) = opened.app.board.kept.interviews.values()
        assert screen_of(opened).shown.program == meeting.program
        assert len(shown(opened)) == 3, "its lane, its interview, its call"
        await opened.press("space", "slash", *"quill")
        assert [words for words in shown(opened) if "Dr. Quill" in words] == shown(opened) != []
        await opened.press("escape", "0", "left")
        assert screen_of(opened).shown.day is not None
        assert len(shown(opened)) == everything
        await opened.press("right")
        assert screen_of(opened).shown.day is None
        await opened.press("escape")
        assert opened.app.screen is opened.app.week_screen


def codes(opened: Opened) -> list[str]:
    return sorted(opened.app.board.programs.codes)


async def test_names_are_hidden_in_it_also_those_nobody_holds_any_more(path: Path, week: Week) -> None:
    tracker.add(week, institution="Zephyr Hospital", specialty="IM")
    async with open_dashboard(path, size=(160, 45)) as opened:
        # A call that is taken back before the mask has learnt its caller.
        await opened.press("u", "u", "u", "u")
        assert not opened.app.board.calls
        await opened.press("h")
        await opened.shows("took back: program of the season, Zephyr Hospital · Internal Med")
        await opened.press("escape")
        title = opened.app.board.title(codes(opened)[0])
        await opened.press("P", "h")
        assert "log a call" in opened.text
        assert "Quill" not in opened.text
        assert "Step 3" not in opened.text
        assert "program of the season" in opened.text and "Zephyr" not in opened.text
        assert title not in opened.text


async def test_a_whole_list_is_asked_about_before_it_is_taken_back(week: Week) -> None:
    assert week.path is not None
    async with open_dashboard(week.path) as opened:
        programs = len(opened.app.board.programs)
        await opened.press("u")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, Ask))
        assert f"{programs} programs" in opened.text
        assert "Take back a whole list" in opened.text
        await opened.press("n")
        assert len(opened.app.board.programs) == programs
        await opened.press("u", "y")
        await until(opened.pilot, lambda: not len(opened.app.board.programs))
        await opened.press("U")
        await until(opened.pilot, lambda: len(opened.app.board.programs) == programs)


async def test_ctrl_c_says_how_to_leave_without_marks(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await opened.press("ctrl+c")
        assert "q leaves matchweek" in opened.toasts
        assert not any(mark in opened.toasts for mark in ("[b]", "[/", "^q", "ctrl+q"))
        assert opened.app.is_running
        opened.app.clear_notifications()
        await opened.press("h", "ctrl+c")
        assert "Escape goes back to the week; there q leaves matchweek" in opened.toasts


async def test_a_long_history_shows_its_newest_at_once_and_finds_the_oldest(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchweek.tui.screens.week.history.FIRST", 2)
    async with open_dashboard(path, size=(160, 45)) as opened:
        await opened.press("h")
        screen = screen_of(opened)
        assert shown(opened)[0].startswith("lane backup")
        await until(opened.pilot, lambda: len(screen.own_acts) == 5)
        assert any(words.startswith("import of a list") for words in shown(opened))
        # Something done meanwhile stands on top, and what is older stays.
        await opened.press("u")
        await until(opened.pilot, lambda: len(screen.own_acts) == 6)
        assert shown(opened)[0].startswith("took back: lane backup")
        await until(opened.pilot, lambda: screen._job is None)
        assert [deed.taken_back for deed in screen.own_acts] == [False, True, False, False, False, False]
