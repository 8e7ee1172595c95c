"""The card of a program of the season: what the least window shows, all of it to read, keys that act."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.times.zones import EASTERN
from matchweek.domain.tracker.season_view import SeasonRow
from matchweek.domain.tracker.tracked import Tracked
from matchweek.services.core.board import load_board
from matchweek.services.season import tracker
from matchweek.tui.screens.season.season_card import card_lines
from matchweek.tui.screens.season.tracker_form import TrackedForm
from matchweek.tui.screens.season.whole_card import SeasonCardScreen
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import new_week

NOW = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
DATE = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
DONE = Tracked(
    2, "9042140C0", "Harbor Hospital", specialty="Internal Medicine", city="Presque", state="PA",
    status="done", visa="yes", vibe=6, fit=7, training=8, lifestyle=9, bucket="top", note="they teach\ntwo",
    living="cheap", flags="one doubt", residents="stayed long",
)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "height", "there"),
    [
        (78, 4, ("Interview", "Scores", "Note")),
        (78, 9, ("Interview", "Scores", "Note", "Bucket", "Flags", "Place")),
        (118, 9, ("Interview", "Scores", "Note", "Bucket", "Flags", "Place", "Code", "Living", "Residents")),
    ],
)
def test_what_no_column_says_stands_first_and_how_much_more_there_is(
    width: int, height: int, there: tuple[str, ...]
) -> None:
    row = SeasonRow(DONE, Interview(1, "", DATE, status="done", tracked=2, interviewer="Dr. Brandt"))
    lines = card_lines(row, EASTERN, "Harbor Hospital", "", "", width, height)
    words = ["".join(each if isinstance(each, str) else each[0] for each in line) for line in lines]
    said = "\n".join(words)
    assert len(words) <= height and all(each in said for each in there), said
    assert "vibe 6, fit 7, training 8, lifestyle 9" in said and "they teach  (+1 line)" in said
    assert ("enter: " in words[-1]) == (width < 110)


async def test_enter_opens_all_of_it_and_its_keys_act_on_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "week.db"
    week = new_week(path, clock=FixedClock(NOW))
    tracker.add(
        week, institution="Harbor Hospital", specialty="IM", city="Presque", state="PA", at=DATE, vibe=6,
        note="they teach\nand stay", flags="one doubt", interviewer="Dr. Brandt",
    )  # fmt: skip
    tracker.add(week, institution="Lake Clinic", specialty="FM", status="done")
    async with open_dashboard(path, FixedClock(NOW), size=(80, 24)) as opened:
        await opened.press("f5")
        await opened.shows("p: prepared 0 of 17")
        # What is marked stays marked: here a key means the program that is read.
        await opened.press("end", "space", "home", "enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonCardScreen))
        for words in ("p: prepared 0 of 17", "Wed 18 Nov 19:00", "Wed 09:00 ET", "vibe 6", "and stay"):
            await opened.shows(words)
        await opened.press("9", "right", "t", "d")
        one, other = load_board(week).kept.tracked.values()
        assert (one.vibe, one.fit, one.status, other.vibe) == (9, 10, "done", None)
        await opened.press("u", "u", "u", "F")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, TrackedForm))
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonCardScreen))
        await opened.press("end")
        await opened.shows("undone, now: ")
        await opened.press("P", "home")
        await opened.shows("Program 1")
        for secret in ("Harbor", "teach", "Brandt", "Presque"):
            assert secret not in opened.text
        # A call comes whenever it comes.
        await opened.press("c")
        await until(opened.pilot, lambda: opened.app.session.board.calls)
        await opened.press("escape", "escape")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, SeasonCardScreen))
        # Taken out meanwhile, it says so.
        tracker.remove(week, 1)
        await opened.shows("taken out of your season")
        await opened.press("enter")
        await opened.shows("1 marked")
    week.close()
