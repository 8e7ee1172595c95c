"""What a sender calls a zone, as an IANA name; what may be several, or is none, is for the person to say."""

from __future__ import annotations

import re
from functools import cache

from matchweek.domain.times.spoken import zone_called
from matchweek.domain.times.zones import folded_zone_names
from matchweek.errors import BadInput

_UTC = frozenset({"utc", "z", "etc/utc", "zulu", "tzone://microsoft/utc", "coordinated universal time"})
# Names for all the zones that a sender has no name for: their block alone says what they mean.
_NO_NAME = re.compile(
    r"customi[sz]ed time zone|tzone://microsoft/custom|custom(?: time zone)?", re.IGNORECASE
)
_DISPLAY = re.compile(r"^\s*\((?:UTC|GMT)[^)]*\)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")


def iana_of(name: str) -> str:
    """The IANA name that a TZID surely means: itself, behind a prefix, or Windows' name for it; else empty.

    Short forms such as “EST” are IANA names too, of clocks that nobody keeps who writes them: they are asked.
    """
    folded = " ".join(name.split()).casefold()
    if folded in _UTC:
        return "UTC"
    known = folded_zone_names()
    pieces = folded.replace(" ", "_").strip("/").split("/")
    for first in range(len(pieces) - 1):
        if found := known.get("/".join(pieces[first:])):
            return found
    return _windows().get(folded, "")


def zones_like(name: str) -> tuple[str, ...]:
    """IANA names to propose for a TZID that names none for certain, such as “EDT” or “Eastern Time”."""
    words = _BRACKETS.sub("", _DISPLAY.sub("", name)).strip()
    if not words or _NO_NAME.fullmatch(words):
        return ()
    if found := iana_of(words):
        return (found,)
    try:
        zone = zone_called(words)
    except BadInput:
        return ()
    return (zone.name,) if "/" in zone.name else ()


@cache
def _windows() -> dict[str, str]:
    """The names of Windows by the Unicode CLDR, as icalendar brings its table."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = folded_zone_names()
    return {
        name.casefold(): known[iana.casefold()]
        for name, iana in WINDOWS_TO_OLSON.items()
        if iana.casefold() in known
    }
