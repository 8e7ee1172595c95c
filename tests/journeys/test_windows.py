"""Several windows and the shell on one week file, and the ways in which a window can end."""

from __future__ import annotations

import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from matchweek.domain.programs.budget import CAP
from tests.cli.lists import HARBOR, fictional_csv, many_csv
from tests.support.home import PATIENCE, Home, at_cursor, row_of
from tests.support.terminal import NEEDS_PTY

pytestmark = NEEDS_PTY


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(fictional_csv())


def submitted(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        query = "SELECT count(*) FROM application WHERE submitted_at IS NOT NULL"
        return int(file.execute(query).fetchone()[0])


def left_in_place(home: Home) -> list[str]:
    """What stands beside the week file, backups left out."""
    return sorted(path.name for path in home.folder.glob("week.db*") if path.suffix != ".backups")


def test_a_lane_set_in_one_window_shows_in_the_other(home: Home) -> None:
    with home.opened("Harbor Point") as one, home.opened("Harbor Point") as other:
        other.keys("down", "down", "down", "down")
        before = other.wait_for(lambda screen: "Clínica" in at_cursor(screen)[1], PATIENCE)
        one.press("2")
        one.wait_for("lane secondary: ", PATIENCE)
        answered = time.perf_counter()
        screen = other.wait_for(r"^ +2 .*Harbor Poi", PATIENCE)
        seconds = time.perf_counter() - answered
        print(f"shown in the other window after {seconds * 1000:.0f} ms")
        assert at_cursor(screen)[0] == at_cursor(before)[0]
        # The same person: the other window takes it back.
        other.press("u")
        one.wait_for("primary 0 · secondary 0 ", PATIENCE)
        one.wait_for(r"^ +· .*Harbor Poi", PATIENCE)
    assert home.program(HARBOR)["lane"] is None


def test_two_windows_at_the_cap_never_pass_it(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(many_csv(CAP + 3))
    home.json("apply", *(f"{9100 + number}140C0" for number in range(CAP - 1)))
    with home.opened("Fictional Hospital 0 ") as one, home.opened("Fictional Hospital 0 ") as other:
        for number, terminal in enumerate((one, other)):
            terminal.keys("G", *["up"] * number)
            last = re.compile(rf"^▌.*Hospital {CAP + 2 - number} ", re.MULTILINE)
            terminal.wait_for(last, PATIENCE)
            terminal.press("A")
            terminal.wait_for("0 of 45 left afterwards", PATIENCE)
        # Both were asked while one was left; both say yes.
        one.press("y")
        other.press("y")
        told = []
        for terminal in (one, other):
            screen = terminal.wait_for(
                lambda screen: " sent" in at_cursor(screen)[1] or "No applications left in ERAS" in screen,
                PATIENCE,
            )
            told.append("No applications left in ERAS" in screen)
        assert sorted(told) == [False, True]
        for terminal in (one, other):
            terminal.wait_for(f"ERAS {CAP}/{CAP}", PATIENCE)
        assert submitted(home.file) == CAP
    code, _, err = home.run("apply", f"{9100 + CAP}140C0")
    assert code == 3
    assert str(CAP) in err
    assert submitted(home.file) == CAP


def test_a_restore_from_the_shell_is_shown_by_both_windows(home: Home) -> None:
    home.json("backup")
    with home.opened("Harbor Point") as one, home.opened("Harbor Point") as other:
        one.keys("1", "1", "1")
        for terminal in (one, other):
            terminal.wait_for("primary 3 ", PATIENCE)
        home.json("restore", "--yes")
        for terminal in (one, other):
            screen = terminal.wait_for("primary 0 ", PATIENCE)
            assert "Programs  12 " in screen
        # Both go on: what they store now is seen by the other.
        one.press("3")
        for terminal in (one, other):
            terminal.wait_for("backup 1 ", PATIENCE)
        other.press("2")
        for terminal in (one, other):
            terminal.wait_for("secondary 1 ", PATIENCE)
    assert home.json("check")["problems"] == []


def test_a_week_is_not_erased_under_an_open_window(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        code, _, err = home.run("erase", "--yes")
        assert code == 4
        assert "The week file is open" in err
        terminal.press("1")
        terminal.wait_for("lane primary: ", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
    assert left_in_place(home) == ["week.db"]
    assert home.program(HARBOR)["lane"] == "primary"
    assert home.run("erase", "--yes")[0] == 0
    assert left_in_place(home) == []


def test_a_killed_window_does_not_keep_the_week_from_being_erased(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.kill()
        terminal.wait_exit(PATIENCE)
    assert home.run("erase", "--yes")[0] == 0
    assert left_in_place(home) == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_a_clean_file_and_a_clean_terminal(home: Home, name: str) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.press("1")
        terminal.wait_for("lane primary: ", PATIENCE)
        terminal.kill(getattr(signal, name))
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    assert_clean(home)


def test_a_signal_while_a_form_is_open(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.press("1")
        terminal.wait_for("lane primary: ", PATIENCE)
        terminal.press("?")
        terminal.wait_for("─ Help", PATIENCE)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    assert_clean(home)


def test_a_closed_terminal_ends_it_and_leaves_a_clean_file(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.press("1")
        terminal.wait_for("lane primary: ", PATIENCE)
        terminal.hang_up()
        terminal.wait_exit(PATIENCE)
    assert_clean(home)


def test_a_signal_while_the_week_is_still_opening(home: Home) -> None:
    with home.dashboard("--zone", "Asia/Karachi") as terminal:
        terminal.wait_for("Programs", PATIENCE)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    assert home.json("check")["problems"] == []


def assert_clean(home: Home) -> None:
    """The window's last act is stored, and nothing of it is left beside the file."""
    assert left_in_place(home) == ["week.db"]
    assert home.program(HARBOR)["lane"] == "primary"
    assert home.json("check")["problems"] == []


def test_narrow_and_resized_windows_go_on(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.resize(80, 24)
        terminal.wait_for("saved$|sort a program into", PATIENCE)
        terminal.wait_for(lambda screen: row_of(screen, "ROUND 1") and row_of(screen, "Harbor"), PATIENCE)
        terminal.resize(40, 10)
        terminal.wait_for("matchweek needs", PATIENCE)
        terminal.resize(160, 45)
        terminal.wait_for("Advocates", PATIENCE)
        terminal.press("1")
        terminal.wait_for("lane primary: ", PATIENCE)


def test_a_window_that_was_stopped_goes_on_and_ends(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        for key, lane in (("1", "primary"), ("2", "secondary"), ("3", "backup")):
            terminal.stop()
            terminal.press(key)
            terminal.cont()
            terminal.wait_for(f"{lane} 1 ", PATIENCE)
        screen = terminal.wait_for("lane backup: ", PATIENCE)
        assert row_of(screen, "ROUND 1")
        assert row_of(screen, "Old Mill")
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    assert [entry["act"] for entry in home.entries()] == ["triage.lane"] * 3 + ["list.import"]
