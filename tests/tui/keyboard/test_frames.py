"""A frame goes to the thread that writes as one piece, and nothing of it is kept back."""

from __future__ import annotations

import sys
import threading

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Textual's driver for Unix")

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"


class Writes(list[str]):
    """In place of the thread that writes: each piece that it was given."""

    def write(self, text: str) -> None:
        self.append(text)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> tuple[object, Writes]:
    from matchweek.tui.textual_private.keyboard_driver import KeyboardDriver

    driver, writes = KeyboardDriver.__new__(KeyboardDriver), Writes()
    monkeypatch.setattr(driver, "_writer_thread", writes, raising=False)
    return driver, writes


def test_a_frame_is_one_piece_and_what_stands_around_it_goes_at_once(written: tuple[object, Writes]) -> None:
    driver, writes = written
    for piece in ("\x07", BEGIN, "cells", END, "title"):
        driver.write(piece)  # type: ignore[attr-defined]
    assert writes == ["\x07", f"{BEGIN}cells{END}", "title"]


def test_an_end_without_a_beginning_and_a_frame_begun_twice_are_written(
    written: tuple[object, Writes],
) -> None:
    driver, writes = written
    for piece in (END, BEGIN, BEGIN, "cells", END):
        driver.write(piece)  # type: ignore[attr-defined]
    assert "".join(writes) == f"{END}{BEGIN}cells{END}"


def test_another_thread_does_not_wait_for_the_frame(written: tuple[object, Writes]) -> None:
    driver, writes = written
    driver.write(BEGIN)  # type: ignore[attr-defined]
    other = threading.Thread(target=driver.write, args=("\x1b[?2048h",))  # type: ignore[attr-defined]
    other.start()
    other.join(10)
    driver.write(END)  # type: ignore[attr-defined]
    assert writes == ["\x1b[?2048h", BEGIN + END]
