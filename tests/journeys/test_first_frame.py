"""The face of the week stands whole before the week is read: every pane, the keys, what is going on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY

FACE = ("─ Programs ─", "─ Advocates ─", "─ Calls ─", "Opening your week", "/ find", "c call", "opening")
CONTENT = "Harbor Point"


@NEEDS_PTY
@pytest.mark.parametrize("size", [(160, 45), (120, 36)])
def test_every_pane_and_the_keys_stand_before_the_list(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    with home.dashboard(cols=size[0], rows=size[1]) as terminal:
        shown = ""
        while not all(words in shown for words in FACE):
            chunk = terminal.next_chunk(PATIENCE)
            assert chunk is not None, "the program wrote nothing more"
            terminal.emulator.feed(chunk[1])
            shown = terminal.emulator.text()
            assert CONTENT not in shown, shown
        terminal.wait_for(CONTENT, PATIENCE)
