"""Fixtures of the screen's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matchweek.tui.look.text import mask_with


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of matchweek's own, so that nobody's settings and hints show through."""
    folder = tmp_path / "home"
    monkeypatch.setenv("MATCHWEEK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _names_shown() -> Iterator[None]:
    """The mask is the process's: one that a test leaves on would hide what the next one reads."""
    yield
    mask_with(None)
