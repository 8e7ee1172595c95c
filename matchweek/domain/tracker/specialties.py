"""Specialty and type as people write them in their own sheets, by the names that the house uses."""

from __future__ import annotations

import re
from functools import cache

from matchweek.domain.base.specialties import SHORT_NAMES, SPECIALTIES
from matchweek.domain.programs.find import fold
from matchweek.domain.programs.program import ProgramType
from matchweek.domain.programs.wishes import Kind, kinds_in, read_types
from matchweek.errors import BadInput

# Said beside a specialty or instead of its name, and in no list of NRMP.
_ALSO = {"general surgery": "440", "family practice": "120", "general medicine": "140", "obgyn": "220"}
_BESIDE = re.compile(r"\b(?:program|residency|track|\([a-z]{2,4}\))(?:\s|$)", re.IGNORECASE)


def plain(words: str) -> str:
    """Words for comparing: no case, accents, marks."""
    return " ".join(re.findall(r"[^\W_]+", fold(words)))


@cache
def kind_of(words: str) -> Kind | None:
    """The specialty, perhaps with a type, that words name; None where it is none that NRMP lists."""
    said = " ".join(_BESIDE.sub(" ", words.replace(",", " ").replace(";", " ")).split())
    if plain(said) in _ALSO:
        return Kind(_ALSO[plain(said)])
    found = kinds_in(said)
    return found[0] if len(found) == 1 else None


def specialty_number(words: str) -> str:
    """The three digits of the specialty that words name; "" where it is none that is known."""
    kind = kind_of(words)
    return kind.specialty if kind is not None else ""


def read_specialty(words: str) -> str:
    """The specialty by its standard name where it is known, else as it was written."""
    return SPECIALTIES.get(specialty_number(words), " ".join(words.split()))


def short_specialty(words: str) -> str:
    """The same in few letters."""
    number = specialty_number(words)
    return SHORT_NAMES.get(number) or SPECIALTIES.get(number, words)


def read_type(words: str) -> str:
    """The type letter that words name, such as C for “Categorical”, perhaps beside a specialty; else ""."""
    try:
        letters = read_types(words)
    except BadInput:
        kind = kind_of(words)
        return kind.type if kind is not None else ""
    return letters if letters in list(ProgramType) else ""
