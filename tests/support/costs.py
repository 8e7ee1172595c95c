"""What each test takes of a processor, its children's time with it: `python -m tests --costs FILE`.

Of a wall clock one learns what else the machine did.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

COSTS = "TESTS_COSTS"
"""The file that a line is written to for each test: seconds of a processor, and its name."""


def spent() -> float:
    """Seconds of a processor that this process took, and those of its children that have ended."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def _write(seconds: float, name: str) -> None:
    path = os.environ.get(COSTS)
    if path:
        # One write of a short line: the processes of the tests do not come between.
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{seconds:.4f} {name}\n")


def in_order(path: Path) -> None:
    """Put the dearest last, where one who looks at the end sees them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.sort(key=lambda line: float(line.partition(" ")[0]))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Write what a test took, with what its fixtures took."""
    before = spent()
    answer = yield
    _write(spent() - before, item.nodeid)
    return answer


def pytest_collection_finish(session: pytest.Session) -> None:
    """Write what it took to begin: imports and the list of all tests."""
    _write(spent(), f"begun by {os.environ.get('PYTEST_XDIST_WORKER', 'the first process')}")
