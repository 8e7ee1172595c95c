"""Somebody helps at the laptop (81): calls, agenda and own applications are shown, the List nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.services.days import calls
from matchweek.services.lists import triage
from matchweek.services.people import advocates, applicant, assignments
from matchweek.tui.screens.dialogs.command_palette import Palette
from matchweek.tui.screens.own.take_out import TakeOut
from tests.cli.lists import HARBOR, PENA, ROWS
from tests.support.lived import TUE, Lived, monday, typed
from tests.support.pilot import Opened, until

ELSEWHERE = "9031110C0"
"""A program of the list that one has nothing to do with yet: only a lane and an advocate."""


@pytest.fixture
def lived(week_file: Path) -> Lived:
    lived = monday(week_file)

    def more(week: object) -> None:
        calls.add(week, program=PENA, caller="Dr. Quill")  # type: ignore[arg-type]
        triage.set_lane(week, [ELSEWHERE], triage.read_lane("primary"))  # type: ignore[arg-type]
        advocates.add(week, "Dr. Okafor", tier=1)  # type: ignore[arg-type]
        assignments.assign(week, "Okafor", [ELSEWHERE])  # type: ignore[arg-type]

    lived.do(f"{TUE}09:00", more)
    return lived


async def toggle(opened: Opened) -> None:
    await opened.press("ctrl+p")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, Palette))
    await typed(opened, "a helper looks on")
    await opened.press("enter")
    await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)


OTHERS = [row for row in ROWS if row[0] not in (HARBOR, PENA)]
SECRETS = ("Mesa Vieja", "Juniper", "Lakeshore", "Cascadia", ELSEWHERE, "9030220C0")


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_81_the_list_is_shown_nowhere_and_comes_back(lived: Lived, size: tuple[int, int]) -> None:
    async with lived.at(f"{TUE}09:30", size) as opened:
        await opened.shows("Juniper" if size[0] > 100 else "Elko")
        await toggle(opened)
        await opened.shows("a helper looks on: the List is hidden" if size[0] > 100 else "list hidden")
        assert len(opened.app.board.programs) == 2
        for keys in ([], ["w"], ["v"], ["L"], ["V"], ["l"], ["W"], ["f3"], ["ctrl+p"], ["N"], ["R"], ["D"]):
            await opened.press(*keys)
            await opened.pilot.pause()
            shown = opened.text + opened.toasts
            assert not [name for name in SECRETS if name in shown], (keys, shown)
            if keys:
                await opened.press("escape")
                await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
        await opened.press("slash", *"juniper")
        await opened.shows("Nothing matches")
        await opened.press("escape", "escape")
        await toggle(opened)
        assert len(opened.app.board.programs) == len(ROWS)
        assert "the List is shown again" in opened.app.week_screen.foot.text


async def test_81_calls_and_own_applications_go_on_as_ever(lived: Lived) -> None:
    async with lived.at(f"{TUE}09:30") as opened:
        await toggle(opened)
        await opened.shows("Harbor Point")
        await opened.press("c")
        await typed(opened, "harbor")
        await opened.press("enter", "y", "escape", "escape")
        await until(opened.pilot, lambda: opened.app.board.programs[HARBOR].contact == "unlocked")
        assert ELSEWHERE not in opened.app.board.programs


async def test_81_what_would_show_the_list_says_why_not(lived: Lived, tmp_path: Path) -> None:
    async with lived.at(f"{TUE}09:30") as opened:
        await toggle(opened)
        for key in ("ctrl+o", "p", "h"):
            await opened.press(key)
            assert opened.app.screen is opened.app.week_screen
        await opened.press("X")
        screen = opened.app.screen
        assert isinstance(screen, TakeOut)
        screen.lines.goto("table")
        await opened.press("enter")
        assert opened.app.screen is screen
        assert "may not be shared" in opened.toasts


async def test_81_who_is_written_down_as_a_friend_is_told_of(lived: Lived) -> None:
    done = lived.do(f"{TUE}09:00", lambda week: applicant.change(week, friend="Sana"))
    assert "may not see the List" in " ".join(done.warnings)
    assert not lived.do(f"{TUE}09:00", lambda week: applicant.change(week, friend="")).warnings
