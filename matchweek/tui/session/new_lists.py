"""A watched folder: a new file in it that looks like a list is offered, never taken by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

EVERY = 4.0
"""Seconds between two looks."""
_FULL_EACH = 15

_Known = dict[Path, tuple[float, int]]


class NewLists:
    """Looks at one folder in a thread, from `start` to `close`. `offer` is called in that thread.

    A file is offered once it has not grown between two looks; what was there at the start is not new.
    """

    def __init__(self, folder: Path, offer: Callable[[Path], None]) -> None:
        self.folder = folder
        self._offer = offer
        self._known: _Known | None = None
        self._growing: _Known = {}
        self._changed = -1
        self._looks = 0
        self._end = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._run, name="watch for new lists", daemon=True).start()

    def close(self) -> None:
        self._end.set()

    def _run(self) -> None:
        self.look()
        while not self._end.wait(EVERY):
            self.look()

    def look(self) -> None:
        """One look; where the folder did not change since the last one, it costs next to nothing."""
        try:
            changed = self.folder.stat().st_mtime_ns
        except OSError:
            return
        self._looks += 1
        # A file written anew in its place does not change its folder.
        if changed == self._changed and not self._growing and self._looks % _FULL_EACH:
            return
        self._changed = changed
        found = self._files()
        if self._known is None:
            self._known = found
            return
        growing = {path: seen for path, seen in found.items() if self._known.get(path) != seen}
        for path, seen in growing.items():
            if self._growing.get(path) == seen:
                self._known[path] = seen
                self._offer_if_list(path)
        self._growing = {path: seen for path, seen in growing.items() if self._known.get(path) != seen}

    def _files(self) -> _Known:
        from matchweek.services.lists.list_reading import entries_of

        return {
            entry.path: (entry.changed, entry.size) for entry in entries_of(self.folder) if not entry.folder
        }

    def _offer_if_list(self, path: Path) -> None:
        from matchweek.services.lists.list_reading import looks_like_list

        if looks_like_list(path) and not self._end.is_set():
            self._offer(path)
