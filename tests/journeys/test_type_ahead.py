"""Keys typed in one burst, as over a slow line: none of them acts where it was not meant to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY

pytestmark = NEEDS_PTY


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path, anew=True).with_list(fictional_csv())


def test_letters_right_behind_the_key_that_finds_are_found(home: Home) -> None:
    before = home.entries()
    with home.opened("Harbor Point") as terminal:
        # The first time the line is made, after that it is only shown.
        for word, words in (("toledo x 1", "Nothing matches"), ("toledo", "Programs  2 of 12 ")):
            terminal.send(b"/" + word.encode())
            terminal.wait_for(words, PATIENCE)
            terminal.wait_for(word, PATIENCE)
            terminal.keys("escape", "escape")
            terminal.wait_for("Programs  12 ", PATIENCE)
    assert home.entries() == before


def test_letters_right_behind_the_key_of_a_note_are_the_note(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.send(b"njokes about x, 1 and a")
        terminal.wait_for("jokes about x, 1 and a", PATIENCE)
    assert [entry["act"] for entry in home.entries()] == ["list.import"]


def test_a_burst_of_keys_and_a_dialog_between_them_stay_in_order(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.send(b"1jA")
        terminal.send(b"y2")
        terminal.wait_for("ERAS 1/45", PATIENCE)
        terminal.press("3")
        terminal.wait_for(r"backup 1 ·", PATIENCE)
    acts = [entry["act"] for entry in reversed(home.entries())]
    assert acts[:3] == ["list.import", "triage.lane", "application.submit"]
    assert set(acts[3:]) == {"triage.lane"}
