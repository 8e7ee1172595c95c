"""The first frame is the face of the week, and not a part of it or an empty screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.lists import fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY, Terminal

FACE = ("─ Programs ─", "─ Advocates ─", "─ Calls ─", "Opening your week", "/ find", "c call", "opening")


def first_frame(terminal: Terminal) -> str:
    """The screen as soon as there is any text on it and no frame is half drawn."""
    while not terminal.emulator.text().strip() or terminal.emulator.drawing:
        chunk = terminal.next_chunk(PATIENCE)
        assert chunk is not None, "the program wrote nothing"
        # One frame at a time, though the next came with it.
        end = chunk[1].find(b"\x1b[?2026l")
        terminal.emulator.feed(chunk[1] if end < 0 else chunk[1][: end + len(b"\x1b[?2026l")])
    return terminal.emulator.text()


@NEEDS_PTY
@pytest.mark.parametrize("size", [(160, 45), (120, 36)])
def test_the_first_frame_has_every_pane_and_the_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    home = Home(tmp_path).with_list(fictional_csv())
    with home.dashboard(cols=size[0], rows=size[1]) as terminal:
        shown = first_frame(terminal)
    for words in FACE:
        assert words in shown, shown
