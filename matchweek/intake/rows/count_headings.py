"""Headings over numbers: which say positions, quota or those matched, of which year, and which never do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

COUNTS = ("positions", "quota", "matched")
ONLY_BY_FIGURES = 3
"""The rank of a heading that says a number only where figures stand below it, such as “Match”."""

_PARTS = re.compile(r"[a-z]+|[0-9]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_YEARS = range(2000, 2100)
_UNFILLED = frozenset(
    ["unfilled", "unmatched", "vacant", "vacancy", "vacancies", "remaining", "unclaimed"],
)
_OPEN = frozenset(["available", "availability", "open", "opening", "openings"])
_PLACES = frozenset(["position", "positions", "spot", "spots", "seat", "seats", "slot", "slots"])
_TAKEN = frozenset(["matched", "filled", "taken", "accepted"])
# “'26 Match” beside “'26 Quota”: those matched, where figures stand below and nothing else is said.
_MATCH = frozenset(["match", "matches"])
_BESIDE_MATCH = frozenset(["nrmp", "main", "number", "no", "num", "of", "in", "the", "count", "s"])
_QUOTA = frozenset(["quota", "quotas", "capacity"])
_ALL_PLACES = frozenset(["offered", "total", "approved"])
_FILLERS = frozenset(
    [
        "soap",
        "nrmp",
        "match",
        "main",
        "number",
        "numbers",
        "no",
        "num",
        "of",
        "the",
        "count",
        "current",
        "currently",
        "now",
        "left",
        "still",
        "in",
        "after",
        "round",
        "program",
        "programs",
        "residency",
        "for",
        "this",
        "year",
        "s",
        "pgy",
    ]
)
# Words that make another thing of a heading, such as “Position type”, “Open date” or “Visa available”.
_OTHER = frozenset(
    [
        "date",
        "time",
        "type",
        "types",
        "title",
        "name",
        "names",
        "visa",
        "visas",
        "contact",
        "phone",
        "mail",
        "email",
        "url",
        "link",
        "links",
        "website",
        "web",
        "status",
        "apply",
        "application",
        "applications",
        "id",
        "ids",
        "code",
        "codes",
        "description",
        "note",
        "notes",
        "since",
        "deadline",
        "closes",
        "opens",
        "until",
        "percent",
        "rate",
        "share",
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "house",
        "hours",
        "yes",
        "tracks",
        "track",
        "service",
    ]
)
_NEVER = frozenset(
    [
        "pgy",
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "level",
        "year",
        "years",
        "yr",
        "yrs",
        "duration",
        "length",
        "salary",
        "stipend",
        "score",
        "scores",
        "step",
        "zip",
        "fax",
        "phone",
        "tel",
        "beds",
        "interviews",
        "interviewed",
        "applicants",
        "applications",
        "row",
        "line",
        "no",
        "index",
        "percent",
        "rate",
        "share",
    ]
)


_SHORT_YEAR = re.compile(
    r"(?i)(?:(?<![a-z0-9])['\u2019]|\b[af]y\s?['\u2019]?|\b20[0-9]{2}\s?[-\u2013/]\s?)([23][0-9])\b"
)


class Count(NamedTuple):
    """What a heading says of a number: positions, quota or matched; a lower `rank` is surer; `year` or 0."""

    field: str
    rank: int
    year: int


def _parts(text: str) -> list[str]:
    """The words and figures of a heading, years in full: “'26”, “FY26” and “2025-26” are 2026."""
    return _PARTS.findall(_SHORT_YEAR.sub(r" 20\1 ", _HUMP.sub(" ", text)).lower())


@lru_cache(maxsize=4096)
def count_heading(text: str, *, loose: bool = False) -> Count | None:
    """The number that stands below a heading, or None.

    `loose` takes any heading with a word for positions, whatever other words it has; the cells below it
    have to bear it out.
    """
    if len(text) > 60 or "%" in text:
        return None
    parts = _parts(text)
    years = [int(part) for part in parts if len(part) == 4 and int_or(part) in _YEARS]
    year = max(years, default=0)
    words = frozenset(part for part in parts if part.isalpha())
    numbers = [part for part in parts if part.isdigit() and int_or(part) not in _YEARS]
    if not words or words & _OTHER or (numbers and "pgy" not in words and not loose):
        return None
    known = _UNFILLED | _OPEN | _PLACES | _TAKEN | _QUOTA | _ALL_PLACES | _FILLERS | _MATCH
    if not loose and not words <= known:
        return None
    found = _kind(words)
    if found is None or (loose and found[0] != "positions"):
        return None
    return Count(found[0], found[1] + (4 if loose else 0), year)


def _kind(words: frozenset[str]) -> tuple[str, int] | None:
    unfilled, taken = words & _UNFILLED, words & _TAKEN
    if unfilled and taken:
        return None
    if unfilled:
        return "positions", 0
    if taken:
        return "matched", 0
    if words & _QUOTA:
        return "quota", 0
    if words & _MATCH and words <= _MATCH | _BESIDE_MATCH:
        return "matched", ONLY_BY_FIGURES
    places = words & _PLACES
    if words & _OPEN:
        return "positions", 1
    if "pgy" in words and not any(word.endswith("s") for word in places):
        return None
    if (words & _ALL_PLACES and places) or "offered" in words:
        return "quota", 1
    return ("positions", 2) if places and words != {"position"} else ("positions", 3) if places else None


def int_or(part: str, default: int = -1) -> int:
    """The number of ASCII figures, or `default`."""
    return int(part) if part.isdigit() and len(part) < 10 else default


def counts_of(header: Sequence[str]) -> dict[str, list[int]]:
    """The columns that may hold each number, the surest first; of several years those of the newest.

    The newest year is the newest that tells how many positions are left.
    """
    found = [(index, said) for index, text in enumerate(header) if (said := count_heading(text))]
    year = _newest(found)
    claims: dict[str, list[tuple[int, int]]] = {}
    for index, said in found:
        if said.year in (0, year):
            # A number of the newest year is surer than one that says no year.
            rank = said.rank * 2 + (said.year == 0)
            claims.setdefault(said.field, []).append((rank, index))
    for index, text in enumerate(header):
        loose = count_heading(text, loose=True)
        if loose and not count_heading(text) and loose.year in (0, year or loose.year):
            claims.setdefault("positions", []).append((loose.rank * 2, index))
    return {field: [index for _, index in sorted(columns)] for field, columns in claims.items()}


def _newest(found: Sequence[tuple[int, Count]]) -> int:
    said: dict[int, set[str]] = {}
    for _, count in found:
        if count.year:
            said.setdefault(count.year, set()).add(count.field)
    telling = [
        year for year, fields in said.items() if "positions" in fields or {"quota", "matched"} <= fields
    ]
    return max(telling or said, default=0)


def only_by_figures(header: str) -> bool:
    """True for a heading that says a number only where figures stand below it, such as “'26 Match”."""
    said = count_heading(header)
    return said is not None and said.rank >= ONLY_BY_FIGURES and said.field == "matched"


def never_positions(header: str) -> bool:
    """True for a heading over other numbers: a PGY level, a rank, a year, a quota, those matched."""
    said = count_heading(header)
    if said is not None and said.field != "positions":
        return True
    parts = _parts(header)
    words = set(parts)
    if words & (_TAKEN | _QUOTA) and not words & (_UNFILLED | _OPEN | _PLACES):
        return True
    return any(part in _NEVER or int_or(part) in _YEARS for part in parts) or "%" in header
