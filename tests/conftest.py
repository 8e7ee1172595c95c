"""Fixtures that every room's tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.services.week import Week
from tests.support import quiet, thorough
from tests.support.weeks import CLOCK, closing_week, listings, new_week

quiet.install()
thorough.install()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


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
