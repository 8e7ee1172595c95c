"""What the parsers read is looked at in this process; `test_apart` holds them to one of their own."""

from __future__ import annotations

import pytest

from matchweek.intake import apart


@pytest.fixture(autouse=True)
def parsers_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "in_process", True)
