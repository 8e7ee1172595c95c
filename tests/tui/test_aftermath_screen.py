"""After on screen: calm while nothing is asked; then steps and people, one key an act."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.widgets import Input

from matchweek.clock import FixedClock
from matchweek.domain.season.timetable import load_season
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.services.people import advocates, applicant
from matchweek.tui.screens.after.aftermath import AftermathScreen
from matchweek.tui.screens.after.answers import AnswersForm
from matchweek.tui.screens.after.look_back_page import LookBackPage
from matchweek.tui.screens.after.next_season import NextSeason
from matchweek.tui.screens.letters.letter import LetterForm
from tests.support.hand_clock import HandClock
from tests.support.pilot import Opened, open_dashboard, until

TIMES = load_season(2027)


def a_week(path: Path) -> Path:
    week = open_week(path, FixedClock(TIMES.list_opens))
    applicant.change(
        week, state="unmatched", friend="Lena", friend_phone="555-0107", crisis_line="Line 555-0100"
    )
    advocates.add(week, name="Dr. Ruth Okafor", role="attending")
    week.close()
    return path


async def without_a_line(opened: Opened, clock: HandClock) -> None:
    """Without a list the week says what is next, and no last line names a key that does nothing."""
    await opened.shows("until then: your interviews")
    clock.at = TIMES.match_day + timedelta(hours=1)
    opened.app.tick()
    await opened.shows("While this window was away")
    await opened.press("escape")
    await opened.shows("NOW nothing is asked of you now F7")
    assert "Match Week is over." in opened.text and "No list yet" not in opened.text
    assert "F7 After" in opened.text and "x refuse" not in opened.text
    await opened.press("f5")
    await opened.shows("v invitation  + add")
    assert "enter open" not in opened.text


async def in_quiet_days(opened: Opened) -> AftermathScreen:
    """Nothing is asked: how it ended, said once, and who is there."""
    await opened.press("f7")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, AftermathScreen))
    screen = opened.app.screen
    assert isinstance(screen, AftermathScreen)
    await opened.shows("No place this time")
    assert opened.text.count("No place this time") == 1
    assert "f what waits" in opened.text and "space done" not in opened.text
    assert "Line 555-0100" in opened.text and "Lena 555-0107" in opened.text
    assert not screen.steps and not screen.people
    return screen


async def test_calm_first_then_steps_and_people(tmp_path: Path) -> None:
    clock = HandClock(TIMES.list_opens - timedelta(hours=1))
    async with open_dashboard(a_week(tmp_path / "week.db"), clock, size=(120, 36)) as opened:
        await without_a_line(opened, clock)
        screen = await in_quiet_days(opened)
        await opened.press("f")
        await until(opened.pilot, lambda: "advocate/1" in screen.people)
        clock.at = TIMES.match_day + timedelta(days=5)
        screen.load()
        assert "plan.debrief_asked" in screen.steps and "plan.folder" not in screen.steps
        assert screen.steps["plan.thanks"].state == "overdue" and " ! " not in opened.text
        assert "space done, thanked  t write thanks  enter open  p one page  u undo" in opened.text
        screen.lines.goto("plan.debrief_asked")
        await opened.press("space")
        await until(opened.pilot, lambda: screen.steps["plan.debrief_asked"].state == "done")
        await opened.press("u")
        await until(opened.pilot, lambda: screen.steps["plan.debrief_asked"].state != "done")
        screen.lines.goto("advocate/1")
        for key, is_so in (
            ("space", lambda: screen.people["advocate/1"].thanked),
            ("n", lambda: screen.people["advocate/1"].noted),
            ("a", lambda: screen.people["advocate/1"].record.asked_at is not None),
        ):
            await opened.press(key)
            await until(opened.pilot, is_so)
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, AnswersForm))
        await opened.press(*"Step2", "escape", "escape")
        await until(opened.pilot, lambda: screen.people["advocate/1"].record.against == "Step2")
        await opened.press("p")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LookBackPage))
        await opened.shows("worked against me")
        await opened.press("o")
        await until(opened.pilot, lambda: isinstance(opened.app.focused, Input))
        line = opened.app.focused
        assert isinstance(line, Input)
        row = tmp_path / "row.csv"
        line.value = str(row)
        await opened.press("enter")
        await until(opened.pilot, row.exists)
        assert "not placed" in row.read_text(encoding="utf-8")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LookBackPage))
        await opened.press("escape")
        screen.lines.goto("advocate/1")
        await opened.press("d")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, LetterForm))


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*.db"))


async def test_the_next_season_is_looked_at_before_its_file_is_made(tmp_path: Path) -> None:
    clock = HandClock(TIMES.match_day - timedelta(days=1))
    path = a_week(tmp_path / "week.db")
    async with open_dashboard(path, clock, size=(80, 24)) as opened:
        await opened.press("f7", "s")
        await opened.shows("The season 2027 is not over")
        opened.app.clear_notifications()
        clock.at = TIMES.match_day + timedelta(days=20)
        # From anywhere, by its name.
        await opened.press("f2", "ctrl+p", *"next season", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, NextSeason))
        screen = opened.app.screen
        assert isinstance(screen, NextSeason)
        await opened.shows("people, to be asked anew: 1")
        assert "Nothing is written yet" in opened.text and files(tmp_path) == ["week.db"]
        assert screen.line.value == str(tmp_path / "week-2028.db")
        # A file that is there is never written over.
        screen.line.value = str(path)
        await opened.press("enter")
        await opened.shows("A file is there already")
        screen.line.value = str(tmp_path / "my next.db")
        await opened.press("enter")
        await opened.shows("The new file is made")
        assert "enter copy" in opened.text and "enter begin it" not in opened.text
        await opened.press("enter")
        assert opened.app.clipboard == f"matchweek --file '{tmp_path / 'my next.db'}'"
        await opened.press("escape")
        assert opened.app.screen is not screen
    new = open_week(tmp_path / "my next.db", clock)
    assert [each.name for each in load_board(new).advocates] == ["Dr. Ruth Okafor"]
    new.close()
