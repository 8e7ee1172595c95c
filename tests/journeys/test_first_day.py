"""The first day: matchweek opened in a fresh home, a list brought in, programs sorted, calls from a shell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.lists import HARBOR, POSITIONS, ROWS, fictional_csv, many_csv
from tests.support.home import PATIENCE, Home, at_cursor, programs_of, row_of
from tests.support.state_lists import PROGRAMS, positions, write
from tests.support.terminal import NEEDS_PTY

CALLER = "Dr. Quillfeather"

pytestmark = NEEDS_PTY


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path, anew=True)


def test_a_fresh_home_asks_for_the_zone_once(home: Home) -> None:
    with home.dashboard() as terminal:
        screen = terminal.wait_for("Welcome to matchweek", PATIENCE)
        for words in ("Welcome to matchweek", "ctrl+o", "Nothing is sent"):
            assert words in screen
        terminal.type("karachi")
        terminal.wait_for(r"Eastern, 19:42 in Karachi, Pakistan: does your phone agree\?", PATIENCE)
        terminal.press("enter")
        screen = terminal.wait_for("your zone: Karachi", PATIENCE)
        assert re.search(r"Thu 18 Mar 10:42:\d\d ET +Thu 19:42 Karachi", screen)
        assert "No list yet" in screen
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    assert home.json("me", "show")["zone"] == "Asia/Karachi"
    with home.dashboard() as terminal:
        screen = terminal.wait_for(r"\bsaved$", PATIENCE)
        assert "Karachi" in screen
        assert "Welcome to matchweek" not in screen


def test_escape_leaves_the_zone_for_later(home: Home) -> None:
    with home.dashboard() as terminal:
        terminal.wait_for("Welcome to matchweek", PATIENCE)
        terminal.press("escape")
        terminal.wait_for("Eastern time only", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
    with home.dashboard() as terminal:
        terminal.wait_for("Welcome to matchweek", PATIENCE)


def test_a_list_is_brought_in_from_a_shell_while_the_window_is_open(home: Home) -> None:
    with home.opened("No list yet") as terminal:
        home.with_list(fictional_csv())
        screen = terminal.wait_for("Harbor Point", PATIENCE)
        assert f"Programs  {len(ROWS)} " in screen
        assert "Old Mill" in screen
    again = home.json("list", "import", str(home.folder / "monday.csv"), "--after-round", "0")
    assert (again["read"], again["positions"]) == (len(ROWS), POSITIONS)
    assert (again["added"], again["changed"], again["filled"], again["rejected"]) == (0, 0, 0, [])


def test_the_list_of_a_state(home: Home) -> None:
    path = str(write(home.folder, 0))
    first = home.json("list", "import", path)
    assert (first["read"], first["positions"], first["rejected"]) == (PROGRAMS, positions(0), [])
    again = home.json("list", "import", path)
    assert (again["added"], again["changed"], again["rejected"]) == (0, 0, [])
    with home.opened(f"Programs  {PROGRAMS} ") as terminal:
        terminal.press("1")
        terminal.wait_for(r"lane primary: \w+", PATIENCE)
        terminal.wait_for("primary 1 ", PATIENCE)
        terminal.press("u")
        terminal.wait_for("took back: lane primary", PATIENCE)
        terminal.wait_for("primary 0 ", PATIENCE)
    acts = [entry["act"] for entry in home.entries()]
    assert acts[:2] == ["undo", "triage.lane"]


def test_a_lane_and_its_undo_are_seen_from_both_sides(home: Home) -> None:
    home.with_list(fictional_csv())
    with home.opened("Harbor Point") as terminal:
        first, line = at_cursor(terminal.text())
        assert "Internal Med " in line
        terminal.press("1")
        screen = terminal.wait_for("lane primary: .*Harbor Poi", PATIENCE)
        assert re.match(r"^ +1 ", screen.splitlines()[first])
        # The cursor goes on to the next row.
        assert at_cursor(screen)[0] == first + 1
        assert home.program(HARBOR)["lane"] == "primary"
        terminal.press("u")
        screen = terminal.wait_for("took back: lane primary", PATIENCE)
        assert at_cursor(screen)[0] == first
        assert home.program(HARBOR)["lane"] is None
        undone, done = home.entries()[:2]
        assert (done["act"], done["key"], done["actor"]) == ("triage.lane", HARBOR, "me")
        assert (undone["undoes"], undone["actor"]) == (done["group"], "me")
        # The same person in the shell takes the undo back.
        assert home.json("redo")["changed"]
        terminal.wait_for(lambda screen: re.match(r"^▌ +1 ", screen.splitlines()[first]), PATIENCE)


def test_a_call_from_a_shell_appears_and_moves_neither_cursor_nor_scroll(home: Home) -> None:
    home.with_list(many_csv(200))
    with home.opened("Programs  200 ") as terminal:
        terminal.keys("G", *["up"] * 3)
        before = terminal.wait_for(lambda screen: "Hospital 196 " in at_cursor(screen)[1], PATIENCE)
        home.json("call", "add", "--caller", CALLER, "--note", "asked for me")
        terminal.wait_for("Quillfeather", PATIENCE)
        after = terminal.text()
        assert at_cursor(after)[0] == at_cursor(before)[0]
        assert programs_of(after) == programs_of(before)


def test_a_window_opens_on_the_first_row_and_unfiltered(home: Home) -> None:
    home.with_list(fictional_csv())
    with home.opened("Harbor Point") as terminal:
        terminal.keys("down", "down", "down", "/")
        terminal.wait_for("find: name, place", PATIENCE)
        terminal.type("toledo")
        terminal.wait_for("2 of 12", PATIENCE)
        terminal.press("enter")
        terminal.wait_gone("^.{0,3}toledo", PATIENCE)
        terminal.press("2")
        terminal.wait_for("lane secondary: .*St. Brendan", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    with home.opened("Harbor Poi") as terminal:
        screen = terminal.text()
        assert "Programs  12 " in screen
        # Sorted by lane, so what was put into one stands first.
        _, line = at_cursor(screen)
        assert "St. Brendan" in line
        assert re.match(r"^▌ +2 ", line)
        assert row_of(screen, "Clínica Peña")
