"""Times as people say them: one grammar for every field of a form and every option of the shell."""

from __future__ import annotations

from matchweek.domain.times.spoken.day_words import is_day
from matchweek.domain.times.spoken.reading import Reading, asks_for_theirs, read, read_day, read_instant
from matchweek.domain.times.spoken.setting import NotATime, Setting
from matchweek.domain.times.spoken.which_zone import zone_called

__all__ = [
    "NotATime",
    "Reading",
    "Setting",
    "asks_for_theirs",
    "is_day",
    "read",
    "read_day",
    "read_instant",
    "zone_called",
]
