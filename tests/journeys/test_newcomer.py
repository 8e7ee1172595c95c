"""A newcomer: from the first start to 200 programs sorted and 45 recorded, by keys a person would press."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events

from matchweek.clock import FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.programs.program import Listing
from matchweek.rehearsal.world.national import national_list
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from matchweek.tui.screens.lists.import_preview import ImportPreview
from matchweek.tui.screens.lists.open_list import OpenList
from matchweek.tui.screens.programs.submit import SubmitQuestion
from tests.support.pilot import Opened, open_dashboard, until

# Monday 11:20 Eastern: the list is open, the services accept applications.
MONDAY = FixedClock(datetime(2027, 3, 15, 15, 20, tzinfo=UTC))
MOST_KEYS = 265
SORTED, RECORDED = 200, 45
COLUMNS = {
    "NRMP Program Code": "code",
    "ACGME ID": "acgme_id",
    "Institution": "institution",
    "Program": "name",
    "Specialty": "specialty",
    "City": "city",
    "State": "state",
    "Positions": "positions",
    "Application Service": "service",
    "Visa": "visa",
}


class Person:
    """Presses keys, which are counted, and types names, which are not."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.keys = 0
        # A breath of this person is as long as the machine needs.
        opened.app.week_screen.programs.breath = lambda: 0.0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.opened.press(*keys)

    async def types(self, words: str) -> None:
        await self.opened.press(*("space" if letter == " " else letter for letter in words))

    async def finds(self, words: str) -> None:
        await self.press("slash")
        await self.types(words)
        await self.press("enter")

    async def chooses(self, words: str) -> None:
        """Only what a choice of the filter shows: found by its name, taken, the filter left."""
        await self.press("f", "slash")
        await self.types(words)
        await self.press("enter", "space", "f")

    async def begins(self, file: Path) -> None:
        """The first question, then the list from its file."""
        opened = self.opened
        await opened.shows("Welcome to matchweek")
        await self.types("lahore")
        await opened.shows("in Lahore, Pakistan")
        await self.press("enter")
        await opened.shows("No list yet.")
        await self.press("ctrl+o")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenList))
        line = opened.app.screen.line  # type: ignore[attr-defined]
        # As a terminal does when the file is dropped into its window.
        opened.app.post_message(events.Paste(f"'{file}'"))
        await until(opened.pilot, lambda: line.value)
        await self.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, ImportPreview))
        await opened.shows("What it changes")
        await self.press("enter")
        await opened.shows("Programs  949 ")

    async def records(self) -> str:
        """What is planned is recorded at once; returns the title of the question."""
        await self.chooses("planned")
        await self.press("asterisk", "A")
        asked = self.opened.app.screen
        assert isinstance(asked, SubmitQuestion), self.opened.text
        title = asked.title_line.text
        await self.press("y")
        return title


@pytest.fixture(scope="module")
def listed() -> list[Listing]:
    return list(national_list(2027))


@pytest.fixture
def file(tmp_path: Path, listed: list[Listing]) -> Path:
    path = tmp_path / "monday list.csv"
    with path.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(COLUMNS)
        writer.writerows([getattr(one, field) or "" for field in COLUMNS.values()] for one in listed)
    return path


@contextmanager
def stored(path: Path) -> Iterator[Board]:
    week = open_week(path, MONDAY)
    try:
        yield load_board(week)
    finally:
        week.close()


async def test_200_one_after_the_other_and_45_recorded(tmp_path: Path, file: Path) -> None:
    """Every program is looked at and gets its own lane key; a plan is one key more."""
    path = tmp_path / "week.db"
    async with open_dashboard(path, MONDAY, (80, 24), zone="") as opened:
        person = Person(opened)
        await person.begins(file)
        await person.finds("internal medicine")
        first = len(opened.app.week_screen.programs.view)
        assert 45 < first < SORTED
        for number in range(first):
            await person.press(*("1" if number < 30 else "2", "a") if number < RECORDED else "2")
        await person.finds("family medicine")
        await person.press(*["3"] * (SORTED - first))
        await person.press("escape")
        assert "Record 45 applications as submitted?" in await person.records()
        await opened.shows("ERAS 45/45")
        assert "recorded as submitted: 45 programs" in opened.app.week_screen.foot.text
        assert person.keys <= MOST_KEYS, person.keys
    with stored(path) as board:
        assert board.applicant.zone == "Asia/Karachi"
        counts = board.programs.counts()
        assert counts.lanes == {"primary": 30, "secondary": first - 30, "backup": SORTED - first}
        assert counts.refused == 0
        assert counts.undecided == 949 - SORTED
        sent = [one for one in board.programs if one.application.submitted_at]
        assert Counter(one.lane for one in sent) == {"primary": 30, "secondary": 15}
        assert {one.application.submitted_at for one in sent} == {MONDAY.now()}
        budget = board.budgets()["ERAS"]
        assert (budget.used, budget.planned, budget.left) == (RECORDED, 0, 0)


async def test_many_at_once_with_tiers_and_refusals(
    tmp_path: Path, file: Path, listed: list[Listing]
) -> None:
    """What is not wanted goes in two keys a find, a range and the rest into a lane; 45 are chosen singly."""
    path = tmp_path / "week.db"
    async with open_dashboard(path, MONDAY, (160, 45), zone="") as opened:
        person = Person(opened)
        await person.begins(file)
        unwanted = ("Transitional Year", "Child Neurology", "Osteopathic Neuromusculoskeletal Medicine")
        for words in unwanted:
            await person.finds(words.casefold())
            await person.press("asterisk", "x")
        await person.finds("internal medicine")
        shown = list(opened.app.week_screen.programs.view.codes)
        for number in range(RECORDED):
            await person.press("1", "a", *(["t"] if number < 12 else []))
        # A range under the cursor: the next twenty; what is left undecided of the specialty is a backup.
        await person.press(*["shift+down"] * 19, "2")
        await person.chooses("undecided")
        await person.press("asterisk", "3", "escape", "escape")
        assert "Record 45 applications as submitted?" in await person.records()
        await opened.shows("ERAS 45/45")
        assert person.keys <= MOST_KEYS, person.keys
    with stored(path) as board:
        counts = board.programs.counts()
        backup = len(shown) - RECORDED - 20
        assert counts.lanes == {"primary": RECORDED, "secondary": 20, "backup": backup}
        refused = [one for one in board.programs if one.refused]
        assert {one.listing.specialty for one in refused} == set(unwanted)
        assert len(refused) == sum(one.specialty in unwanted for one in listed)
        assert 949 - counts.undecided >= SORTED
        assert [one.tier for one in board.programs if one.tier] == ["top"] * 12
        assert board.budgets()["ERAS"].used == RECORDED
        assert board.budgets()["ResidencyCAS"].used == 0
