"""What hangs is named with what every thread was at, and does not keep the others from their end.

Pytest begins a thread for it with each test and waits for its end: milliseconds of a busy machine, twelve
thousand times. Here one waits for many tests.
"""

from __future__ import annotations

import faulthandler
import os
import time

PATIENCE = 600.0
"""Seconds after which a test that has not ended ends its process."""
AGAIN = 60.0
"""Seconds for which one wait is good: a test has so many fewer at worst."""


class Watch:
    """Told of each test that begins; what it writes goes where errors went when it was made."""

    def __init__(self) -> None:
        self._errors = os.dup(2)
        self._since: float | None = None

    def begins(self) -> None:
        now = time.monotonic()
        if self._since is None or now - self._since >= AGAIN:
            self._since = now
            faulthandler.dump_traceback_later(PATIENCE, file=self._errors, exit=True)

    def end(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        os.close(self._errors)
