"""The round bar at every width: nothing in it is cut, and every budget is named whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.geometry import Size

from matchweek.domain.board.board import Board
from matchweek.domain.offers.offers import Offer
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.triage import Application
from matchweek.tui.panes.round_bar import RoundBar
from tests.support.offers import et

# Names of places are as long as they come.
ZONES = ("", "Asia/Karachi", "Asia/Ho_Chi_Minh", "America/Argentina/Buenos_Aires")
DAYS = [et("00:10") + timedelta(hours=hours) for hours in range(-24 * 6, 24 * 4, 3)]


class Bar(RoundBar):
    """A bar of a width, without a terminal."""

    def __init__(self, width: int) -> None:
        self._width = width
        super().__init__()

    @property
    def size(self) -> Size:
        return Size(self._width - 2, 3)


def board(submitted: int, planned: int, offered: int) -> Board:
    applications = {}
    for via, first in (("ERAS", 1000), ("ResidencyCAS", 5000)):
        for number in range(submitted + planned):
            sent = et("08:00") if number < submitted else None
            applications[f"9{first + number}120C0"] = Application(sent is None, sent, via)
    found = Board(applications=applications, applicant=Applicant(name="Maria de la Cruz Fernández"))
    for number in range(offered):
        found.kept.offers[number] = Offer(number, f"900{number}120C0", 1, et("09:05"))
    return found


@pytest.mark.parametrize("width", [80, 100, 109, 110, 120, 149, 150, 160])
@pytest.mark.parametrize(("submitted", "planned", "offered"), [(0, 0, 0), (41, 3, 2), (44, 60, 12)])
def test_nothing_in_the_bar_is_cut(width: int, submitted: int, planned: int, offered: int) -> None:
    week = board(submitted, planned, offered)
    for now in DAYS:
        timetable = week.timetable(now)
        for zone in ZONES:
            bar = Bar(width)
            bar.tell(week, timetable, zone, now, demo=True)
            said = bar.text
            assert "…" not in said, (now, zone, said)
            assert all(len(line) <= width - 2 for line in said.splitlines()), said
            assert f"ERAS {submitted}/45" in said, said
            assert f"RCAS {submitted}/45" in said or f"ResidencyCAS {submitted}/45" in said, said
            assert "ET" in said.splitlines()[0]


@pytest.mark.parametrize("width", [80, 120, 160])
def test_the_round_is_named_whole_with_its_countdown(width: int) -> None:
    week = board(44, 60, 12)
    bar = Bar(width)
    bar.tell(week, week.timetable(et("10:42")), "Asia/Ho_Chi_Minh", et("10:42"), demo=True)
    assert bar.text.splitlines()[1].startswith(" ROUND 1  2027  closes in 18:00")
    assert "60" in bar.text or width == 80, "what is planned beyond what is left is said where there is room"
