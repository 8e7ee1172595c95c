"""Who is not eligible for SOAP: nothing until its end, from then on as the unmatched (situation 61)."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.services.people import applicant
from matchweek.tui.screens.week.after import AfterScreen
from tests.support.hand_clock import HandClock
from tests.support.offers import et
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.thursday import thursday

NOT_YET = ("folded away", "not in SOAP", "ineligible")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    week, _ = thursday(file)
    applicant.change(week, name="F. Rahman", state="ineligible", zone="America/New_York")
    week.close()
    return file


def shown(opened: Opened) -> int:
    return len(opened.app.week_screen.programs.view)


async def test_the_list_comes_back_by_itself_when_soap_ends(path: Path) -> None:
    clock = HandClock(et("20:59"))
    async with open_dashboard(path, clock, (160, 45)) as opened:
        await until(opened.pilot, lambda: "folded away" in opened.text, lambda: opened.text)
        assert shown(opened) == 0
        clock.at = et("21:00")
        opened.app.week_screen.tick()
        await until(opened.pilot, lambda: shown(opened) > 0)
        opened.app.week_screen.tick(whole=True)
        await opened.pilot.pause()
        assert not [words for words in NOT_YET if words in opened.text], opened.text


async def test_what_is_left_and_whom_to_write_to(path: Path) -> None:
    async with open_dashboard(path, HandClock(et("21:30")), (160, 45)) as opened:
        await opened.press("W")
        assert isinstance(opened.app.screen, AfterScreen)
        await opened.shows("programs still open")
        assert "write to the programs" in opened.text.lower()
        await opened.press("escape")
        assert "folded away" not in opened.text


async def test_a_file_of_a_season_gone_by_shows_no_letters(path: Path) -> None:
    clock = HandClock(et("21:30").replace(month=6))
    async with open_dashboard(path, clock, (160, 45)) as opened:
        await opened.press("W")
        await opened.shows("over for good")
        assert "programs still open" not in opened.text
        await opened.press("enter")
        assert isinstance(opened.app.screen, AfterScreen)
