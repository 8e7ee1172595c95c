"""The words of an institution's name, of what stands around it, and of what somebody says it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.find import SHORT_FORMS, fold
from matchweek.domain.programs.program import Listing, field_name

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
_EMPTY = frozenset(
    {"a", "and", "at", "d", "de", "del", "for", "in", "la", "of", "on", "or", "s", "the", "to"}
)
_WORD = re.compile(r"[a-z0-9]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")

# How much a word tells by where it stands: in the institution's name, or only in its surroundings.
NAME, AROUND = 1.0, 0.85


def split(text: str) -> list[str]:
    """The words of a name, written out, without empty ones and endings of plurals."""
    words: list[str] = []
    for raw in _WORD.findall(fold(_DOTTED.sub(lambda found: found[0].replace(".", ""), text))):
        words += (_WRITTEN_OUT.get(raw) or raw).split()
    return [_singular(word) for word in words if word not in _EMPTY]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def asked_words(text: str) -> list[str]:
    return list(dict.fromkeys(split(HUMP.sub(" ", text)) or _WORD.findall(fold(text))))


def plain_name(institution: str) -> str:
    """The institution's name without the state that lists put behind it."""
    name, dash, state = institution.rpartition("-")
    return name if dash and len(state) == 2 and state.isupper() else institution


def name_words(institution: str) -> dict[str, float]:
    """The words of an institution's name, its initials, and neighbours written as one word."""
    name = plain_name(institution)
    words = split(HUMP.sub(" ", name))
    found = dict.fromkeys(words, NAME)
    for one, other in pairwise(words):
        found.setdefault(one + other, AROUND)
    for word in split(name):
        found.setdefault(word, AROUND)
    for initials in _initials(name):
        found.setdefault(initials, AROUND)
    return found


def _initials(name: str) -> Iterable[str]:
    for part in (name, *re.split(r"[-/(]", name)):
        words = [word for word in re.findall(r"[A-Za-z]+", part) if word.lower() not in _EMPTY]
        if len(words) > 1:
            yield "".join(word if word.isupper() else word[0] for word in words).lower()
            yield "".join(word[0] for word in words).lower()


def around_words(listing: Listing) -> dict[str, float]:
    kind = listing.code[4:8]
    texts = (
        listing.name,
        listing.city,
        listing.state,
        STATE_NAMES.get(listing.state, ""),
        listing.specialty,
        field_name(f"0000{kind}"),
        SHORT_FORMS.get(kind[:3], ""),
    )
    found = dict.fromkeys((word for text in texts for word in split(HUMP.sub(" ", text))), AROUND)
    if listing.state:
        found.setdefault(listing.state.lower(), AROUND)
    return found
