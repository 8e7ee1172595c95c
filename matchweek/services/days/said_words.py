"""The words of an institution's name, of what stands around it, and of what somebody says it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.base.written_out import EMPTY, singular, without_dots, written_out
from matchweek.domain.programs.find import SHORT_FORMS, fold
from matchweek.domain.programs.program import Listing, field_name

_WORD = re.compile(r"[a-z0-9]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

# How much a word tells by where it stands: in the institution's name, or only in its surroundings.
NAME, AROUND = 1.0, 0.85


def split(text: str) -> list[str]:
    """The words of a name, written out, without empty ones and endings of plurals."""
    return [singular(word) for word in written_out(_WORD.findall(fold(without_dots(text))))]


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
        words = [word for word in re.findall(r"[A-Za-z]+", part) if word.lower() not in EMPTY]
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
