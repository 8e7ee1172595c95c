"""Zones as people say them behind a time: “CT”, “Eastern (Standard) Time”, “your time”, “UTC+5:30”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from matchweek.errors import BadInput

Whose = Literal["", "own", "theirs", "local"]

# What a U.S. program says, and the place whose clock it means. Puerto Rico keeps Atlantic time all year.
_NAMES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "alaskan": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "hawaiian": "Pacific/Honolulu",
    "atlantic": "America/Puerto_Rico",
    "puerto rico": "America/Puerto_Rico",
    "arizona": "America/Phoenix",
    "guam": "Pacific/Guam",
    "chamorro": "Pacific/Guam",
}
_LETTERS = {"e": "eastern", "c": "central", "m": "mountain", "p": "pacific", "ak": "alaska", "h": "hawaii"}
_SHORT: dict[str, tuple[str, ...]] = {
    "ast": ("America/Puerto_Rico",),
    "adt": ("America/Halifax",),
    "chst": ("Pacific/Guam",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "pkt": ("Asia/Karachi",),
    "npt": ("Asia/Kathmandu",),
    "pht": ("Asia/Manila",),
    "wat": ("Africa/Lagos",),
    "eat": ("Africa/Nairobi",),
    "cat": ("Africa/Maputo",),
    "sast": ("Africa/Johannesburg",),
    "cet": ("Europe/Paris",),
    "cest": ("Europe/Paris",),
    "eet": ("Europe/Athens",),
    "eest": ("Europe/Athens",),
    "msk": ("Europe/Moscow",),
    "gst": ("Asia/Dubai",),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "hkt": ("Asia/Hong_Kong",),
    "sgt": ("Asia/Singapore",),
    "ict": ("Asia/Bangkok",),
    "aest": ("Australia/Sydney",),
    "aedt": ("Australia/Sydney",),
}
# Zones whose people write a short form that means another clock in the United States.
SAID_ELSEWHERE = {
    "cst": ("Asia/Shanghai", "Asia/Taipei", "Asia/Macau", "America/Havana"),
    "cdt": ("America/Havana",),
    "pst": ("Asia/Manila",),
    "ast": ("Asia/Riyadh", "Asia/Baghdad", "Asia/Kuwait", "Asia/Qatar", "Asia/Bahrain", "Asia/Aden"),
    "mst": ("Asia/Kuala_Lumpur", "Asia/Yangon"),
    "est": ("America/Jamaica", "America/Panama", "America/Cancun"),
    "gst": ("Pacific/Guam",),
}


@dataclass(frozen=True, slots=True)
class ZoneSaid:
    """A zone as it was said: whose it is, or the places it may mean, or an offset from UTC.

    `season` is “s” where standard time was said, “d” for daylight time. `words` is as it was written.
    """

    words: str
    whose: Whose = ""
    places: tuple[str, ...] = ()
    offset: timedelta | None = None
    season: Literal["", "s", "d"] = ""


def _by_name(match: re.Match[str]) -> ZoneSaid:
    season: Literal["", "s", "d"] = ""
    if match["season"]:
        season = "s" if match["season"].startswith("st") else "d"
    return _of_place(match, match["name"], season)


def _by_letters(match: re.Match[str]) -> ZoneSaid:
    said = match["season"] or ""
    season: Literal["", "s", "d"] = "s" if said == "s" else "d" if said == "d" else ""
    return _of_place(match, _LETTERS[match["name"]], season)


def _of_place(match: re.Match[str], name: str, season: Literal["", "s", "d"]) -> ZoneSaid:
    places: tuple[str, ...] = (_NAMES[name],)
    if name == "mountain" and season == "s":
        places = ("America/Denver", "America/Phoenix")
    return ZoneSaid(match[0].strip(" ()"), places=places, season=season)


def _short(match: re.Match[str]) -> ZoneSaid:
    words = match[0]
    season: Literal["", "s", "d"] = ""
    if words[-2:] in ("st", "dt") and words in ("ast", "adt", "bst", "cest", "eest", "aest", "aedt"):
        season = "d" if words in ("adt", "cest", "eest", "aedt") else "s"
    return ZoneSaid(words, places=_SHORT[words], season=season if words != "bst" else "")


def _offset(match: re.Match[str]) -> ZoneSaid:
    by = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if by > timedelta(hours=14) or int(match["minutes"] or 0) > 59:
        raise BadInput(
            "No such offset",
            f"“{match[0].strip()}” is further from UTC than any zone.",
            "Write an offset as -04:00 or +05:30.",
        )
    return ZoneSaid(match[0].strip(), offset=-by if match["sign"] == "-" else by)


def _whose(whose: Whose) -> Callable[[re.Match[str]], ZoneSaid]:
    return lambda match: ZoneSaid(match[0].strip(), whose=whose)


SHORT_FORMS = frozenset(
    (*_SHORT, "utc", "gmt", *(f"{letter}{season}t" for letter in _LETTERS for season in ("", "s", "d")))
)
"""Every short form of letters alone, in lower case: “ct”, “est”, “ist”."""

_TIME = r"(?:\s*(?:own\s+|local\s+)?(?:time\s*zone|time|clock|zone))?"
_CALLED = "|".join(sorted(_NAMES, key=len, reverse=True))

ZONES_SAID: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], ZoneSaid]]] = (
    (
        re.compile(r"(?:utc|gmt)\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)"),
        _offset,
    ),
    (re.compile(r"(?<=\s)(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)(?![\d:])"), _offset),
    (
        re.compile(r"(?:utc|gmt|zulu|z)\b" + _TIME),
        lambda match: ZoneSaid(match[0].strip(), offset=timedelta()),
    ),
    (
        re.compile(
            rf"(?:u\.?s\.?[/ ]\s?)?(?P<name>{_CALLED})\b(?!/[a-z])"
            r"(?!\s+(?:europe|africa|asia|america|australia))"
            r"(?:\s*\(?\s*(?P<season>standard|daylight(?:\s+savings?)?|summer)\s*\)?)?" + _TIME
        ),
        _by_name,
    ),
    (re.compile(r"(?P<name>ak|[ecmph])(?P<season>[sd]?)t\b"), _by_letters),
    (re.compile(rf"(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b"), _short),
    (
        re.compile(
            r"(?:theirs|their|yours|your|ur|(?:the\s+)?program(?:'?s)?(?=\s+(?:time|zone|clock)))\b" + _TIME
        ),
        _whose("theirs"),
    ),
    (re.compile(r"(?:my|mine|own|our|ours|home|here)\b" + _TIME), _whose("own")),
    (re.compile(r"local\b" + _TIME), _whose("local")),
)
