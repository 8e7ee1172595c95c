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

# The Textual versions whose input thread decodes strictly; the guard goes once the fix ships.
_STRICT_UNTIL = (9, 0)


def guard_input() -> None:
    """Keep a byte that is no UTF-8 (a legacy mouse report after a tmux re-attach) from ending the app.

    Textual's Unix driver decodes what is typed strictly in a thread of its own (Textual issue 6668).
    """
    if sys.platform == "win32":
        return
    import textual
    from textual.drivers import linux_driver

    if tuple(int(part) for part in textual.__version__.split(".")[:2]) >= _STRICT_UNTIL:
        return

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
