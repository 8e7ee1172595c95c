"""Fixtures of the screen's tests."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of matchweek's own, so that nobody's settings and hints show through."""
    folder = tmp_path / "home"
    monkeypatch.setenv("MATCHWEEK_HOME", str(folder))
    return folder
