"""A clock that a test moves by hand."""

from __future__ import annotations

from datetime import datetime, timedelta


class HandClock:
    """Stands at `at` until it is moved; says that it runs in real time."""

    speed = 1.0

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def to(self, hours: int, minutes: int, seconds: int = 0, days: int = 0) -> None:
        """Go to an hour of the day on which it stands, in UTC, or so many days later."""
        there = self.at.replace(hour=hours, minute=minutes, second=seconds)
        self.at = there + timedelta(days=days)
