"""Bytes that no keyboard sends: a legacy mouse report must neither end the dashboard nor act."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from matchweek.tui.textual_private.unix_terminal import InputDecoder
from tests.cli.lists import HARBOR, fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal, WaitFailed

# What a terminal sends that still has an old mouse mode on (after a tmux re-attach), as style.md tells.
REPORTS = (b"\x1b[M\xff\xfe\xfd", b"\x1b[M \xc3\xa9", b"\x1b[M#\x80\xff", b"\xff", b"\xc3\x28", b"\x1b[M 1x")

BARE = """
from textual.app import App
from textual.widgets import Label

class Bare(App):
    def compose(self):
        yield Label("ready")

    def on_key(self, event):
        self.query_one(Label).update(f"{event.key} came")

Bare().run()
"""


@NEEDS_PTY
def test_legacy_mouse_reports_neither_end_the_dashboard_nor_act(tmp_path: Path) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    before = home.entries()
    with home.opened("Harbor Point") as terminal:
        for report in REPORTS:
            terminal.send(report)
            terminal.pump(0.05)
        terminal.press("1")
        terminal.wait_for(r"primary 1 ·", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0
        assert terminal.left_behind() == []
    (done, *rest) = home.entries()
    assert (done["act"], done["key"]) == ("triage.lane", HARBOR)
    assert rest == before


@NEEDS_PTY
def test_the_installed_textual_still_needs_the_guard() -> None:
    """Fails once Textual no longer does: then drop `guard_input` and this test."""
    with Terminal.spawn([sys.executable, "-c", BARE]) as terminal:
        terminal.wait_for("ready", PATIENCE)
        terminal.press("a")
        terminal.wait_for("a came", PATIENCE)
        terminal.send(REPORTS[0])
        with pytest.raises(WaitFailed):
            terminal.settle()
            terminal.press("b")
            terminal.wait_for("b came", timeout=5)


@pytest.mark.parametrize(
    ("pieces", "typed"),
    [
        ([b"1u"], "1u"),
        (["né".encode()], "né"),
        ([b"n\xc3", b"\xa9"], "né"),
        ([b"\x1b[M\xff\xfe\xfd1"], "1"),
        ([b"a\x1b[M 1xb\x1b[M\r\n\xffc"], "abc"),
        ([b"a\x1b[M", b"\xff", b"\xfe\xfdb"], "ab"),
        ([b"\x1b[<0;4;5M1"], "\x1b[<0;4;5M1"),
        ([b"\x1b[200~M\x1b[201~"], "\x1b[200~M\x1b[201~"),
        ([b"\xff\xfe", b"x"], "x"),
    ],
)
def test_reports_are_taken_out_whole_and_the_rest_is_typed(pieces: list[bytes], typed: str) -> None:
    decoder = InputDecoder()
    assert "".join(decoder.decode(piece) for piece in pieces) == typed
    assert decoder.decode(b"", final=True) == ""
