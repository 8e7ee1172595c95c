"""Takes what a terminal sends at once, in a thread of its own, whatever is done with it meanwhile.

GNU screen throws away what its window does not take in time: a long paste that was read between other work
lost some of its letters, and said nothing.
"""

from __future__ import annotations

import os
import queue
import selectors
import socket
import threading
import time
from contextlib import suppress
from types import TracebackType

READ_AT_ONCE = 65536
LOOK_EVERY = 10.0
"""How soon (seconds) it is seen that all is to end by somebody who did not say so to `Drain.end`."""

Piece = tuple[bytes, float]
"""What was read at once, and when (seconds of `time.monotonic`)."""


class Drain:
    """Reads one file descriptor until it is closed or left; used as a context, in one thread.

    Sleeps until something comes or `end` is called: whoever looks ten times a second whether it is to end
    takes a fifth of all that an open window costs while nobody touches it.
    """

    def __init__(self, source: int, ended: threading.Event) -> None:
        self._source = source
        self._ended = ended
        self._left = threading.Event()
        self._pieces: queue.SimpleQueue[Piece | OSError | None] = queue.SimpleQueue()
        self._wakes, self._waker = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="drain the terminal", daemon=True)

    def end(self) -> None:
        """Read nothing more and let `next` wait no longer; from any thread, at any time."""
        self._left.set()
        with suppress(OSError):
            self._waker.send(b".")

    @property
    def ended(self) -> bool:
        """Whether nothing more is read."""
        return self._left.is_set() or self._ended.is_set()

    def __enter__(self) -> Drain:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self._thread.join()
        self._wakes.close()
        self._waker.close()

    def next(self, wait: float) -> Piece | None:
        """The next piece; None when none came in `wait` seconds, or when all is to end.

        Raises EOFError when the terminal was closed, OSError when it could not be read.
        """
        try:
            found = self._pieces.get(timeout=wait)
        except queue.Empty:
            return None
        if found is None:
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
            selector.register(self._wakes, selectors.EVENT_READ)
            while not self.ended:
                ready = [key.fileobj for key, _ in selector.select(LOOK_EVERY)]
                if self._source not in ready or self.ended:
                    continue
                try:
                    data = os.read(self._source, READ_AT_ONCE)
                except OSError as error:
                    self._pieces.put(error)
                    return
                self._pieces.put((data, time.monotonic()))
                if not data:
                    return
        self._pieces.put(None)
