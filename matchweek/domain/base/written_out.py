"""Words of institutions' names as they are compared: “St. Mary's Med Ctr” is “Saint Marys Medical Center”."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What names are shortened to; both sides are written out before they are compared.
_WRITTEN_OUT = {
    "assoc": "associated",
    "cntr": "center",
    "cnty": "county",
    "coll": "college",
    "com": "college medicine",
    "comm": "community",
    "comty": "community",
    "ctr": "center",
    "educ": "education",
    "fdn": "foundation",
    "fnd": "foundation",
    "ft": "fort",
    "gen": "general",
    "gme": "graduate medical education",
    "grad": "graduate",
    "hlth": "health",
    "hosp": "hospital",
    "hosps": "hospital",
    "hsc": "health science center",
    "hsp": "hospital",
    "inst": "institute",
    "int": "internal",
    "jr": "junior",
    "med": "medical",
    "mem": "memorial",
    "meml": "memorial",
    "mt": "mount",
    "natl": "national",
    "pt": "point",
    "prelim": "preliminary",
    "reg": "regional",
    "regl": "regional",
    "sch": "school",
    "sci": "science",
    "som": "school medicine",
    "st": "saint",
    "ste": "saint",
    "surg": "surgery",
    "svc": "service",
    "svcs": "service",
    "sys": "system",
    "trans": "transitional",
    "u": "university",
    "uni": "university",
    "univ": "university",
}
EMPTY = frozenset({"a", "and", "at", "d", "de", "del", "for", "in", "la", "of", "on", "or", "s", "the", "to"})
"""Words that tell nothing, and are left out."""
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")


def without_dots(text: str) -> str:
    """A text whose initials stand as one word: “U.S.” is “US”."""
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), text)


def written_out(folded: Iterable[str]) -> list[str]:
    """Folded words written out, without those that tell nothing."""
    words = (word for raw in folded for word in (_WRITTEN_OUT.get(raw) or raw).split())
    return [word for word in words if word not in EMPTY]


def singular(word: str) -> str:
    """A word without the ending of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
