"""Where the app meets the terminal: signals, the title of its window."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from matchweek.tui.textual_private.unix_terminal import go_on, write

if TYPE_CHECKING:
    from textual.app import App


def leave_on_signals(app: App[int]) -> None:
    """End in order on SIGTERM, SIGHUP and a closed pane, so that the terminal is left clean.

    Python's default would end without any clean-up. Nothing has to be saved: every act is stored.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, app.exit)
    loop.add_signal_handler(signal.SIGCONT, go_on, app)


def write_title(app: App[int], words: str, *, first: bool = False) -> None:
    """Put `words` (cleaned) into the title of the terminal's window; the first time, keep the old title."""
    keep = "\x1b[22;2t" if first else ""
    write(app, f"{keep}\x1b]2;{words}\x1b\\")


def restore_title(app: App[int]) -> None:
    """Give back the title kept before; a terminal that kept none is left without one."""
    write(app, "\x1b]2;\x1b\\\x1b[23;2t")
