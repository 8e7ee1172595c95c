"""Textual's driver for Unix where it needs help: broken input bytes, a closed terminal, a stopped process."""

from __future__ import annotations

import codecs
import re
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from matchweek.tui.textual_private.checked import fits

if TYPE_CHECKING:
    from textual.app import App

# A mouse report of old: three bytes of any kind behind the beginning; and one that is cut.
_LEGACY_MOUSE = rb"(?s)\x1b\[M.{3}"
_BEGUN_MOUSE = rb"(?s)\x1b\[M.{0,2}\Z"


def guard_input() -> None:
    """Keep a byte that is no UTF-8 (a legacy mouse report after a tmux re-attach) from ending the app.

    Textual's Unix driver decodes what is typed strictly in a thread of its own (Textual issue 6668).
    A test fails once a Textual is installed that no longer needs this.
    """
    if sys.platform == "win32" or not fits("terminal"):
        return
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = lambda encoding: InputDecoder  # type: ignore[attr-defined,assignment]


class InputDecoder:
    """Decodes what is typed, piece by piece: without legacy mouse reports and bytes that are no UTF-8.

    A report is taken out whole: the parser would take what is left of one for keys, and its M is one.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._rest = b""

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final:
            # A terminal without a byte to read is gone; Textual would ask it again without a pause.
            raise EOFError("The terminal was closed.")
        data = re.sub(_LEGACY_MOUSE, b"", self._rest + data)
        cut = re.search(_BEGUN_MOUSE, data) if not final else None
        self._rest = data[cut.start() :] if cut else b""
        return self._decoder.decode(data[: len(data) - len(self._rest)], final)


def guard_output() -> None:
    """Let the app end when the terminal was closed under it.

    Textual's writer ends at the first piece it cannot write; whoever writes after that waits for ever,
    and the program stays behind without a terminal.
    """
    if sys.platform == "win32" or not fits("terminal"):
        return
    from textual.drivers import linux_driver
    from textual.drivers._writer_thread import WriterThread

    class Writer(WriterThread):
        def run(self) -> None:
            try:
                super().run()
            except OSError:
                while self._queue.get() is not None:
                    continue

    linux_driver.WriterThread = Writer  # type: ignore[attr-defined]


def go_on(app: App[int]) -> None:
    """Take the terminal again after the process was stopped, whoever has used it meanwhile.

    Textual does so too, but after a plain SIGSTOP without letting go first: then two threads read the keys,
    and the first of them keeps the program from ending.
    """
    if not fits("terminal"):
        return
    driver: Any = app._driver
    if driver is None or app.is_headless or app._exit or not driver._auto_restart:
        return
    if not driver._must_signal_resume:
        # Textual throws away what was typed and not read yet, such as a key pressed as the lid was opened.
        driver.disable_input = partial(_stop_reading, driver)
        try:
            driver.suspend_application_mode()
        finally:
            del driver.disable_input
        driver._must_signal_resume = True
    driver.resume_application_mode()
    app.refresh(layout=True)


def _stop_reading(driver: Any) -> None:
    """End the thread that reads the keys, as the driver does; what it has not read stays in the terminal."""
    driver.exit_event.set()
    if driver._key_thread is not None:
        driver._key_thread.join()
    driver.exit_event.clear()


def write(app: App[int], sequence: str) -> None:
    """Say something to the terminal besides the screen, for which Textual has no way of its own."""
    if not fits("terminal"):
        return
    driver = app._driver
    if driver is not None and not app.is_headless:
        driver.write(sequence)
        driver.flush()
