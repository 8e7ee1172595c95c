"""The three streams, made ready for any text before anything is read or written."""

from __future__ import annotations

import contextlib
import sys


def prepare_streams() -> None:
    """UTF-8 on all three streams whatever the locale says; what cannot be shown becomes a “?”."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
