"""Keys people did not mean, in a real pseudo-terminal: Esc in tmux, early keys, pastes nobody marked."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import KARACHI, PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY

FORM = "Call #"
TABLE = "Code\tProgram\tCity\r9001140C0\tHarbor Point\tErie\r9002140C0\tuxcall A1\tUtica\r"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(fictional_csv())


def opened(home: Home, **environment: str) -> Terminal:
    terminal = Terminal.fork(home.command(*KARACHI), env={**home.environment, **environment}, cwd=home.folder)
    terminal.wait_for(r"\bsaved$", PATIENCE)
    return terminal


@pytest.mark.parametrize("multiplexer", [{"TMUX": "/tmp/tmux-1/default,1,0"}, {"TERM": "screen-256color"}])
def test_escape_and_a_key_that_come_together_are_two(home: Home, multiplexer: dict[str, str]) -> None:
    with opened(home, **multiplexer) as terminal:
        terminal.send(b"/harbor")
        terminal.wait_for("Programs  2 of 12", PATIENCE)
        terminal.send(b"\x1b")
        terminal.settle()
        terminal.send(b"\x1b1")
        terminal.wait_for("Programs  12 ", PATIENCE)
        terminal.wait_for(r"primary 1 ·", PATIENCE)


def test_escape_and_a_key_together_leave_the_line_that_finds(home: Home) -> None:
    with opened(home, TMUX="/tmp/tmux-1/default,1,0") as terminal:
        terminal.send(b"/harbor")
        terminal.wait_for("Programs  2 of 12", PATIENCE)
        terminal.send(b"\x1b1")
        terminal.wait_for("primary 1 ", PATIENCE)
        assert "“harbor”" in terminal.text(), "the text stays, and no letter came to it"


def test_a_key_right_behind_enter_goes_to_the_list_that_was_found(home: Home) -> None:
    with opened(home) as terminal:
        terminal.send(b"/harbor")
        terminal.wait_for("Programs  2 of 12", PATIENCE)
        terminal.send(b"\r")
        terminal.send(b"1")
        terminal.wait_for("primary 1 ", PATIENCE)
        assert "“harbor”" in terminal.text(), "the text stays, and no letter came to it"


def test_what_is_typed_behind_escape_goes_where_it_leads(home: Home) -> None:
    before = len(home.entries())
    with opened(home, TMUX="/tmp/tmux-1/default,1,0") as terminal:
        terminal.press("n")
        terminal.wait_for("Note", PATIENCE)
        terminal.send(b"a note\x1b1")
        terminal.wait_for(r"primary 1 ·", PATIENCE)
    assert home.entries()[0]["act"] == "triage.lane"
    assert len(home.entries()) <= before + 2


def test_alt_and_a_letter_elsewhere_is_not_the_letter(home: Home) -> None:
    before = home.entries()
    with opened(home) as terminal:
        for sent in (b"\x1bc", b"\x1b[99;3;99u", b"\x1b[99;3u"):
            terminal.send(sent)
            terminal.wait_for(re.escape("alt+c does nothing here"), PATIENCE)
        terminal.press("1")
        terminal.wait_for(r"primary 1 ·", PATIENCE)
    assert home.entries()[1:] == before


def test_words_typed_behind_an_early_key_are_its_words(home: Home) -> None:
    home.run("program", "set", "9010140C0", "--lane", "backup")
    before = home.entries()
    with home.dashboard(*KARACHI) as terminal:
        terminal.wait_for("matchweek", PATIENCE)
        terminal.send(b"nundo 1 x then u")
        terminal.wait_for("undo 1 x then u", PATIENCE)
        terminal.wait_for("Note", PATIENCE)
    assert home.entries() == before


def test_a_paste_that_nothing_marked_opens_the_paste_and_nothing_acts(home: Home) -> None:
    before = home.entries()
    with opened(home) as terminal:
        data = (TABLE * 3).encode()
        for chunk in (10_000, 64, 17):
            for at in range(0, len(data), chunk):
                terminal.send(data[at : at + chunk])
            terminal.wait_for("9 lines", PATIENCE)
            assert "uxcall A1" in terminal.text()
            terminal.press("escape")
            terminal.wait_gone("9 lines", PATIENCE)
            terminal.wait_for("Programs  12 ", PATIENCE)
            assert home.entries() == before, chunk


def test_a_large_paste_that_nothing_marked_is_quick(home: Home) -> None:
    before = home.entries()
    with opened(home) as terminal:
        rows = "".join(f"90{number:05}C0\tHarbor Point {number}\tErie\t3\r" for number in range(9000))
        began = time.monotonic()
        terminal.send(rows[:300_000].encode())
        terminal.wait_for(r"[89],\d\d\d lines", PATIENCE)
        assert time.monotonic() - began < 10
        terminal.press("escape")
        terminal.wait_for("Programs  12 ", PATIENCE)
    assert home.entries() == before
