"""A window that grows while a dialog stands open: the program goes on and shows what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.lists import HARBOR, fictional_csv
from tests.support.home import PATIENCE, Home
from tests.support.terminal import NEEDS_PTY

pytestmark = NEEDS_PTY
OPENED = (
    ("c", "Interest"),
    ("w", "What now"),
    ("?", "Help"),
    ("S", "Sort"),
    ("H", "verify in R3"),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).with_list(fictional_csv())


def test_growing_under_a_dialog(home: Home) -> None:
    with home.opened("Harbor Point") as terminal:
        for count, (key, words) in enumerate(OPENED, 1):
            terminal.resize(120, 36)
            terminal.settle()
            terminal.press(key)
            terminal.wait_for(words, PATIENCE)
            for size in ((121, 36), (121, 37), (160, 45), (80, 24), (200, 50)):
                terminal.resize(*size)
                terminal.settle()
                terminal.wait_for(words, PATIENCE)
            for _ in range(2):
                terminal.press("escape")
                terminal.settle()
            terminal.wait_for("Advocates", PATIENCE)
            terminal.press("1")
            terminal.wait_for(f"primary {count} ", PATIENCE)
    assert home.program(HARBOR)["lane"] == "primary"
