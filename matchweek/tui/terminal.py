"""Where the app meets the terminal: signals, broken input bytes, the alternate ways out."""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def guard_input() -> None:
    """Keep a byte that is no UTF-8 (a legacy mouse report after a tmux re-attach) from ending the app.

    Textual's Unix driver decodes what is typed strictly in a thread of its own (Textual issue 6668).
    A test fails once a Textual is installed that no longer needs this.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def lenient(encoding: str) -> Any:
        decoder = codecs.getincrementaldecoder(encoding)
        return lambda errors="ignore": decoder(errors)

    linux_driver.getincrementaldecoder = lenient  # type: ignore[attr-defined]


def leave_on_signals(app: App[Any]) -> None:
    """End in order on SIGTERM, SIGHUP and a closed pane, so that the terminal is left clean.

    Python's default would end without any clean-up. Nothing has to be saved: every act is stored.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, app.exit)


def owns_terminal() -> bool:
    """Whether there is a terminal to draw on."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def plain_output() -> bool:
    """Whether the person asked for no colours (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def write_title(app: App[Any], words: str, *, first: bool = False) -> None:
    """Put `words` (cleaned) into the title of the terminal's window; the first time, keep the old title."""
    keep = "\x1b[22;2t" if first else ""
    _write(app, f"{keep}\x1b]2;{words}\x1b\\")


def restore_title(app: App[Any]) -> None:
    """Give back the title kept before; a terminal that kept none is left without one."""
    _write(app, "\x1b]2;\x1b\\\x1b[23;2t")


def _write(app: App[Any], sequence: str) -> None:
    # Textual has no way of its own to say something to the terminal besides the screen.
    driver = app._driver
    if driver is not None and not app.is_headless:
        driver.write(sequence)
        driver.flush()
