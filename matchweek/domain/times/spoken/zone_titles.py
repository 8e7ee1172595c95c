"""What zones are called: as programs name theirs, and in the shortest words that are read again."""

from __future__ import annotations

from collections.abc import Iterable

from matchweek.domain.times.zones import place_name

TITLES = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
    "America/Puerto_Rico": "Puerto Rico",
}
_SHORT = {
    "America/New_York": "ET",
    "America/Chicago": "CT",
    "America/Denver": "MT",
    "America/Los_Angeles": "PT",
    "America/Anchorage": "AKT",
    "Pacific/Honolulu": "HST",
}


def zone_title(name: str) -> str:
    """A zone by its IANA name as a program calls it: “Central”; elsewhere its city: “Karachi”."""
    return TITLES.get(name) or place_name(name)


def zone_short(name: str) -> str:
    """The same in the shortest words that a time is read with: “CT”, “Arizona”, “Karachi”."""
    return _SHORT.get(name) or zone_title(name)


def or_words(names: Iterable[str]) -> str:
    """“Kolkata, Dublin or Jerusalem”, each once."""
    each = list(dict.fromkeys(names))
    return " or ".join([", ".join(each[:-1]), each[-1]] if len(each) > 1 else each)
