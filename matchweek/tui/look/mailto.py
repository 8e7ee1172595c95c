"""Opening a mail in the person's own mail program. It sends nothing: the person does, or not."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

NO_DESKTOP = "there is no desktop here to open it on"
NO_PROGRAM = "no mail program was found"


def open_mail(url: str, then: Callable[[str], object]) -> None:
    """Open a `mailto:` address in a thread; `then` is told, there, why not, or nothing when it was."""
    threading.Thread(target=lambda: then(opened(url)), name="open a mail", daemon=True).start()


def opened(url: str) -> str:
    """Open a `mailto:` address; returns why not, or nothing when a program took it."""
    # Without a desktop a browser of the terminal would be started, over the dashboard.
    plain = sys.platform.startswith(("linux", "freebsd", "openbsd"))
    if plain and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return NO_DESKTOP
    import webbrowser

    try:
        return "" if webbrowser.open(url) else NO_PROGRAM
    except (webbrowser.Error, OSError, ValueError):
        return NO_PROGRAM
