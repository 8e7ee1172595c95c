"""Takes what a terminal sends at once, in a thread of its own, whatever is done with it meanwhile.

GNU screen throws away what its window does not take in time: a long paste that was read between other work
lost some of its letters, and said nothing.
"""

from __future__ import annotations

import os
import queue
import selectors
import threading
import time
from types import TracebackType

READ_AT_ONCE = 65536
LOOK_EVERY = 0.1
"""How soon (seconds) the thread sees that it is to end."""

Piece = tuple[bytes, float]
"""What was read at once, and when (seconds of `time.monotonic`)."""


class Drain:
    """Reads one file descriptor until it is closed or left; used as a context."""

    def __init__(self, source: int, ended: threading.Event) -> None:
        self._source = source
        self._ended = ended
        self._left = threading.Event()
        self._pieces: queue.SimpleQueue[Piece | OSError] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="drain the terminal", daemon=True)

    def __enter__(self) -> Drain:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        self._thread.join()

    def next(self, wait: float) -> Piece | None:
        """The next piece; None when none came in `wait` seconds.

        Raises EOFError when the terminal was closed, OSError when it could not be read.
        """
        try:
            found = self._pieces.get(timeout=wait)
        except queue.Empty:
            return None
        if isinstance(found, OSError):
            raise found
        if not found[0]:
            # A terminal without a byte to read is gone; asking again would never end.
            raise EOFError("The terminal was closed.")
        return found

    def _run(self) -> None:
        with selectors.SelectSelector() as selector:
            selector.register(self._source, selectors.EVENT_READ)
            while not (self._ended.is_set() or self._left.is_set()):
                if not selector.select(LOOK_EVERY):
                    continue
                try:
                    data = os.read(self._source, READ_AT_ONCE)
                except OSError as error:
                    self._pieces.put(error)
                    return
                self._pieces.put((data, time.monotonic()))
                if not data:
                    return
