"""What surrounds a screen: keys that no toast covers, and numbers of help lines that are not cut.

All screens are looked at in the walk of test_hostile_text.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from matchweek.domain.board.board import Board
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.week.monday import Monday
from matchweek.services.days import calls, interviews
from matchweek.services.offers import offers
from matchweek.services.people import advocates, applicant
from matchweek.tui.look.text import width_of
from matchweek.tui.screens.days import monday_lines
from tests.support.edges import covered
from tests.support.pilot import open_dashboard, until
from tests.support.weeks import CLOCK, codes_of, listings, new_week

LONG = "Taskeen Health Initiative, free counselling line of Pakistan, 0316 8275336"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A week with calls, advocates, offers and interviews."""
    file = tmp_path / "week.db"
    week = new_week(file, listings(12))
    applicant.change(
        week, crisis_line=LONG, country="Pakistan", friend="A" * 60, friend_phone="+92 300 5550100"
    )
    for code in codes_of(week)[:6]:
        calls.add(week, at=CLOCK.now(), program=code, caller="someone", note="a note")
        advocates.add(week, f"Advocate {code}", answer="maybe")
        offers.record(week, code, note="a note")
        interviews.add(week, code, CLOCK.now(), interviewer="someone", place="a link", note="a note")
    offers.reject(week, codes_of(week)[1])
    week.close()
    return file


async def test_a_toast_that_stands_moves_off_the_keys_of_a_form_that_opens(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        opened.app.notify("It stands while a form opens.", title="Toast", timeout=60)
        await opened.press("c")
        await opened.shows("Interest")
        await until(
            opened.pilot, lambda: any(toast.region.height for toast in opened.app.screen.query(Toast))
        )
        await until(opened.pilot, lambda: not covered(opened), lambda: str(covered(opened)))


async def test_the_number_of_a_help_line_is_not_cut_on_the_list_for_monday(path: Path) -> None:
    async with open_dashboard(path, size=(80, 24)) as opened:
        await opened.press("R", "end")
        await opened.shows("0316 8275336")


@pytest.mark.parametrize("width", [64, 70, 96])
def test_the_number_of_a_help_line_is_not_cut_in_the_first_hour(width: int) -> None:
    me = Applicant(crisis_line=LONG, country="Pakistan", friend="A" * 60, friend_phone="+92 300 5550100")
    board = Board(applicant=me)
    now = CLOCK.now()
    found = monday_lines.rows(Monday.HOUR, board, board.timetable(now), "Asia/Kolkata", now, width)
    lines = ["".join(each if isinstance(each, str) else each[0] for each in row.pieces) for row in found]
    assert all(width_of(line) < width for line in lines)
    said = " ".join(" ".join(lines).split())
    for number in ("0316 8275336", "+92 300 5550100", "14416 Tele-MANAS", "988 988 Suicide"):
        assert number in said, said
