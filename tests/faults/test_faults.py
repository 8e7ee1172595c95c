"""A bounded part of the campaign of faults: seconds of it in the test command."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.__main__ import CAMPAIGNS
from tests.faults.counted import Count, table

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills, rights and limits of Linux")
TRIES = {
    "flipped": 2, "cut": 2, "acts": 3, "undo": 2, "imports": 1, "backups": 1, "restores": 1, "migrations": 1,
    "disk": 1, "rights": 1, "locks": 2, "clock": 2, "files": 6,
}  # fmt: skip


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_nothing_answered_is_lost_and_all_that_is_left_opens(name: str) -> None:
    # In a folder that anybody may enter: what is looked at are the rights of those in it.
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / name
        place.mkdir()
        count = CAMPAIGNS[name][0](place, random.Random(f"tests {name}"), TRIES[name])
    assert count.well, "\n".join([*table([count]), *count.told])


def test_what_goes_wrong_is_counted() -> None:
    count = Count("x", tried=1)
    assert count.well
    with count.words_only("a try"):
        raise ZeroDivisionError
    count.misses("a try", ["mark 7"])
    count.is_not_in_order("a try")
    assert (count.tracebacks, count.lost, count.unopened, count.well) == (1, 1, 1, False)
    assert "ZeroDivisionError" in count.told[0]
    assert not Count("nothing tried").well
