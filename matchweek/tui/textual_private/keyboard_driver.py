"""Textual's driver for Unix with another way to read: what a terminal sends is read by `Reader`.

Textual's own parser hands on the letters of every sequence it does not know. It is kept for what it alone
can do: mouse reports, sizes and modes. Not for Windows, whose console tells keys without sequences.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator

from textual import constants, events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from matchweek.tui.keyboard.drain import LOOK_EVERY, Drain
from matchweek.tui.keyboard.messages import UnmarkedPaste, key_event
from matchweek.tui.keyboard.reading import Meta, Pasted, Reader, Sequence, Token, Typed
from matchweek.tui.keyboard.sequences import pressed, typed, with_alt

SIZE_LOOKED_AT = 0.5
"""How long after a size that the terminal reported (seconds) the system is asked for it."""
WIDEST, HIGHEST = 1000, 500

ALTERNATE_KEYS = "\x1b[=4;2u"
"""Asks kitty's protocol for the key at the same place as well."""

_FOCUS = {"\x1b[I": events.AppFocus, "\x1b[O": events.AppBlur}
_MOUSE = re.compile(r"\x1b\[<\d{1,4};-?\d{1,5};-?\d{1,5}[Mm]")
_MODE = re.compile(r"\x1b\[\?(?:2026;[123]|2048;[0-4])\$y")
_SIZE = re.compile(r"\x1b\[48;(\d{1,5})(?::\d*)?;(\d{1,5})(?::\d*)?;\d{1,6}(?::\d*)?;\d{1,6}(?::\d*)?t")


class KeyboardDriver(LinuxDriver):
    """Textual's driver for Unix, with another way to read."""

    _drain: Drain | None = None
    # What was written of a frame so far, and by which thread.
    _frame: list[str] | None = None
    _draws = 0

    def start_application_mode(self) -> None:
        # Before the thread that uses it: it may be told to end before it has begun.
        self._drain = Drain(self.fileno, self.exit_event)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._key_thread is not None and not constants.DISABLE_KITTY_KEY:
            # Textual's request leaves out where a key of another alphabet stands in the US layout.
            self.write(ALTERNATE_KEYS)
            self.flush()

    def write(self, data: str) -> None:
        """Write, a frame as one piece: each wakes the thread that writes, between the work of drawing."""
        thread = threading.get_ident()
        if data == SYNC_START:
            self._frame, self._draws = [data], thread
        elif self._frame is None or thread != self._draws:
            super().write(data)
        else:
            self._frame.append(data)
            if data == SYNC_END:
                frame, self._frame = self._frame, None
                super().write("".join(frame))
                # Let the thread that writes have its turn before this one goes on.
                time.sleep(0)

    def send_message(self, message: Message) -> None:
        """Hand a message to the app. Textual makes a task of it, and waits for its turn twice."""
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def disable_input(self) -> None:
        if self._drain is not None:
            self._drain.end()
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read until the driver is stopped. Runs in a thread of its own."""
        assert self._drain is not None
        terminal = os.environ.get("TERM", "")
        reader = Reader(constants.ESCAPE_DELAY, plain_delete=_is_st(terminal))
        hand = _Hand(self, terminal)
        with self._drain as drain:
            while not drain.ended:
                wait, now = LOOK_EVERY, time.monotonic()
                for due in (reader.due, hand.looks_at_size):
                    if due is not None:
                        wait = min(wait, max(0.0, due - now))
                piece = drain.next(wait)
                tokens = reader.tick(time.monotonic()) if piece is None else reader.feed(*piece)
                for token in tokens:
                    for message in hand.messages(token):
                        self.process_message(message)
                if (resize := hand.checked_size()) is not None:
                    self.process_message(resize)

    @property
    def reports_sizes(self) -> bool:
        """Whether the terminal was asked to report its size among the keys."""
        return self._in_band_window_resize

    def real_size(self) -> tuple[int, int] | None:
        """The columns and rows that the system knows; None where it knows none."""
        try:
            columns, rows = os.get_terminal_size(self.fileno)
        except OSError:
            return None
        return (columns, rows) if columns and rows else None


class _Hand:
    """Makes Textual's messages of tokens."""

    def __init__(self, driver: KeyboardDriver, terminal: str) -> None:
        self._driver = driver
        self._st = _is_st(terminal)
        self._linux = terminal.startswith("linux")
        self._parser = XTermParser()
        # When to ask the system for the size, of `time.monotonic`.
        self.looks_at_size: float | None = None

    def messages(self, token: Token) -> Iterator[Message]:
        if isinstance(token, Typed):
            yield from map(key_event, typed(token.text))
        elif isinstance(token, Sequence):
            yield from self._sequence(token)
        elif isinstance(token, Meta):
            yield from map(key_event, with_alt(token.character, linux=self._linux))
        elif isinstance(token, Pasted):
            yield events.Paste(token.text)
        else:
            yield UnmarkedPaste(token.text, token.goes_on)

    def _sequence(self, token: Sequence) -> Iterator[Message]:
        text = token.text
        if text in _FOCUS:
            yield _FOCUS[text]()
        elif _MOUSE.fullmatch(text):
            if (report := self._parser.parse_mouse_code(text)) is not None:
                yield report
        elif _MODE.fullmatch(text):
            yield from self._parser.feed(text)
        elif size := _SIZE.fullmatch(text):
            if self._driver.reports_sizes and _possible(int(size[2]), int(size[1])):
                self.looks_at_size = time.monotonic() + SIZE_LOOKED_AT
                yield from self._parser.feed(text)
        else:
            yield from map(key_event, pressed(text, meta=token.meta, st=self._st))

    def checked_size(self) -> Message | None:
        """The size the system knows, where what was reported some time ago is another one."""
        if self.looks_at_size is None or time.monotonic() < self.looks_at_size:
            return None
        self.looks_at_size = None
        real = self._driver.real_size()
        if real is None or real == self._parser.terminal_size:
            return None
        self._parser.terminal_size = real
        size = Size(*real)
        return events.Resize(size, size)


def _possible(columns: int, rows: int) -> bool:
    return 0 < columns <= WIDEST and 0 < rows <= HIGHEST


def _is_st(terminal: str) -> bool:
    return terminal == "st" or terminal.startswith("st-")
