"""The three streams, made ready for any text before anything is read or written."""

from __future__ import annotations

import contextlib
import os
import sys


def prepare_streams() -> None:
    """UTF-8 on all three streams whatever the locale says; what cannot be shown becomes a “?”."""
    _open_closed()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _open_closed() -> None:
    """Of streams that were closed before we began, make ones that go nowhere.

    The week file would get the number of a closed one, and what is told would fail when the act is stored:
    a script that asks again would log a call twice.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        with contextlib.suppress(OSError):
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w", closefd=False))
