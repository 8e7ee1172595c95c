"""Fixtures that every room's tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import strategies

from matchweek.clock import FixedClock
from matchweek.services.core.week import Week
from tests.support import hangs, let_go, quiet, staged, statements, styles, thorough, unseen
from tests.support.again import FAILED
from tests.support.weeks import CLOCK, closing_week, listings, new_week

quiet.install()
styles.install()
statements.install()
thorough.install()
unseen.install()
# A seventh of all work of the tests was to look for circles of objects that nobody needs any more.
gc.set_threshold(400_000, 10, 20)


_WATCH = pytest.StashKey[hangs.Watch]()
_MEMORY = let_go.Memory()


def pytest_configure(config: pytest.Config) -> None:
    staged.begin()
    config.stash[_WATCH] = hangs.Watch()


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_WATCH].end()
    staged.end()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test begins, in the process that has to watch it."""
    item.config.stash[_WATCH].begins()


def pytest_runtest_logfinish() -> None:
    _MEMORY.ended()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the names of what failed, or ended its process, for a second look (`python -m tests`)."""
    path = os.environ.get(FAILED)
    # The processes of the tests report to the one that began them, and that one writes.
    if path and report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        with Path(path).open("a", encoding="utf-8") as file:
            print(report.nodeid, file=file)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays to the end: it need not be looked through again and again."""
    if session.config.option.collectonly:
        # Who only reads the tests makes the table of all letters too, which Hypothesis keeps in a file: else
        # each process of the tests would make its own.
        strategies.text().validate()
    gc.collect()
    gc.freeze()


@pytest.fixture
def clock() -> FixedClock:
    """Stands still on Thursday 18 March 2027 at 10:42:07 Eastern, in the first round."""
    return CLOCK


@pytest.fixture
def week_file(tmp_path: Path) -> Path:
    """Where a week file may be made; there is none yet."""
    return tmp_path / "week.db"


@pytest.fixture
def week(week_file: Path) -> Iterator[Week]:
    """An open week with twelve fictional programs on Monday's list."""
    yield from closing_week(new_week(week_file, listings(12)))
