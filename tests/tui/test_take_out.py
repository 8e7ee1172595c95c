"""What leaves the week as a file, from the dashboard: calendar, table, backup; asked about, and masked."""

from __future__ import annotations

import csv
from pathlib import Path

import icalendar
import pytest

from matchweek.services.core.week import Week, open_week
from matchweek.services.file import keeping
from matchweek.services.history import history
from matchweek.services.lists import triage
from matchweek.services.season import tracker
from matchweek.tui.screens.dialogs.ask import Ask
from matchweek.tui.screens.letters.packet import PacketScreen
from matchweek.tui.screens.own.save_to import SaveTo
from matchweek.tui.screens.own.take_out import TakeOut
from matchweek.tui.screens.week.history import HistoryScreen
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import CLOCK, codes_of


@pytest.fixture
def path(week: Week) -> Path:
    triage.set_note(week, codes_of(week)[:1], "=1+1")
    assert week.path is not None
    return week.path


async def at(opened: Opened, line: str) -> None:
    await opened.press("X")
    assert isinstance(opened.app.screen, TakeOut)
    opened.app.screen.lines.goto(line)
    await opened.press("enter")


async def save(opened: Opened, to: Path) -> None:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, SaveTo))
    assert isinstance(opened.app.screen, SaveTo)
    opened.app.screen.line.value = str(to)
    await opened.press("enter")
    await until(opened.pilot, to.exists)
    await until(opened.pilot, lambda: "Written" in opened.toasts)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_calendar_is_written_with_honest_words(
    path: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    to = tmp_path / "week.ics"
    async with open_dashboard(path, size=size) as opened:
        await at(opened, "calendar")
        await opened.shows("a calendar of its own")
        assert "delete that calendar first" in " ".join(opened.text.split()) or size == (80, 24)
        await save(opened, to)
    assert len(icalendar.Calendar.from_ical(to.read_text(encoding="utf-8")).walk("VEVENT")) == 13


async def test_the_table_asks_once_with_the_rule_and_is_journalled(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "programs.csv"
    async with open_dashboard(path) as opened:
        await at(opened, "table")
        assert isinstance(opened.app.screen, Ask)
        assert "confidential" in opened.text
        await opened.press("n")
        assert isinstance(opened.app.screen, TakeOut)
        await opened.press("enter", "y")
        await save(opened, to)
        count = len(opened.app.board.programs)
    rows = list(csv.DictReader(to.open(encoding="utf-8", newline="")))
    assert len(rows) == count
    assert {row["note"] for row in rows} == {"", "'=1+1"}
    week = open_week(path, CLOCK)
    assert history.entries(week, 1)[0].act == "list.exported"
    week.close()


async def test_a_masked_screen_writes_a_masked_table(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "programs.csv"
    async with open_dashboard(path) as opened:
        await opened.press("P")
        await at(opened, "table")
        await opened.press("y")
        await save(opened, to)
        titles = {program.title for program in opened.app.board.programs.programs}
    text = to.read_text(encoding="utf-8")
    assert not [title for title in titles if title in text]
    assert not [code for code in opened.app.board.programs.codes if code in text]


async def test_the_season_is_written_as_it_can_come_in_again_and_masked_while_names_are(
    path: Path, tmp_path: Path
) -> None:
    week = open_week(path, CLOCK)
    tracker.add(week, institution="Harbor Hospital", specialty="IM", vibe=8, note="quiet Zoe")
    week.close()
    plain, hidden = tmp_path / "plain.csv", tmp_path / "masked.csv"
    async with open_dashboard(path) as opened:
        await at(opened, "season")
        await save(opened, plain)
        await opened.press("P")
        opened.app.clear_notifications()
        await opened.press("enter")
        await save(opened, hidden)
    (row,) = csv.DictReader(plain.open(encoding="utf-8", newline=""))
    assert (row["institution"], row["vibe"], row["note"]) == ("Harbor Hospital", "8", "quiet Zoe")
    text = hidden.read_text(encoding="utf-8")
    assert "Harbor" not in text and "Zoe" not in text and "Internal Medicine" in text


async def test_a_backup_is_made_and_named(path: Path) -> None:
    async with open_dashboard(path) as opened:
        before = len(keeping.copies(path))
        await at(opened, "backup")
        await until(opened.pilot, lambda: len(keeping.copies(path)) == before + 1)
        await until(opened.pilot, lambda: keeping.copies(path)[0].path.name in opened.text)


async def test_packet_and_history_are_reached_from_it(path: Path) -> None:
    async with open_dashboard(path) as opened:
        await at(opened, "history")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, HistoryScreen))
        await opened.press("escape")
        await at(opened, "packet")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, PacketScreen))
