"""A moment on two clocks, Eastern and one's own, as every screen says it."""

from __future__ import annotations

from datetime import datetime


def both(at: datetime, zone: str) -> str:
    """A moment in Eastern and own time: `Thu 12:00 ET · 21:00 Karachi`."""
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN, in_both

    return str(in_both(at, read_zone(zone) if zone else EASTERN))


def due_words(at: datetime, zone: str, now: datetime) -> str:
    """A moment in both zones, with its date where the weekday alone would not say which."""
    from matchweek.domain.times.named_zone import read_zone
    from matchweek.domain.times.zones import EASTERN, due_in_both

    return due_in_both(at, read_zone(zone) if zone else EASTERN, now)
