"""Long work in a named thread that lets the keys through: it tells how far it is and can be stopped."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from matchweek.errors import Failed, MatchweekError

PATIENT_MS = 10_000
"""How long a thread waits for the file, in milliseconds: no key waits for it."""
# Python lets another thread in after this many seconds: a key waits for it a few times.
_YIELD = 0.0005
# With more new objects than this the collector would hold a key for longer than a frame.
_MANY = 50_000
# So often a job tells how far it is.
_STEPS = 50

_here = threading.local()
_lock = threading.Lock()
_running = 0
_usual = 0.0


@dataclass
class JobStep(Message, bubble=False):
    """A job has done so many rows of so many, about."""

    job: Job
    done: int
    total: int


@dataclass
class JobEnded(Message, bubble=False):
    """A job has ended with a result, or with the error it met."""

    job: Job
    result: Any
    error: MatchweekError | None


class Job:
    """Runs `act` in a thread named `name`; tells `owner` by JobStep and, once, by JobEnded."""

    def __init__(self, name: str, owner: MessagePump, act: Callable[[], Any]) -> None:
        self.name = name
        self.step = -1
        self._owner = owner
        self._act = act
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> Job:
        self._thread.start()
        return self

    def stop(self) -> None:
        """Ask the job to stop; what it did is undone by whoever wrote it."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def join(self, seconds: float) -> None:
        """Wait until the job has ended, at most so long."""
        self._thread.join(seconds)

    def tell(self, message: Message) -> None:
        """Post a message to the owner, from any thread."""
        self._owner.post_message(message)

    def _run(self) -> None:
        _here.job = self
        result: Any = None
        error: MatchweekError | None = None
        try:
            with giving_way():
                result = self._act()
        except MatchweekError as met:
            error = met
        except Exception as met:  # noqa: BLE001
            # A thread that dies says nothing, and its owner would wait for ever.
            error = Failed(
                "Something unexpected went wrong",
                f"{type(met).__name__}: {met}",
                "Nothing of it was stored. Please report this.",
            )
        self.tell(JobEnded(self, result, error))


def progress(done: int, total: int) -> None:
    """Tell the owner of the job this thread runs how far it is; raises Failed when it was stopped."""
    job: Job | None = getattr(_here, "job", None)
    if job is None:
        return
    if job.stopped:
        raise Failed("Stopped", "Nothing was stored.")
    step = done * _STEPS // max(1, total)
    if step != job.step:
        job.step = step
        job.tell(JobStep(job, done, total))


def cancelled() -> bool:
    """Whether the job this thread runs was stopped."""
    job: Job | None = getattr(_here, "job", None)
    return job is not None and job.stopped


@contextmanager
def giving_way() -> Iterator[None]:
    """For a thread with much to do: keys are answered meanwhile.

    Threads take turns sooner, and garbage is not looked for, since reading a list makes none and
    each look would hold every thread. A great many objects that were made are not looked at again.
    """
    global _running, _usual
    with _lock:
        if _running == 0:
            _usual = sys.getswitchinterval()
            sys.setswitchinterval(_YIELD)
            gc.disable()
        _running += 1
    try:
        yield
    finally:
        with _lock:
            _running -= 1
            if _running == 0:
                if gc.get_count()[0] > _MANY:
                    gc.freeze()
                sys.setswitchinterval(_usual)
                gc.enable()
