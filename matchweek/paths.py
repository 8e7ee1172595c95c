"""Where things stand on this machine; found by functions, never at import."""

from __future__ import annotations

import os
from pathlib import Path

HOME = "MATCHWEEK_HOME"
FILE = "MATCHWEEK_FILE"


def data_dir() -> Path:
    """The folder of the week file: MATCHWEEK_HOME, else the system's place for a user's data."""
    home = os.environ.get(HOME)
    if home:
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path("matchweek", appauthor=False)


def config_dir() -> Path:
    """The folder of settings: MATCHWEEK_HOME, else the system's place for a user's settings."""
    home = os.environ.get(HOME)
    if home:
        return Path(home).expanduser()
    from platformdirs import user_config_path

    return user_config_path("matchweek", appauthor=False)


def week_file(named: str | None = None) -> Path:
    """The week file: as named, else MATCHWEEK_FILE, else week.db in the data folder."""
    chosen = named or os.environ.get(FILE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return data_dir() / "week.db"


def real(path: Path) -> Path:
    """The file itself where `path` is a link to it: what is kept beside it stands beside the file."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A circle of links; opening it says so.
        return path
