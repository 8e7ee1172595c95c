"""What failed is run once more, alone: a machine that did much else is told from a fault."""

from __future__ import annotations

from pathlib import Path

FAILED = "TESTS_FAILED"
"""Where the names of failed tests are written, a line each."""
AT_MOST = 5
"""When more fail than this, it is not the machine."""


def worth_it(path: Path) -> list[str]:
    """The tests to run once more: those that failed, in order, each once; none when they are too many."""
    names = list(dict.fromkeys(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []
    return names if len(names) <= AT_MOST else []
