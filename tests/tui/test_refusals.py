"""A refusal goes once one has gone on to another screen; an alarm and trouble with the file stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.errors import BadInput, RuleSaysNo, WeekFileError
from matchweek.tui.app.refusals import READ_FOR
from tests.support.pilot import Opened, open_dashboard, until
from tests.support.weeks import listings, new_week


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "week.db"
    new_week(file, listings(3)).close()
    return file


def left(opened: Opened) -> dict[str, float]:
    """The seconds for which each toast still stands, by its title."""
    return {note.title: note.time_left for note in opened.app.standing_toasts()}


async def stands(opened: Opened, *titles: str) -> None:
    await until(opened.pilot, lambda: set(left(opened)) == {*titles}, lambda: str(left(opened)))


def read_long_ago(opened: Opened) -> None:
    for note in opened.app.standing_toasts():
        note.raised_at -= READ_FOR


async def test_a_refusal_goes_with_its_screen_and_nothing_else_does(path: Path) -> None:
    async with open_dashboard(path) as opened:
        app = opened.app
        app.clear_notifications()
        app.tell(RuleSaysNo("Not yet", "They call first.", rule="They call first.", section="contact.begin"))
        app.tell(BadInput("No such day", "31 June"))
        app.tell(WeekFileError("The disk is full"))
        app.notify("Round 1 opens.", title="In 10 minutes", severity="warning", timeout=60)
        every = ("Not yet", "No such day", "The disk is full", "In 10 minutes")
        await stands(opened, *every)
        # On the same screen they stand for their time.
        await opened.press("j", "k")
        assert set(left(opened)) == {*every}
        # Who goes on before they were read has a moment more for them.
        await opened.press("enter")
        await until(opened.pilot, lambda: left(opened)["Not yet"] <= READ_FOR, lambda: str(left(opened)))
        assert left(opened)["No such day"] <= READ_FOR < left(opened)["The disk is full"]
        app.clear_notifications()
        app.tell(BadInput("No such week", "53"))
        app.notify("Round 1 opens.", title="In 10 minutes", severity="warning", timeout=60)
        await stands(opened, "No such week", "In 10 minutes")
        read_long_ago(opened)
        await opened.press("escape")
        await stands(opened, "In 10 minutes")


async def test_what_closes_its_own_screen_is_told_on_the_one_below(path: Path) -> None:
    async with open_dashboard(path) as opened:
        app = opened.app
        await opened.press("enter")
        card = app.screen
        app.clear_notifications()
        app.tell(BadInput("No such day", "31 June"))
        await stands(opened, "No such day")
        read_long_ago(opened)
        card.dismiss(None)
        await until(opened.pilot, lambda: app.screen is app.week_screen)
        await stands(opened, "No such day")
        await opened.press("f4")
        await stands(opened)
