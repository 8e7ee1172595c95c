"""A window on the week file: others can tell that it is open."""

from __future__ import annotations

from pathlib import Path

from matchweek.errors import WeekFileError
from matchweek.store.presence import Presence, names

KIND = "window"


class OpenWindow:
    """Says that a window shows the week file, from now until `close`: it is not erased meanwhile.

    The folder is made where there is none. A process that dies is forgotten by itself. Raises
    WeekFileError when the folder cannot be written.
    """

    def __init__(self, path: Path, name: str = "") -> None:
        self._presence = Presence(path, KIND, name)
        try:
            path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
            self._presence.__enter__()
        except OSError as error:
            raise WeekFileError(
                "The week file cannot be opened",
                f"{path.parent}: {error.strerror}.",
                "Check that the folder exists and that you may write there, or name another with --file.",
            ) from error

    @property
    def name(self) -> str:
        """What its drafts are known by; given again, it is the same window on another file."""
        return self._presence.name

    def close(self) -> None:
        """The window is closed; may be called twice."""
        self._presence.__exit__(None, None, None)


def open_windows(path: Path | None) -> set[str]:
    """The names of the windows that show a week file now."""
    return set() if path is None else names(path, KIND)
