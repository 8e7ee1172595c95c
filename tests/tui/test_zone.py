"""One's own zone on the screen: found by a place, its clock shown first, changed from anywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.domain.times.places import table
from matchweek.tui.screens.days.readiness import Readiness
from matchweek.tui.screens.days.timetable import TimetableScreen
from matchweek.tui.screens.own.zone import AskZone, welcome
from tests.support.pilot import Opened, open_dashboard
from tests.support.weeks import new_week

SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    week = new_week(tmp_path / "week.db")
    week.close()
    return tmp_path / "week.db"


def zone_of(opened: Opened) -> str:
    return opened.app.session.board.applicant.zone


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_city_is_found_and_its_clock_stands_there_before_it_is_kept(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    async with open_dashboard(tmp_path / "week.db", size=size, zone="") as opened:
        await opened.press(*"lahore")
        assert "10:42:07 Eastern, 19:42 in Lahore, Pakistan: does your phone agree?" in opened.text
        row = next(line for line in opened.text.splitlines() if "▌ Lahore" in line)
        assert "Thu 19:42" in row and "Mon 19:00" in row and "Asia/Karachi" in row
        assert "Mon 10:00 ET" in opened.text
        assert "Zone rules 20" in opened.text
        # The keys are named below it, at every size.
        assert "enter yes, keep it  esc later" in opened.text
        await opened.press("enter")
        assert zone_of(opened) == "Asia/Karachi"


@pytest.mark.parametrize(
    ("typed", "down", "zone"), [("florida", 2, "America/Chicago"), ("IST", 1, "Asia/Kolkata")]
)
async def test_what_has_several_clocks_is_chosen_and_enter_alone_keeps_none(
    tmp_path: Path, typed: str, down: int, zone: str
) -> None:
    async with open_dashboard(tmp_path / "week.db", size=(80, 24), zone="") as opened:
        await opened.press(*typed, "enter")
        assert isinstance(opened.app.screen, AskZone)
        assert zone_of(opened) == ""
        assert "Go down to your place, then enter." in opened.text
        await opened.press(*["down"] * down, "enter")
        assert zone_of(opened) == zone


async def test_a_machine_set_to_utc_does_not_say_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    async with open_dashboard(tmp_path / "week.db", size=(80, 24), zone="") as opened:
        await opened.shows("Computer is set to UTC")
        assert "Type your city, country or state." in opened.text
        await opened.press("enter")
        assert isinstance(opened.app.screen, AskZone)
        await opened.press("down", "enter")
        assert zone_of(opened) == "UTC"


@pytest.mark.parametrize("typed", ["qqqqqq", "Karachii", "kathmandhou", "k"])
async def test_what_begins_with_nothing_typed_is_never_kept_by_enter(tmp_path: Path, typed: str) -> None:
    async with open_dashboard(tmp_path / "week.db", zone="") as opened:
        await opened.press(*typed, "enter")
        assert isinstance(opened.app.screen, AskZone)
        assert zone_of(opened) == ""


async def test_the_table_is_read_only_when_a_place_is_typed_and_given_back(path: Path) -> None:
    table.forget()
    async with open_dashboard(path, zone="Asia/Karachi") as opened:
        await opened.press("ctrl+t")
        assert isinstance(opened.app.screen, AskZone)
        assert table._table.cache_info().currsize == 0
        await opened.press(*"delhi")
        assert table._table.cache_info().currsize == 1
        await opened.press("escape")
        assert table._table.cache_info().currsize == 0
        assert zone_of(opened) == ""


@pytest.mark.parametrize("typed", ["time zone", "zone"])
async def test_it_is_changed_from_the_palette_and_undone(path: Path, typed: str) -> None:
    async with open_dashboard(path, size=(120, 36), zone="Asia/Karachi") as opened:
        await opened.press("ctrl+p", *typed, "enter")
        assert isinstance(opened.app.screen, AskZone)
        assert "Your time zone" in opened.text and "Welcome" not in opened.text
        await opened.press(*"bombay", "enter")
        assert zone_of(opened) == opened.app.week_screen.zone == "Asia/Kolkata"
        assert "Kolkata" in opened.text
        await opened.press("u")
        assert zone_of(opened) == ""


async def test_it_is_changed_from_me(path: Path) -> None:
    async with open_dashboard(path, zone="Asia/Karachi") as opened:
        await opened.press("f4")
        me = opened.app.screen
        me.lines.goto("zone")  # type: ignore[attr-defined]
        assert "ctrl+t changes it from anywhere" in me.below.plain  # type: ignore[attr-defined]
        await opened.press("enter", *"abuja", "enter")
        assert zone_of(opened) == "Africa/Lagos"
        assert opened.app.screen is me
        assert "Africa/Lagos" in opened.text


async def test_it_is_changed_from_the_times_and_they_follow(path: Path) -> None:
    async with open_dashboard(path, zone="Asia/Karachi") as opened:
        await opened.press("H")
        assert isinstance(opened.app.screen, TimetableScreen)
        assert "ctrl+t changes your zone." in opened.app.screen.words.plain
        assert "Karachi" in opened.text
        await opened.press("ctrl+t", *"lagos", "enter")
        assert isinstance(opened.app.screen, TimetableScreen)
        heading = next(line for line in opened.text.splitlines() if "Eastern" in line and "Lagos" in line)
        assert "Karachi" not in heading


async def test_it_is_changed_from_readiness(path: Path) -> None:
    async with open_dashboard(path, zone="Asia/Karachi") as opened:
        await opened.press("R")
        assert isinstance(opened.app.screen, Readiness)
        opened.app.screen.lines.goto("ready.zone")
        assert "ctrl+t time zone" in opened.text
        await opened.press("ctrl+t", *"accra", "enter")
        assert zone_of(opened) == "Africa/Accra"
        assert isinstance(opened.app.screen, Readiness)
        assert opened.app.screen.zone == "Africa/Accra"
        assert "your zone: Africa/Accra" in opened.text


@pytest.mark.parametrize(("days", "first"), [(134, "F5"), (8, "F5"), (7, "ctrl+o"), (-1, "ctrl+o")])
def test_what_to_press_first_goes_by_the_time_of_year(days: int, first: str) -> None:
    opens = datetime(2027, 3, 15, 14, tzinfo=UTC)
    said = welcome(opens - timedelta(days=days), opens)
    keys = [piece[0] for piece in said.pieces if not isinstance(piece, str) and piece[1] == "key"]
    assert keys[0] == first and keys[-1] == "?"
