"""What a terminal sends is taken at once, though nobody asks for it yet."""

from __future__ import annotations

import os
import selectors
import threading
from collections.abc import Iterator

import pytest

from matchweek.tui.keyboard.drain import Drain
from tests.support.home import PATIENCE

PASTE = b"9001140C0\tHarbor Point\tERAS\r" * 40_000
"""More than any pipe or terminal holds for a reader who does not come."""


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    os.close(read)


def write_all(write: int, data: bytes) -> None:
    while data:
        data = data[os.write(write, data) :]
    os.close(write)


def test_a_long_paste_is_taken_while_nobody_reads(pipe: tuple[int, int]) -> None:
    read, write = pipe
    with Drain(read, threading.Event()) as drain:
        writer = threading.Thread(target=write_all, args=(write, PASTE), daemon=True)
        writer.start()
        writer.join(PATIENCE)
        assert not writer.is_alive(), "it waits for a reader"
        found = []
        with pytest.raises(EOFError):
            while (piece := drain.next(PATIENCE)) is not None:
                found.append(piece)
    assert b"".join(data for data, _ in found) == PASTE
    times = [at for _, at in found]
    assert times == sorted(times)


def test_nothing_came_and_what_comes_later(pipe: tuple[int, int]) -> None:
    read, write = pipe
    with Drain(read, threading.Event()) as drain:
        assert drain.next(0.01) is None
        os.write(write, b"1")
        piece = drain.next(PATIENCE)
        assert piece is not None and piece[0] == b"1"
        os.close(write)


def test_nothing_is_taken_from_the_shell_afterwards(pipe: tuple[int, int]) -> None:
    read, write = pipe
    with Drain(read, threading.Event()):
        pass
    os.write(write, b"ls\r")
    assert os.read(read, 10) == b"ls\r"
    os.close(write)


def test_what_cannot_be_read_is_told(pipe: tuple[int, int]) -> None:
    read, write = pipe
    os.close(write)
    with Drain(read, threading.Event()) as drain, pytest.raises(EOFError):
        drain.next(PATIENCE)


@pytest.mark.parametrize("begun", [True, False])
def test_whoever_waits_is_woken_when_it_is_to_end(pipe: tuple[int, int], begun: bool) -> None:
    read, write = pipe
    found: list[object] = []
    drain = Drain(read, threading.Event())
    waiting = threading.Event()

    def wait() -> None:
        with drain:
            waiting.set()
            found.append(drain.next(2 * PATIENCE))

    reader = threading.Thread(target=wait, daemon=True)
    if not begun:
        drain.end()
    reader.start()
    assert waiting.wait(PATIENCE)
    drain.end()
    reader.join(PATIENCE)
    assert found == [None]
    drain.end()
    os.write(write, b"ls\r")
    assert os.read(read, 10) == b"ls\r"
    os.close(write)


def test_nobody_wakes_while_nothing_comes(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = pipe
    looks = []

    class Counted(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            looks.append(timeout)
            return super().select(timeout)

    monkeypatch.setattr(selectors, "SelectSelector", Counted)
    with Drain(read, threading.Event()) as drain:
        assert drain.next(0.5) is None
        assert len(looks) == 1
        os.write(write, b"1")
        assert drain.next(PATIENCE) is not None
    os.close(write)
