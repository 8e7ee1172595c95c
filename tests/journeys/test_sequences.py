"""What terminals send besides plain keys, in a real pseudo-terminal: it acts as its key or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

pytestmark = NEEDS_PTY

NOTHING = (
    *(b"\x1bO2R", b"\x1bO5P", b"\x1b[1;2H", b"\x1b[2J", b"\x1b[2K", b"\x1b[J", b"\x1b[1;5P", b"\x1b[8^"),
    *(b"\x1b[12;40R", b"\x1b[?62;22c", b"\x1b]11;rgb:2222/2222/2222\x1b\\", b"\x1bP1+r436f=3838\x1b\\"),
    *(b"\x1b[99;3;99u", b"\x1bc", b"\x1b_Gi=31;OK\x1b\\", b"\x1b[48;9999;9999;1;1t", b"\x1b[48;2;2;20;20t"),
    *(b"\x1b[57441u", b"\x1b[1;129z", b"\x1b[?997;1n", b"\x9b1;2c".replace(b"\x9b", b"\xc2\x9b")),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(fictional_csv())


def one_key_acts(terminal: Terminal) -> None:
    terminal.press("1")
    terminal.wait_for(r"primary 1 ·", PATIENCE)


def test_what_is_no_key_here_does_nothing(home: Home) -> None:
    before = home.entries()
    with home.opened("Harbor Point") as terminal:
        for sequence in NOTHING:
            terminal.send(sequence)
            terminal.pump(0.03)
        for byte in b"".join(NOTHING[:12]):
            terminal.send(bytes([byte]))
        screen = terminal.settle()
        assert "Programs  12 " in screen
        one_key_acts(terminal)
    (done, *rest) = home.entries()
    assert done["act"] == "triage.lane"
    assert rest == before


def test_f3_is_f3_in_every_terminal(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        for sent in (b"\x1b[1;129R", b"\x1bOR", b"\x1b[13~", b"\x1b[[C"):
            assert "─ Offers " not in terminal.text()
            terminal.send(sent)
            terminal.wait_for("─ Offers ", PATIENCE)
            terminal.press("escape")
            terminal.wait_gone("─ Offers ", PATIENCE)


def test_a_paste_that_is_cut_off_leaves_the_keys(home: Home) -> None:
    before = home.entries()
    with home.opened("Harbor Point") as terminal:
        terminal.send(b"\x1b[200~Code\tProgram\r9001140C0\tHarb")
        terminal.wait_for("2 lines", PATIENCE)
        terminal.send(b"or Point\r")
        terminal.send(b"\x1b[201~")
        terminal.wait_for("Harbor Point", PATIENCE)
        terminal.press("escape")
        terminal.wait_for("Programs  12 ", PATIENCE)
        one_key_acts(terminal)
    assert home.entries()[1:] == before


def test_a_size_that_is_not_the_window_s_is_not_believed(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        terminal.send(b"\x1b[48;4000;4000;9;9t\x1b[48;3;9;9;9t")
        one_key_acts(terminal)
        assert terminal.emulator.cols == len(max(terminal.text().split("\n"), key=len))
