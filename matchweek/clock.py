"""The one clock: real, fixed at an instant, or running at a speed. Nothing else asks the time.

Every instant is an aware `datetime` in UTC.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from matchweek.errors import BadInput

# A week in six seconds: beyond it a tick of the screen would step over whole rounds.
FASTEST = 100_000.0

# Zones can shift an instant by a day, so a run-away clock stops well before datetime.max.
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """What everything that needs the time is given."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    @property
    def speed(self) -> float:
        """How many seconds pass in a real second: 1 real time, 0 frozen."""
        ...


class SystemClock:
    """The machine's own clock."""

    @property
    def speed(self) -> float:
        return 1.0

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still at `at`. Raises BadInput when `at` has no zone."""

    def __init__(self, at: datetime) -> None:
        self._at = _utc(at)

    @property
    def speed(self) -> float:
        return 0.0

    def now(self) -> datetime:
        return self._at


class RunningClock:
    """A clock that runs from `start` at `speed`, for rehearsals; safe to use from threads.

    It counts on a monotonic base, so setting the machine's clock does not move it. `ticks` gives
    that base in seconds. Raises BadInput when `start` has no zone or the speed is impossible.
    """

    def __init__(
        self, start: datetime, speed: float = 1.0, *, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._lock = threading.Lock()
        self._ticks = ticks
        self._speed = _possible(speed)
        self._paused = False
        self._base_at = _utc(start)
        self._base_tick = ticks()

    @property
    def speed(self) -> float:
        """The speed in effect: 0 while paused."""
        return 0.0 if self._paused else self._speed

    @property
    def paused(self) -> bool:
        return self._paused

    def now(self) -> datetime:
        with self._lock:
            return self._reading()

    def pause(self) -> None:
        """Stand still until `resume`; a second pause changes nothing."""
        with self._lock:
            self._rebase(self._reading())
            self._paused = True

    def resume(self) -> None:
        """Go on from where it stood, at the speed that was set last."""
        with self._lock:
            self._rebase(self._reading())
            self._paused = False

    def set_speed(self, speed: float) -> None:
        """Run at `speed` from now on; while paused it takes effect at `resume`."""
        possible = _possible(speed)
        with self._lock:
            self._rebase(self._reading())
            self._speed = possible

    def jump_to(self, at: datetime) -> None:
        """Go to `at`, forwards or back; a paused clock stays paused there."""
        target = _utc(at)
        with self._lock:
            self._rebase(target)

    def _reading(self) -> datetime:
        if self.speed == 0.0:
            return self._base_at
        passed = (self._ticks() - self._base_tick) * self._speed
        try:
            return min(self._base_at + timedelta(seconds=passed), _LATEST)
        except OverflowError:
            return _LATEST

    def _rebase(self, at: datetime) -> None:
        self._base_at = at
        self._base_tick = self._ticks()


class PacedClock(RunningClock):
    """A clock for a rehearsal: it never passes the instant it was told to stop at.

    So nothing that happens is stepped over, however fast it runs. It stands still until `resume`.
    `begins` says where and is asked when the time is first wanted: looking it up may need a timetable.
    """

    def __init__(
        self,
        begins: Callable[[], datetime],
        speed: float = 1.0,
        *,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(datetime(2000, 1, 1, tzinfo=UTC), speed, ticks=ticks)
        self._paused = True
        self._begins: Callable[[], datetime] | None = begins
        self._stop: datetime | None = None

    @property
    def pace(self) -> float:
        """The speed that was set, also while it stands."""
        return self._speed

    def stop_at(self, at: datetime | None) -> None:
        """Go on, but no further than `at` (aware); None goes on without an end."""
        with self._lock:
            self._rebase(self._reading())
            self._stop = None if at is None else _utc(at)

    def jump_to(self, at: datetime) -> None:
        """Go to `at`, also past the instant it was to stop at."""
        with self._lock:
            self._begins = self._stop = None
        super().jump_to(at)

    def _reading(self) -> datetime:
        if self._begins is not None:
            begins, self._begins = self._begins, None
            self._rebase(_utc(begins()))
        reading = super()._reading()
        return reading if self._stop is None else max(self._base_at, min(reading, self._stop))


def clock_for(now: datetime | None, speed: float | None) -> Clock:
    """The clock that `--now` and `--speed` ask for.

    Neither: the system's. An instant alone, or speed 0: frozen. A speed: running from the
    instant, or from the system's now. Raises BadInput for a naive instant or a speed that is
    negative, not a number or over FASTEST.
    """
    if speed is None:
        return SystemClock() if now is None else FixedClock(now)
    start = SystemClock().now() if now is None else now
    return RunningClock(start, speed) if _possible(speed) > 0 else FixedClock(start)


def _utc(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise BadInput(
            "An instant without a zone",
            f"“{at.isoformat(sep=' ')}” can mean a different moment in every zone.",
            "Add an offset, such as -04:00 for Eastern daylight time.",
        )
    return min(at.astimezone(UTC), _LATEST)


def _possible(speed: float) -> float:
    if not math.isfinite(speed) or not 0 <= speed <= FASTEST:
        raise BadInput(
            "Not a possible speed",
            f"A clock cannot run at {speed:g} times real time.",
            f"Give a number from 0 (frozen) to {FASTEST:g}; 60 makes an hour a minute.",
        )
    return float(speed)
