"""A person's settings file, for tests."""

from __future__ import annotations

from pathlib import Path


def write_settings(home: Path, text: str) -> Path:
    """Put `text` into the settings file of a home, which is made if need be."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path
