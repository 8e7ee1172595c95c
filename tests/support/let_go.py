"""Dashboards that tests have closed are let go of before they fill the machine.

A window that opens its week tells Python to look no more through what is there (`gc.freeze`): right for one
that stays open, and in a process of a thousand tests each keeps what those before it left.
"""

from __future__ import annotations

import gc

import psutil

LOOKS_EVERY = 25
"""So many tests pass between two looks at how much the process holds."""
MUCH = 200 << 20
"""Bytes by which a process may grow before what nobody needs is sought in all of it."""


class Memory:
    """How much this process holds, looked at now and then."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._tests = 0
        self._held: int | None = None

    def ended(self) -> None:
        """A test has ended."""
        self._tests += 1
        if self._tests % LOOKS_EVERY:
            return
        held = self._process.memory_info().rss
        if self._held is None:
            self._held = held
        elif held - self._held > MUCH:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._held = self._process.memory_info().rss
