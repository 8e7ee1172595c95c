"""The face of the week stands whole before the week is read: every pane, the keys, what is going on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import KARACHI, PATIENCE, Home
from tests.support.terminal import NEEDS_PTY

FACE = ("─ Programs ─", "─ Advocates ─", "─ Calls ─", "Opening your week", "/ find", "c call", "opening")
CONTENT, LITTLE = "Harbor Point", 256


@NEEDS_PTY
@pytest.mark.parametrize("size", [(160, 45), (120, 36)])
def test_every_pane_and_the_keys_stand_before_the_list(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path, anew=True).with_list(fictional_csv())
    with home.dashboard(*KARACHI, cols=size[0], rows=size[1]) as terminal:
        shown, waiting = "", b""
        while not all(words in shown for words in FACE):
            if not waiting:
                chunk = terminal.next_chunk(PATIENCE)
                assert chunk is not None, "the program wrote nothing more"
                waiting = chunk[1]
            # A little at a time: a slow reader gets the face and the list in one piece.
            terminal.emulator.feed(waiting[:LITTLE])
            waiting = waiting[LITTLE:]
            shown = terminal.emulator.text()
            assert CONTENT not in shown, shown
        terminal.emulator.feed(waiting)
        terminal.wait_for(CONTENT, PATIENCE)
