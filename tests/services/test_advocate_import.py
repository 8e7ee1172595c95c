"""Advocates from a file: looked at, added as one act, nobody twice; in the dashboard and without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.history import history
from matchweek.services.people import advocate_import, advocates
from matchweek.tui.screens.advocates.advocate import AdvocateForm
from matchweek.tui.screens.advocates.import_advocates import ImportAdvocates, OpenAdvocates
from tests.support.pilot import open_dashboard, until

TABLE = """Name,Role,Institution,Mail,Phone,Tier
Dr. M. Okafor,program director,Quarry Lane,okafor@example.org,555-0142,
Dr. P. Nowak,wards,Quarry Lane,nowak@example.org,555-0143,2
Dr. L. Brandt-Iyer,chair,Quarry Lane,BRANDT@example.org,,
,chair,Quarry Lane,nobody@example.org,,
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Dr. M. Okafor
TITLE:program director
EMAIL:okafor@example.org
END:VCARD
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHWEEK_HOME", str(tmp_path / "home"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_everybody_new_is_one_act_and_who_is_there_is_not_doubled(week, table):
    advocates.add(week, "dr. m. okafor", phone="555-0199")
    advocates.add(week, "Dr. L. Brandt", mail="brandt@example.org")
    done = advocate_import.bring_in(week, advocate_import.read_file(table))
    assert done.words == "1 advocate added from people.csv"
    assert done.warnings[0] == (
        "Already there, left as they are: dr. m. okafor (same name), Dr. L. Brandt (same mail)."
    )
    assert "Row 5 was left out: no person's name, only Quarry Lane." in done.warnings
    people = {one.name: one for one in load_board(week).advocates}
    assert sorted(people) == ["Dr. L. Brandt", "Dr. P. Nowak", "dr. m. okafor"]
    assert people["dr. m. okafor"].phone == "555-0199"
    history.undo(week)
    assert len(load_board(week).advocates) == 2


def test_a_tier_is_taken_or_proposed_and_a_second_time_changes_nothing(week, table):
    read = advocate_import.read_file(table)
    assert len(advocate_import.bring_in(week, read).keys) == 3
    tiers = {one.name: one.tier for one in load_board(week).advocates}
    assert tiers == {"Dr. M. Okafor": 1, "Dr. P. Nowak": 2, "Dr. L. Brandt-Iyer": 1}
    again = advocate_import.bring_in(week, read)
    assert not again.changed and len(load_board(week).advocates) == 3


def test_contact_cards_are_read_too(week, tmp_path):
    path = tmp_path / "people.vcf"
    path.write_text(CARDS, encoding="utf-8")
    advocate_import.bring_in(week, advocate_import.read_file(path))
    (one,) = load_board(week).advocates
    assert (one.name, one.role, one.mail) == ("Dr. M. Okafor", "program director", "okafor@example.org")


def test_no_file_says_what_to_do(tmp_path):
    with pytest.raises(BadInput, match="no such file"):
        advocate_import.read_file(tmp_path / "nothing.csv")


async def test_in_the_dashboard_it_is_looked_at_before_it_is_stored(week, week_file, table):
    advocates.add(week, "Dr. M. Okafor")
    async with open_dashboard(week_file) as opened:
        await opened.press("tab", "O")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenAdvocates))
        screen = opened.app.screen
        assert isinstance(screen, OpenAdvocates)
        screen.line.value = str(table)
        await opened.press("enter")
        await until(opened.pilot, lambda: isinstance(opened.app.screen, ImportAdvocates))
        await opened.shows("2 to add · 1 there already, left as they are · 1 left out")
        await opened.shows("row 5: no person's name")
        assert len(load_board(week).advocates) == 1
        await opened.press("enter")
        await until(opened.pilot, lambda: opened.app.screen is opened.app.week_screen)
        await until(opened.pilot, lambda: len(opened.app.board.advocates) == 3)
        await opened.press("u")
        assert [one.name for one in load_board(week).advocates] == ["Dr. M. Okafor"]
        assert not isinstance(opened.app.screen, AdvocateForm)
